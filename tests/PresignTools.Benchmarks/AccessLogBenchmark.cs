using System.Globalization;
using BenchmarkDotNet.Attributes;
using PresignTools.Logs;

namespace PresignTools.Benchmarks;

/// <summary>Lines of an S3 server access log, 1,000 an operation: read, read with the fields that grouping takes, and split at blanks as a script does.</summary>
[MemoryDiagnoser]
public class AccessLogBenchmark
{
    /// <summary>How many lines an operation reads.</summary>
    public const int Lines = 1000;

    private readonly string[] _lines = new string[Lines];

    /// <summary>Lines of presigned URLs, each with other names.</summary>
    [GlobalSetup]
    public void Setup()
    {
        for (int i = 0; i < Lines; i++)
        {
            string number = i.ToString(CultureInfo.InvariantCulture);
            bool fails = i % 3 == 0;
            _lines[i] = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be amzn-s3-demo-bucket1 [06/Feb/2026:00:00:38 +0000] 192.0.2."
                + (i % 250).ToString(CultureInfo.InvariantCulture) + " arn:aws:sts::111122223333:assumed-role/app/web" + number
                + " 3E57427F3EXAMPLE REST.GET.OBJECT reports/2026/q3%2520" + number + ".pdf \"GET /reports/2026/q3%20" + number
                + ".pdf?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAIOSFODNN7EXAMPLE%2F20260206%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date="
                + "20260206T000000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=***** HTTP/1.1\" "
                + (fails ? "403 AccessDenied" : "200 -") + " 297 4406583 38 12 \"https://www.example.com/downloads\" "
                + "\"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36\" - "
                + "s9lzHYrFp76ZVxRcpX9+5cjAnEH2ROuNkd2BHfIa6UkFVdtjf5mKR3/eTPFvsiP/XV/VLi31234= SigV4 TLS_AES_128_GCM_SHA256 QueryString "
                + "amzn-s3-demo-bucket1.s3.eu-west-1.amazonaws.com TLSv1.3 - - -";
        }
    }

    /// <summary>Each line to a record.</summary>
    [Benchmark]
    public int Read()
    {
        int read = 0;
        foreach (string line in _lines)
        {
            read += S3AccessLogReader.TryRead(line.AsSpan(), out _, out _) ? 1 : 0;
        }

        return read;
    }

    /// <summary>Each line to a record, and what a table of failures needs of it.</summary>
    [Benchmark]
    public int ReadAndUse()
    {
        int used = 0;
        foreach (string line in _lines)
        {
            if (S3AccessLogReader.TryRead(line.AsSpan(), out S3AccessLogRecord? record, out _))
            {
                used += record.Status ?? 0;
                used += record.Requester?.Length ?? 0;
                used += record.Key?.Length ?? 0;
                used += record.ErrorCode?.Length ?? 0;
            }
        }

        return used;
    }

    /// <summary>Each line split at blanks: wrong as soon as a user agent has one, and what scripts do.</summary>
    [Benchmark(Baseline = true)]
    public int SplitAtBlanks()
    {
        int fields = 0;
        foreach (string line in _lines)
        {
            fields += line.Split(' ').Length;
        }

        return fields;
    }
}
