using System.Text.RegularExpressions;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Tests.Bounds;

/// <summary>
/// The scanners find what the regular expressions found that they stand for, in short texts that are made of the same pieces. Where a status is
/// concerned, the patterns here take ASCII digits only, as the scanners do.
/// </summary>
public class PatternOracleTests
{
    private static readonly int Texts = Nightly.Times(4_000);
    private static readonly string[] Blanks = [" ", "  ", "\t", "\n", "\r\n", "\u00a0"];

    [Fact]
    public void Status() => Compare(
        ["403", "404", "503", "40", "3", "status", "Status", "code", "_", "-", ":", "(", ")", "HTTP", " error", "returned error", "response code", "Forbidden", "Not Found", "Moved", "x", "ü", "HTTP/1.1 ", ", "],
        static text => StatusPhrases.Find(text)?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        @"(?i)\b(?:status(?:[ _-]?code)?|HTTP(?: error)?|returned error|response code|code)\D{1,12}(?<v>[345][0-9][0-9])\b|(?<![0-9][,.:])\b(?<v>[345][0-9][0-9])\s*[(:]?\s*(?:Forbidden|Bad Request|Not Found|Moved|Temporary Redirect|Not Implemented|Method Not Allowed|Unauthorized|Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out|Error|response from)|\((?<v>[345][0-9][0-9])\)[ \u00a0]\p{L}|^\s*(?<v>[345][0-9][0-9])\s*$");

    [Fact]
    public void Commands() => Compare(
        ["curl", "curl.exe", "wget", "iwr", "irm", "Invoke-WebRequest", "aws", "http", "https", ":", "$", "#", "%", ">", "user@host:~$", "PS", "PS C:\\>", "PS C:\\My Files>", "$a", "=", "x", "{", new string('y', 62)],
        static text => string.Join("|", CommandStart.Last(text, 50).Select(static s => s.Index)),
        @"(?m)^[^\S\r\n]*(?:\S{0,60}[$#%>][^\S\r\n]+|PS[^\r\n>]{0,120}>[^\S\r\n]*)?(?:\$\w+[^\S\r\n]*=[^\S\r\n]*)?(?<v>curl(?:\.exe)?|wget(?:\.exe)?|Invoke-WebRequest|Invoke-RestMethod|iwr|irm|aws|https?)[^\S\r\n]+(?=[^\s:])",
        static matches => string.Join("|", matches.Select(static m => m.Groups["v"].Index)),
        RegexOptions.IgnoreCase);

    [Fact]
    public void Tables() => Compare(
        ["@{", "}", ";", "'", "\"", "=", "a", "b-c", "1", "$x", "content-type", "ü"],
        static text => string.Join("|", HeaderTable.Read(text).Select(static e => e.Key + "=" + e.Value)),
        @"(?<q>['""]?)(?<n>[A-Za-z0-9-]+)\k<q>\s*=\s*(?:'(?<v>[^']*)'|""(?<v>[^""]*)""|(?<v>[^;}\s]+))",
        static matches => string.Join("|", matches.Select(static m => m.Groups["n"].Value.ToLowerInvariant() + "=" + m.Groups["v"].Value)));

    [Fact]
    public void Sdk_messages() => Compare(
        ["An error occurred (", "AccessDenied", ")", ") when calling the ", "GetObject", " operation", "(", "x", new string('y', 70)],
        static text => ToolMessages.SdkOperation(text),
        @"An error occurred \((?:[^)]{1,80})\) when calling the (?<v>\w{1,60}) operation");

    [Fact]
    public void Browsers() => Compare(
        ["GET", "PUT", "OPTIONS", "http://", "https://x", "net::ERR", "403", "(", "x", "ü", "'"],
        static text => ToolMessages.BrowserMethod(text),
        @"(?<v>GET|PUT|POST|HEAD|DELETE|OPTIONS)\s+(?<url>https?://\S+)\s+(?:net::\S+\s+)?(?<status>\d{3})?\b");

    [Fact]
    public void Origins() => Compare(
        ["origin", "from ", "Origin", ":", "'", "\"", "https://", "http://a", ",", "x", "_"],
        static text => ToolMessages.Origin(text),
        @"(?i)\b(?:from )?origin:?\s+['""]?(?<v>https?://[^\s'"",]+)");

    [Fact]
    public void Lines_of_code() => Compare(
        ["getSignedUrl", "getSignedUrlPromise", "generate_presigned_", "generate_presigned_url", "presigned_url", "presignedurl", "presignurl", "createPresigned", "createPresignedPost", "temporaryUrl", "S3Presigner", "x", ".", "(", "_"],
        static text => string.Join("|", ToolMessages.SigningLines(text, 4)),
        @"(?im)^.*\b(?:getSignedUrl\w*|generate_presigned_\w+|presigned?_?url|GetPreSignedURL|GeneratePresignedUrlRequest|PresignGetObject|PresignPutObject|createPresigned\w+|S3Presigner|presignedGetObject|presignedPutObject|temporaryUrl|signURL)\b.*$",
        static matches => string.Join("|", matches.Take(4).Select(static m => m.Value.Trim())));

    [Fact]
    public void Endpoints() => Compare(
        ["https://", "HTTP://", "http", "a.amazonaws.com", "minio", ":9000", ".r2.", "'", "\"", "<", "x", "/"],
        static text => ToolMessages.EndpointUrl(text),
        @"(?i)(?<!https?://[^\s""'<>]*)(?<v>https?://(?:[^\s""'<>/]*(?:\.r2\.|minio|:9000)|[^\s""'<>]*amazonaws\.)[^\s""'<>]*)");

