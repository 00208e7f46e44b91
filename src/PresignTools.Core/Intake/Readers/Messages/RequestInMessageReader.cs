using PresignTools.Intake.Fragments;
using PresignTools.Text;

namespace PresignTools.Intake.Readers.Messages;

/// <summary>
/// Reads the method that a message names together with the signed URL that it was sent to: <c>HEAD request to https://…</c>,
/// <c>Put "https://…": EOF</c>, <c>"HEAD https://…" 403</c>.
/// </summary>
internal sealed class RequestInMessageReader : IFragmentReader
{
    private const int MostUrls = 64;
    private static readonly string[] Methods = ["GET", "PUT", "POST", "HEAD", "DELETE", "PATCH"];
    private static readonly string[] Between = ["request", "to", "for", "on", "of", "url", "from"];

    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => kind is not (FragmentKind.Xml or FragmentKind.Json or FragmentKind.Har);

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        if (sheet.Input.Method is not null)
        {
            return;
        }

        string text = fragment.Text;
        int urls = 0;
        int next;
        for (int i = Scan.Find(text, "http", 0); i >= 0 && urls < MostUrls; i = Scan.Find(text, "http", next))
        {
            next = i + 4;
            if (!Scan.At(text, i, "https://") && !Scan.At(text, i, "http://"))
            {
                continue;
            }

            urls++;
            int end = Scan.Skip(text, i, static c => !char.IsWhiteSpace(c) && c is not ('"' or '\'' or '<' or '>' or '`'));
            next = end;
            if (text.AsSpan(i, end - i).Contains("Signature=", StringComparison.Ordinal) && MethodBefore(text, i) is { } found)
            {
                sheet.Add(
                    new ReadFact(ReadFactKind.Request, found.Method + " in a message", fragment.PlaceOf(found.Start, i - found.Start)),
                    new DiagnosisInput { Method = found.Method });
                return;
            }
        }
    }

    private static (string Method, int Start)? MethodBefore(string text, int url)
    {
        int at = url;
        for (int words = 0; words < 4; words++)
        {
            int end = at;
            while (end > 0 && text[end - 1] is ' ' or '"' or '\'' or '`' or ':' or '<' or '(' or '[' or ']')
            {
                end--;
            }

            int start = end;
            while (start > 0 && end - start < 10 && Scan.IsWord(text[start - 1]))
            {
                start--;
            }

            string word = text[start..end];
            bool isQuoted = url > 0 && text[url - 1] == '"' && words == 0;
            bool isTitle = isQuoted && word.Length > 0 && char.IsUpper(word[0]);
            string? method = Array.Find(Methods, m => m == word || (isTitle && m.Equals(word, StringComparison.OrdinalIgnoreCase)));
            if (method is not null)
            {
                return (method, start);
            }

            if (!Between.Contains(word, StringComparer.OrdinalIgnoreCase))
            {
                return null;
            }

            at = start;
        }

        return null;
    }
}
