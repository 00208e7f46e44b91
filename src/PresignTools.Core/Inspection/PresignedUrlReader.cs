using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Text.Masking;

namespace PresignTools.Inspection;

/// <summary>Reads presigned URLs: repairs, splits, decodes, names. No network, no clock, no secret key needed.</summary>
public static class PresignedUrlReader
{
    /// <summary>Reads the URL in <paramref name="text"/>.</summary>
    /// <param name="text">A presigned URL, as it was pasted: quotes, line breaks, HTML escapes and more are undone, and told in <see
    /// cref="PresignedUrlInfo.Repairs"/>.</param>
    /// <param name="customEndpoint">The endpoint that the URL was made for, if it is not AWS's: it tells where the bucket name
    /// stands.</param>
    /// <exception cref="PresignException">
    /// <c>UrlMalformed</c>, <c>UrlTooLong</c>; <c>UrlIncomplete</c> names the parameters that are missing; <c>UrlNotSigned</c>,
    /// <c>UrlIsS3Uri</c>, <c>UrlIsArn</c>,
    /// <c>UrlIsCloudFront</c>, <c>UrlIsGoogleCloud</c>, <c>UrlIsAzureSas</c>, <c>UrlBehindWrapper</c> say what it is instead;
    /// <c>AuthorityInvalid</c> for a host that cannot be one.
    /// </exception>
    public static PresignedUrlInfo Read(string text, string? customEndpoint = null)
    {
        if (text is { Length: > RawUrl.MaximumLength })
        {
            throw InspectionErrors.UrlTooLong(text.Length, RawUrl.MaximumLength);
        }

        (string clean, IReadOnlyList<UrlRepair> repairs) = UrlRepairer.Repair(text ?? string.Empty);
        if (!RawUrl.TryParse(clean, out RawUrl? url, out string? reason))
        {
            throw NoUrl(clean, reason);
        }

        SignatureVersion version = SignatureRecognition.Of(url);
        return version == SignatureVersion.SigV2 ? ReadV2(url, repairs, customEndpoint) : ReadV4(url, version, repairs, customEndpoint);
    }

    /// <summary>Reads the URL in <paramref name="text"/>, or tells why not.</summary>
    /// <param name="text">A presigned URL, as it was pasted.</param>
    /// <param name="info">What was read.</param>
    /// <param name="error">The error that <see cref="Read"/> throws.</param>
    public static bool TryRead(
        string text,
        [NotNullWhen(true)] out PresignedUrlInfo? info,
        [NotNullWhen(false)] out PresignException? error)
    {
        try
        {
            info = Read(text);
            error = null;
            return true;
        }
        catch (PresignException e)
        {
            info = null;
            error = e;
            return false;
        }
    }

