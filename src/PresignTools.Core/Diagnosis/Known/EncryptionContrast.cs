using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A command that uploads with an encryption option and works, beside another client's upload to the same place that is refused: the agent,
/// plugin or library does not send what the option adds, or uses another key than it.
/// </summary>
/// <param name="Option">The option with its value.</param>
/// <param name="IsKms">Whether it asks for KMS.</param>
/// <param name="HasKey">Whether it names a key.</param>
internal sealed record EncryptionContrast(string Option, bool IsKms, bool HasKey)
{
    private const int LongestLine = 1200;

    private static readonly string[] Options =
        ["--sse", "--server-side-encryption", "ServerSideEncryption", "x-amz-server-side-encryption"];
    private static readonly string[] Keys = ["--sse-kms-key-id", "--ssekms-key-id", "SSEKMSKeyId", "aws-kms-key-id"];

    private static readonly string[] Good =
        ["works", "worked", "succeed", "as expected", "goes through", "is fine", "no problem", "successful", "without any error",
            "upload: ", "is ok", "does work", "can upload"];

    private static readonly string[] Bad = ["not work", "n't work", "denied", "403", "fail", "same error", "also refused", "forbidden"];

    /// <summary>The first such command; null without one. Of words about it only those count that introduce or follow it.</summary>
    internal static EncryptionContrast? In(string text)
    {
        if (!text.ContainsAny(Options))
        {
            return null;
        }

        string[] lines = [.. text.Split('\n').Where(static l => !string.IsNullOrWhiteSpace(l))];
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length <= LongestLine && IsCommand(lines[i]) && lines[i].FirstContained(Options) is { } option
                && Works(lines, i))
            {
                int at = lines[i].IndexOf(option, StringComparison.OrdinalIgnoreCase);
                string shown = string.Join(' ', lines[i][at..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2));
                return new EncryptionContrast(shown, lines[i].ContainsAny("aws:kms"), lines[i].ContainsAny(Keys));
            }
        }

        return null;
    }

    private static bool IsCommand(string line) =>
        line.ContainsAny("aws s3 cp", "aws s3 mv", "aws s3 sync", "s3api put-object", "put_object(", "upload_file(", "PutObjectCommand(",
            "curl ", "Write-S3Object");

    private static bool Works(string[] lines, int at)
    {
        string before = at > 0 && lines[at - 1].TrimEnd().EndsWith(':') ? lines[at - 1] : string.Empty;
        string behind = at + 1 < lines.Length ? lines[at + 1] : string.Empty;
        return !lines[at].ContainsAny(Bad) && !behind.ContainsAny(Bad) && (Says(before) || Says(lines[at]) || Says(behind));
    }

    private static bool Says(string line) => line.Length is > 0 and <= LongestLine && line.ContainsAny(Good) && !line.ContainsAny(Bad);
}
