using System.Globalization;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;
using PresignTools.Signing;

namespace PresignTools.Sandbox.Authentication;

/// <summary>A request that is signed in its Authorization header, as the SDKs and command lines send them.</summary>
internal static class HeaderV4
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    internal static Caller Authenticate(SandboxRequest request, string authorization, World world, DateTimeOffset now)
    {
        if (!authorization.StartsWith(SignatureV4.Algorithm + " ", StringComparison.Ordinal))
        {
            throw Failures.Argument("Unsupported Authorization Type", "Authorization", authorization, CauseId.MalformedQueryParameter);
        }

        Dictionary<string, string> fields = Fields(authorization[(SignatureV4.Algorithm.Length + 1)..]);
        string[] scope = fields.GetValueOrDefault("Credential")?.Split('/') ?? [];
        if (
            scope.Length < 5
            || !fields.TryGetValue("SignedHeaders", out string? signedText)
            || !fields.TryGetValue("Signature", out string? signature))
        {
            throw Failures.HeaderMalformed(
                "the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".",
                CauseId.MalformedQueryParameter);
        }

        string keyId = string.Join('/', scope[..^4]), day = scope[^4], region = scope[^3], service = scope[^2];
        string expectedService = ServiceOf(request);
        if (service != expectedService)
        {
            throw Failures.HeaderMalformed(
                $"incorrect service \"{service}\". This endpoint belongs to \"{expectedService}\".",
                CauseId.WrongService);
        }

        if (Scope.ExpectedRegion(request, world) is { } expected && region != expected)
        {
            throw Failures.WrongRegion(false, region, expected);
        }

        string date = Date(request, now);
        if (day.Length != 8 || !day.All(char.IsAsciiDigit) || !date.StartsWith(day, StringComparison.Ordinal))
        {
            throw Failures.HeaderMalformed(
                $"Invalid credential date \"{day}\". This date is not the same as X-Amz-Date: \"{date[..8]}\".",
                CauseId.DateScopeMismatch);
        }

        Scope.CheckLocation(request, world);
        string? payload = request.Header("x-amz-content-sha256");
        if (payload is null && expectedService is ("s3" or Facts.S3DirectoryBuckets.Service))
        {
            throw Failures.MissingContentSha256();
        }

        string[] signed = signedText.ToLowerInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries);
        string[] unsigned = signed.Contains("host") ? Authenticator.Unsigned(request, signed) : ["host"];
        if (unsigned.Length > 0)
        {
            throw Failures.HeadersNotSigned(unsigned);
        }

        string? session = request.Header(DirectoryKeys.TokenHeader);
        string? token = session ?? request.Header("x-amz-security-token");
        FoundKey key = DirectoryKeys.Find(request, world, keyId, session, now) ?? KeyRing.Find(world, keyId, token, now);
        var computed = new V4Signature(request, signed, date, day, region, service, payload ?? WorldJson.HashOf(request.Body), key.Secret);
        if (computed.Signature != signature)
        {
            throw Failures.SignatureMismatch(keyId, computed.StringToSign, signature, computed.CanonicalText, CauseId.SignatureMismatch);
        }

        KeyRing.CheckUnneededToken(key, token);
        if (payload is not null && payload.StartsWith("STREAMING-", StringComparison.Ordinal))
        {
            ChunkedBody.Decode(request, payload, computed, keyId);
        }
        else
        {
            Authenticator.CheckPayload(request, payload);
        }

        return key.Caller with
        {
            AuthType = "REST-HEADER",
            SignatureVersion = SignatureV4.Algorithm,
            SignedAt = AmzTime.TryParse(date, out AmzTime time) ? time.Instant : null,
            PayloadHash = payload,
        };
    }

    private static string ServiceOf(SandboxRequest request) => request.Target.Service switch
    {
        TargetService.Sts => "sts",
        TargetService.Kms => "kms",
        TargetService.Iam => "iam",
        _ => DirectoryKeys.ServiceOf(request),
    };

    private static string Date(SandboxRequest request, DateTimeOffset now)
    {
        string? text = request.Header("x-amz-date") ?? request.Header("date");
        if (!AmzTime.TryParse(text, out AmzTime time))
        {
            if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset parsed))
            {
                throw Failures.MissingDate();
            }

            time = new AmzTime(parsed);
        }

        return (time.Instant - now).Duration() > Skew ? throw Failures.TimeTooSkewed(text!, now) : time.ToString();
    }

    private static Dictionary<string, string> Fields(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                fields[part[..equals]] = part[(equals + 1)..];
            }
        }

        return fields;
    }
}