    [Fact]
    public void Error_bodies() => Compare(
        ["<Error>", "<Error", "<Errors>", "</Error>", "<Error/>", "x", ">"],
        static text => ToolMessages.WithoutErrorXml(text),
        null, oracle: static text => Regex.Replace(text, @"<Error\b.*?</Error>", " ", RegexOptions.Singleline));

    [Fact]
    public void Calls() => Compare(
        ["signed_url", "presignedurl", "signedUrl", "signed", "s", "_", "url", "(", "client_method", "=", ":", "'", "\"", "get", "x"],
        static text => SigningCode.CalledOperation(text),
        @"(?i)(?:pre)?signed_?url\w*\s*\(\s*(?:client_?method\s*=\s*)?[:'""](?<v>\w+)");

    [Fact]
    public void Spoken_methods() => Compare(
        ["presigned ", "signed ", "pre-", "pre", "for ", "GET", "PUT", "DELETE", "x", "s"],
        static text => SigningCode.SpokenMethod(text),
        @"\b(?:pre-?)?signed (?:for )?(?<v>GET|PUT|HEAD|DELETE)\b");

    [Fact]
    public void Verbs() => Compare(
        ["HttpVerb", "HttpMethod", "Verb", "method", ".", ":", "=", "'", "\"", "PUT", "get", "POST", "x"],
        static text => SigningCode.VerbSetting(text),
        @"(?i)(?:HttpVerb|HttpMethod|Verb|Method)[\s.:=]*[""']?(?<v>GET|PUT|HEAD|DELETE|POST)\b");

    [Fact]
    public void Parameters() => Compare(
        ["ACL", "acl", "ContentType", "=", ":", ">", "=>", "'", "\"", "private", "x", "_"],
        static text => SigningCode.TryFindParameter(text, "ACL", out string? value, out bool isSet) ? $"{value},{isSet}" : null,
        null,
        oracle: static text => Regex.Match(text, @"\bACL\b['""]?\s*(?:[:=]>?|=>)?\s*(?:(?<q>['""])(?<v>[^'""\r\n]*)\k<q>)?", RegexOptions.IgnoreCase) is { Success: true } m
            ? $"{(m.Groups["q"].Success ? m.Groups["v"].Value : null)},{m.Value.IndexOfAny([':', '=']) > 0}" : null);

    [Fact]
    public void Keys_and_accounts()
    {
        string[] pieces = ["arn:aws:kms:", "arn:aws:kms:eu-west-1:111122223333:", "arn:", ":kms:", "eu-west-1", ":111122223333:", "key/", "alias/", "a-b", "12345678901", "2"];
        Compare(pieces, static text => AwsNames.KmsKeyIn(text), @"(?<v>arn:[\w-]+:kms:\S+?:[0-9]{12}:(?:key|alias)/[\w/-]+)");
        Compare(pieces, static text => AwsNames.AccountIn(text), @"(?<!\d)(?<v>\d{12})(?!\d)");
    }

    [Fact]
    public void Surroundings()
    {
        string[] pieces = ["no ", "without ", "not an ", "SCP", "SCPs", "endpoint", "endpoints ", "policy", "policies", ".", ";", " ", "a ", "lacks ", "s3:", "ListBucket", "x"];
        Compare(pieces, static text => Phrases.Mentions(text, "SCP", "SCPs") ? "yes" : null, null,
            oracle: static text => Regex.IsMatch(text, @"(?<!\b(no|without|not an?) )(?:\b(SCPs?)\b)", RegexOptions.IgnoreCase) ? "yes" : null);
        Compare(pieces, static text => Phrases.MentionsNear(text, ["endpoint"], ["policy", "policies"], 10) ? "yes" : null, null,
            oracle: static text => Regex.IsMatch(text, @"(?<!\b(no|without|not an?) )(?:endpoint[^.;\n]{0,10}polic(y|ies))", RegexOptions.IgnoreCase) ? "yes" : null);
        Compare(pieces, static text => text.IndexOf("ListBucket", StringComparison.Ordinal) is >= 0 and var i && Scan.IsEdge(text, i) && Phrases.Precedes(text, i, ["no", "without", "lacks"], 8) ? "yes" : null, null,
            oracle: static text => text.IndexOf("ListBucket", StringComparison.Ordinal) is >= 0 and var i && Regex.IsMatch(text[..i], @"\b(no|without|lacks)\b[^.;\n]{0,8}\z") && Scan.IsEdge(text, i) ? "yes" : null);
    }

    private static void Compare(
        string[] pieces, Func<string, string?> scan, string? pattern, Func<IReadOnlyList<Match>, string>? all = null, RegexOptions options = RegexOptions.None, Func<string, string?>? oracle = null)
    {
        var random = new Random(20261124);
        int hits = 0;
        for (int i = 0; i < Texts; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(4) == 0 ? Blanks[random.Next(Blanks.Length)] : pieces[random.Next(pieces.Length)]));
            RegexOptions how = options | RegexOptions.CultureInvariant;
            string? expected = oracle?.Invoke(text);
            if (all is not null)
            {
                expected = all([.. Regex.Matches(text, pattern!, how).Cast<Match>()]);
            }
            else if (oracle is null && Regex.Match(text, pattern!, how) is { Success: true } match)
            {
                expected = match.Groups["v"].Value;
            }

            hits += string.IsNullOrEmpty(expected) ? 0 : 1;
            Assert.True(string.Equals(expected, scan(text), StringComparison.OrdinalIgnoreCase), $"'{Printable.Of(text, 400)}': expected '{expected}', found '{scan(text)}'");
        }

        // Or nothing was compared.
        Assert.InRange(hits, 1, Texts);
    }
}
