using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// An upload that went well, as a tool or a log shows it: its line of output, or a line with the request and its good status. Somebody who
/// shows it beside a refusal was refused when reading.
/// </summary>
internal static class ShownUpload
{
    private const int LongestLine = 400;

    private static readonly string[] Outputs = ["Public URL of the object is", "upload: '", "Upload complete", "-> 's3://"];
    private static readonly string[] Requests = ["PUT ", "'PUT'", "\"PUT\"", "putObject", "PutObject", "put_object", "upload"];
    private static readonly string[] Good = [" 200", " 201", " 204", "=200", ":200"];
    private static readonly string[] Bad = ["400", "401", "403", "404", "405", "500", "501", "503", "fail", "denied", "error", "not "];

    /// <summary>Whether the text shows one.</summary>
    internal static bool IsIn(string text)
    {
        for (int start = 0; start < text.Length;)
        {
            int end = Scan.LineEnd(text, start);
            if (end - start is > 8 and <= LongestLine && IsUpload(text[start..end]))
            {
                return true;
            }

            start = end + 1;
        }

        return false;
    }

    private static bool IsUpload(string line) =>
        Array.Exists(Outputs, o => line.Contains(o, StringComparison.Ordinal))
        || (line.StartsWith("upload: ", StringComparison.Ordinal) && line.Contains(" to s3://", StringComparison.Ordinal))
        || (Array.Exists(Requests, r => line.Contains(r, StringComparison.Ordinal)) && line.ContainsAny(Good) && !line.ContainsAny(Bad));
}
