using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.Inspection;

/// <summary>Reads presigned URLs: repairs, splits, decodes, names. No network, no clock, no secret key needed.</summary>
public static class PresignedUrlReader
{
    // Also the end of x-amz-copy-source-server-side-encryption-customer-key.
    private const string CustomerKey = "server-side-encryption-customer-key";

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

        SignatureVersion version = Recognize(url);
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

    /// <summary>Which signature the URL carries; throws if none, or only part of one.</summary>
    private static SignatureVersion Recognize(RawUrl url)
    {
        bool Has(string name) => url.Find(name) is not null;
        bool v4 = false;
        foreach (RawQueryParameter parameter in url.Parameters)
        {
            v4 |= parameter.Name is PresignedShape.Algorithm or PresignedShape.Credential or PresignedShape.Date or PresignedShape.Expires
                or PresignedShape.SignedHeaders or PresignedShape.Signature or PresignedShape.SecurityToken or PresignedShape.ContentSha256;
        }

        bool v2 = Has("AWSAccessKeyId");
        if (!v4 && !v2)
        {
            throw OtherThanS3(url, Has);
        }

        string[] required = v4 ? PresignedShape.RequiredV4 : PresignedShape.RequiredV2;
        var missing = new List<string>();
        foreach (string name in required)
        {
            if (url.Find(name) is not { Value.Length: > 0 })
            {
                missing.Add(name);
            }
        }

        if (missing.Count > 0)
        {
            throw Incomplete(url, missing, required);
        }

        return !v4 ? SignatureVersion.SigV2
            : url.Find(PresignedShape.Algorithm)!.Value.StartsWith("AWS4-ECDSA", StringComparison.Ordinal) ? SignatureVersion.SigV4A
            : SignatureVersion.SigV4;
    }

    private static PresignException Incomplete(RawUrl url, List<string> missing, string[] required)
    {
        // Signers write the signature last or near the end: where it is gone, the end of the text is what was lost.
        RawQueryParameter last = url.Parameters[url.Parameters.Count - 1];
        string? inside = last.HasEquals && last.Value.Length > 0 ? null
            : Array.Find(required, name => name.StartsWith(last.Name, StringComparison.Ordinal) && missing.Contains(name));
        bool cut = missing.Contains(required[^1]) && !(required.Length == 6 && missing.Count == 1 && last.Name == "x-id");
        bool firstOnly = missing.Count == required.Length - 1 && url.Parameters.Count == 1;
        return InspectionErrors.UrlIncomplete(missing, cut && IsPlainName(last.Name) ? last.Name : null, cut ? inside : null, firstOnly);
    }

    /// <summary>Whether a name can be quoted: in damaged text, a piece of a token can stand where a name should.</summary>
    private static bool IsPlainName(string name) =>
        name.Length is > 0 and <= 40 && name.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-');

    private static PresignException OtherThanS3(RawUrl url, Func<string, bool> has)
    {
        if (LinkWrappers.OpaqueService(url) is { } service)
        {
            return InspectionErrors.UrlBehindWrapper(service);
        }

        if (has("Key-Pair-Id"))
        {
            return InspectionErrors.UrlIsCloudFront();
        }

        if (has("GoogleAccessId") || url.Parameters.Any(static p => p.Name.StartsWith("X-Goog-", StringComparison.OrdinalIgnoreCase)))
        {
            return InspectionErrors.UrlIsGoogleCloud();
        }

        if (has("sig") && (has("sv") || has("se")))
        {
            return InspectionErrors.UrlIsAzureSas();
        }

        if (has("Signature") && has("Expires"))
        {
            return InspectionErrors.UrlIncomplete(["AWSAccessKeyId"], null, null, false);
        }

        return InspectionErrors.UrlNotSigned(S3HostParser.Parse(url.Scheme, url.Authority, url.Path).HostKind != S3HostKind.Custom);
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
            AccessKeyId = Text.SecretMask.KeyId(scope?.AccessKeyId),
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
                parts.Encryption),
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
            AccessKeyId = Text.SecretMask.KeyId(keyId),
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
                parts.Encryption),
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
        token is null ? null
        : token.StartsWith("IQoJ", StringComparison.Ordinal) ? 2
        : token.StartsWith("FwoG", StringComparison.Ordinal) || token.StartsWith("FQoG", StringComparison.Ordinal) ? 1
        : null;

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

    /// <summary>The parameters beside those of the signature, by group. No secret gets in.</summary>
    private sealed class ParameterParts
    {
        internal ParameterParts(RawUrl url)
        {
            foreach (RawQueryParameter parameter in url.Parameters)
            {
                string name = parameter.Name;
                if (
                    name == "versionId"
                    || Array.IndexOf(PresignedShape.RequiredV4, name) >= 0
                    || Array.IndexOf(PresignedShape.RequiredV2, name) >= 0
                    || name == PresignedShape.RegionSet)
                {
                    continue;
                }

                string lower = name.ToLowerInvariant();
                if (
                    lower
                    is "x-amz-security-token"
                        or "x-amz-s3session-token"
                        or "x-amz-signature"
                        or "signature"
                        or "x-amz-content-sha256")
                {
                    continue;
                }

                Dictionary<string, string> group = lower.StartsWith("response-", StringComparison.Ordinal) ? ResponseOverrides
                    : lower.StartsWith("x-amz-", StringComparison.Ordinal) ? HoistedHeaders : Other;
                // A value can be a URL with a signature of its own; in damaged text even a name can.
                string key = UrlMask.Mask(ReferenceEquals(group, Other) ? name : lower);
                if (!group.ContainsKey(key))
                {
                    group.Add(key, lower.EndsWith(CustomerKey, StringComparison.Ordinal) ? "***" : UrlMask.Mask(parameter.Value));
                }
            }
        }

        internal Dictionary<string, string> ResponseOverrides { get; } = new(StringComparer.Ordinal);

        internal Dictionary<string, string> HoistedHeaders { get; } = new(StringComparer.Ordinal);

        internal Dictionary<string, string> Other { get; } = new(StringComparer.Ordinal);

        internal string? Encryption => HoistedHeaders.TryGetValue("x-amz-server-side-encryption", out string? value) ? value : null;
    }
}
