using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>A command that uploads to a plain URL of S3, without a signature anywhere.</summary>
internal static class AnonymousWrite
{
    private const int LongestLine = 1000;

    private static readonly string[] Uploads = ["--upload-file", " -T ", "-X PUT", "--request PUT", "http PUT", "--method=PUT",
        "-Method Put"];

    /// <summary>The command; null where the text has none.</summary>
    internal static string? Line(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            Work.Add(line.Length);
            if (line.Length < LongestLine && line.ContainsAny(Uploads) && line.ContainsAny("curl", "wget", "http ", "Invoke-")
                && line.Contains("amazonaws.com/", StringComparison.Ordinal) && !line.ContainsAny("Signature=", "Authorization",
                    "--aws-sigv4", "$URL", "${", "$url"))
            {
                return line.Trim();
            }
        }

        return null;
    }
}
