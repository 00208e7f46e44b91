using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// Words by which a client lost its credentials on the way: the step that failed is one that comes last, such as writing the state of
/// Terraform or Pulumi, which was read with credentials before; or a person says how long it went well.
/// </summary>
internal static class LateLoss
{
    private static readonly string[] Steps =
    [
        "Failed to save state", "Error saving state", "failed to upload state", "Failed to persist state", "errored.tfstate",
        "Error releasing the state lock", "Error unlocking the state", "failed to save checkpoint", "failed to save snapshot",
        "saving the final state", "failed to complete multipart", "CompleteMultipartUpload", "Error uploading state",
        "post-processing step", "failed to commit", "FileOutputCommitter",
    ];

    private static readonly string[] Times =
    [
        "halfway", "half way", "in the middle of", "midway", "after an hour", "after one hour", "after 1 hour", "after about an hour",
        "after 60 minutes", "after exactly", "after several hours", "after some hours", "after a few hours", "goes well for",
        "works for an hour", "works for about", "worked for about", "runs for about", "at first it works", "at the end of the job",
        "while it is running", "while it was running",
    ];

    /// <summary>The step; null where the text has none.</summary>
    internal static string? Step(string text) => text.FirstContained(Steps);

    /// <summary>The person's words; null if there are none.</summary>
    internal static string? Time(string text)
    {
        foreach (string time in Times)
        {
            int at = Scan.Find(text, time, 0, true);
            if (at >= 0 && !Scan.At(text, at + time.Length, " of ") && !Scan.At(text, at + time.Length, " I "))
            {
                return time;
            }
        }

        return null;
    }
}
