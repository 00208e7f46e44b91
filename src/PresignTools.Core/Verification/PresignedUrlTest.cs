using PresignTools.Identity;
using PresignTools.Signing;
using PresignTools.Text;
using PresignTools.Text.Masking;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification;

/// <summary>What became of testing a presigned URL. Signature, token and keys are masked in every part of it.</summary>
public sealed class PresignedUrlTest
{
    private readonly bool _hasFault;

    internal PresignedUrlTest(VerificationContext verification)
    {
        SecretMask mask = SecretMasks.Of(verification.Request.Url, verification.Credentials, verification.Headers);
        Url = mask.Show(Checks.UserInfoCheck.Mask(verification.Request.Url));
        Method = mask.Show(verification.EffectiveMethod);
        Host = mask.Show(verification.Host);
        AsOf = verification.AsOf;
        SignatureMatches = verification.SignatureMatches;
        SignatureVersion = verification.Parameters.Form switch
        {
            SignatureForm.V4 => "SigV4",
            SignatureForm.V4A => "SigV4A",
            SignatureForm.V2 => "SigV2",
            _ => null,
        };
        AccessKeyId = mask.Show(verification.Parameters.ShownKeyId);
        AccountId = AccessKey.AccountId(verification.Parameters.AccessKeyId);
        Region = mask.Show(verification.Parameters.Region);
        Service = mask.Show(verification.Parameters.Service);
        BucketName = mask.Show(verification.Location?.Bucket);
        Key = mask.Show(verification.Location?.Key);
        SignedHeaders = mask.Show(verification.Parameters.SignedHeaderNames).ToListing();
        SignedAt = verification.Parameters.Time?.Instant;
        ExpiresAt = verification.Parameters.ExpiresAt;
        Findings = verification.SortedFindings().Select(f => f.Shown(mask)).ToArray().ToListing();
        _hasFault = Findings.Any(static f => f.Status == FindingStatus.Fail);

        // A secret that was given is a question: an answer that leaves it open is no yes.
        HasCredentials = verification.Credentials is not null;
        IsValid = !_hasFault && (!HasCredentials || SignatureMatches == true);
        Cause = Findings.FirstOrDefault(f => f.Status == FindingStatus.Fail || (HasCredentials && !_hasFault && SignatureMatches is null
            && f.Status == FindingStatus.Skipped))?.Cause;
        SignatureState = SignatureMatches switch
        {
            true => SignatureState.Correct,
            null when !verification.SignatureKnownWrong && !verification.Has(CauseId.SignatureAltered) => SignatureState.NotChecked,
            _ => SignatureState.Wrong,
        };
        Differences = Findings
            .Where(static f => f.Status is FindingStatus.Fail or FindingStatus.Unknown)
            .SelectMany(static f => f.Differs)
            .Distinct()
            .ToArray()
            .ToListing();
        CanonicalRequest = verification.CanonicalText is { } text ? mask.Show(CanonicalMask.Mask(text)) : null;
        StringToSign = verification.StringToSign is { } toSign ? mask.Show(CanonicalMask.Mask(toSign)) : null;
        LineDifferences = verification
            .LineDifferences.Select(l => new CanonicalDifference(l.Element, mask.Show(l.Received), mask.Show(l.Signed)))
            .ToArray()
            .ToListing();
        HypothesesTried = verification.HypothesesTried;
        SearchIsComplete = verification.SearchIsComplete;
    }

    /// <summary>
    /// No finding says that the request fails, and where credentials were given, the signature was computed with them and fits. Without
    /// credentials it says that no fault was found, and nothing of the signature; see <see cref="SignatureState"/>.
    /// </summary>
    public bool IsValid { get; }

    /// <summary>Whether the signature was checked, and if so, whether it is right.</summary>
    public SignatureState SignatureState { get; }

    /// <summary>
    /// True: signed by these credentials and unaltered. False: not. Null: not checked, for want of credentials or of a part of the request.
    /// </summary>
    public bool? SignatureMatches { get; }

