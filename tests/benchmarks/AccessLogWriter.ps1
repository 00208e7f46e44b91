# Writes access logs as a busy bucket has them: each line with its own time, id, key and session; 8 of 100 requests fail, in four ways.
function Import-AccessLogWriter {
    Add-Type -TypeDefinition @'
using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Text;

public static class AccessLogWriter
{
    static readonly string[] Agents =
    {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36", "curl/8.5.0",
        "Boto3/1.34.0 md/Botocore#1.34.0 ua/2.0 os/linux", "python-requests/2.31.0",
        "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "aws-cli/2.15.0 Python/3.11.6 Linux/6.5 exe/x86_64",
    };

    public static void Write(string path, int count, int first, bool compress)
    {
        Stream file = File.Create(path);
        using (var writer = new StreamWriter(compress ? new GZipStream(file, CompressionLevel.Fastest) : file, new UTF8Encoding(false), 1 << 16))
        {
            for (int i = first; i < first + count; i++)
            {
                uint mixed = unchecked((uint)i * 2654435761u);
                DateTime time = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(i / 20.0);
                DateTime signed = time.AddSeconds(-(mixed % 4 == 0 ? 5000 : 60));
                uint draw = mixed / 7 % 100;
                string answer = draw < 4 ? "403 AccessDenied" : draw < 6 ? "403 SignatureDoesNotMatch" : draw < 7 ? "404 NoSuchKey" : draw < 8 ? "400 ExpiredToken" : "200 -";
                string key = "team" + mixed % 40 + "/" + mixed % 5000 + "/report-" + i + ".pdf";
                writer.Write("79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be amzn-s3-demo-bucket1 [");
                writer.Write(time.ToString("dd'/'MMM'/'yyyy':'HH':'mm':'ss' +0000] 192.0.2.'", CultureInfo.InvariantCulture));
                writer.Write(mixed % 250);
                writer.Write(" arn:aws:sts::111122223333:assumed-role/role" + mixed % 12 + "/i-" + mixed.ToString("x8"));
                writer.Write(" " + ((ulong)mixed << 32 | (uint)i).ToString("X16") + " REST.GET.OBJECT " + key + " \"GET /" + key);
                writer.Write("?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F" + signed.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
                writer.Write("%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=" + signed.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
                writer.Write("&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630" + mixed.ToString("x8"));
                writer.Write(" HTTP/1.1\" " + answer + " 297 4406583 38 12 \"-\" \"" + Agents[mixed % Agents.Length]);
                writer.Write("\" - s9lzHYrFp76ZVxRcpX9+5cjAnEH2ROuNkd2BHfIa6UkFVdtjf5mKR3/eTPFvsiP/XV/VLi31234= SigV4 TLS_AES_128_GCM_SHA256 ");
                writer.Write(mixed % 10 < 7 ? "QueryString" : "AuthHeader");
                writer.Write(" amzn-s3-demo-bucket1.s3.eu-west-1.amazonaws.com TLSv1.3 - - -\n");
            }
        }
    }
}
'@
}
