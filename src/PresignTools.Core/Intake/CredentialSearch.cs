using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// Lines in which an SDK looks for credentials: it asks the metadata service of the machine or container last, which most machines do not
/// have. That this service was not reached says nothing of S3.
/// </summary>
internal static class CredentialSearch
{
    private static readonly string[] Services =
    [
        "169.254.169.254", "169.254.170.2", "169.254.170.23", "fd00:ec2::254", "ec2imds", "IMDS", "EC2 Metadata", "metadata service",
        "metadata server", "instance metadata", "instance profile metadata", "latest/meta-data", "latest/api/token", "EC2 metadata",
    ];

    // A line that names what else was asked tells of that one.
    private static readonly string[] Others = ["amazonaws.com", "endpoint"];

    /// <summary>The text without those lines, so that what is left is about S3.</summary>
    internal static string? Without(string? text)
    {
        bool hasNone = NoCredentials.Word(text) is not null;
        if (text is null || !(hasNone || text.ContainsAny(Services)))
        {
            return text;
        }

        string[] lines = text.Split('\n');
        return string.Join('\n', lines.Where(l => !(hasNone || l.ContainsAny(Services)) || l.ContainsAny(Others)));
    }

    /// <summary>The service that a line says was not reached; null if none does.</summary>
    internal static string? Unreached(string? text) => text.ContainsAny(Services)
        ? text!.Split('\n').Where(static l => !l.ContainsAny(Others) && NotReached.Word(l) is not null)
            .Select(static l => l.FirstContained(Services)).FirstOrDefault(static s => s is not null)
        : null;
}
