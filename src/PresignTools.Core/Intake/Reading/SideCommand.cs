using PresignTools.Inspection;
using PresignTools.Text;

namespace PresignTools.Intake.Reading;

/// <summary>A command that may have nothing to do with the presigned URL of its text.</summary>
/// <param name="Address">What it sends to; null for the AWS CLI.</param>
/// <param name="Service">The service of AWS that it calls; null for what sends.</param>
/// <param name="Bucket">The bucket that it names.</param>
internal sealed record SideCommand(string? Address, string? Service, string? Bucket)
{
    private const int MostWords = 60;

    private static readonly char[] Blanks = [' ', '\t', '\n', '\r'];

    private static readonly string[] Senders =
        ["curl", "curl.exe", "wget", "http", "https", "xh", "iwr", "irm", "invoke-webrequest", "invoke-restmethod"];

    /// <summary>The command; null where it is none of those, or has a signature of its own.</summary>
    internal static SideCommand? Of(string command)
    {
        if (command.ContainsAny("X-Amz-", "ignature=", "AWSAccessKeyId", "$url", "${url", " presign"))
        {
            return null;
        }

        string[] words = command.Split(Blanks, MostWords, StringSplitOptions.RemoveEmptyEntries);
        string name = words.Length == 0 ? string.Empty : words[0].ToLowerInvariant();
        if (name is "aws" or "aws.exe")
        {
            string? service = words.Skip(1).FirstOrDefault(static w => w[0] != '-');
            return service is null ? null : new SideCommand(null, service, BucketOf(words));
        }

        string? sent = Senders.Contains(name) ? words.Select(static w => w.Trim('"', '\'')).FirstOrDefault(IsAddress) : null;
        return sent is null ? null : new SideCommand(sent, null, null);
    }

    /// <summary>
    /// Whether what it prints is no answer to the presigned URL: it goes to another address, calls another service or names another bucket.
    /// What KMS answers may be the cause, and the session that STS speaks of may be the signer's.
    /// </summary>
    internal bool IsAsideOf(PresignedUrlInfo url) => Service switch
    {
        null => !IsAddressOf(url),
        "s3" or "s3api" => Bucket is { Length: > 0 } other && url.BucketName is { } mine && other != mine,
        "sts" => !url.HasSessionToken,
        "kms" => false,
        _ => true,
    };

    /// <summary>Whether it sends to a host of AWS's S3, whose clock is right.</summary>
    internal bool IsToAws => Address is not null && ServerRecognition.OfHost(HostText.Of(Address)) == S3ServerMarks.Aws;

    private static bool IsAddress(string word) => word.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || word.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static string? BucketOf(string[] words)
    {
        int option = Array.IndexOf(words, "--bucket");
        string? place = Array.Find(words, static w => w.StartsWith("s3://", StringComparison.Ordinal))?[5..];
        string? bucket = option > 0 && option + 1 < words.Length ? words[option + 1] : place?.Split('/')[0];
        return bucket?.Trim('"', '\'');
    }

    /// <summary>Whether it is the address of the presigned URL, but for the query.</summary>
    private bool IsAddressOf(PresignedUrlInfo url) =>
        RawUrl.TryParse(Address!, out RawUrl? raw, out _)
        && RawUrl.TryParse(url.Url, out RawUrl? mine, out _)
        && string.Equals(raw.Host, mine.Host, StringComparison.OrdinalIgnoreCase)
        && raw.Path == mine.Path;
}
