using PresignTools.Diagnosis.Reasoning;

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

    internal override bool IsRuledOut(Evidence e) =>
        e.Bucket.RequesterPays == false;

    /// <summary>A signer of another account than the bucket's owner, and no header or parameter that says who pays.</summary>
    internal override IEnumerable<Match> Find(Evidence e)
    {
        bool mayBe = e.MayBePermission || e.IsSilentRefusal;
        if (mayBe && e.Bucket.RequesterPays == true && e.Bucket.IsOfSigner != true && !SaysWhoPays(e))
        {
            yield return Match.SeenInAccount(
                "The bucket is Requester Pays, and the request does not say x-amz-request-payer: requester.",
                $"{SigningCommand.For(e, [new(nameof(Setting.RequestPayer), "requester")])}; the AWS CLI takes --request-payer requester.")
                .Explaining(CauseId.MissingIdentityPermission, CauseId.BucketPolicyMissingAllowCrossAccount);
        }
    }

    private static bool SaysWhoPays(Evidence e) => e.AmzValue("x-amz-request-payer") is not null;

    internal override IEnumerable<DiagnosisNeed> Needs(Evidence e)
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