    private static PresignException NoUrl(string text, string reason)
    {
        string start = text.TrimStart();
        return start.StartsWith("s3://", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("s3a://", StringComparison.OrdinalIgnoreCase)
                ? InspectionErrors.UrlIsS3Uri()
            : start.StartsWith("arn:", StringComparison.OrdinalIgnoreCase) ? InspectionErrors.UrlIsArn()
            : InspectionErrors.UrlMalformed(reason);
    }

    private static PresignedUrlInfo ReadV4(RawUrl url, SignatureVersion version, IReadOnlyList<UrlRepair> repairs, string? customEndpoint)
    {
        S3Location location = S3HostParser.Parse(url.Scheme, url.Authority, url.Path, customEndpoint);
        CredentialScope? scope = CredentialScope.TryParse(url.Find(PresignedShape.Credential)!.Value, out CredentialScope? read)
            ? read
            : null;
        DateTimeOffset? signedAt = AmzDate.TryParse(url.Find(PresignedShape.Date)!.Value, out DateTimeOffset date) ? date : null;
        long? expires = Seconds(url.Find(PresignedShape.Expires)!.Value);
        string[] headers = url.Find(PresignedShape.SignedHeaders)!
            .Value.ToLowerInvariant()
            .Split([';'], StringSplitOptions.RemoveEmptyEntries);
        string? token = (url.Find(PresignedShape.SecurityToken) ?? url.Find(PresignedShape.SessionToken))?.Value;
        var parts = new ParameterParts(url);
        string service = scope?.Service ?? location.Service;
        OperationGuess operation = OperationGuess.Of(url, location.Bucket is not null, location.Key is not null, headers);
        (string? sdk, string evidence) = SdkGuess.Of(url, version);
        return new PresignedUrlInfo(url, location)
        {
            Repairs = repairs,
            Notes = UrlNotes.OfV4(url, location, version, scope, signedAt, expires, headers, token is not null),
            VersionId = url.Find("versionId")?.Value,
            Region = scope?.Region ?? location.Region,
            EndpointForm = Form(location),
            SignatureVersion = version,
            Algorithm = url.Find(PresignedShape.Algorithm)!.Value,
            AccessKeyId = SecretMask.KeyId(scope?.AccessKeyId),
            KeyKind = scope is null ? AccessKeyKind.Other : AccessKeyIds.KindOf(scope.AccessKeyId),
            AccountId = scope is null ? null : AccessKeyIds.AccountOf(scope.AccessKeyId),
            ScopeDate = scope?.Date,
            ScopeRegion = scope?.Region,
            ScopeService = scope?.Service,
            ScopeTerminal = scope?.Terminal,
            RegionSet = url.Find(PresignedShape.RegionSet)?.Value.Split([','], StringSplitOptions.RemoveEmptyEntries) ?? [],
            SignedAt = signedAt,
            ExpiresInSeconds = expires,
            ExpiresAt = signedAt is { } start && expires is { } seconds ? End(start, seconds) : null,
            HasSessionToken = !string.IsNullOrEmpty(token),
            SessionTokenVersion = TokenVersion(token),
            SignedHeaders = headers,
            RequiredHeaders = Array.FindAll(headers, h =>
                h != "host" && !(h.StartsWith("x-amz-", StringComparison.Ordinal) && url.Find(h) is not null)),
            PayloadHash = headers.Contains("x-amz-content-sha256") ? null : "UNSIGNED-PAYLOAD",
            ResponseOverrides = parts.ResponseOverrides,
            HoistedHeaders = parts.HoistedHeaders,
            OtherParameters = parts.Other,
            Operation = operation.Operation,
            PossibleOperations = operation.Operations,
            MethodHints = operation.Methods,
            OperationEvidence = operation.Evidence,
            RequiredActions = RequiredActions.Of(
                operation.Operations,
                url.Find("versionId") is not null,
                service,
                [.. headers, .. parts.HoistedHeaders.Keys],
                parts.Encryption,
                url.Find(S3HeaderActions.CopySource)?.Value),
            Sdk = sdk,
            SdkEvidence = evidence,
        };
    }

    private static PresignedUrlInfo ReadV2(RawUrl url, IReadOnlyList<UrlRepair> repairs, string? customEndpoint)
    {
        S3Location location = S3HostParser.Parse(url.Scheme, url.Authority, url.Path, customEndpoint);
        string keyId = url.Find("AWSAccessKeyId")!.Value;
        long? expires = Seconds(url.Find("Expires")!.Value);
        string? token = url.Find("x-amz-security-token")?.Value;
        var parts = new ParameterParts(url);
        OperationGuess operation = OperationGuess.Of(url, location.Bucket is not null, location.Key is not null, []);
        (string? sdk, string evidence) = SdkGuess.Of(url, SignatureVersion.SigV2);
        return new PresignedUrlInfo(url, location)
        {
            Repairs = repairs,
            Notes = UrlNotes.OfV2(url, location, keyId, expires, token is not null),
            VersionId = url.Find("versionId")?.Value,
            Region = location.Region,
            EndpointForm = Form(location),
            SignatureVersion = SignatureVersion.SigV2,
            AccessKeyId = SecretMask.KeyId(keyId),
            KeyKind = AccessKeyIds.KindOf(keyId),
            AccountId = AccessKeyIds.AccountOf(keyId),
            ExpiresAt = expires is { } seconds ? End(DateTimeOffset.FromUnixTimeSeconds(0), seconds) : null,
            HasSessionToken = !string.IsNullOrEmpty(token),
            SessionTokenVersion = TokenVersion(token),
            ResponseOverrides = parts.ResponseOverrides,
            HoistedHeaders = parts.HoistedHeaders,
            OtherParameters = parts.Other,
            Operation = operation.Operation,
            PossibleOperations = operation.Operations,
            MethodHints = operation.Methods,
            OperationEvidence = operation.Evidence,
            RequiredActions = RequiredActions.Of(
                operation.Operations,
                url.Find("versionId") is not null,
                location.Service,
                [.. parts.HoistedHeaders.Keys],
                parts.Encryption,
                url.Find(S3HeaderActions.CopySource)?.Value),
            Sdk = sdk,
            SdkEvidence = evidence,
        };
    }

    private static long? Seconds(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seconds) ? seconds : null;

    /// <summary>The instant, or null where it is outside the calendar.</summary>
    private static DateTimeOffset? End(DateTimeOffset start, long seconds) =>
        Math.Abs((double)seconds) < 2e11 && start.Year is > 1 and < 9000 ? start.AddSeconds(seconds) : null;

    private static int? TokenVersion(string? token) =>
        token switch
        {
            ['I', 'Q', 'o', 'J', ..] => 2,
            ['F', 'w' or 'Q', 'o', 'G', ..] => 1,
            _ => null,
        };

    private static string Form(S3Location location)
    {
        var words = new List<string> { location.Provider ?? location.HostKind.ToString() };
        if (
            location.HostKind
            is not (S3HostKind.AccessPoint or S3HostKind.ObjectLambda or S3HostKind.MultiRegionAccessPoint or S3HostKind.Outposts))
        {
            words.Add(location.IsPathStyle ? "path style" : "virtual-hosted style");
        }

        if (location.IsDualstack)
        {
            words.Add("dualstack");
        }

        if (location.IsFips)
        {
            words.Add("FIPS");
        }

        if (location.IsLegacyDash)
        {
            words.Add("old host form");
        }

        return string.Join(", ", words);
    }
}
