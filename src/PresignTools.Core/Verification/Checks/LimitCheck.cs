using System.Text;
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
    internal static void Run(VerificationContext j)
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
        IReadOnlyList<KeyValuePair<string, string>> headers = j.Headers ?? [];
        foreach (PresignException limit in RequestLimits.Faults(headers, query).DistinctBy(static f => f.ErrorId))
        {
            Fail(j, limit);
        }

        KeyValuePair<string, string>[] settings = [.. headers, .. RequestLimits.Hoisted(headers, query)];
        Values(j, settings, query);
        Wire(j, headers);
        foreach (PresignWarning warning in IsUpload(j) ? KnownValues.Warnings(settings) : [])
        {
            j.Add(CauseId.Other, FindingStatus.Warning, EvidenceKind.SeenInRequest, warning.Message);
        }
    }

    /// <summary>Values that S3 refuses, each header and parameter by itself and against the others.</summary>
    private static void Values(
        VerificationContext j,
        IReadOnlyList<KeyValuePair<string, string>> settings,
        IReadOnlyList<KeyValuePair<string, string>> query)
    {
        foreach (LimitFault fault in ValueLimits.Faults(j.EffectiveMethod, settings, query))
        {
            j.Add(CauseOf(fault), FindingStatus.Fail, EvidenceKind.SeenInRequest, fault.Error.Message, fault.Error.Advice, fault.Element);
        }

        // The time to compare with is that of sending, as in signing it is that of the URL: a lock that ends before is refused.
        if (ValueLimits.RetainedUntil(j.EffectiveMethod, settings) is { } end && end <= j.AsOf)
        {
            PresignException over = SigningErrors.RetentionAlreadyOver(end);
            j.Add(CauseId.ObjectLockOrRetention, FindingStatus.Fail, EvidenceKind.SeenInRequest, over.Message, over.Advice,
                "header:x-amz-object-lock-retain-until-date");
        }
    }

    /// <summary>What signing refuses because clients cannot send it, or do not agree on how.</summary>
    private static void Wire(VerificationContext j, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        foreach ((string name, string value) in headers)
        {
            if (RequestLimits.HasControl(value))
            {
                PresignException fault = SigningErrors.HeaderValueHasLineBreak(name);
                j.Add(CauseId.Other, FindingStatus.Fail, EvidenceKind.SeenInRequest, fault.Message, fault.Advice, "header:" + name);
            }
            else if (!Ascii.IsValid(value) && j.Parameters.SignedHeaderNames.Contains(name))
            {
                PresignException fault = SigningErrors.HeaderValueNotAscii(name);
                j.Add(CauseId.SignedHeaderChanged, FindingStatus.Warning, EvidenceKind.SeenInRequest, fault.Message, fault.Advice,
                    "header:" + name);
            }
        }
    }

    private static bool IsUpload(VerificationContext j) => j.EffectiveMethod is "PUT" or "POST";

    private static string CauseOf(LimitFault fault) => fault.Error.ErrorId switch
    {
        nameof(SigningErrors.ChecksumInvalid) => CauseId.PayloadHashMismatch,
        nameof(SigningErrors.PartNumberWithoutUpload) => CauseId.MissingQueryParameter,
        nameof(SigningErrors.QueryValueRefused) => CauseId.MalformedQueryParameter,
        _ when fault.Element is "header:content-md5" => CauseId.PayloadHashMismatch,
        _ when fault.Element.StartsWith("header:x-amz-object-lock-", StringComparison.Ordinal) => CauseId.ObjectLockOrRetention,
        _ => CauseId.Other,
    };

    private static void Fail(VerificationContext j, PresignException fault)
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
