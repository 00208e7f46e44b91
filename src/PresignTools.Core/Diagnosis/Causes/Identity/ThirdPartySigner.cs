using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Identity;

/// <summary>Somebody else's service signed the URL.</summary>
internal sealed class ThirdPartySigner : CauseDefinition
{
    private static readonly PhraseTable<string> Services = new(ThirdPartyHosts.All.Select(static t => (t.Piece, t.Service)));

    // Those that keep files; the others are pages too.
    private static readonly PhraseTable<string> Stores = new(
        ThirdPartyHosts.All.Where(static t => !t.Piece.EndsWith("/*", StringComparison.Ordinal)).Select(static t => (t.Piece, t.Service)));

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
            Match match = e.IsSignatureRefusal ? Match.SeenInRequest(evidence) : Match.Circumstance(evidence);
            bool isAtStore = !e.IsSignatureRefusal && IsRefusedThere(e);
            yield return isAtStore ? AtStore(match) : match;
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

    /// <summary>Who downloads there has no policies of their own, so that none is missing.</summary>
    private static Match AtStore(Match match) => (match with
    {
        Fix = "Get a new link from the service. If others get the same refusal, only the service, or who stored the file, can fix it.",
    }).Explaining(CauseId.MissingIdentityPermission, CauseId.KeyMissingWithoutListPermission, CauseId.UnsignedRequest);

    // As many lines may be between the URL and what was answered.
    private const int NearLines = 2;
    private const int LongestLine = 1000;

    private static readonly string[] Refusals = ["403", "AccessDenied", "Access Denied", "Forbidden", "Cannot access", "denied"];

    /// <summary>Whether a URL of the service's store stands beside the refusal: not a page of the service, which texts link to.</summary>
    private static bool IsRefusedThere(FailureFacts e)
    {
        string[] lines = e.WholeText.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Length > LongestLine ? lines[i][..LongestLine] : lines[i];
            if (line.Contains("://", StringComparison.Ordinal) && Stores.In(line).Any(s => IsOfHost(line, s.Index))
                && Enumerable.Range(i - NearLines, (2 * NearLines) + 1).Any(k => k >= 0 && k < lines.Length
                    && lines[k].Length <= LongestLine && lines[k].ContainsAny(Refusals)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether nothing but a scheme and labels of a host stand before it.</summary>
    private static bool IsOfHost(string line, int at)
    {
        int scheme = line.LastIndexOf("://", at, StringComparison.Ordinal);
        return scheme >= 0 && line.IndexOf('/', scheme + 3) is var slash && (slash < 0 || slash >= at);
    }

    private static string? Known(string text)
    {
        foreach ((int index, int _, string service) in Services.In(text))
        {
            if (!IsImage(text, index) && !IsCode(text, index))
            {
                return service;
            }
        }

        return null;
    }

    // Services whose pages are code; Go names packages by them.
    private static readonly string[] OfCode = ["github.com/", "gitlab.com/", "bitbucket.org/"];

    private static readonly string[] Pages =
        ["issues", "blob", "tree", "pull", "pulls", "discussions", "wiki", "commit", "commits", "-", "src"];

    /// <summary>
    /// A package's name in a stack trace, or a page with code, an issue or a project: nobody downloads what is signed by it.
    /// </summary>
    private static bool IsCode(string text, int at)
    {
        const int Longest = 300;
        if (Scan.OneOf(text, at, OfCode, true) is not { } host)
        {
            return false;
        }

        int end = Scan.Skip(text, at, static c => !char.IsWhiteSpace(c) && c is not ('"' or '\'' or '<' or '>' or ')'));
        end = Math.Min(end, at + Longest);
        string[] parts = text[Math.Min(end, at + host.Length)..end].TrimEnd('.', ',', '/', ':').Split('/');
        return !Scan.At(text, at - 3, "://") || (parts.Length == 2 && !parts[1].EndsWith(".git", StringComparison.Ordinal))
            || (parts.Length > 2 && Pages.Contains(parts[2]) && !text[at..end].ContainsAny("/-/jobs", "/-/package"));
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
