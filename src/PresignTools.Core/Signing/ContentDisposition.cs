using System.Text;

namespace PresignTools.Signing;

/// <summary>
/// The header that names a download, in the two forms that browsers read: plain for old ones, <c>filename*</c> with percent-encoded UTF-8
/// for all others (RFC 6266, RFC 8187). S3 refuses characters beyond Latin-1 in response-content-disposition ("Header value cannot be
/// represented using ISO-8859-1"); this form has only ASCII.
/// </summary>
internal static class ContentDisposition
{
    internal static string Attachment(string fileName)
    {
        var plain = new StringBuilder(fileName.Length);
        foreach (char c in fileName)
        {
            plain.Append(c is < ' ' or > '~' or '"' or '\\' or '/' or '%' ? '_' : c);
        }

        string first = $"attachment; filename=\"{plain}\"";
        return string.Equals(plain.ToString(), fileName, StringComparison.Ordinal)
            ? first
            : first + "; filename*=UTF-8''" + UriEncoding.Encode(fileName);
    }
}
