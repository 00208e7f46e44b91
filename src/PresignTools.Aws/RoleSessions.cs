using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using PresignTools.Abstractions;
using PresignTools.Aws.Evidence;
using PresignTools.Errors;
using PresignTools.Signing;

namespace PresignTools.Aws;

/// <summary>
/// Assumes roles that a command named. Sessions are kept for the life of the process until shortly before they end, as those of profiles
/// are: a loop that calls a cmdlet for each object would otherwise ask STS, or the user for an MFA code, each time.
/// </summary>
internal static class RoleSessions
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private static readonly ConcurrentDictionary<Key, SigningCredentials> Sessions = new();

    /// <param name="source">Who assumes it.</param>
    /// <param name="role">The role.</param>
    /// <param name="region">Region whose STS is asked: a token of a regional STS works in every region, one of the global STS does
    /// not.</param>
    /// <param name="mfaTokenCode">Asks for the code of an MFA device.</param>
    /// <param name="clock">Tells whether a kept session has ended.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal static SigningCredentials Assume(
        SigningCredentials source,
        RoleRequest role,
        string region,
        Func<string, string?>? mfaTokenCode,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var key = new Key(source.AccessKeyId, Digest(source), role, region);
        if (Sessions.TryGetValue(key, out SigningCredentials? known) && known.Expiration > clock.GetUtcNow() + Margin)
        {
            return known;
        }

        string words = $"role '{Text.Printable.Of(role.RoleArn)}'";
        var request = new AssumeRoleRequest { RoleArn = role.RoleArn, RoleSessionName = role.SessionName, ExternalId = role.ExternalId };
        if (role.MfaSerial is not null)
        {
            // Asked for on the caller's thread, where a host can prompt.
            string? code = mfaTokenCode?.Invoke(role.MfaSerial)?.Trim();
            request.SerialNumber = role.MfaSerial;
            request.TokenCode = string.IsNullOrEmpty(code) ? throw AwsErrors.MfaCodeNeeded(words, role.MfaSerial) : code;
        }

        try
        {
            using AmazonSecurityTokenServiceClient sts = AwsClients.StsOf(source, region);
            AssumeRoleResponse answer = Task.Run(() => sts.AssumeRoleAsync(request, cancellationToken), cancellationToken)
                .WaitAsync(cancellationToken)
                .GetAwaiter()
                .GetResult();
            Credentials session = answer.Credentials ?? throw new InvalidDataException("the answer of STS has no credentials");
            DateTimeOffset? ends = session.Expiration is { Year: > 1 } time ? new DateTimeOffset(time.ToUniversalTime()) : null;
            var fresh = new SigningCredentials(
                session.AccessKeyId,
                session.SecretAccessKey,
                session.SessionToken,
                ends,
                $"{words}, assumed with {source.Source ?? source.AccessKeyId}");
            Sessions[key] = fresh;
            return fresh;
        }
        catch (Exception e) when (e is not PresignException && !cancellationToken.IsCancellationRequested)
        {
            throw SdkErrors.For(e, words);
        }
    }

    // The same key id with another secret is another question: a wrong secret must not find the session of the right one.
    private static string Digest(SigningCredentials source) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(source.SecretAccessKey + "\n" + source.SessionToken)));

    private readonly record struct Key(string AccessKeyId, string Digest, RoleRequest Role, string Region);
}
