using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>Requester-pays bucket without x-amz-request-payer.</summary>
internal sealed class RequesterPays : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("requester-pays", CheckLayer.Request)
    {
        Title = "Requester-pays bucket without x-amz-request-payer",
        Why = "In a Requester Pays bucket the caller must agree to pay, by x-amz-request-payer in every request.",
        Fix = "Sign x-amz-request-payer=requester into the URL ({sign:RequestPayer}).",
        Document = AwsDocuments.RequesterPays,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
    };

    internal override bool IsRuledOut(FailureFacts e) =>
        e.Bucket.RequesterPays == false;

    /// <summary>A signer of another account than the bucket's owner, and no header or parameter that says who pays.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        bool mayBe = e.MayBePermission || e.IsSilentRefusal;
        if (mayBe && e.Bucket.RequesterPays == true && e.Bucket.IsOwnedBySigner != true && !SaysWhoPays(e))
        {
            yield return Match.SeenInAccount(
                "The bucket is Requester Pays, and the request does not say x-amz-request-payer: requester.",
                $"{SigningCommand.For(e, [new(nameof(Setting.RequestPayer), "requester")])}; the AWS CLI takes --request-payer requester.")
                .Explaining(CauseId.MissingIdentityPermission, CauseId.BucketPolicyMissingAllowCrossAccount);
        }
        else if (mayBe && e.Response is not null && e.Bucket.RequesterPays is null && !e.IsUpload
            && !(e.IsPresigned && SaysWhoPays(e)))
        {
            foreach (Match match in Public(e))
            {
                yield return match.Explaining(CauseId.MissingIdentityPermission, CauseId.KeyMissingWithoutListPermission,
                    CauseId.UnsignedRequest, CauseId.BucketPolicyMissingAllowCrossAccount, CauseId.HiddenCallNotPermitted);
            }
        }
    }

    /// <summary>A dataset that is known for it, or a text that says so.</summary>
    private static IEnumerable<Match> Public(FailureFacts e)
    {
        string text = e.WholeText;
        string? known = RequesterPaysBuckets.All.FirstOrDefault(b =>
            e.BucketName == b || text.ContainsAny($"s3://{b}/", $"'{b}'", $"\"{b}\""));
        if (known is not null && !SaysWhoPays(e))
        {
            yield return Match.SeenInAccount(
                $"The bucket {known} is a public dataset that is Requester Pays, and the request does not say who pays.", Advice);
        }
        else if (text.ContainsAny("--request-payer requester") && Works.IsIn(text))
        {
            yield return Match.SeenInRequest("With --request-payer requester it works: the bucket is Requester Pays.", Advice);
        }
        else if (Tellings.RequesterPays.IsAffirmedIn(text))
        {
            bool isSeen = text.ContainsAny("\"Payer\": \"Requester\"", "RequestCharged");
            const string told = "The text mentions Requester Pays: without x-amz-request-payer in the request S3 denies it.";
            yield return isSeen ? Match.SeenInAccount(told, Advice) : Match.Reported(told, Advice);
        }
    }

    private const string Advice = "Send x-amz-request-payer: requester, with credentials of your own: --request-payer requester "
        + "in the AWS CLI, RequestPayer='requester' in SDKs, fs.s3a.requester.pays.enabled in S3A, AWS_REQUEST_PAYER=requester in GDAL.";

    private static readonly Topic Works = new("works", "\"ContentLength\"", "RequestCharged", "200 OK", "succeeds", "is fine");

    private static bool SaysWhoPays(FailureFacts e) => e.AmzValue("x-amz-request-payer") is not null;

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e)
    {
        if (e.Bucket.RequesterPays is null)
        {
            yield return new(
                "Whether the bucket is Requester Pays",
                "then the request must say who pays",
                Say.Call(AwsCall.GetBucketRequestPayment, Ask.Bucket(e)));
        }
    }
}
