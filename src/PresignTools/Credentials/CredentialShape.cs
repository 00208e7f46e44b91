using System.Collections;
using System.Management.Automation;
using System.Net;
using System.Reflection;
using System.Security;
using PresignTools.Errors;
using PresignTools.Signing;

namespace PresignTools.Credentials;

/// <summary>
/// Reads credentials by what they look like, never by their type: AWS.Tools has its own copies of the SDK's types, in another load
/// context and of several versions, so that a cast could never succeed for all of them.
/// </summary>
internal static class CredentialShape
{
    private const int MaximumDepth = 4;
    private static readonly string[] AccessKeyNames = ["AccessKeyId", "AccessKey", "aws_access_key_id"];
    private static readonly string[] SecretKeyNames = ["SecretAccessKey", "SecretKey", "aws_secret_access_key"];
    private static readonly string[] TokenNames = ["SessionToken", "Token", "aws_session_token"];
    private static readonly string[] ExpirationNames = ["Expiration", "Expires"];

    // Use-STSRole and 'aws sts assume-role' wrap them; AWSPSCredentials ($StoredAWSCredentials) does so in an internal property;
    // 'aws sso get-role-credentials' says roleCredentials.
    private static readonly string[] Wrappers = ["Credentials", "RoleCredentials"];

    /// <summary>Reads the credentials in <paramref name="value"/>.</summary>
    /// <param name="value">Any object; a PSObject is unwrapped.</param>
    /// <param name="source">What it is called in messages: -Credential or $StoredAWSCredentials.</param>
    /// <exception cref="PresignException"><c>CredentialObjectNotUnderstood</c>, <c>CredentialObjectIncomplete</c> or
    /// <c>CredentialObjectFailed</c>.</exception>
    internal static SigningCredentials Read(object value, string source) =>
        Find(value, source, 0) ?? throw CredentialErrors.CredentialObjectNotUnderstood(source, TypeName(value));

    private static SigningCredentials? Find(object value, string source, int depth)
    {
        object given = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        if (depth > MaximumDepth || given is string or ValueType)
        {
            return null;
        }

        if (given is PSCredential typed)
        {
            NetworkCredential pair = typed.GetNetworkCredential();
            return Make(typed.UserName, pair.Password, null, null, source, given);
        }

        if (FromMethod(given, source) is { } produced)
        {
            return produced;
        }

        string? accessKey = Text(Property(value, AccessKeyNames));
        string? secretKey = Text(Property(value, SecretKeyNames));
        if (accessKey is not null || secretKey is not null)
        {
            return Make(
                accessKey,
                secretKey,
                Text(Property(value, TokenNames)),
                Instant.Read(Property(value, ExpirationNames)),
                source,
                given);
        }

        object? inner = Property(value, Wrappers) ?? InternalCredentials(given);
        return inner is null ? null : Find(inner, source, depth + 1);
    }

    // AWSCredentials of any SDK version.
    private static SigningCredentials? FromMethod(object given, string source)
    {
        Type type = given.GetType();
        MethodInfo? method = type.GetMethod("GetCredentials", BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes)
            ?? type.GetMethod("GetCredentialsAsync", BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes);
        if (method is null || method.ReturnType == typeof(void))
        {
            return null;
        }

        object? keys;
        try
        {
            keys = method.Invoke(given, null);
            if (keys is Task task)
            {
                task.GetAwaiter().GetResult();
                keys = task.GetType().GetProperty("Result")?.GetValue(task);
            }
        }
        catch (Exception e)
        {
            Exception cause = e is TargetInvocationException { InnerException: { } inner } ? inner : e;
            throw CredentialErrors.CredentialObjectFailed(source, TypeName(given), cause.GetType().Name);
        }

        if (keys is null)
        {
            throw CredentialErrors.CredentialObjectIncomplete(source, TypeName(given), "keys: it is anonymous");
        }

        return Make(
            Text(Property(keys, AccessKeyNames)),
            Text(Property(keys, SecretKeyNames)),
            Text(Property(keys, TokenNames)),
            EndOf(given, keys),
            source,
            given);
    }

    // A refreshing AWSCredentials knows its end only after it has been asked for keys, and tells it too early by the time in which
    // it would fetch new ones: ExpirationBuffer since SDK 4.0.100, PreemptExpiryTime before.
    private static DateTimeOffset? EndOf(object given, object keys)
    {
        if (Instant.Read(Property(keys, ExpirationNames)) is { } own)
        {
            return own;
        }

        object? early = Property(given, ["ExpirationBuffer"]) ?? Property(given, ["PreemptExpiryTime"]);
        return Instant.Read(Property(given, ExpirationNames) ?? StateExpiration(given)) + (early is TimeSpan span ? span : TimeSpan.Zero);
    }

    // SDK 3 (AWS.Tools 4) keeps the end in a protected field and shows it nowhere.
    private static object? StateExpiration(object given)
    {
        for (Type? type = given.GetType(); type is not null; type = type.BaseType)
        {
            if (
                type.GetField("currentState", BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                    ?.GetValue(given) is
                { } state)
            {
                return Property(state, ExpirationNames);
            }
        }

        return null;
    }

    private static SigningCredentials Make(
        string? accessKey,
        string? secretKey,
        string? token,
        DateTimeOffset? expiration,
        string source,
        object given)
    {
        if (string.IsNullOrEmpty(accessKey))
        {
            throw CredentialErrors.CredentialObjectIncomplete(source, TypeName(given), "access key id");
        }

        if (string.IsNullOrEmpty(secretKey))
        {
            throw CredentialErrors.CredentialObjectIncomplete(source, TypeName(given), "secret access key");
        }

        return new SigningCredentials(accessKey, secretKey, token, expiration, source);
    }

    private static object? Property(object value, string[] names)
    {
        object given = value is PSObject p ? p.BaseObject : value;
        foreach (string name in names)
        {
            object? found = null;
            if (given is IDictionary dictionary)
            {
                foreach (object key in dictionary.Keys)
                {
                    if (string.Equals(key.ToString(), name, StringComparison.OrdinalIgnoreCase))
                    {
                        found = dictionary[key];
                        break;
                    }
                }
            }
            else
            {
                found = ReadQuietly(PSObject.AsPSObject(value).Properties[name]);
            }

            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    // A getter of a foreign object may throw (the SDK's Expiration before the first keys); then it has nothing to say.
    private static object? ReadQuietly(PSPropertyInfo? property)
    {
        try
        {
            return property?.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    private static object? InternalCredentials(object given) =>
        given is IDictionary or PSObject ? null
            : given.GetType().GetProperty("Credentials", BindingFlags.NonPublic | BindingFlags.Instance)?.GetValue(given);

    private static string? Text(object? value)
    {
        object? given = value is PSObject p ? p.BaseObject : value;
        return given switch
        {
            null => null,
            string text => text,
            SecureString secure => new NetworkCredential(string.Empty, secure).Password,
            _ => null,
        };
    }

    private static string TypeName(object value)
    {
        object given = value is PSObject p ? p.BaseObject : value;
        return given.GetType().FullName ?? given.GetType().Name;
    }
}
