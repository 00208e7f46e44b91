using PresignTools.Text;

namespace PresignTools.Intake.Clues;

/// <summary>
/// A page that has no ETag after an upload, in code, in a console and in a person's words. A browser gives JavaScript only the headers that
/// the bucket's CORS rules expose; a client that is no browser reads every header.
/// </summary>
internal static class ETagClues
{
    private const string Name = "etag";
    private const int Near = 60;

    private static readonly string[] Nothing =
        ["null", "undefined", "missing", "empty", "not exposed", "None", "not available", "can't read", "cannot read",
            "no access to", "ETagMissing"];
    private static readonly string[] Reading = ["header", "get(", "getResponseHeader", "headers[", "headers."];

    // Sentences of libraries, which need no word for a header: Amplify, Uppy, tus, Resumable uploads.
    private static readonly string[] Whole = ["No access to ETag", "ETagMissing", "Could not read ETag", "could not read the ETag",
        "no ETag in"];
    private static readonly string[] Sent = ["If-Match", "If-None-Match", "<ETag>", "InvalidPart", "MalformedXML"];

    internal static IEnumerable<Clue> Find(string text)
    {
        for (int i = Scan.Find(text, Name, 0, true); i >= 0; i = Scan.Find(text, Name, i + Name.Length, true))
        {
            int first = Math.Max(0, i - Near), end = Math.Min(Scan.LineEnd(text, i), i + Near);
            int start = Math.Max(first, text.LastIndexOf('\n', i, i - first + 1) + 1);
            string line = text[start..end];
            if (line.ContainsAny(Nothing) && (line.ContainsAny(Reading) || line.ContainsAny(Whole)) && !line.ContainsAny(Sent))
            {
                yield return Clue.Of(ClueKind.ETagHidden, text, start, end);
                yield break;
            }
        }
    }
}
