namespace PresignTools.Tests.Bounds;

/// <summary>Texts of any length, each made against a scan: what it looks for begins again and again, and does not end.</summary>
internal static class HostilePatterns
{
    private const string Query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z"
        + "&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";

    private const string Host = "https://b.s3.eu-west-1.amazonaws.com/";

    // What a text is made of: a beginning, a piece that is repeated, an end. The length counts the whole.
    private static readonly (string Start, string Piece, string End)[] Texts =
    [
        ("403 Forbidden ", "https://cdn.example.com/assets/img/1.png,", ""),
        ("", "https://", ""),
        ("", "<Error>", ""),
        ("", "<Error a=\"1\"/>\n", ""),
        ("", "getSignedUrl", ""),
        ("", "getSignedUrl ", ""),
        ("", "getSignedUrl\n", ""),
        ("", "presigned_url", "("),
        ("", "signed_url ", ""),
        ("", "signed_url(", ""),
        ("iwr https://b.s3.amazonaws.com -Headers @", "{ ", ""),
        ("iwr https://b.s3.amazonaws.com -Headers @{", "a", "}"),
        ("iwr https://b.s3.amazonaws.com -Headers @{", "a=", "}"),
        ("iwr https://b.s3.amazonaws.com -Headers @{", "'a", "}"),
        ("iwr https://b.s3.amazonaws.com -Headers @{", "a ", "}"),
        ("iwr https://b.s3.amazonaws.com -Headers @{ a =", " ", "}"),
        ("curl \\\n", "\\\n", ""),
        ("curl \\\n", "\n", ""),
        ("curl ", "\\ ", "\n"),
        ("curl x", "'\"", ""),
        ("curl ", "{", "\n"),
        ("", "curl 'x\n", ""),
        ("", "curl x\n", ""),
        ("", "PS > curl x\n", ""),
        ("", "$a = ", "curl x"),
        ("", " ", "curl x"),
        ("curl", " ", ""),
        ("", "wget --header=a:b ", ""),
        ("", "aws s3 cp ", ""),
        ("403", " ", "x"),
        ("", "403  (  ", ""),
        ("", "status ", ""),
        ("", "HTTP error ", ""),
        ("", "(403) ", ""),
        ("", "GET http://", ""),
        ("", "GET http://x ", ""),
        ("GET", " ", "http://x"),
        ("origin", " ", ""),
        ("", "origin ", ""),
        ("", "from origin 'https://", ""),
        ("", "An error occurred (", ""),
        ("", "An error occurred (a) when calling the ", ""),
        ("", "An error occurred (AccessDenied) when calling the x operation (reached ", ""),
        ("", "HTTP/1.1 403\n", ""),
        ("", "HTTP/1.1 301 Moved\nLocation: https://a/\n\n", ""),
        ("HTTP/1.1 403 X\n", "a: b\n", ""),
        ("GET / HTTP/1.1\n", "a: b\n", ""),
        ("", "> GET / HTTP/1.1\n< HTTP/1.1 403 Forbidden\n", ""),
        ("", "h\n", ""),
        ("h", " ", "\n"),
        ("h\n", ">", ""),
        ("h t\n", ">", "\nh"),
        ("", "=http", ""),
        ("", "a=https%3A", ""),
        ("", "http%25", ""),
        ("http%", "25", ""),
        ("https://h/?X-Amz-Signature=", " a", ""),
        ("https://h/?X-Amz-", " &", ""),
        ("", "'https://h/?X-Amz-Signature= ", ""),
        ("'", "https://h/'", ""),
        ("", "[x](https://h ", ""),
        ("", "\u201Chttps://h/\u201D", ""),
        ("https://h/?Signature=a\\", "\n", ""),
        ("https://h/?x=1", "\\\n", ""),
        ("https://h/?a=", "&amp;amp;", ""),
        ("https://h/?a=", "\\\\\\u0026", ""),
        ("https://h/?a=", "=3D", ""),
        ("https://h/?a==3D=", " ", ""),
        ("https://h/?a=", "%25", ""),
        ("https://h/?a=", "%%", ""),
        ("https://h/", "#", "?X-Amz-"),
        ("https://urldefense.com/v3/__https:/h/", "*", "__;KioqKg!!"),
        ("https://www.google.com/url?q=", "https://www.google.com/url?q=", ""),
        ("https://www.google.com/url?q=", "https%3A%2F%2Fwww.google.com%2Furl%3Fq%3D", ""),
        ("https://x?X-Amz-Signature=", "?X-Amz-Signature=", ""),
        ("https://x?X-Amz-Credential=", "?X-Amz-Credential=", ""),
        ("", "x-amz-signature", ""),
        ("x", "\n", ""),
        ("", "x-amz-security-token: ", ""),
        ("", "server-side-encryption-customer-key=&", ""),
        ("<Error><Code>SignatureDoesNotMatch</Code><CanonicalRequest>", "server-side-encryption-customer-key=x&amp;", "</CanonicalRequest></Error>"),
        ("<Error><Code>AccessDenied</Code>", "<a>xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</a>", "</Error>"),
        ("<Error><Code>AccessDenied</Code><Message>", "&#x1;", "</Message></Error>"),
        ("<Error ", "a ", ""),
        ("", "<!DOCTYPE html", ""),
        ("<!DOCTYPE", " ", ""),
        ("", "&lt;Error", ""),
        ("", "\\u003cError", ""),
        ("<html>", "<li>", ""),
        ("<html>", "&", ""),
        ("<html>", "Code: x<br>", ""),
        ("", "Code: ", ""),
        ("", "Code: x\n", ""),
        ("", "AccessDenied", ""),
        ("", "AccessDenied.", ""),
        ("", "User: a is not authorized to perform: b on resource: \"c\" because ", ""),
        ("x (Service: ", "\n", ""),
        ("{\"a\":", "[", ""),
        ("{\"error\":", "{\"error\":", ""),
        ("{\"log\":{\"entries\":[", "{\"request\":{\"url\":\"https://b.s3.amazonaws.com/k\"},\"response\":{\"status\":403,\"content\":{\"text\":\"x\"}}},", "{}]}}"),
        ("{", "\"error\":{},", "\"a\":1}"),
        ("{\"a\":\"", "\\u0026", "\"}"),
        ("{\"a\":\"", "\\", "\"}"),
        ("", "\uD800", ""),
        ("", "https://\uD800/?X-Amz-Signature=", ""),
        ("", "\0", ""),
        ("", "Verb ", ""),
        ("Method", " ", ""),
        ("", "ACL ", ""),
        ("ACL", " ", ""),
        ("generate_presigned_url('put_object', Params={'Bucket':'b','ACL':'", "a", "'})"),
        ("", "endpoint ", ""),
        ("", "endpoint of a policy ", ""),
        ("", "without an SCP ", ""),
        ("", "no ListBucket", ""),
        ("", "S3ListBucket ", ""),
        ("", "CORS origin ", ""),
    ];

