using PresignTools.Intake.Fragments;
using PresignTools.Tests.Intake.Fragments;

namespace PresignTools.Tests.Bounds;

/// <summary>Texts of any length made of real fragments: one kind again and again, its beginning without an end, and one inside many layers.</summary>
internal static class SamplePatterns
{
    internal static IEnumerable<(string Name, Func<int, string> Make)> All =>
    [
        // A URL with nothing around it is joined with the lines below it as long as that may be a URL: work that is bounded elsewhere, and not even.
        .. FragmentSamples.All.Where(static s => s.Kind != FragmentKind.Url)
            .Select(static (s, i) => ($"{i} {s.Kind}, lines", Lines(s.Text + "\n"))),
        .. FragmentSamples.All.Select(static (s, i) => ($"{i} {s.Kind}, one line", Lines(s.Text.ReplaceLineEndings(" ")))),
        .. FragmentSamples.All.Select(static (s, i) => ($"{i} {s.Kind}, beginnings", Lines(s.Text[..((s.Text.Length + 1) / 2)]))),
        .. HostileLayers.All.Select(static l => ($"in a {l.Name}, once", Within(l.Around, Mixed))),
        .. HostileLayers.All.Select(static l => ($"in a {l.Name}, again and again", Lines(l.Around("403 Forbidden") + "\n"))),
        .. HostileLayers.All.Select(static l => ($"in a {l.Name}, on one line", Lines(l.Around("403 Forbidden").ReplaceLineEndings(" ")))),
        ("a URL in JSON in a line of a log in a quote in a dump", static n => Nested(n, 0, 2, 5, 19)),
        ("XML in JSON in JSON in JSON", static n => Nested(n, 11, 0, 0)),
    ];

    // Short, so that the shortest text has it several times and a longer one nothing new.
    private const string Mixed = "GET https://b.s3.amazonaws.com/a?X-Amz-Signature=0 403 (Forbidden)\n$ curl -T a 'https://h/a'\n"
        + "<Error><Code>AccessDenied</Code></Error>\nAWS_REGION=us-east-1\n{\"status\": 403}\n";

    private static Func<int, string> Lines(string piece) => n => string.Concat(Enumerable.Repeat(piece, Math.Max(1, n / piece.Length)));

    private static Func<int, string> Within(Func<string, string> around, string text) =>
        n => around(string.Concat(Enumerable.Repeat(text + "\n", 1 + (n / text.Length)))[..n]);

    private static string Nested(int length, params int[] layers)
    {
        string text = string.Concat(Enumerable.Repeat("https://b.s3.amazonaws.com/a?X-Amz-Signature=0\n", 1 + (length / 47)))[..length];
        return layers.Aggregate(text, static (inner, layer) => HostileLayers.All[layer].Around(inner));
    }
}
