using System.Globalization;
using System.Text;
using PresignTools.Errors;
using PresignTools.Verification.Sending;

namespace PresignTools.Transfers.Forms;

/// <summary>An upload form as it goes out: the fields in their order, the file as the last, in one body of known length.</summary>
/// <param name="Request">The request.</param>
/// <param name="Head">What goes before the file.</param>
/// <param name="Tail">What goes after it.</param>
internal sealed record FormPlan(PlannedRequest Request, byte[] Head, byte[] Tail)
{
    /// <summary>Plans the upload of a file through a form.</summary>
    /// <param name="url">Where the form goes.</param>
    /// <param name="fields">The fields, in their order.</param>
    /// <param name="fileName">Name of the file, which S3 puts where a field has <c>${filename}</c>.</param>
    /// <param name="length">Length of the file.</param>
    /// <param name="boundary">Separates the fields; it must not occur in any of them.</param>
    /// <param name="terms">Where the form came from.</param>
    /// <param name="now">The clock.</param>
    /// <exception cref="PresignException">The form cannot be sent.</exception>
    internal static FormPlan Of(
        string url,
        IReadOnlyList<KeyValuePair<string, string>> fields,
        string fileName,
        long length,
        string boundary,
        SendingTerms terms,
        DateTimeOffset now)
    {
        var head = new StringBuilder();
        string type = "application/octet-stream";
        foreach ((string name, string value) in fields)
        {
            // Whatever comes after the file is not read by S3, and a second file is refused.
            if (name.Equals("file", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (name.Any(char.IsControl) || value.Contains('\0', StringComparison.Ordinal))
            {
                throw TransferErrors.TransferFieldUnfit(name);
            }

            type = name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) && !value.Any(char.IsControl) ? value : type;
            head.Append("--").Append(boundary).Append("\r\nContent-Disposition: form-data; name=\"")
                .Append(Quoted(name)).Append("\"\r\n\r\n")
                .Append(value).Append("\r\n");
        }

        head.Append("--").Append(boundary).Append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
            .Append(Quoted(fileName)).Append("\"\r\nContent-Type: ").Append(type).Append("\r\n\r\n");
        byte[] before = Encoding.UTF8.GetBytes(head.ToString());
        byte[] after = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\r\n--{boundary}--\r\n"));
        PlannedRequest request = TransferPlan.Of(
            new TransferInput
            {
                Url = url,
                Method = "POST",
                Headers = [new("Content-Type", "multipart/form-data; boundary=" + boundary)],
                BodyLength = before.Length + length + after.Length,
                Terms = terms,
            },
            now);
        return new FormPlan(request, before, after);
    }

    /// <summary>As browsers write names: a quote and line breaks are percent-encoded (WHATWG HTML, multipart/form-data).</summary>
    private static string Quoted(string text) => text.Replace("\"", "%22", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}
