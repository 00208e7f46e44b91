using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Identity;

/// <summary>Somebody else's service signed the URL.</summary>
internal sealed class ThirdPartySigner : CauseDefinition
{
    private static readonly PhraseTable<string> Services = new(ThirdPartyHosts.All.Select(static t => (t.Piece, t.Service)));

    internal override CauseInfo Info { get; } = new("third-party-signer", CheckLayer.Identity)
    {
        Title = "Another service signed the URL, and its link is bad or old",
        Why = "Who downloads from such a service has no part in the signature. A new link comes from the service only.",
        Fix = "Get a new link from the service, without a cache between. If new links fail as well, look at its status page.",
        Document = AwsDocuments.Presigned,
        Stages = [S3CheckStage.Time, S3CheckStage.Credential, S3CheckStage.Signature, S3CheckStage.Authorization],
        Statuses = [400, 401, 403],
    };

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        bool refused =
            e.IsSignatureRefusal || e.IsBareDenial || e.IsSilentRefusal || e.Stage is S3CheckStage.Time or S3CheckStage.Credential;
        if (e.Row == S3Answer.AzureAnswer && Known(e.WholeText) is { } cloud)
        {
            yield return Match
                .SeenInRequest($"{cloud} made this link, and keeps its files at Azure; the person who downloads did not sign it.")
                .Explaining(CauseId.NotS3);
            yield break;
        }

        if (!refused || e.Input.SigningCalls.Count > 0 || e.SaysSigned)
        {
            yield break;
        }

        if (Service(e) is { } service)
        {
            string evidence = $"{service} made this link; the person who downloads did not sign it.";
            yield return e.IsSignatureRefusal
                ? Match.SeenInRequest(evidence)
                : Match.Circumstance(evidence);
        }
        else if (e.IsPresigned ? e.Input.FullText.ContainsAny(Disowned)
            : e.IsSignatureRefusal && e.Raw is null && e.Input.FullText.ContainsAny(Disowned[..^4]))
        {
            yield return Match.Circumstance("By what the text says, another service signed the URL.");
        }
    }

    // Who has no keys of AWS has signed nothing.
    private static readonly string[] Disowned =
    [
        "no aws key", "no aws cred", "no aws account", "don't have aws", "do not have aws", "don't have an aws", "do not have an aws",
        "don't use aws", "do not use aws", "aws secret key, i have none", "not our bucket", "isn't our bucket", "(not ours)", "is not ours",
    ];

    private static string? Service(FailureFacts e) => Known(e.Raw?.Text ?? e.WholeText);

    private static string? Known(string text)
    {
        foreach ((int index, int _, string service) in Services.In(text))
        {
            if (!IsImage(text, index))
            {
                return service;
            }
        }

        return null;
    }

    /// <summary>The name of an image to run, as compose files and Dockerfiles have it: nobody downloads by it here.</summary>
    private static bool IsImage(string text, int at)
    {
        const int Reach = 24;
        string before = text[Math.Max(0, at - Reach)..at].TrimEnd('"', '\'', ' ');
        return before.EndsWith("image:", StringComparison.OrdinalIgnoreCase) || before.EndsWith("FROM", StringComparison.Ordinal)
            || before.EndsWith("repository:", StringComparison.OrdinalIgnoreCase);
    }
}