    private static readonly (string Name, Func<int, string> Make)[] Urls =
    [
        ("parameters", static n => Host + "k?" + Repeat("p=1&", n - 400) + Query),
        ("signed headers", static n => Host + "k?" + Query.Replace("=host", "=host" + Repeat("%3Bx-amz-" + "a", n - 400), StringComparison.Ordinal)),
        ("headers and parameters", static n => Host + "k?" + Repeat("a&", (n / 2) - 400) + Query.Replace("=host", "=host" + Repeat("%3Bx-amz-a", n / 2), StringComparison.Ordinal)),
        ("path", static n => Host + Repeat("a/", n - 400) + "?" + Query),
        ("path of dots", static n => Host + Repeat("../", n - 400) + "?" + Query),
        ("path that is not ASCII", static n => Host + Repeat("ü", n - 400) + "?" + Query),
        ("path of escapes", static n => Host + Repeat("%C3", n - 400) + "?" + Query),
        ("labels of the host", static n => "https://" + Repeat("a.", n - 400) + "s3.amazonaws.com/k?" + Query),
        ("signatures", static n => Host + "k?" + Query + Repeat("?Signature=", n - 400)),
        ("values of percent", static n => Host + "k?response-content-disposition=" + Repeat("%25", n - 400) + "&" + Query),
        ("a URL in the key", static n => Host + Repeat("https://h/?X-Amz-Signature=", n - 400) + "?" + Query),
    ];

    /// <summary>Every text, for the entries that take text.</summary>
    internal static IEnumerable<(string Name, Func<int, string> Make)> All =>
    [
        .. Texts.Select(static t => (Name(t), new Func<int, string>(n => t.Start + Repeat(t.Piece, n - t.Start.Length - t.End.Length) + t.End))),
        .. Urls,
    ];

    private static string Name((string Start, string Piece, string End) text) => Escaped($"{text.Start}…{text.Piece}…{text.End}");

    private static string Escaped(string text)
    {
        string shown = string.Concat(text.Select(static c => c is >= ' ' and < '\u007f' or '…' ? c.ToString() : $"\\u{(int)c:x4}"));
        return shown.Length > 120 ? shown[..120] : shown;
    }

    private static string Repeat(string piece, int length) => string.Concat(Enumerable.Repeat(piece, Math.Max(1, length / piece.Length)));
}