    /// <summary>
    /// The verdict in one line: valid, not valid, or what could not be told; what is known of the signature; when the URL ends. It says
    /// Valid only where the signature was computed and fits.
    /// </summary>
    public string Summary =>
        string.Concat(
            Verdict,
            SignatureState switch
            {
                SignatureState.Correct => "; the signature fits",
                SignatureState.Wrong => "; the signature does not fit",
                _ => "; the signature was not computed",
            },
            Live is { IsAccepted: true } ? "; the server accepted the URL" : string.Empty,
            ExpiresAt is { } end
                ? "; ends " + end.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)
                : string.Empty);

    /// <summary>
    /// Cause of the first failing finding in the order in which S3 checks; null if none fails. Where credentials were given and the
    /// signature could not be computed, what stood in the way.
    /// </summary>
    public string? Cause { get; }

    /// <summary>What was found, worst first.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>
    /// What differs, or with <see cref="FindingStatus.Unknown"/> may differ, from what was signed: method, path, query, host, header:NAME,
    /// region, service, date, token, secret, access-key, signature, expired, not-yet-valid.
    /// </summary>
    public IReadOnlyList<string> Differences { get; }

    /// <summary>Lines of the canonical request that differ, received beside signed.</summary>
    public IReadOnlyList<CanonicalDifference> LineDifferences { get; }

    /// <summary>The canonical request that the request gives; token and key material masked. Null where it could not be made.</summary>
    public string? CanonicalRequest { get; }

    /// <summary>The string to sign that it gives.</summary>
    public string? StringToSign { get; }

    /// <summary>The URL, signature and token masked.</summary>
    public string Url { get; }

    /// <summary>The HTTP method that was judged.</summary>
    public string Method { get; }

    /// <summary>The Host header that was judged, in canonical form.</summary>
    public string Host { get; }

    /// <summary>The instant that it was judged for.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>SigV4, SigV4A, SigV2; null for a URL without signature.</summary>
    public string? SignatureVersion { get; }

    /// <summary>Access key id that the URL names.</summary>
    public string? AccessKeyId { get; }

    /// <summary>Account of that key, decoded from it; null where it does not tell.</summary>
    public string? AccountId { get; }

    /// <summary>Bucket, access-point ARN or alias, from host and path; null where they do not tell.</summary>
    public string? BucketName { get; }

    /// <summary>Object key, decoded; null without one.</summary>
    public string? Key { get; }

    /// <summary>Region of the credential scope; null for SigV2 and SigV4A.</summary>
    public string? Region { get; }

    /// <summary>Service of the credential scope.</summary>
    public string? Service { get; }

    /// <summary>Names of the signed headers, lower case.</summary>
    public IReadOnlyList<string> SignedHeaders { get; }

    /// <summary>X-Amz-Date.</summary>
    public DateTimeOffset? SignedAt { get; }

    /// <summary>The last second in which S3 takes the URL, from its own parameters.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>How many variants of the request were tried to explain a signature that does not match.</summary>
    public int HypothesesTried { get; }

    /// <summary>
    /// False where the search for what was signed was cut short, because the request is so long that its variants cost too much, or has too
    /// many of them.
    /// </summary>
    public bool SearchIsComplete { get; }

    /// <summary>What the live probe saw; null without it.</summary>
    public LiveProbeResult? Live { get; internal init => field = value?.Shown(SecretMask.Plain); }

    /// <summary>Whether credentials were given.</summary>
    internal bool HasCredentials { get; }

    private string Verdict => (_hasFault, SignatureMatches, IsValid) switch
    {
        (true, _, _) => "Not valid",
        (_, true, _) => "Valid",
        (_, _, true) => "No fault found",
        _ => "Not checked",
    };

    /// <summary>The verdict, and the first cause.</summary>
    public override string ToString() => Cause is null ? Verdict : Verdict + ": " + Cause;
}
