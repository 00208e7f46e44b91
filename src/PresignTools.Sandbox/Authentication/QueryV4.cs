using System.Globalization;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Checks;
using PresignTools.Verification.Search;
using PresignTools.Verification.Subject;

namespace PresignTools.Sandbox.Authentication;

/// <summary>
/// A presigned URL: parameters, then scope, then time, then headers, then key and token, and the signature last, whose verdict is that of
/// Core's verifier.
/// </summary>
internal static class QueryV4
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    internal static Caller Authenticate(SandboxRequest request, SignatureParameters p, World world, DateTimeOffset now)
    {
        if (SignatureParameters.RequiredV4.Any(name => !request.Has(name)))
        {
            throw Failures.MissingParameters();
        }

        CheckFormat(p, DirectoryKeys.ServiceOf(request));
        if (p.Form == SignatureForm.V4A)
        {
            Scope.CheckRegionSet(request, world, p.RegionSet);
        }
        else if (p.Region is { } region && Scope.ExpectedRegion(request, world) is { } expected && region != expected)
        {
            bool ofMany = request.Target.Location.HostKind == Addressing.S3HostKind.MultiRegionAccessPoint;
            throw ofMany
                ? Failures.WrongRegionOfMany(region, expected, CauseId.AccessPointOrMrapSigV4A)
                : Failures.WrongRegion(true, region, expected);
        }

        CheckExpires(p);
        Scope.CheckLocation(request, world);
        CheckTime(p, new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero));
        string[] unsigned = p.SignedHeaderNames.Contains("host") ? Authenticator.Unsigned(request, p.SignedHeaderNames) : ["host"];
        if (unsigned.Length > 0)
        {
            throw Failures.HeadersNotSigned(unsigned);
        }

        string? session = request.Header(DirectoryKeys.TokenHeader) ?? p.ExpressToken;
        string? token = session ?? request.Header("x-amz-security-token") ?? p.Token;
        FoundKey key = DirectoryKeys.Find(request, world, p.AccessKeyId!, session, now) ?? KeyRing.Find(world, p.AccessKeyId!, token, now);
        Verify(request, p, key, token, now);
        KeyRing.CheckUnneededToken(key, token);
        string? hash = request.Header("x-amz-content-sha256");
        Authenticator.CheckPayload(request, hash);
        return key.Caller with
        {
            AuthType = "REST-QUERY-STRING",
            SignatureVersion = p.Form == SignatureForm.V4A ? SignatureV4A.Algorithm : SignatureV4.Algorithm,
            SignedAt = p.Time!.Value.Instant,
            PayloadHash = hash ?? CanonicalRequest.UnsignedPayload,
        };
    }

    private static void Verify(SandboxRequest request, SignatureParameters p, FoundKey key, string? token, DateTimeOffset now)
    {
        var received = new ReceivedRequest
        {
            Url = request.Url.Text,
            Method = request.Method,
            Headers = request.Headers,
            Host = request.Host,
        };
        var credentials = new SigningCredentials(
            p.AccessKeyId!,
            key.Secret,
            string.IsNullOrWhiteSpace(token) || token.Any(char.IsWhiteSpace) ? null : token);
        var verification = new VerificationContext(received, request.Url, credentials, now, null);
        SignatureCheck.Run(verification, SearchEffort.None, new SigningKeyCache());
        if (verification.SignatureMatches == true)
        {
            return;
        }

        string? cause = PresignedUrlVerifier.Verify(received, credentials, now).Cause;
        throw Failures.SignatureMismatch(
            p.AccessKeyId!,
            verification.StringToSign ?? string.Empty,
            p.Signature!,
            verification.CanonicalText,
            cause ?? CauseId.SignatureMismatch);
    }

    private static void CheckFormat(SignatureParameters p, string service)
    {
        if (p.Algorithm is not (SignatureV4.Algorithm or SignatureV4A.Algorithm))
        {
            throw Failures.QueryParameters(
                "X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256\"",
                CauseId.MalformedQueryParameter);
        }

        if (!p.HasWholeCredential || p.ScopeParts != (p.Form == SignatureForm.V4A ? 3 : 4))
        {
            bool twice = p.Credential!.Contains("%2F", StringComparison.OrdinalIgnoreCase);
            throw Failures.CredentialMalformed(twice ? CauseId.UrlMangledInTransit : CauseId.MalformedQueryParameter);
        }

        if (!p.HasScopeDay)
        {
            throw Failures.CredentialFaulty(
                $"incorrect date format \"{p.ScopeDay}\". This date in the credential must be in the format \"yyyyMMdd\".",
                CauseId.MalformedQueryParameter);
        }

        if (p.Service != service)
        {
            throw Failures.CredentialFaulty(
                $"incorrect service \"{p.Service}\". This endpoint belongs to \"{service}\".",
                CauseId.WrongService);
        }

        if (p.Terminal != "aws4_request")
        {
            throw Failures.CredentialFaulty(
                $"incorrect terminal \"{p.Terminal}\". This endpoint uses \"aws4_request\".",
                CauseId.MalformedQueryParameter);
        }

        if (p.Time is not { } time)
        {
            throw Failures.QueryParameters(
                "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"",
                CauseId.MalformedQueryParameter);
        }

        if (time.ToString()[..8] != p.ScopeDay)
        {
            throw Failures.QueryParameters(
                $"Invalid credential date \"{p.ScopeDay}\". This date is not the same as X-Amz-Date: \"{p.Date![..8]}\".",
                CauseId.DateScopeMismatch);
        }
    }

    private static void CheckExpires(SignatureParameters p)
    {
        switch (p.ExpiresSeconds)
        {
            case null:
                throw Failures.QueryParameters("X-Amz-Expires should be a number", CauseId.ExpiryInvalid);
            case < 0:
                throw Failures.QueryParameters("X-Amz-Expires must be non-negative", CauseId.ExpiryInvalid);
            case > SignatureV4.LongestExpiry:
                throw Failures.QueryParameters(
                    "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 "
                        + "seconds",
                    CauseId.ExpiryOver7Days);
        }
    }

    private static void CheckTime(SignatureParameters p, DateTimeOffset now)
    {
        DateTimeOffset date = p.Time!.Value.Instant;
        if (date - now > Skew)
        {
            throw Failures.NotYetValid(date, p.ExpiresAt, now);
        }

        if (p.ExpiresSeconds == 0 || now > p.ExpiresAt)
        {
            throw Failures.Expired(
                p.ExpiresSeconds!.Value.ToString(CultureInfo.InvariantCulture),
                p.ExpiresAt,
                now,
                p.ExpiresSeconds == 0 ? CauseId.ExpiryInvalid : CauseId.UrlExpired);
        }
    }
}
