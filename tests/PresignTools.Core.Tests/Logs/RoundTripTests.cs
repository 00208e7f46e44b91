using System.Globalization;
using System.Text;
using PresignTools.Logs;
using PresignTools.Text.Masking;

namespace PresignTools.Tests.Logs;

/// <summary>Random lines, written by the document and by a writer of this test's own: what is read is what was written.</summary>
public sealed class RoundTripTests
{
    private const int Lines = 100_000;

    private static readonly string[] Odd = ["\"", "\" ", " \"", "\" 403 X ", "\" - ", "\" - h SigV4 c q", " HTTP/1.1\"", "[", "]", "\t", "(", "\u00e9", "\u6f22", "\\", "\\\"", "%22", "-", "\"\""];

    [Fact]
    public void What_is_written_is_read()
    {
        var random = new Random(20261130);
        for (int i = 0; i < Nightly.Times(Lines); i++)
        {
            Written written = Written.Make(random);
            string line = written.Line();
            Assert.True(S3AccessLogReader.TryRead(line.AsSpan(), out S3AccessLogRecord? read, out LogLineFault fault), $"{fault}: {line}");
            Check(written, read, line);
        }
    }

    private static void Check(Written w, S3AccessLogRecord r, string line)
    {
        bool isSame = r.Time == w.Time && r.BucketOwner == w.Owner && r.Bucket == w.Bucket && r.RemoteIp == w.Ip && r.Requester == w.Requester && r.RequestId == w.Id
            && r.Operation == w.Operation && r.Key == w.Key && r.Method == w.Method && r.Status == w.Status && r.ErrorCode == w.Code && r.BytesSent == w.Sent && r.ObjectSize == w.Size
            && r.TotalTime == w.Total && r.TurnAroundTime == w.Turn && r.Referer == SecretMask.Of(w.Referer) && r.UserAgent == SecretMask.Of(w.Agent) && r.VersionId == w.Version
            && r.HostId == w.HostId && r.SignatureVersion == w.Signature && r.CipherSuite == w.Cipher && r.AuthenticationType == w.Type && r.HostHeader == w.Host
            && r.TlsVersion == w.Tls && r.AccessPointArn == w.Point && r.AclRequired == (w.Acl == "Yes" ? true : null) && r.SourceRegion == w.Region
            && r.RequestUri == SecretMask.Of($"{w.Method} {w.Target} HTTP/1.1") && string.Join(' ', r.FurtherFields) == w.Further;
        if (!isSame)
        {
            Assert.Fail($"{line}\n{w}\n{string.Join('\n', typeof(S3AccessLogRecord).GetProperties().Select(p => $"{p.Name}: {p.GetValue(r)}"))}");
        }
    }

    /// <summary>The fields of a line; null is a dash.</summary>
    private sealed record Written(
        string Owner, string? Bucket, DateTimeOffset Time, string? Ip, string? Requester, string? Id, string Operation, string? Key, string Method, string Target, int Status, string? Code,
        long? Sent, long? Size, long? Total, long? Turn, string? Referer, string? Agent, string? Version, string? HostId, string? Signature, string? Cipher, string? Type, string? Host,
        string? Tls, string? Point, string? Acl, string? Region, string Further)
    {
        internal static Written Make(Random random)
        {
            string key = Text(random, 24, isKey: true);
            string method = Pick(random, "GET", "PUT", "HEAD", "DELETE", "POST")!;
            string sent = Encode(key);
            string target = "/" + (random.Next(2) == 0 ? "bucket/" : "") + sent + (random.Next(2) == 0 ? "?" + Query(random) : "");
            return new Written(
                Hex(random, 64), "bucket", new DateTimeOffset(2000 + random.Next(60), 1 + random.Next(12), 1 + random.Next(28), random.Next(24), random.Next(60), random.Next(60), TimeSpan.Zero),
                Or(random, $"192.0.2.{random.Next(256)}"), Or(random, Pick(random, Hex(random, 64), "arn:aws:sts::111122223333:assumed-role/app/a=b,c@d")), Or(random, Hex(random, 16).ToUpperInvariant()),
                $"REST.{method}.OBJECT", key, method, target, 100 + random.Next(500), Or(random, "AccessDenied"), Number(random), Number(random), Number(random), Number(random),
                Or(random, "https://example.com/" + Text(random, 20, isKey: false).Replace("\" \"", "", StringComparison.Ordinal).TrimEnd('"', ' ')), Or(random, Text(random, 40, isKey: false)),
                Or(random, Hex(random, 20)), Or(random, Hex(random, 76) + "="), Pick(random, "SigV4", "SigV2", "SigV4A", null), Or(random, "TLS_AES_128_GCM_SHA256"),
                Pick(random, "QueryString", "AuthHeader", null), Or(random, "bucket.s3.eu-west-1.amazonaws.com"), Or(random, "TLSv1.3"), Or(random, "arn:aws:s3:eu-west-1:111122223333:accesspoint/p"),
                Pick(random, "Yes", null), Or(random, "eu-west-1"), random.Next(4) == 0 ? Pick(random, "new", "\"a new\" one", "- -", "\"x\"")! : "");
        }

        internal string Line() => string.Join(' ',
            Owner, Bucket ?? "-", "[" + Time.ToString("dd/MMM/yyyy:HH:mm:ss", CultureInfo.InvariantCulture) + " +0000]", Ip ?? "-", Requester ?? "-", Id ?? "-", Operation,
            Key is null ? "-" : Encode(Encode(Key)), $"\"{Method} {Target} HTTP/1.1\"", Status.ToString(CultureInfo.InvariantCulture), Code ?? "-", Of(Sent), Of(Size), Of(Total), Of(Turn),
            $"\"{Referer ?? "-"}\"", $"\"{Agent ?? "-"}\"", Version ?? "-", HostId ?? "-", Signature ?? "-", Cipher ?? "-", Type ?? "-", Host ?? "-", Tls ?? "-", Point ?? "-", Acl ?? "-", Region ?? "-")
            + (Further.Length > 0 ? " " + Further : "");

        private static string Of(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "-";

        private static string? Or(Random random, string? text) => random.Next(5) == 0 || text is "" or "-" ? null : text;

        private static string? Pick(Random random, params string?[] choices) => choices[random.Next(choices.Length)];

        private static long? Number(Random random) => random.Next(4) == 0 ? null : random.NextInt64(1, 5_000_000_000);

        private static string Hex(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => "0123456789abcdef"[random.Next(16)]));

        private static string Query(Random random) => string.Join('&', Enumerable.Range(0, random.Next(1, 4)).Select(_ => "p" + random.Next(9) + "=" + Text(random, 8, isKey: false).Replace(' ', '+')));

        private static string Text(Random random, int most, bool isKey)
        {
            var text = new StringBuilder();
            for (int i = random.Next(1, most); i > 0; i--)
            {
                text.Append(random.Next(6) == 0 ? Odd[random.Next(Odd.Length)] : ((char)('a' + random.Next(26))).ToString());
            }

            return isKey ? "k" + text : text.ToString();
        }

        private static string Encode(string text)
        {
            var encoded = new StringBuilder();
            foreach (byte b in Encoding.UTF8.GetBytes(text))
            {
                _ = char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~' or (byte)'/' ? encoded.Append((char)b)
                    : encoded.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
            }

            return encoded.ToString();
        }
    }
}
