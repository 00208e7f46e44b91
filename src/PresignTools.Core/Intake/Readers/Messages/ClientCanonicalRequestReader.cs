using PresignTools.Intake.Fragments;
using PresignTools.Text;

namespace PresignTools.Intake.Readers.Messages;

/// <summary>
/// Reads the canonical request that a client computed, as its debug log or its own code prints it: botocore and the AWS CLI
/// (<c>CanonicalRequest:</c>), the SDKs for Go (<c>---[ CANONICAL STRING ]---</c>) and Java (<c>AWS4 Canonical Request:</c>), s3cmd,
/// home-made signers. S3's own, in the element of its answer, is not one of them.
/// </summary>
internal sealed class ClientCanonicalRequestReader : IFragmentReader
{
    private const int MostLabels = 32;
    private const int MostLines = 80;

    private static readonly string[] Labels = ["canonical request", "canonicalrequest", "canonical_request", "canonical string"];
    private static readonly string[] Methods = ["GET", "PUT", "POST", "HEAD", "DELETE", "OPTIONS", "PATCH"];

    /// <inheritdoc/>
    public bool ReadsWholeText => true;

    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => true;

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        string text = fragment.Text;
        int labels = 0;
        for (int i = Scan.Find(text, "canonical", 0, true); i >= 0 && labels < MostLabels; i = Scan.Find(text, "canonical", i + 1, true))
        {
            if (Scan.OneOf(text, i, Labels, true) is not { } label || (i > 0 && text[i - 1] is '<' or '/'))
            {
                continue;
            }

            labels++;
            int start = Beginning(text, i + label.Length);
            if (start >= 0 && Lines(text, start, out int end) is { } lines)
            {
                sheet.Add(
                    new ReadFact(ReadFactKind.SigningCall, "the client's canonical request", fragment.PlaceOf(start, end - start)),
                    new DiagnosisInput { ClientCanonicalRequest = string.Join('\n', lines) });
                return;
            }
        }
    }

    /// <summary>Where the method stands: behind the label and its punctuation, on the same line or the next.</summary>
    private static int Beginning(string text, int from)
    {
        const int Longest = 80;
        int at = from;
        const string Contents = "with contents";     // Mountpoint and the CRT: "… for algorithm SigV4, with contents"
        int contents = Scan.Find(text, Contents, from);
        at = contents >= 0 && contents - from < Longest ? contents + Contents.Length : at;
        while (at < text.Length && at - from < 2 * Longest && !char.IsAsciiLetter(text[at]))
        {
            at++;
        }

        return Scan.OneOf(text, at, Methods) is { } method && IsEnd(text, at + method.Length) ? at : -1;
    }

    private static bool IsOfHash(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';

    private static bool IsEnd(string text, int at) =>
        at < text.Length && (text[at] is '\n' or '\r' || Scan.At(text, at, "\\n") || Scan.At(text, at, "#012"));

    /// <summary>The lines of the canonical request, from the method to the payload hash; null where it is no whole one.</summary>
    private static List<string>? Lines(string text, int start, out int end)
    {
        // In a string of a log its line breaks are escapes.
        // (syslog writes #012).
        int after = Scan.Skip(text, start, char.IsAsciiLetter);
        bool isEscaped = text[after] is '\\' or '#';
        string lineBreak = !isEscaped ? "\n" : text[after] == '#' ? "#012" : "\\n";
        var lines = new List<string>();
        int stop = isEscaped ? Scan.LineEnd(text, start) : text.Length;
        int blank = -1;
        for (end = start; end < stop && lines.Count < MostLines;)
        {
            int next = Scan.Find(text, lineBreak, end);
            int last = next < 0 || next > stop ? stop : next;
            string line = text[end..last].TrimEnd('\r', ' ', '\'', '"', ',', '`', ']');
            end = last;
            Work.Add(line.Length);
            if (blank >= 0 && lines.Count == blank + 2)
            {
                lines.Add(isEscaped ? line[..Scan.Skip(line, 0, IsOfHash)] : line);
                return IsWhole(lines, blank) ? lines : null;
            }

            if (blank < 0 && lines.Count > 2 && IsList(line))
            {
                Restore(lines);     // a log that drops empty lines
                blank = lines.Count - 1;
            }

            blank = line.Length == 0 && lines.Count > 3 ? lines.Count : blank;
            lines.Add(line);
            end = last == stop ? stop : last + lineBreak.Length;
        }

        return null;
    }

    /// <summary>Puts the empty lines back: that of a request without a query, and the one behind the headers.</summary>
    private static void Restore(List<string> lines)
    {
        bool hasQuery = lines[2].Length == 0 || lines[2].Contains('=') || lines[2].IndexOf(':') <= 0;
        if (!hasQuery)
        {
            lines.Insert(2, string.Empty);
        }

        if (lines[^1].Length > 0)
        {
            lines.Add(string.Empty);
        }
    }

    private static bool IsList(string line) =>
        line.Contains("host", StringComparison.Ordinal) && line.AsSpan().IndexOfAny(":= ") < 0
        && line.Split(';') is var names && names.Contains("host") && Array.TrueForAll(names, static n => n.Length > 0);

    /// <summary>Method, path, query, header lines, an empty line, the list of signed headers, the payload hash.</summary>
    private static bool IsWhole(List<string> lines, int blank) =>
        lines[1].StartsWith('/')
        && lines.GetRange(3, blank - 3).TrueForAll(static l => l.IndexOf(':') > 0)
        && lines[blank + 1].Split(';').Contains("host")
        && lines[blank + 2].Length >= 16;
}
