using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Intake.Reading;

/// <summary>
/// Of several signed URLs with one answer, the one that the answer is to: the one that it names, else the one that is not called old
/// where another one is.
/// </summary>
internal static class FailingUrl
{
    private const int LongestLabel = 120;

    private static readonly PhraseTable<bool> Old = new(
    [
        .. new[]
        {
            "old", "older", "previous", "former", "outdated", "obsolete", "expired", "earlier", "original", "last week", "yesterday",
            "viejo", "alt", "alte", "alter", "ancien",
        }.Select(static w => (w, true)),
        .. new[]
        {
            "new", "newer", "newest", "current", "latest", "fresh", "today", "now", "just signed", "regenerated", "failing", "fails",
            "nuevo", "neu", "neue", "neuer", "nouveau",
        }.Select(static w => (w, false)),
    ]);

    /// <summary>The text with blanks in the place of the other URLs; the text itself where which one it is cannot be told.</summary>
    internal static string Only(string text, S3ErrorResponse? answer)
    {
        List<(int Start, int End, bool? Works)> urls = WorkingUrls.Urls(text);
        if (urls.Count < 2)
        {
            return text;
        }

        List<int> chosen = Named(text, urls, answer);
        chosen = chosen.Count > 0 ? chosen : Called(text, urls);
        if (chosen.Count == 0 || chosen.Count == urls.Count)
        {
            return text;
        }

        char[] blank = text.ToCharArray();
        for (int i = 0; i < urls.Count; i++)
        {
            if (!chosen.Contains(i))
            {
                Array.Fill(blank, ' ', urls[i].Start, urls[i].End - urls[i].Start);
            }
        }

        return new string(blank);
    }

    /// <summary>The URLs that have most of what the answer names; none where all have as much.</summary>
    private static List<int> Named(string text, List<(int Start, int End, bool? Works)> urls, S3ErrorResponse? answer)
    {
        string[] names = answer is null ? [] : [.. NamesIn(answer).Where(static n => n.Length > 2).Distinct(StringComparer.Ordinal)];
        if (names.Length == 0)
        {
            return [];
        }

        int[] fits = [.. urls.Select(u => Fit(PercentEncoding.Decode(text[u.Start..u.End]), names))];
        int most = fits.Max();
        return most == 0 ? [] : [.. Enumerable.Range(0, urls.Count).Where(i => fits[i] == most)];
    }

    private static int Fit(string url, string[] names)
    {
        int fit = 0;
        foreach (string name in names)
        {
            // A name within a longer one is another name: "a.pdf" in "data.pdf".
            for (int at = Scan.Find(url, name, 0); at >= 0; at = Scan.Find(url, name, at + 1))
            {
                int end = at + name.Length;
                bool begins = at == 0 || url[at - 1] is '/' or '=' or '.' or '&' || name[0] == '/';
                if (begins && (end == url.Length || url[end] is '?' or '/' or '&' or '.' or ':'))
                {
                    fit++;
                    break;
                }
            }
        }

        return fit;
    }

    /// <summary>What S3 says of the request that it saw.</summary>
    private static IEnumerable<string> NamesIn(S3ErrorResponse answer)
    {
        string?[] names =
        [
            answer.Key, answer.BucketName, answer.AccessKeyId, answer.Elements.GetValueOrDefault("Resource"),
            OfArn(answer.AccessDenied?.Resource),
            answer.Elements.GetValueOrDefault("X-Amz-Date"), Value(answer.CanonicalRequest, "X-Amz-Date="),
            Value(answer.CanonicalRequest, "host:"), Line(answer.StringToSign, 1), Line(answer.CanonicalRequest, 1),
        ];
        return names.OfType<string>();
    }

    private static string? OfArn(string? resource)
    {
        int name = resource?.IndexOf(":::", StringComparison.Ordinal) ?? -1;
        int slash = name < 0 ? -1 : resource!.IndexOf('/', name);
        return slash < 0 ? null : resource![slash..];
    }

    private static string? Value(string? text, string name)
    {
        int at = text?.IndexOf(name, StringComparison.OrdinalIgnoreCase) ?? -1;
        int start = at + name.Length;
        return at < 0 ? null : text![start..Scan.Skip(text!, start, static c => !char.IsWhiteSpace(c) && c != '&')];
    }

    private static string? Line(string? text, int number) =>
        text?.Split('\n') is { } lines && lines.Length > number ? lines[number].Trim() : null;

    /// <summary>The URLs that are not called old, where one is and no word says that it is the one that fails.</summary>
    private static List<int> Called(string text, List<(int Start, int End, bool? Works)> urls)
    {
        bool?[] old = [.. urls.Select((u, i) => IsCalledOld(text, u.Start, u.End))];
        bool isTold = old.Contains(true) && Enumerable.Range(0, old.Length).All(i => old[i] != true || urls[i].Works != false)
            && urls.Where((_, i) => old[i] != true).Select(u => text[u.Start..u.End]).Distinct().Count() == 1;
        return isTold ? [.. Enumerable.Range(0, old.Length).Where(i => old[i] != true)] : [];
    }

    /// <summary>By the words before it on its line, else by the line above, else by those behind it.</summary>
    private static bool? IsCalledOld(string text, int start, int end)
    {
        int line = start == 0 ? 0 : text.LastIndexOf('\n', start - 1, Math.Min(start, LongestLabel)) + 1;
        line = line == 0 && start > LongestLabel ? start - LongestLabel : line;
        if (Last(text[line..start]) is { } before)
        {
            return before;
        }

        int above = line < 2 ? line : text.LastIndexOf('\n', line - 2, Math.Min(line - 1, LongestLabel)) + 1;
        string label = line - above <= LongestLabel ? text[above..line] : string.Empty;
        bool isLabel = !label.Contains("://", StringComparison.Ordinal) && label.TrimEnd().EndsWith(':');
        if (isLabel && Last(label) is { } called)
        {
            return called;
        }

        int stop = Math.Min(Scan.LineEnd(text, end), Math.Min(text.Length, end + LongestLabel));
        return Last(text[end..stop]);
    }

    private static bool? Last(string words)
    {
        bool? isOld = null;
        foreach ((int _, int _, bool value) in Old.In(words))
        {
            isOld = value;
        }

        return isOld;
    }
}
