using PresignTools.Diagnosis.Reasoning;
using PresignTools.Policies;
using PresignTools.Responses;

namespace PresignTools.Diagnosis.Causes.Encryption;

/// <summary>The KMS key's policy does not allow the signer.</summary>
internal sealed class KmsKeyPolicy : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("kms-key-policy", CheckLayer.Encryption)
    {
        Title = "The KMS key's policy does not allow the signer",
        Why = "A KMS key is controlled by its own key policy. If that policy does not open the key to the signer or to the "
            + "signer's account, no other policy can.",
        Fix = "Allow the signer, or its account, in the key policy; another account needs a customer-managed key.",
        Document = AwsDocuments.KmsKeys,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
        Statuses = [403],
    };

    internal override IEnumerable<Match> Find(FailureFacts e) => e.Denials.Of(Id).Concat(Kms(e));

    internal override bool IsRefusalBy(RefusingLayer layer) => layer.Kind == PolicyKind.Key;

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.KmsKey(e);

    private static IEnumerable<Match> Kms(FailureFacts e)
    {
        if (e.Response?.AccessDenied is { IsKms: true } said)
        {
            if (said.PolicyType == "resource-based policy" && said.Denial is PolicyDenial.Implicit or PolicyDenial.Explicit)
            {
                yield return Match.StatedByS3(KmsDenial.Evidence(said), KmsDenial.KeyStatement(said));
            }
            else if (said.PolicyType is null && KmsDenial.NamesKeyPolicy(said))
            {
                yield return Match.NamedByAnswer(KmsDenial.Evidence(said), KmsDenial.KeyStatement(said));
            }
        }
        else if (KmsDenial.IsBehindBareRefusal(e))
        {
            bool first = KmsDenial.IsCrossAccount(e);
            string evidence = first
                ? $"The object is encrypted with a KMS key of another account, for which the signer needs {KmsDenial.Action(e)} too."
                : "The KMS key's own policy must let the signer, or its account, use it.";
            string show = Say.Call(AwsCall.GetKeyPolicy, new Argument("KeyId", "KEY"), new Argument("PolicyName", "default"));
            yield return Match.Circumstance(evidence, $"{show} shows it; then {Setting.KeyPolicy}.");
        }
    }
}
