using System.Globalization;
using System.Text;

namespace PresignTools.Tests.Measuring;

/// <summary>Lines of an access log as a busy bucket has them: presigned and signed requests, good ones and those that fail in many ways.</summary>
internal sealed class RandomLog(int seed)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Agents =
    [
        "curl/8.5.0", "Boto3/1.34.0 md/Botocore#1.34.0 ua/2.0 os/linux", "python-requests/2.31.0", "-", "aws-cli/2.15.0 Python/3.11.6",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{0}.0.0.0 Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64; rv:{0}.0) Gecko/20100101 Firefox/{0}.0", "WhatsApp/2.24 A", "said \"quoted\" agent/1.0",
    ];

    private static readonly (string Status, string Code)[] Answers =
    [
        ("200", "-"), ("206", "-"), ("200", "-"), ("200", "-"), ("304", "-"), ("403", "AccessDenied"), ("403", "SignatureDoesNotMatch"), ("404", "NoSuchKey"),
        ("403", "InvalidAccessKeyId"), ("400", "ExpiredToken"), ("400", "AuthorizationQueryParametersError"), ("301", "PermanentRedirect"), ("403", "RequestTimeTooSkewed"),
        ("503", "SlowDown"), ("412", "PreconditionFailed"), ("403", "-"), ("400", "InvalidToken"), ("403", "AllAccessDisabled"), ("400", "IllegalLocationConstraintException"),
    ];

    private static readonly string[] Folders = ["2026", "inbox", "exports/big", "a%2520b", "caf%25C3%25A9", "users/ann"];
    private static readonly string[] Names = ["report.pdf", "q3+final.csv", "photo%2520one.jpg", "x/../y.txt", "data.json", "caf%25C3%25A9.txt", "a=b.txt"];
    private static readonly string[] Further = ["", "&x-id=GetObject", "&response-content-disposition=attachment%3B%20filename%3Da.pdf", "&utm_source=mail", "&versionId=3HL4", "&X-Amz-Date=20260301T000000Z", "&_={0}"];
    private static readonly string[] Roles = ["arn:aws:iam::111122223333:user/ops", "arn:aws:sts::111122223333:assumed-role/web/i-{0}", "arn:aws:sts::444455556666:assumed-role/jobs/{0}", "-", "arn:aws:iam::111122223333:root"];

    private const int Choices = 64;

    private readonly Random _random = new(seed);
    private long[] _choices = [];
    private int _next;

    internal static string Owner => Logs.LogLines.Owner;

    internal IEnumerable<string> Lines(int count) => Enumerable.Range(0, count).Select(_ => Line());

    internal string Line() => Written([.. Enumerable.Range(0, Choices).Select(_ => _random.NextInt64())]);

    /// <summary>A line, and others that differ from it in one choice each: a time, a name, a parameter, an answer.</summary>
    internal IEnumerable<string> Relatives(int count)
    {
        long[] choices = [.. Enumerable.Range(0, Choices).Select(_ => _random.NextInt64())];
        yield return Written(choices);
        int used = _next;
        for (int i = 0; i < count; i++)
        {
            long[] changed = [.. choices];
            changed[_random.Next(used)] = _random.NextInt64();
            yield return Written(changed);
        }
    }

    private string Written(long[] choices)
    {
        (_choices, _next) = (choices, 0);
        DateTimeOffset time = Start.AddSeconds(Next(5 * 86_400));
        (string status, string code) = Pick(Answers);
        bool isPresigned = Next(4) > 0;
        string requester = Number(Pick(Roles));
        string folder = Pick(Folders), name = Pick(Names);
        string path = (folder + "/" + name).Replace("%25", "%", StringComparison.Ordinal);
        string bucket = Pick(["reports", "media.example.org", "inbox"]);
        (string operation, string method) = Pick([("REST.GET.OBJECT", "GET"), ("REST.PUT.OBJECT", "PUT"), ("REST.HEAD.OBJECT", "HEAD"), ("REST.GET.BUCKET", "GET"), ("REST.OPTIONS.PREFLIGHT", "OPTIONS")]);
        bool isPathStyle = Next(3) == 0;
        string region = Pick(["eu-west-1", "us-east-1", "eu-central-1"]);
        string host = (isPathStyle ? string.Empty : bucket + ".") + "s3." + Pick([region, "eu-west-1"]) + ".amazonaws.com";
        string target = (isPathStyle ? "/" + bucket : string.Empty) + "/" + path + (isPresigned ? "?" + Query(time, region) : string.Empty);
        string type = isPresigned ? Pick(["QueryString", "QueryString", "-"]) : Pick(["AuthHeader", "-"]);
        return new StringBuilder().Append(Owner).Append(' ').Append(bucket).Append(" [").Append(time.ToString("dd'/'MMM'/'yyyy':'HH':'mm':'ss' +0000'", CultureInfo.InvariantCulture))
            .Append("] ").Append(Pick(["192.0.2.3", "10.1.2.3", "2001:db8::1"])).Append(' ').Append(requester).Append(' ').Append(Next64().ToString("X16", CultureInfo.InvariantCulture))
            .Append(' ').Append(operation).Append(' ').Append(operation.EndsWith("BUCKET", StringComparison.Ordinal) ? "-" : folder + "/" + name)
            .Append(" \"").Append(method).Append(' ').Append(target).Append(" HTTP/1.1\" ").Append(status).Append(' ').Append(code).Append(" 297 - 38 - \"-\" \"")
            .Append(Number(Pick(Agents))).Append("\" - s9lzHYrFp76ZVxRcpX9+5cjAnEH2ROuNkd2BHfIa6UkFVdtjf5mKR3/eTPFvsiP/XV/VLi31234= SigV4 ")
            .Append(Pick(["TLS_AES_128_GCM_SHA256", "-"])).Append(' ').Append(type).Append(' ').Append(host).Append(" TLSv1.3 - -").ToString();
    }

    private string Query(DateTimeOffset time, string region)
    {
        DateTimeOffset signed = time.AddSeconds(-Pick([10, 800, 1000, 5000, 90_000, 700_000, -60, -2000]));
        string kind = Pick(["AKIA", "ASIA", "AKIA", "akia"]);
        string query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + kind + "IOSFODNN7EXAM" + (100 + Next(900)).ToString(CultureInfo.InvariantCulture) + Pick(["%2F", "/"])
            + Pick([signed, signed, signed.AddDays(1)]).ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "%2F" + region + "%2F" + Pick(["s3", "s3", "s3", "execute-api"]) + "%2Faws4_request&X-Amz-Date="
            + signed.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture) + "&X-Amz-Expires=" + Pick(["900", "3600", "86400", "604800", "700000", "0", "soon"])
            + (kind == "ASIA" && Next(4) > 0 ? "&X-Amz-Security-Token=IQoJb3JpZ2luX2Vj" + Next64().ToString("x16", CultureInfo.InvariantCulture) : string.Empty)
            + "&X-Amz-SignedHeaders=" + Pick(["host", "host%3Bx-amz-acl", "content-type%3Bhost"])
            + "&X-Amz-Signature=" + Hex() + Number(Pick(Further));
        return query;
    }

    private string Hex() => string.Concat(Enumerable.Range(0, 4).Select(_ => Next64().ToString("x16", CultureInfo.InvariantCulture)));

    private string Number(string form) => form.Replace("{0}", (100 + Next(100)).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private T Pick<T>(T[] of) => of[Next(of.Length)];

    private int Next(int below) => (int)(Next64() % below);

    private long Next64() => _choices[_next++];
}
