using System.Text;
using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Signing;
using PresignTools.Text;

namespace PresignTools.Forms;

/// <summary>
/// Signs upload forms: Signature Version 4 over the base64 text of the policy. One signer serves many forms and keeps their signing keys;
/// it is safe for several threads. Source: <see
/// href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html"/>.
/// </summary>
public sealed class PostSigner
{
    private readonly SigningKeyCache _keys = new();

    /// <summary>Signs one form.</summary>
    /// <param name="request">What to sign.</param>
    /// <param name="credentials">Who signs. The form has this signer's permission and no more.</param>
    /// <exception cref="PresignException"><c>FormExpiryOutOfRange</c>, <c>FormTooLarge</c>, <c>KeyTooLong</c>,
    /// <c>BucketNameNotAllowed</c>.</exception>
    public PresignedPost Sign(PostRequest request, SigningCredentials credentials)
    {
        Check(request);
        var time = new AmzTime(request.SignedAt);
        long ticks = request.ExpiresIn.Ticks - (request.ExpiresIn.Ticks % TimeSpan.TicksPerSecond);
        long left = new DateTime(9999, 12, 31, 23, 59, 59, DateTimeKind.Utc).Ticks - time.Instant.UtcTicks;
        if (ticks < TimeSpan.TicksPerSecond || ticks > left)
        {
            throw FormErrors.FormExpiryOutOfRange(request.SignedAt);
        }

        DateTimeOffset end = time.Instant.AddTicks(ticks);
        SigningKey key = _keys.Get(credentials, time.Day, request.Address.SigningRegion, request.Address.SigningService);
        string credential = credentials.AccessKeyId + "/" + Encoding.ASCII.GetString(key.Scope);
        SignedPolicy signed = Signed(request, credentials, key, credential, time, end);
        return new PresignedPost(request, credentials, time, end, signed);
    }

    /// <summary>The address of a form: that of the bucket.</summary>
    internal static string UrlOf(S3Address address) =>
        address.Endpoint + (address.PathPrefix.Length == 0 ? "/" : address.PathPrefix);

    /// <summary>The signature of a policy's base64 text, in hexadecimal digits.</summary>
    internal static string Signature(KeyedHmac key, byte[] policy, int length)
    {
        byte[] hash = new byte[Hashing.Size];
        key.Compute(policy, length, hash);
        return Convert.ToHexString(hash).ToLowerInvariant();
    }

    private static SignedPolicy Signed(
        PostRequest request, SigningCredentials credentials, SigningKey key, string credential, AmzTime time, DateTimeOffset end)
    {
        string date = time.ToString();
        Utf8Buffer json = Utf8Buffer.Rent();
        Utf8Buffer base64 = Utf8Buffer.Rent();
        try
        {
            json.Append("{\"expiration\":\""u8);
            AppendIso(json, end);
            json.Append("\",\"conditions\":[{\"bucket\":"u8);
            PolicyJson.AppendString(json, request.Address.Bucket!);
            json.Append("},"u8);
            PostKey.Condition("key", request.Key).AppendTo(json);
            json.Append(request.Template.Middle);
            json.Append(",{\"x-amz-algorithm\":\"AWS4-HMAC-SHA256\"}"u8);
            AppendExact(json, ",{\"x-amz-credential\":"u8, credential);
            AppendExact(json, ",{\"x-amz-date\":"u8, date);
            if (credentials.SessionToken is { } token)
            {
                AppendExact(json, ",{\"x-amz-security-token\":"u8, token);
            }

            json.Append("]}"u8);
            base64.Reserve((json.Length + 2) / 3 * 4);
            System.Buffers.Text.Base64.EncodeToUtf8(json.Written, base64.Array, out _, out int length);
            base64.SetLength(length);

            string policy = base64.Ascii(0, length);
            List<KeyValuePair<string, string>> fields =
            [
                new("x-amz-algorithm", SignatureV4.Algorithm),
                new("x-amz-credential", credential),
                new("x-amz-date", date),
            ];
            if (credentials.SessionToken is not null)
            {
                fields.Add(new("x-amz-security-token", credentials.SessionToken));
            }

            fields.Add(new("policy", policy));
            fields.Add(new("x-amz-signature", Signature(key.Hmac, base64.Array, length)));
            CheckSize(request, fields);
            return new SignedPolicy(policy, fields);
        }
        finally
        {
            base64.Return();
            json.Return();
        }
    }

    private static void AppendExact(Utf8Buffer json, ReadOnlySpan<byte> name, string value)
    {
        json.Append(name);
        PolicyJson.AppendString(json, value);
        json.Append((byte)'}');
    }

    // yyyy-MM-ddTHH:mm:ss.000Z, as AWS's examples write it.
    private static void AppendIso(Utf8Buffer json, DateTimeOffset end)
    {
        DateTime utc = end.UtcDateTime;
        json.AppendNumber(utc.Year, 4);
        json.Append((byte)'-');
        json.AppendNumber(utc.Month, 2);
        json.Append((byte)'-');
        json.AppendNumber(utc.Day, 2);
        json.Append((byte)'T');
        json.AppendNumber(utc.Hour, 2);
        json.Append((byte)':');
        json.AppendNumber(utc.Minute, 2);
        json.Append((byte)':');
        json.AppendNumber(utc.Second, 2);
        json.Append(".000Z"u8);
    }

    private static void Check(PostRequest request)
    {
        if (request.Address.NameFault is { } fault)
        {
            throw SigningErrors.BucketNameNotAllowed(request.Address.Bucket!, fault);
        }

        if (request.Address.HostKind != S3HostKind.Custom && S3Limits.IsKeyTooLong(request.Key, out long bytes))
        {
            throw SigningErrors.KeyTooLong(bytes);
        }
    }

    /// <summary>What S3 counts is names, values, and what multipart/form-data puts around each; that differs with the client.</summary>
    private static void CheckSize(PostRequest request, List<KeyValuePair<string, string>> fields)
    {
        const int Around = 90;      // boundary, Content-Disposition and line ends of a part, at the least
        long bytes = Size(fields, Around) + Size(request.Template.Fields, Around) + Encoding.UTF8.GetByteCount(request.Key) + Around;
        if (bytes > FormFieldRules.MostBytes && request.Address.HostKind != S3HostKind.Custom)
        {
            throw FormErrors.FormTooLarge(bytes);
        }
    }

    private static long Size(IReadOnlyList<KeyValuePair<string, string>> fields, int around)
    {
        long bytes = 0;
        for (int i = 0; i < fields.Count; i++)
        {
            bytes += Encoding.UTF8.GetByteCount(fields[i].Key) + Encoding.UTF8.GetByteCount(fields[i].Value) + around;
        }

        return bytes;
    }
}
