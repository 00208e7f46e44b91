using System.Globalization;

namespace PresignTools.Tests.Diagnosis.Servers;

/// <summary>How good the diagnoses of refused requests are; of the decidable ones how many are right, in percent.</summary>
internal sealed record ServerFigures(
    int Refused, int Decidable, double Top1, double Top3, int Likely, int LikelyRight, int Established, int WrongEstablished, int Accused)
{
    internal static ServerFigures Of(IReadOnlyList<ReplayedAnswer> all)
    {
        ReplayedAnswer[] refused = [.. all.Where(static a => a.Exchange.IsRefused && a.Exchange.Right.Count > 0)];
        ReplayedAnswer[] decidable = [.. refused.Where(static a => !a.Exchange.IsHidden)];
        int likely = refused.Count(static a => a.Diagnosis.Certainty == Certainty.Likely);
        return new ServerFigures(
            refused.Length,
            decidable.Length,
            Percent(decidable, static a => a.IsTop1),
            Percent(decidable, static a => a.IsTop3),
            likely,
            likely - refused.Count(static a => a.IsWrongly(Certainty.Likely)),
            refused.Count(static a => a.Diagnosis.Certainty == Certainty.Established),
            all.Count(static a => a.IsWrongly(Certainty.Established)),
            all.Count(static a => a.IsAccused));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"refused {Refused}, decidable {Decidable}: top-1 {Top1}, top-3 {Top3}; Likely right {LikelyRight} of {Likely}; "
            + $"Established {Established}, wrong {WrongEstablished}; accused {Accused}");

    private static double Percent(ReplayedAnswer[] all, Func<ReplayedAnswer, bool> isRight) =>
        all.Length == 0 ? 100 : Math.Round(100.0 * all.Count(isRight) / all.Length, 1);
}
