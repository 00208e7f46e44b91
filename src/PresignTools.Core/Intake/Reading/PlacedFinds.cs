using PresignTools.Intake.Fragments;
using PresignTools.Text;

namespace PresignTools.Intake.Reading;

/// <summary>The places of what is read from a text as a whole: the URL, the answer, a command, an exchange, a message.</summary>
internal static class PlacedFinds
{
    private const int ShownOfUrl = 60;

    /// <summary>The facts, each with its place where one can be told.</summary>
    internal static IEnumerable<ReadFact> In(SourceText source, IReadOnlyList<Fragment> cuts, DiagnosisInput input)
    {
        if (Url(source, input) is { } url)
        {
            yield return url;
        }

        if (Answer(source, input) is { } answer)
        {
            yield return answer;
        }

        if (input.SignedBy?.Split('\n')[0].Trim() is { Length: > 3 } signing && Scan.Find(source.Text, signing, 0) is var call and >= 0)
        {
            yield return new ReadFact(ReadFactKind.SigningCall, "Code that signs", source.PlaceOf(call, signing.Length));
        }

        foreach (IGrouping<FragmentKind, Fragment> kind in cuts.GroupBy(static f => f.Kind))
        {
            string? what = kind.Key switch
            {
                FragmentKind.Command => "Command",
                FragmentKind.HttpExchange => "HTTP exchange",
                FragmentKind.BrowserConsole => "Browser's message",
                FragmentKind.StackTrace => "Stack trace",
                FragmentKind.PowerShellLayout => "PowerShell's error",
                _ => null,
            };
            if (what is not null)
            {
                yield return new ReadFact(kind.Key == FragmentKind.Command ? ReadFactKind.SendingCall
                    : ReadFactKind.Message, what, kind.First().Place);
            }
        }
    }

    private static ReadFact? Url(SourceText source, DiagnosisInput input)
    {
        if (input.Url is not { Length: > 8 } url)
        {
            return null;
        }

        string head = url[..Math.Min(url.Length, ShownOfUrl)];
        int at = Scan.Find(source.Text, head, 0);
        string what = (input.Method is { } method ? method + " " : string.Empty) + "URL";
        int end = at < 0 ? 0 : Scan.Skip(source.Text, at, static c => !char.IsWhiteSpace(c) && c is not ('"' or '\'' or '<' or '>' or '`'));
        return new ReadFact(ReadFactKind.Url, what, at < 0 ? default : source.PlaceOf(at, end - at));
    }

    private static ReadFact? Answer(SourceText source, DiagnosisInput input)
    {
        if (input.Response is not { } answer)
        {
            return null;
        }

        string? word = answer.Code ?? answer.StatusCode?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (word is null)
        {
            return null;
        }

        int at = Scan.Find(source.Text, word, 0);
        string what = answer.Code is null ? "status " + word
            : Printable.Of(word, 60) + (input.Server is { } server ? " from " + server : string.Empty);
        return new ReadFact(ReadFactKind.Answer, what, at < 0 ? default : source.PlaceOf(at, word.Length));
    }
}
