using System.Diagnostics;
using PresignTools.Signing.Uploads;
using PresignTools.Addressing;

namespace PresignTools.Tests.Signing.Uploads;

/// <summary>The script is one that a POSIX shell reads, and runs nothing that comes from outside.</summary>
public class UploadScriptTests
{
    private const string Shell = "/bin/sh";
    private static readonly string[] Scripts = ["a.sh", "b.sh", "c.sh"];

    [Fact]
    public void Each_part_is_cut_at_its_place()
    {
        PresignedUpload set = Sets.Sign(Sets.Request(size: 100_000_000));
        string[] lines = set.ToCurl("big.iso").Split('\n');
        string[] parts = [.. lines.Where(static l => l.StartsWith("part ", StringComparison.Ordinal))];
        Assert.Equal(set.Parts.Select(static p => $"part {p.PartNumber} {p.Offset / Sets.Mebibyte} {(p.Length + Sets.Mebibyte - 1) / Sets.Mebibyte} {p.Length} '' '{p.Url}'"), parts);
        Assert.Contains($"finish '{set.Complete.Url}'", lines);
        Assert.Contains(lines, l => l.StartsWith("abort() {", StringComparison.Ordinal) && l.Contains(set.Abort.Url, StringComparison.Ordinal));
        Assert.Contains("file='big.iso'", lines);
        Assert.Contains("size=100000000", lines);
    }

    [Fact]
    public void Headers_and_checksums_are_sent_and_repeated_in_the_list()
    {
        UploadRequest request = Sets.Request(size: 1) with { ExpectedBucketOwner = "111122223333", ChecksumAlgorithm = "CRC64NVME", PartChecksums = ["AAAAAAAAAAA="] };
        string script = Sets.Sign(request).ToCurl("f");
        Assert.Contains("'<ChecksumCRC64NVME>AAAAAAAAAAA=</ChecksumCRC64NVME>'", script, StringComparison.Ordinal);
        Assert.Contains(" -H 'x-amz-checksum-crc64nvme: AAAAAAAAAAA='", script, StringComparison.Ordinal);
        Assert.Equal(3, script.Split(" -H 'x-amz-expected-bucket-owner: 111122223333'").Length - 1);
    }

    [Fact]
    public void Uploads_signed_again_go_on_with_the_same_record()
    {
        static string Record(DateTimeOffset time) =>
            Sets.Sign(Sets.Request() with { SignedAt = time }).ToCurl("f").Split('\n').Single(static l => l.StartsWith("arrived=", StringComparison.Ordinal));
        Assert.Equal(Record(Sets.Noon), Record(Sets.Noon.AddDays(1)));
        Assert.NotEqual(Record(Sets.Noon), Sets.Sign(Sets.Request() with { UploadId = "other" }).ToCurl("f").Split('\n').Single(static l => l.StartsWith("arrived=", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_from_outside_is_run()
    {
        if (!File.Exists(Shell))
        {
            return;   // a machine without a POSIX shell
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("upload-script");
        try
        {
            const string hostile = "$(touch ran)`touch ran`';touch ran;'\"\ntouch ran\n";
            UploadRequest request = Sets.Request(hostile, size: 5) with
            {
                UploadId = hostile,
                Address = S3AddressResolver.Resolve("reports", new S3EndpointOptions { Region = "us-east-1", EndpointUrl = "http://127.0.0.1:9" }),
            };
            PresignedUpload set = Sets.Sign(request);
            string json = set.ToJson().Replace("http://127.0.0.1:9", "http://127.0.0.1:9/';touch ran;'$(touch ran)", StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder.FullName, "a.sh"), set.ToCurl(hostile));
            File.WriteAllText(Path.Combine(folder.FullName, "b.sh"), PresignedUpload.FromJson(json).ToCurl("b.sh"));
            File.WriteAllText(Path.Combine(folder.FullName, "c.sh"), PresignedUpload.FromJson(json).ToCurl("c.sh").Replace("size=5", "size=$(wc -c < c.sh)", StringComparison.Ordinal));

            Assert.All(Scripts, script => Assert.NotEqual(0, Run(folder.FullName, script)));
            Assert.All(Scripts[..2], script => Assert.Equal(0, Run(folder.FullName, "-n", script)));
            Assert.False(File.Exists(Path.Combine(folder.FullName, "ran")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Run(string folder, params string[] arguments)
    {
        using Process shell = Process.Start(new ProcessStartInfo(Shell, arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true })!;
        _ = shell.StandardOutput.ReadToEndAsync();
        _ = shell.StandardError.ReadToEndAsync();
        Assert.True(shell.WaitForExit(60_000));
        return shell.ExitCode;
    }
}
