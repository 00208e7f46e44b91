using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>Whether a URL in a text is what a client is set to, and not what it requested.</summary>
internal static class SettingText
{
    private const int LongestName = 60;
    private const int MostSigns = 24;

    private static readonly string[] Names = ["endpoint", "s3url", "serviceurl", "hostbase"];

    /// <summary>
    /// Whether the URL at <paramref name="index"/> is the value of a setting for an endpoint: <c>S3_ENDPOINT=</c>,
    /// <c>"endpoint_url": "</c>, <c>--endpoint-url </c>, <c>endpoint: new URL("</c>.
    /// </summary>
    internal static bool IsValueOfEndpoint(string text, int index)
    {
        int signs = index;
        while (signs > 0 && index - signs < MostSigns && (text[signs - 1] is '=' or ':' or '"' or '\'' or '`' or '>' or '(' or ','
            || Scan.IsBlank(text[signs - 1])))
        {
            signs--;
        }

        int start = signs;
        while (start > 0 && signs - start < LongestName && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-'
            or '.'))
        {
            start--;
        }

        Work.Add(index - start);
        string name = text[start..signs];
        bool isSigned = signs < index && (text[signs..index].AsSpan().IndexOfAny('=', ':', '(') >= 0
            || name.StartsWith("--", StringComparison.Ordinal));
        return isSigned && name.Replace("-", string.Empty).Replace("_", string.Empty).ContainsAny(Names);
    }
}
