using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Permission;

/// <summary>A step of a multipart upload is refused, where single uploads work.</summary>
internal sealed class MultipartStepPermission : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("multipart-step-permission", CheckLayer.Permission)
    {
        Title = "A step of the multipart upload is not permitted",
        Why = "Clients upload large objects in parts. The steps need more than a single PUT: kms:Decrypt with SSE-KMS, "
            + "s3:ListBucketMultipartUploads, s3:ListMultipartUploadParts, s3:AbortMultipartUpload.",
        Fix = "Allow what the step needs, or upload in one PUT (up to 5 GB). A condition on a header must hold for every step: only "
            + "CreateMultipartUpload carries ACL, tags and encryption.",
        Document = AwsDocuments.Multipart,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
        Statuses = [403],
    };

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (!e.IsUnexplainedRefusal && e.Stage is not (S3CheckStage.Authorization or S3CheckStage.Encryption))
        {
            yield break;
        }

        DenialCause? demand = e.Policies.Refusal is { } refusal ? DenialCause.Of(refusal) : null;
        bool isHeader = demand?.Id is CauseId.HeaderRequiredByPolicy or CauseId.SseHeaderRequiredByPolicy;
        if (isHeader && PartRefused(e) is { } part)
        {
            yield return Match.SeenInRequest(
                $"'{Printable.Of(part, 80)}' was refused, a part: parts do not carry the header that the policy demands. Only the "
                    + $"start of the "
                    + "upload and single uploads do.",
                "Let the Deny except requests with a part number, or have it tested where the upload starts; until then upload in one PUT.")
                .Explaining(demand!.Id, CauseId.BucketPolicyExplicitDeny);
        }
        else if (StepOf(e.Response?.AccessDenied) is { } named)
        {
            yield return Match.NamedByAnswer($"S3 refused {e.Response!.AccessDenied!.Action}, which only uploads in parts take.",
                Needed(named)).Explaining(CauseId.MissingIdentityPermission);
        }
        else if (e.RefusedCalls.FirstOrDefault(Multipart.IsStep) is { } step)
        {
            string fix = $"{Needed(step)} The step itself: {step}.";
            Match seen = Match.SeenInRequest($"The request that S3 refused is {step}, a step of a multipart upload.", fix);
            // The start of an upload takes s3:PutObject, as any upload does.
            bool isStart = step == "CreateMultipartUpload" && !Tellings.LargeOnly.IsIn(e.WholeText);
            yield return (e.IsBareDenial || e.IsSilentRefusal) && !isStart ? seen.Explaining(CauseId.MissingIdentityPermission) : seen with
            {
                Kind = isStart && e.Response?.AccessDenied is null ? EvidenceKind.CommonCause : EvidenceKind.Circumstance,
            };
        }
        else if (e.IsUnexplainedRefusal && (e.IsUpload || e.Method is null) && Tellings.LargeOnly.IsIn(e.WholeText))
        {
            yield return Match.Reported(
                "Large objects fail where small ones do not: clients upload those in parts, which takes more permissions.",
                Needed("UploadPart"));
        }
    }

    /// <summary>The line that shows that a part was refused; null if none does.</summary>
    private static string? PartRefused(FailureFacts e)
    {
        if (e.RefusedCalls.Contains("UploadPart"))
        {
            return "UploadPart";
        }

        string[] lines = e.WholeText.Split('\n');
        int at = Array.FindIndex(lines, static l => l.Length < 2000 && l.ContainsAny("partNumber=", "UploadPartRequest", "UploadPart "));
        return at >= 0 && (lines[at].ContainsAny("403", "Denied") || (at + 1 < lines.Length && lines[at + 1].ContainsAny("403", "Denied")))
            ? lines[at].Trim() : null;
    }

    /// <summary>The step whose own action S3's sentence names, for want of an Allow; null if it names another one.</summary>
    private static string? StepOf(AccessDeniedStatement? said) => said is not { Denial: PolicyDenial.Implicit or PolicyDenial.Unspecified }
        ? null
        : said.Action switch
        {
            "s3:ListBucketMultipartUploads" => "ListMultipartUploads",
            "s3:ListMultipartUploadParts" => "ListParts",
            "s3:AbortMultipartUpload" => "AbortMultipartUpload",
            _ => null,
        };

    private static string Needed(string step) => step switch
    {
        "ListMultipartUploads" => "Allow s3:ListBucketMultipartUploads on arn:aws:s3:::BUCKET, the bucket itself and not its objects.",
        "ListParts" => "Allow s3:ListMultipartUploadParts on arn:aws:s3:::BUCKET/*.",
        "AbortMultipartUpload" => "Allow s3:AbortMultipartUpload on arn:aws:s3:::BUCKET/*. The abort follows an earlier fault: look at "
            + "that one too.",
        _ => "Allow s3:PutObject on arn:aws:s3:::BUCKET/*, and with SSE-KMS kms:GenerateDataKey and kms:Decrypt on the key.",
    };

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => [.. Ask.SignersPolicies(e), .. Ask.KmsKey(e)];
}
