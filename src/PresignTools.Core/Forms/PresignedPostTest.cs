using PresignTools.Identity;
using PresignTools.Signing;
using PresignTools.Text;
using PresignTools.Text.Masking;
using PresignTools.Verification;

namespace PresignTools.Forms;

/// <summary>What became of testing an upload form. Signature, token and keys are masked in every part of it.</summary>
public sealed class PresignedPostTest
{
    internal PresignedPostTest(PostJudgment j)
    {
        var mask = new SecretMask(
            [.. SecretMasks.OfCredentials(j.Credentials), .. SecretMasks.OfPairs(SecretMasks.Nullable(j.Post.Fields))]);
        Url = mask.Show(j.Post.Url);
        AsOf = j.AsOf;
        BucketName = mask.Show(j.Bucket);
        Key = mask.Show(j.Post.Value("key") is { } key ? PostKey.Filled(key, j.Post.FileName) : null);
        Region = mask.Show(j.Signature.Scope?.Region);
        AccessKeyId = SecretMask.KeyId(mask.Show(j.Signature.AccessKeyId));
        AccountId = AccessKey.AccountId(j.Signature.AccessKeyId);
        SignatureVersion = j.Signature.IsV2 ? "SigV2" : j.Signature.IsAny ? "SigV4" : null;
        SignedAt = j.Signature.SignedAt;
        ExpiresAt = j.Policy?.Expiration;
        SignatureMatches = j.SignatureMatches;
        Findings = j.Findings.Select(f => f.Shown(mask)).OrderBy(static f => Rank(f.Status)).ToArray().ToListing();
        Fields = j.Checks.Select(c => c with
        {
            Value = mask.Show(c.Value is null ? null : Printable.Of(c.Value, 200)),
            Condition = mask.Show(c.Condition),
        }).ToArray().ToListing();
        bool hasFault = j.HasFault;
        IsValid = !hasFault && (j.Credentials is null || SignatureMatches == true);
        Cause = Findings.FirstOrDefault(static f => f.Status == FindingStatus.Fail)?.Cause
            ?? (IsValid ? null : CauseId.SignatureMismatch);
        bool isKnownWrong = SignatureMatches == false;
        SignatureState = isKnownWrong ? SignatureState.Wrong
            : SignatureMatches == true ? SignatureState.Correct
            : SignatureState.NotChecked;
    }

    /// <summary>
    /// No finding says that S3 refuses the form, and where credentials were given, the signature was computed with them and fits. Without
    /// credentials nothing is known of the signature; without a file, nothing of its size.
    /// </summary>
    public bool IsValid { get; }

    /// <summary>Whether the signature was checked, and if so, whether it is right.</summary>
    public SignatureState SignatureState { get; }

    /// <summary>True: signed by these credentials and unaltered. False: not. Null: not checked.</summary>
    public bool? SignatureMatches { get; }

    /// <summary>Cause of the first failing finding in the order in which S3 checks; null if none fails.</summary>
    public string? Cause { get; }

    /// <summary>What was found: what fails first, in the order in which S3 checks.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Every field beside its condition.</summary>
    public IReadOnlyList<PostFieldCheck> Fields { get; }

    /// <summary>Where the form is sent; null if that is not known.</summary>
    public string? Url { get; }

    /// <summary>Bucket of the address; null if it is not known.</summary>
    public string? BucketName { get; }

    /// <summary>Key of the object, with the file's name filled in where it is known.</summary>
    public string? Key { get; }

    /// <summary>Region of the credential scope.</summary>
    public string? Region { get; }

    /// <summary>Access key id of the signer.</summary>
    public string? AccessKeyId { get; }

    /// <summary>Account of the signer, decoded from the access key id; null where the id does not have it.</summary>
    public string? AccountId { get; }

    /// <summary>SigV4 or SigV2; null for a form without a signature.</summary>
    public string? SignatureVersion { get; }

    /// <summary>The instant of x-amz-date.</summary>
    public DateTimeOffset? SignedAt { get; }

    /// <summary>The end that the policy gives.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>The instant for which the end was judged.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The verdict in one line.</summary>
    public string Summary => string.Concat(
        Verdict,
        SignatureState switch
        {
            SignatureState.Correct => "; the signature fits",
            SignatureState.Wrong => "; the signature does not fit",
            _ => "; the signature was not computed",
        },
        ExpiresAt is { } end ? "; ends " + Times.Utc(end) : string.Empty);

    private string Verdict => !IsValid ? "Not valid"
        : SignatureState == SignatureState.Correct ? "Valid"
        : "No fault found";

    /// <summary>The verdict, and the first cause.</summary>
    public override string ToString() => Cause is null ? Verdict : Verdict + ": " + Cause;

    private static int Rank(FindingStatus status) => status switch
    {
        FindingStatus.Fail => 0,
        FindingStatus.Unknown => 1,
        FindingStatus.Warning => 2,
        _ => 3,
    };
}
