using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Intake.Reading;

/// <summary>
/// A refusal that a person or a tool tells without a code or a status: "access denied", "fails with an IAM error". Where a text shows S3's
/// policies or settings beside it, that is a failure to diagnose.
/// </summary>
internal static class ToldDenial
{
    private static readonly string[] Words =
    [
        "access denied", "access is denied", "AccessDenied", "permission denied", "permission error", "permissions error",
        "no permission", "not authorized",
        "not permitted", "unauthorized", "forbidden", "IAM error", "lacks permission", "insufficient permission", "403",
    ];

    /// <summary>The input with the refusal as a reported 403, where the text tells one and nothing else is known of an answer.</summary>
    internal static DiagnosisInput Add(DiagnosisInput input, string text, List<string> found)
    {
        bool isOpen = input is { Response: null, SuccessStatus: null, UnreachedHost: null, ClientMessage: null };
        bool isOfS3 = input.Policies.Bucket is not null || input.Policies.Identity.Count > 0 || input.Url is not null
            || text.ContainsAny("s3:", "s3 ", "bucket");
        if (!isOpen || !isOfS3 || !text.ContainsAny(Words))
        {
            return input;
        }

        found.Add("a denial");
        return input with { Response = AnswerText.TryRead(new S3ResponseInput { Status = 403 }), IsStatusReported = true };
    }
}
