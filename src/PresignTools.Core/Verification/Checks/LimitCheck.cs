using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Signing;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Checks;

/// <summary>
/// What S3 refuses whatever the signature: names, sizes and values beyond its limits. The limits are those that signing keeps to. Other
/// servers need not share them.
/// </summary>
internal static class LimitCheck
{
    internal static void Run(Judgement j)
    {
        if (
            j.Parameters.Form == SignatureForm.None
            || j.Location is not { HostKind: not (S3HostKind.Custom or S3HostKind.Website) } location)
        {
            return;
        }

        if (location.Bucket is { } bucket && !S3BucketArn.Looks(bucket) && S3BucketNameRules.WhyImpossible(bucket) is { } why)
        {
            // The signature of such a URL is as good as any; whether S3 gets as far as the name depends on who sent it where.
            PresignException fault = SigningErrors.BucketNameNotAllowed(bucket, why);
            j.Add(CauseId.BucketDoesNotExist, FindingStatus.Warning, EvidenceKind.SeenInRequest, fault.Message, fault.Advice, "path");
        }

        if (location is { Key: { } key, IsKeyInexact: false } && S3Limits.IsKeyTooLong(key, out long bytes))
        {
            Fail(j, SigningErrors.KeyTooLong(bytes));
        }

        KeyValuePair<string, string>[] query = [.. j.Url.Parameters.Where(static p => !CanonicalQuery.IsSignatureParameter(p.Name))
            .Select(static p => new KeyValuePair<string, string>(p.Name, p.Value))];
        foreach (PresignException limit in RequestLimits.Faults(j.Headers ?? [], query).DistinctBy(static f => f.ErrorId))
        {
            Fail(j, limit);
        }
    }

    private static void Fail(Judgement j, PresignException fault)
    {
        (string cause, string element) = fault.ErrorId switch
        {
            nameof(SigningErrors.KeyTooLong) => (CauseId.WrongBucketOrKey, "path"),
            nameof(SigningErrors.SeveralChecksums) => (CauseId.PayloadHashMismatch, "header:x-amz-checksum"),
            nameof(SigningErrors.QueryValueHasLineBreak) => (CauseId.Other, "query"),
            nameof(SigningErrors.MetadataTooLarge) => (CauseId.Other, "header:x-amz-meta"),
            nameof(SigningErrors.HeadersTooLarge) => (CauseId.Other, "header"),
            _ => (CauseId.Other, "header:x-amz-tagging"),
        };
        j.Add(cause, FindingStatus.Fail, EvidenceKind.Recomputed, fault.Message, fault.Advice, element);
    }
}
