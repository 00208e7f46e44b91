using PresignTools.Inspection;
using PresignTools.Text;

namespace PresignTools.Intake.Reading;

/// <summary>The URL that a text is about.</summary>
internal static class TextUrl
{
    private static readonly string[] Namespaces = ["http://s3.amazonaws.com/doc/2006-03-01", "http://doc.s3.amazonaws.com/2006-03-01"];

    /// <summary>Adds the first signed URL of a text, else the one that is sent to, to what is known.</summary>
    internal static DiagnosisInput Add(DiagnosisInput input, string text, List<string> found)
    {
        if (input.Url is not null)
        {
            found.Add("a URL");
            return input;
        }

        string plain = MaskedParameters.Plain(WithoutNamespaces(ToolMessages.WithoutErrorXml(
            FailingUrl.Only(WorkingUrls.Without(text), input.Response))));
        if (plain.IndexOf("http", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return input;
        }

        (string url, IReadOnlyList<UrlRepair> repairs) = UrlRepairer.Repair(plain);
        bool signed =
            PresignedShape.IsWellFormed(url)
            || (url.StartsWith("http", StringComparison.OrdinalIgnoreCase) && (url.ContainsAny("X-Amz-", "AWSAccessKeyId", "Signature=")));
        if (!signed)
        {
            if ((ToolMessages.EndpointUrl(plain) ?? LoneUrl(plain)) is not { } bare)
            {
                return input;
            }

            url = bare;
        }

        found.Add("a URL");

        // As it stands in the text, where it stands there by itself: the verification then says what had to be repaired.
        string trimmed = plain.Trim();
        return input with
        {
            Url =
                trimmed.IndexOf('\n') < 0
                && trimmed.StartsWith("http", StringComparison.OrdinalIgnoreCase)
                && (trimmed.IndexOf(' ') < 0 || repairs.All(static r => r.Kind == UrlRepairKind.Blanks))
                    ? trimmed
                    : AsItStands(plain, url),
        };
    }

    /// <summary>The names of S3's XML namespaces look like URLs of S3, and nobody sends anything there.</summary>
    private static string WithoutNamespaces(string text)
    {
        foreach (string name in Namespaces)
        {
            text = text.Replace(name, "namespace:", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>A URL that is all there is beside an answer.</summary>
    private static string? LoneUrl(string text)
    {
        string trimmed = text.Trim();
        int end = Scan.Skip(trimmed, 0, static c => !char.IsWhiteSpace(c));
        string rest = trimmed[end..].TrimStart();
        bool isAlone = rest.Length == 0 || rest[0] == '<';
        return end > 8 && isAlone && trimmed.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? trimmed[..end] : null;
    }

    /// <summary>
    /// The URL with its damage, where the text that begins with it is repaired to nothing but the URL: the damage is the finding.
    /// </summary>
    private static string AsItStands(string text, string url)
    {
        int start = text.IndexOf("http", StringComparison.OrdinalIgnoreCase);
        if (start < 0 || (start > 0 && text[start - 1] != '\n'))
        {
            return url;     // within a sentence or a record, where it ends is a guess
        }

        int line = Scan.Find(text, '\n', start, text.Length);
        int blank = Scan.Skip(text, start, static c => !char.IsWhiteSpace(c));
        int answer = text.IndexOf("\n<", start, StringComparison.Ordinal);
        foreach (int end in (int[])[blank, line, answer, text.Length])
        {
            string candidate = end > start ? text[start..end].Trim().TrimEnd('\'', '"', '`', ')', ']', '>', ',', '.', ';', ':') : url;
            if (candidate == url)
            {
                return url;
            }

            if (candidate.Length <= 2 * url.Length && UrlRepairer.Repair(candidate).Text == url)
            {
                return candidate;
            }
        }

        return url;
    }
}
