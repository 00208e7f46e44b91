using PresignTools.Addressing;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Inspection;
using PresignTools.Signing;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>The set of regions of a SigV4A signature leaves out the region that answers.</summary>
internal sealed class RegionSetMismatch : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("region-set-mismatch", CheckLayer.Region)
    {
        Title = "The region set of the signature leaves out the region that answers",
        Why = "A SigV4A signature counts in the regions of X-Amz-Region-Set only. A multi-region access point answers from the region "
            + "that is near, which can be any of them.",
        Fix = "Sign for all regions: {setting:RegionSet} *, which is what a multi-region access point needs.",
        Document = AwsDocuments.MultiRegion,
        Stages = [S3CheckStage.Scope, S3CheckStage.Signature],
        Statuses = [400, 403],
    };

    /// <summary>What is not known is which region answered; so it is a supposition until the answer names one.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (
            e.Url is not { SignatureVersion: SignatureVersion.SigV4A, RegionSet.Count: > 0 } url
            || e.Location is not { HostKind: S3HostKind.MultiRegionAccessPoint }
            || e.IsAccepted)
        {
            yield break;
        }

        string set = string.Join(",", url.RegionSet);
        if (RegionSet.IsEverywhere(set))
        {
            yield break;
        }

        if (e.Response?.Region is { } answering)
        {
            if (!RegionSet.Has(set, answering))
            {
                yield return Match.NamedByAnswer(
                    $"The region {Printable.Of(answering, 40)} answered, and the signature is for '{Printable.Of(set, 60)}' only.")
                    .Explaining(CauseId.WrongRegion, CauseId.SignatureMismatch);
            }
        }
        else if (e.Response is null || e.Stage is S3CheckStage.Unknown or S3CheckStage.Scope or S3CheckStage.Signature)
        {
            yield return Match.SeenInRequest(
                $"The host is a multi-region access point, and the signature is for '{Printable.Of(set, 60)}' only: it is refused from "
                    + "every other region.")
                .Explaining(CauseId.SignatureMismatch);
        }
    }

    /// <summary>The region set in a piece of the query, and the region in a header of the answer.</summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        string? set = e.Pieces.Select(static p => p.Value("X-Amz-Region-Set")).FirstOrDefault(static v => v is { Length: > 0 });
        string? here = e.Response?.Region ?? Intake.HeaderInText.Value(text, "x-amz-bucket-region");
        if (e.Url is null && set is not null && here is not null && !e.IsAccepted && !RegionSet.IsEverywhere(set)
            && !RegionSet.Has(set, here))
        {
            yield return Match.NamedByAnswer(
                $"The region {Printable.Of(here, 40)} answered, and the signature is for '{Printable.Of(set, 60)}' only.")
                .Explaining(CauseId.WrongRegion, CauseId.SignatureMismatch, CauseId.SourceIpCondition, CauseId.VpcEndpointPolicy,
                    CauseId.VpceCondition, CauseId.IntermediaryBlock);
        }
    }
}
