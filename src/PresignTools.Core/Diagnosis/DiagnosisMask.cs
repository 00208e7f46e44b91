using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Signing;
using PresignTools.Text.Masking;

namespace PresignTools.Diagnosis;

/// <summary>The last thing that happens to a diagnosis: no text of it goes out unmasked.</summary>
internal static class DiagnosisMask
{
    /// <summary>A mask that knows the secrets of what was given.</summary>
    internal static SecretMask For(DiagnosisInput input) => new(
    [
        .. SecretMasks.OfCredentials(input.Credentials),
        .. input.Secrets,
        .. SecretMask.FoundIn(input.Url),
        .. SecretMasks.OfPairs(SecretMasks.Nullable(input.Headers)),
        .. SecretMasks.OfPairs(SecretMasks.Nullable(input.FormFields)),
        .. SecretMasks.OfPairs(input.SignedParameters),
    ]);

    /// <summary>The same diagnosis, fit to be shown.</summary>
    internal static PresignDiagnosis Shown(PresignDiagnosis d, SecretMask mask) => new()
    {
        RootCause = d.RootCause,
        Outcome = d.Outcome,
        Certainty = d.Certainty,
        EvidenceKind = d.EvidenceKind,
        Title = mask.Show(d.Title),
        Explanation = mask.Show(d.Explanation),
        Background = d.Background,
        Remedy = mask.Show(d.Remedy),
        PossibleCauses = d.PossibleCauses,
        Findings = [.. d.Findings.Select(f => f.Shown(mask))],
        Checklist = [.. d.Checklist.Select(c => new ChecklistItem(c.Layer, c.Status, mask.Show(c.Evidence)))],
        Needs = [.. d.Needs.Select(n => new DiagnosisNeed(mask.Show(n.What), mask.Show(n.Why), mask.Show(n.Command)))],
        Url = mask.Show(d.Url),
        Method = mask.Show(d.Method),
        Operation = mask.Show(d.Operation),
        BucketName = mask.Show(d.BucketName),
        Key = mask.Show(d.Key),
        ErrorCode = mask.Show(d.ErrorCode),
        AnswerKind = d.AnswerKind,
        StatusCode = d.StatusCode,
        RequestId = mask.Show(d.RequestId),
        HostId = mask.Show(d.HostId),
        AsOf = d.AsOf,
        Recognized = mask.Show(d.Recognized),
        Reading = [.. d.Reading.Select(r => r with { What = mask.Show(r.What) })],
        Asked = mask.Show(d.Asked),
        Live = d.Live?.Shown(mask),
    };
}
