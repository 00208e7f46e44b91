using System.Text;
using PresignTools.Diagnosis;

namespace PresignTools.Tests.Diagnosis.Servers;

/// <summary>How one exchange was diagnosed.</summary>
/// <param name="Exchange">The exchange.</param>
/// <param name="Diagnosis">What was said of it.</param>
internal sealed record ReplayedAnswer(ServerExchange Exchange, PresignDiagnosis Diagnosis)
{
    private IEnumerable<string> FirstThree => Diagnosis.PossibleCauses.Prepend(Diagnosis.RootCause ?? string.Empty).Distinct().Take(3);

    internal bool IsTop1 => Diagnosis.RootCause is { } root && Exchange.Right.Contains(root);

    internal bool IsTop3 => FirstThree.Any(Exchange.Right.Contains);

    /// <summary>A success that is accused, or a wrong cause that is called certain.</summary>
    internal bool IsAccused => !Exchange.IsRefused && Diagnosis.RootCause is not null;

    internal bool IsWrongly(Certainty certainty) => Diagnosis.Certainty == certainty && !IsTop1 && Exchange.IsRefused;

    /// <summary>As the tables have it: 1, 3, x; E where it is established, ! where that is wrong; a and A for what the server took.</summary>
    internal string Mark
    {
        get
        {
            if (!Exchange.IsRefused)
            {
                return IsAccused ? "A" : "a";
            }

            string place = IsTop1 ? "1" : IsTop3 ? "3" : "x";
            string sure = Diagnosis.Certainty == Certainty.Established ? IsTop1 ? "E" : "E!" : Diagnosis.Certainty == Certainty.Likely && !IsTop1 ? "L" : string.Empty;
            return place + sure + (Exchange.IsHidden ? "h" : string.Empty);
        }
    }
}

/// <summary>Diagnoses every recorded exchange from what a user may have in hand.</summary>
internal static class ServerReplay
{
    internal static IReadOnlyList<ReplayedAnswer> Run(IEnumerable<ServerExchange> exchanges, InHand hand) =>
    [
        .. exchanges.Select(x => (Exchange: x, Known: x.Known(hand))).Where(static x => x.Known is not null)
            .Select(static x => new ReplayedAnswer(x.Exchange, PresignDiagnoser.Diagnose(x.Known!, x.Exchange.At))),
    ];

    /// <summary>The table server by fault.</summary>
    internal static string Table(IReadOnlyList<ReplayedAnswer> all)
    {
        string[] servers = [.. all.Select(static a => a.Exchange.Server).Distinct()];
        var text = new StringBuilder("| fault | right | ").AppendJoin(" | ", servers).Append(" |\n");
        foreach (IGrouping<string, ReplayedAnswer> row in all.GroupBy(static a => a.Exchange.Fault))
        {
            text.Append("| ").Append(row.Key).Append(" | ").Append(row.First().Exchange.Right is [var right, ..] ? right : "-").Append(" | ")
                .AppendJoin(" | ", servers.Select(s => row.FirstOrDefault(a => a.Exchange.Server == s)?.Mark ?? ".")).Append(" |\n");
        }

        return text.ToString();
    }
}
