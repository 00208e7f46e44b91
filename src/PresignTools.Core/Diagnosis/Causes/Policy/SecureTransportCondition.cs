using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>A policy demands TLS, or a newer version of it.</summary>
internal sealed class SecureTransportCondition : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("secure-transport-condition", CheckLayer.Policy)
    {
        Title = "A policy demands TLS, or a newer version of it",
        Why = "The policy tests the connection of the URL's user, and refuses plain http or an older TLS version.",
        Fix = "Use https and a client with TLS 1.2 or later.",
        Document = AwsDocuments.ConditionKeys,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
        Statuses = [403],
        ConditionKeys = ["aws:securetransport", "s3:tlsversion"],
    };

    internal override bool IsRuledOut(FailureFacts e) =>
        e.Raw?.Scheme == "https";

    internal override IEnumerable<Match> Find(FailureFacts e) => e.Denials.Of(Id);

    internal override string? FixOf(DenialCause denial, FailureFacts e)
    {
        bool isHttp = denial.Condition?.Key.Equals("aws:SecureTransport", StringComparison.OrdinalIgnoreCase) != false;
        return isHttp ? $"Use the URL with https; {Say.Sign()} makes it so without {Setting.UseHttp} and with an https endpoint."
            : $"Use a client with a newer TLS version: {HeaderAdvice.Client(new Argument("TlsVersion", Say.Quoted("Tls12, Tls13")))}, "
                + "or curl --tlsv1.2.";
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.BucketPolicy(e);
}
