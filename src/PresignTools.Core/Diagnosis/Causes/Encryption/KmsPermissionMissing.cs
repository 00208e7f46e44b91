namespace PresignTools.Diagnosis.Causes.Encryption;

/// <summary>The signer may not use the KMS key.</summary>
internal sealed class KmsPermissionMissing : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("kms-permission-missing", CheckLayer.Encryption)
    {
        Title = "The signer may not use the KMS key",
        Why = "S3 calls KMS in the signer's name. Permission on the object does not cover the key that encrypts it.",
        Fix = "Allow kms:Decrypt (downloads) or kms:GenerateDataKey (uploads) on the key to the signer.",
        Document = AwsDocuments.Kms,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
        Statuses = [403],
    };

    internal override bool IsProvenByAnswer(Evidence e) => false;

    internal override IEnumerable<Match> Find(Evidence e)
    {
        if (e.Response?.AccessDenied is { IsKms: true } said)
        {
            if (KmsDenial.IsOfSignersPolicies(said))
            {
                yield return Match.NamedByAnswer(KmsDenial.Evidence(said), KmsDenial.Allow(said));
            }
        }
        else if (KmsDenial.IsBehindBareRefusal(e))
        {
            string evidence = KmsDenial.IsCrossAccount(e) ? "The signer's own policies must allow the KMS key too."
                : $"The object is encrypted with a KMS key, for which the signer needs {KmsDenial.Action(e)} too.";
            yield return Match.Reported(evidence, KmsDenial.Allow(KmsDenial.Action(e), e.Bucket.KmsKeyArn));
        }
    }
}
