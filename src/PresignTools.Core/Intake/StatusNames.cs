using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// The status that a client names by a word alone, as SDKs do where an answer has no body: <c>Errors::Forbidden</c> of Ruby,
/// <c>Forbidden: null</c> of JavaScript, <c>Error Code Forbidden and Http Status Code Forbidden</c> of .NET.
/// </summary>
internal static class StatusNames
{
    private static readonly (string Name, int Status)[] Names =
    [
        ("Forbidden", 403), ("NotFound", 404), ("BadRequest", 400), ("MovedPermanently", 301), ("PermanentRedirect", 301),
        ("Unauthorized", 401), ("MethodNotAllowed", 405), ("TemporaryRedirect", 307), ("ServiceUnavailable", 503),
    ];

    /// <summary>The status; null if no client names one.</summary>
    internal static int? Find(string text)
    {
        foreach ((string name, int status) in Names)
        {
            for (int i = Scan.Find(text, name, 0); i >= 0; i = Scan.Find(text, name, i + name.Length))
            {
                int end = i + name.Length;
                if (Scan.At(text, i - 8, "Errors::") || Scan.At(text, end, ": null") || Scan.At(text, end, ": undefined")
                    || (Scan.At(text, i - 7, "code: '") && Scan.At(text, end, "'"))
                    || Scan.At(text, i - 17, "Http Status Code ") || Scan.At(text, i - 11, "Error Code ") || IsOfError(text, i, end))
                {
                    return status;
                }
            }
        }

        return null;
    }

    /// <summary>The end of a line that begins with an exception or an error: <c>AmazonS3Exception: Forbidden</c>.</summary>
    private static bool IsOfError(string text, int start, int end)
    {
        const int Near = 200;
        int stop = Scan.Skip(text, end, static c => c is '.' or ';' or '"' or '\'' or ')' || Scan.IsBlank(c));
        int first = Math.Max(0, start - Near);
        int line = Math.Max(first, text.LastIndexOf('\n', start, start - first + 1) + 1);
        return Scan.At(text, start - 2, ": ") && (stop == text.Length || text[stop] is '\n' or '\r' or '(')
            && text[line..start].ContainsAny("Exception", "error", "failed", "S3");
    }
}
