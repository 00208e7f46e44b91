using PresignTools.Facts;
using System.Globalization;
using PresignTools.Addressing;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Subject;

namespace PresignTools.Sandbox.Authentication;

/// <summary>Signature Version 2, in the query and in the header, in the regions that take it.</summary>
internal static class V2
{
    internal static Caller OfQuery(SandboxRequest request, SignatureParameters p, World world, DateTimeOffset now)
    {
        if (SignatureParameters.RequiredV2.Any(name => !request.Has(name)))
        {
            throw Failures.MissingParametersV2();
        }

        Scope.CheckLocation(request, world);
        CheckRegion(request, world);
        if (p.ExpiresAt is not { } end)
        {
            throw Failures.AccessDenied(CauseId.ExpiryInvalid, $"Invalid date (should be seconds since epoch): {p.ExpiresV2}");
        }

        if (now > end)
        {
            throw Failures.Expired(null, end, now, CauseId.UrlExpired);
        }

        string? token = request.Header("x-amz-security-token") ?? p.Token;
        FoundKey key = KeyRing.Find(world, p.AccessKeyIdV2!, token, now);
        Verify(request, key, p.AccessKeyIdV2!, p.SignatureV2!, p.ExpiresV2!, now);
        KeyRing.CheckUnneededToken(key, token);
        return key.Caller with { AuthType = "REST-QUERY-STRING", SignatureVersion = "AWS" };
    }

    internal static Caller OfHeader(SandboxRequest request, string authorization, World world, DateTimeOffset now)
    {
        Scope.CheckLocation(request, world);
        CheckRegion(request, world);
        string[] parts = authorization[4..].Split(':', 2);
        if (parts.Length != 2)
        {
            throw Failures.Argument(
                "AWS authorization header is invalid.  Expected AwsAccessKeyId:signature",
                "Authorization",
                authorization,
                CauseId.MalformedQueryParameter);
        }

        string? amzDate = request.Header("x-amz-date");
        string? date = amzDate ?? request.Header("date");
        if (!DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset signed))
        {
            throw Failures.MissingDate();
        }

        if ((signed - now).Duration() > TimeSpan.FromMinutes(15))
        {
            throw Failures.TimeTooSkewed(date!, now);
        }

        string? token = request.Header("x-amz-security-token");
        FoundKey key = KeyRing.Find(world, parts[0], token, now);
        Verify(request, key, parts[0], parts[1], amzDate is null ? date! : string.Empty, now);
        KeyRing.CheckUnneededToken(key, token);
        return key.Caller with { AuthType = "REST-HEADER", SignatureVersion = "AWS" };
    }

    private static void CheckRegion(SandboxRequest request, World world)
    {
        string region = request.Target.Bucket is { } name && world.Buckets.TryGetValue(name, out Bucket? bucket) ? bucket.Region
            : request.Target.IsAnyRegion ? world.Region : request.Target.Location.Region ?? "us-east-1";
        if (!S3Regions.TakesSigV2(region))
        {
            throw Failures.MechanismNotSupported();
        }
    }

    private static void Verify(
        SandboxRequest request,
        FoundKey key,
        string accessKeyId,
        string signature,
        string expires,
        DateTimeOffset now)
    {
        S3Location location = request.Target.Location;
        string path = location is { IsPathStyle: false, Bucket: { } bucket } ? "/" + bucket + request.Path : request.Path;
        string[] own = ["AWSAccessKeyId", "Expires", "Signature"];
        string text = SignatureV2.StringToSign(
            request.Method,
            path,
            [
                .. request
                    .Url.Parameters.Where(p => !own.Contains(p.Name))
                    .Select(p => new KeyValuePair<string, string?>(p.Name, p.HasEquals ? p.Value : null)),
            ],
            [.. request.Headers.Select(h => new KeyValuePair<string, string>(h.Key.ToLowerInvariant(), h.Value))],
            expires);
        if (SignatureV2.Sign(key.Secret, text) == signature)
        {
            return;
        }

        var received = new ReceivedRequest
        {
            Url = request.Url.Text,
            Method = request.Method,
            Headers = request.Headers,
            Host = request.Host,
        };
        string? cause = request.Header("authorization") is null
            ? PresignedUrlVerifier.Verify(received, new SigningCredentials(accessKeyId, key.Secret), now).Cause : null;
        throw Failures.SignatureMismatch(accessKeyId, text, signature, null, cause ?? CauseId.SignatureMismatch);
    }
}
