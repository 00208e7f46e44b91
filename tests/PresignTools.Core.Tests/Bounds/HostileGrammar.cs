using System.Text;

namespace PresignTools.Tests.Bounds;

/// <summary>Makes hostile texts out of real ones: the same seed always gives the same text.</summary>
internal static class HostileGrammar
{
    private const string Signed = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z"
        + "&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";

    private const string Url = "https://examplebucket.s3.eu-west-1.amazonaws.com/test.txt?" + Signed;
    private const string Xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code><Message>Request has expired</Message><Expires>2013-05-25T00:00:00Z</Expires><RequestId>4442587FB7D0A2F9</RequestId></Error>";

    internal static readonly string[] Starts =
    [
        Url, Xml, $"curl -X PUT -H 'Content-Type: text/csv' -T a.csv '{Url}'\n{Xml}", $"PS C:\\> iwr '{Url}' -Headers @{{ 'x-amz-acl' = 'private'; Range = \"bytes=0-9\" }}",
        $"$ curl -v '{Url}'\n> GET /test.txt?{Signed} HTTP/1.1\n> Host: examplebucket.s3.eu-west-1.amazonaws.com\n>\n< HTTP/1.1 403 Forbidden\n< x-amz-request-id: R\n<\n{Xml}",
        "{\"log\":{\"entries\":[{\"request\":{\"method\":\"GET\",\"url\":\"" + Url + "\"},\"response\":{\"status\":403,\"content\":{\"text\":\"<Error><Code>AccessDenied</Code></Error>\"}}}]}}",
        $"GET {Url} 403 (Forbidden)\nAccess to fetch at '{Url}' from origin 'https://app.example' has been blocked by CORS policy",
        "An error occurred (AccessDenied) when calling the GetObject operation: User: arn:aws:iam::111122223333:user/a is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::b/k\" because no identity-based policy allows the s3:GetObject action",
        "s3.generate_presigned_url('put_object', Params={'Bucket': 'b', 'Key': 'k', 'ACL': 'public-read', 'ContentType': \"text/csv\"}, HttpMethod='PUT')",
        "wget --header='x: y' --method=PUT '" + Url + "'", "https://s3.amazonaws.com/b/k?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Expires=1175139620&Signature=1No4mq5ETf02z8aet9voy6gui6E%3D",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::b/*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}",
        Logs.LogLines.Line(), Logs.LogLines.Old + "\n" + Logs.LogLines.Line(agent: "a \"b\" c", tail: " eu-west-1 \"new\""), Logs.LogLines.Presigned, "",
    ];

    private static readonly string[] Pieces =
    [
        "&", "?", "%", "%2", "%25", "%2F", "=", "\r\n", "\n", "=\r\n", "=3D", " ", "\"", "'", "`", "<", ">", "(", ")", "[", "](", "{", "}", "@{", "\\", "^&", "%%", "#", "//", "/../", ";", ":", "|",
        "&amp;", "&lt;Error", "\\u0026", "\\u003cError", "https://", "https%3A%2F%2F", "http", "X-Amz-Signature=", "X-Amz-", "Signature=", "<Error>", "</Error>", "<![CDATA[", "<!--", "<html", "HTTP/1.1 403 X\n",
        "> ", "< ", "curl ", "iwr ", "aws s3 presign ", "-H ", "status code: 403", "403 (Forbidden)", "٤٠٣", "status 4٠٣", "HTTP/1.1 ٤٠٣ X\n", "origin 'https://", "User: ", " is not authorized to perform: ", "because ",
        "getSignedUrl('putObject'", "Code: ", "An error occurred (", "99999999999999999999", "-1", "\0", "\u0001", "\u001b]0;x\u0007", "\u007f", "\u0085", "\u2028", "\u202E", "\u200B", "\uFEFF", "\u00AD",
        "\uD800", "\uDC00", "\uD83D\uDE00", "İ", "ſ", "K", "é", "[REDACTED]", "***", "X-Amz-Date=99999999T999999Z",
        " REST.GET.OBJECT ", "\" 403 AccessDenied ", " HTTP/1.1\" 200 - ", "\" - h SigV4 ", "[06/Feb/2019:00:00:38 +0000]", "\"eventName\":", "{type=IAMUser, arn=", ", arn=", "{\"Records\":[",
    ];

    /// <summary>
    /// The text of a seed: a real one, or several in a row, changed a few times, in one of the ways that text gets damaged or is made to do
    /// harm. Of five seeds, two make texts of several fragments.
    /// </summary>
    internal static string Make(int seed)
    {
        var random = new Random(seed);
        bool isMixed = seed % 5 < 2;
        string text = isMixed ? HostileMixes.Make(random) : Starts[random.Next(Starts.Length)];
        if (isMixed && random.Next(2) == 0)
        {
            return text;
        }

        for (int changes = random.Next(1, 8); changes > 0; changes--)
        {
            text = Change(text, random);
            if (text.Length > 20_000)
            {
                text = text[..20_000];
            }
        }

        return text;
    }

    private static string Change(string text, Random random)
    {
        int at = random.Next(text.Length + 1);
        int length = Math.Min(random.Next(1, 30), text.Length - at);
        return random.Next(13) switch
        {
            0 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
            1 => text.Remove(at, length),
            2 => text[..at],                                                                // cut: JSON, XML, a command, a URL
            3 => text[at..],
            4 => text.Insert(at, ((char)random.Next(0x10000)).ToString()),                 // any character, halves of surrogate pairs among them
            5 => text.Insert(at, ((char)random.Next(0x20)).ToString()),                    // a control character
            6 => HostileWrappings.Wrapped(text, random),                                    // wrappers in wrappers
            7 => Encoded(text, at, length),                                                 // names that are percent-encoded
            8 => text.Insert(at, Repeated(random)),
            9 => text.Insert(at, Starts[random.Next(Starts.Length)]),                      // one scan inside another
            10 => JsonString(text, random),
            11 => text.Insert(at, HostileWrappings.Wrapped(Starts[random.Next(Starts.Length)], random)),
            _ => Swapped(text, at, length, random),
        };
    }

    /// <summary>Characters of a name percent-encoded, which decode to the name.</summary>
    private static string Encoded(string text, int at, int length)
    {
        var result = new StringBuilder(text, 0, at, text.Length + (3 * length));
        foreach (byte b in Encoding.UTF8.GetBytes(text.Substring(at, length)))
        {
            result.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return result.Append(text, at + length, text.Length - at - length).ToString();
    }

    private static string Repeated(Random random) =>
        string.Concat(Enumerable.Repeat(Pieces[random.Next(Pieces.Length)] + (random.Next(2) == 0 ? string.Empty : Pieces[random.Next(Pieces.Length)]), random.Next(2, 200)));

    private static string JsonString(string text, Random random)
    {
        string inner = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        string name = new[] { "url", "body", "message", "error", "Error", "Code", "status", "a" }[random.Next(8)];
        return random.Next(2) == 0 ? $"{{\"{name}\":\"{inner}\"}}" : $"{{\"{name}\":{{\"{name}\":[{text}]}}}}";
    }

    private static string Swapped(string text, int at, int length, Random random)
    {
        int other = random.Next(text.Length - length + 1);
        return text.Remove(at, length).Insert(Math.Min(other, text.Length - length), text.Substring(at, length));
    }
}
