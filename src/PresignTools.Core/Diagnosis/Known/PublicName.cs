using PresignTools.Intake;
using PresignTools.Intake.Readers;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// Two names of one server in the settings of a tool: the endpoint to which it connects, and the name that it writes into the URLs it
/// gives away. What was signed for the one does not fit the other.
/// </summary>
/// <param name="Endpoint">The host of the endpoint.</param>
/// <param name="Public">The host that is put into URLs.</param>
internal sealed record PublicName(string Endpoint, string Public)
{
    private const int Nearest = 100;
    private const int MostNames = 400;

    /// <summary>The two, where the settings have both and they differ; null otherwise.</summary>
    internal static PublicName? Of(DiagnosisInput input)
    {
        string? endpoint = HostText.Of(input.Setting(ClientSettingNames.Endpoint));
        string? shown = HostText.Of(input.Setting(ClientSettingNames.PublicHost)) ?? Told(input.FullText);
        bool differs = endpoint is not null && shown is not null && endpoint != shown
            && !IsUnder(endpoint, shown) && !IsUnder(shown, endpoint);
        return differs ? new PublicName(endpoint!, shown!) : null;
    }

    private static bool IsUnder(string host, string domain) => host.EndsWith("." + domain, StringComparison.Ordinal);

    /// <summary>A sentence that names the setting, and a URL shortly behind it.</summary>
    private static string? Told(string? text)
    {
        int names = 0;
        for (int i = text is null ? -1 : Scan.Find(text, '_', 0, text.Length); i >= 0 && names < MostNames; names++)
        {
            int start = i;
            while (start > 0 && Scan.IsWord(text![start - 1]))
            {
                start--;
            }

            int end = Scan.SkipWord(text!, i);
            if (SettingNames.Of(text.AsSpan(start, end - start)) == ClientSettingNames.PublicHost)
            {
                int url = Scan.Find(text!, "://", end);
                return url >= 0 && url - end <= Nearest ? HostText.At(text!, url + 3) : null;
            }

            i = Scan.Find(text!, '_', end, text!.Length);
        }

        return null;
    }
}
