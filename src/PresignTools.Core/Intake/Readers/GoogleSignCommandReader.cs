using PresignTools.Intake.Fragments;
using PresignTools.Text;

namespace PresignTools.Intake.Readers;

/// <summary>Reads the commands that sign for Google Cloud Storage: <c>gsutil signurl</c>, <c>gcloud storage sign-url</c>.</summary>
internal sealed class GoogleSignCommandReader : IFragmentReader
{
    private static readonly string[] Commands =
        ["gsutil signurl", "gsutil -i signurl", "gcloud storage sign-url", "gcloud alpha storage sign-url"];

    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => true;

    /// <inheritdoc/>
    public bool ReadsWholeText => true;

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        string text = fragment.Text;
        foreach (string name in Commands)
        {
            int at = Scan.Find(text, name, 0);
            if (at < 0)
            {
                continue;
            }

            int end = Scan.LineEnd(text, at);
            IReadOnlyList<string> words = CommandWords.Split(text[at..end], false);
            string method = CommandReader.Option(words, "-m") ?? CommandReader.Option(words, "--http-verb") ?? "GET";
            string? type = CommandReader.Option(words, "-c") ?? TypeIn(CommandReader.Option(words, "--headers"));
            var parameters = new List<KeyValuePair<string, string?>> { new("Method", method.ToUpperInvariant()) };
            if (type is not null)
            {
                parameters.Add(new("ContentType", type));
            }

            sheet.Add(
                new ReadFact(ReadFactKind.SigningCall, "a command that signs (Google Cloud Storage)", fragment.PlaceOf(at, end - at)),
                new DiagnosisInput
                {
                    SigningCalls =
                    [
                        new SigningCall
                        {
                            Library = "Google Cloud Storage",
                            Operation = SigningFacts.Named(method.ToUpperInvariant()),
                            Parameters = parameters,
                            IsComplete = true,
                            IsPresigning = true,
                            Place = fragment.PlaceOf(at, end - at),
                        },
                    ],
                });
            return;
        }
    }

    /// <summary>The type in <c>content-type=image/png,…</c>.</summary>
    private static string? TypeIn(string? headers) => headers?.Split(',')
        .Where(static h => h.StartsWith("content-type=", StringComparison.OrdinalIgnoreCase)).Select(static h => h[13..]).FirstOrDefault();
}
