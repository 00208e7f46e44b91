using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>What clients say where no region is set, or one that can be none. Nothing is sent then.</summary>
internal static class NoRegion
{
    private const int Near = 60;
    private const int NearError = 200;
    private const int MostPlaces = 200;

    // JavaScript 2 and 3, botocore, Go 1 and 2, Java 1 and 2, .NET, PHP, Ruby, Rust; other clients.
    private static readonly string[] Sentences =
    [
        "Region is missing",
        "You must specify a region",
        "NoRegionError",
        "MissingRegion",
        "could not find region configuration",
        "Unable to find a region via the region provider chain",
        "Unable to load region from any of the providers",
        "No RegionEndpoint or ServiceURL",
        "No region was configured",
        "A region must be specified",
        "A region must be set",             // the endpoint rules of the SDKs
        "Missing required configuration option: region",
        "missing required option: `:region`",
        "missing keyword: :region",
        "Invalid configuration: missing region",
        "an AWS region is required",
        "Missing region in config",
        "Missing region configuration",
        "is not a valid hostname component",
        "Region not accepted",
        "Provided region_name",
        "doesn't match a supported format",
        "Invalid region:",
        "Invalid AWS Region:",
        "\"region\" configuration value is required",
    ];

    // Around the word, in the messages of clients that have a sentence of their own.
    private static readonly string[] Before =
        ["no ", "missing ", "without a ", "without ", "empty ", "specify a ", "specify an aws ", "specify the ", "set a ", "set the ",
            "provide a "];

    private static readonly string[] After =
    [
        " must be ", " is required", " required", " value is required", " is not set", " not set", " cannot be empty", " can't be empty",
        " can not be empty", " is empty", " is missing", " missing", " not specified", " is not specified", " not configured",
        " is not configured", " not provided", " was not provided", " was not set", " should not be empty", " must not be empty",
        " not found", " must not be", " cannot be null", " can not be null", " may not be empty",
    ];

    // A machine's message, no person's account of the settings.
    private static readonly string[] Errors =
        ["error", "exception", "panic", "fatal", "fail", "FATA", "invalid", "traceback", "unable to", "could not"];

    /// <summary>The client's words; null if there are none.</summary>
    internal static string? Word(string? text) => text.FirstContained(Sentences) ?? Shaped(text);

    /// <summary>A message of another client: an error, in which the word stands with one that says that it is not there.</summary>
    private static string? Shaped(string? text)
    {
        const string Name = "region";
        int places = 0;
        for (
            int at = text is null ? -1 : Scan.Find(text, Name, 0, true);
            at >= 0 && places < MostPlaces;
            at = Scan.Find(text!, Name, at + Name.Length, true), places++)
        {
            int end = at + Name.Length;
            bool isWord = (at == 0 || !Scan.IsWord(text![at - 1]) || text[at - 1] == '_')
                && (end == text!.Length || !Scan.IsWord(text[end]));
            if (!isWord)
            {
                continue;
            }

            int start = LineStart(text!, at, NearError);
            int most = Math.Min(text!.Length, end + Near);
            int last = Scan.Find(text, '\n', end, most) is >= 0 and var line ? line : most;
            Work.Add(last - start);
            string before = text![Math.Max(start, at - Near)..at].TrimEnd('"', '\'', '`').ToLowerInvariant();
            string after = text[end..last].TrimStart('"', '\'', '`', ':', ')').ToLowerInvariant();
            string plain = before.EndsWith("aws ", StringComparison.Ordinal) ? before[..^4] : before;
            bool isMissed = Array.Exists(Before, b => plain.EndsWith(b, StringComparison.Ordinal))
                ? text[start..at].ContainsAny(Errors) && !plain.EndsWith("set the ", StringComparison.Ordinal)
                : Array.Exists(After, a => after.StartsWith(a, StringComparison.Ordinal)) && text[start..at].ContainsAny(Errors);
            if (isMissed)
            {
                int from = Math.Max(start, at - 12);
                return text[from..Math.Min(last, end + 24)].Trim();
            }
        }

        return null;
    }

    private static int LineStart(string text, int at, int most)
    {
        int back = Math.Min(at, most);
        return Math.Max(at - back, text.LastIndexOf('\n', at, back + 1) + 1);
    }
}
