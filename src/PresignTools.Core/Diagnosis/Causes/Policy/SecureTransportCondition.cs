using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

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

    private static readonly Topic Demanded =
        new("ssl-requests-only", "SecureTransport", "enforceSSL", "enforce ssl", "enforce https", "https only", "https-only", "TLS only",
            "requires https", "require https", "ssl only");

    private static readonly Topic Https =
        new("works with https", "https works", "with https it works", "over https", "https in the bar", "says https", "https://  works",
            "switching to https", "changed to https", "via https", "TCP_TUNNEL/200", "https is fine", "https ok", "https: 200",
            "https -> 200",
            "https => 200");

    /// <summary>A plain http URL that is refused, and a text that says that https works, or that somebody demands it.</summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool isPlain = e.Raw?.Scheme == "http" && e.IsAws && e.IsUnexplainedRefusal;
        if (isPlain && (Demanded.FirstIn(text) ?? Https.FirstIn(text)) is { } told)
        {
            yield return Match.Circumstance(
                $"The URL is sent with plain http, and the text mentions https ('{Printable.Of(told, 40)}'). A policy that demands TLS "
                    + $"refuses "
                    + "the one and lets the other through.")
                .Explaining(CauseId.BucketPolicyExplicitDeny, CauseId.MissingIdentityPermission, CauseId.KeyMissingWithoutListPermission);
        }
    }

    internal override string? FixOf(DenialCause denial, FailureFacts e)
    {
        bool isHttp = denial.Condition?.Key.Equals("aws:SecureTransport", StringComparison.OrdinalIgnoreCase) != false;
        return isHttp ? $"Use the URL with https; {Say.Sign()} makes it so without {Setting.UseHttp} and with an https endpoint."
            : $"Use a client with a newer TLS version: {HeaderAdvice.Client(new Argument("TlsVersion", Say.Quoted("Tls12, Tls13")))}, "
                + "or curl --tlsv1.2.";
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.BucketPolicy(e);
}
