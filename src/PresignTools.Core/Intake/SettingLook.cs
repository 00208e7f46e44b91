using System.Text;
using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// A look at a setting of a bucket that is not set: <c>NoSuchBucketPolicy</c>. Beside a failure it is what somebody found out, not what
/// failed.
/// </summary>
internal static class SettingLook
{
    // Error codes of S3's operations that read a setting: API reference, "Error responses", and the operations' own pages.
    private static readonly string[] Unset =
    [
        "NoSuchBucketPolicy", "NoSuchPublicAccessBlockConfiguration", "NoSuchCORSConfiguration", "NoSuchLifecycleConfiguration",
        "NoSuchTagSet", "NoSuchWebsiteConfiguration", "NoSuchConfiguration", "NoSuchAccessPointPolicy",
        "ServerSideEncryptionConfigurationNotFoundError", "OwnershipControlsNotFoundError", "ReplicationConfigurationNotFoundError",
        "ObjectLockConfigurationNotFoundError", "NoSuchObjectLockConfiguration",
    ];

    /// <summary>Whether the line is the answer to such a look.</summary>
    internal static bool IsAnswer(string line) => line.ContainsAny(Unset);

    /// <summary>The text without such answers, where it tells of another failure beside them; else the text itself.</summary>
    internal static string Without(string text)
    {
        if (!text.ContainsAny(Unset))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (string line in text.Split('\n'))
        {
            kept.Append(IsAnswer(line) ? string.Empty : line).Append('\n');
        }

        string rest = kept.ToString(0, kept.Length - 1);
        return ToldTime.TellsFailure(rest) ? rest : text;
    }
}
