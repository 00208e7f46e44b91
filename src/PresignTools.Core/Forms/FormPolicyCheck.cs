using System.Globalization;
using PresignTools.Identity;
using PresignTools.Text;

namespace PresignTools.Forms;

/// <summary>Third: the policy. Can it be read, has it ended, does every field meet its conditions, has every field one?</summary>
internal static class FormPolicyCheck
{
    // s3:signatureAge: "the signing key is valid for up to seven days".
    private static readonly TimeSpan KeyLife = TimeSpan.FromDays(7);
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(36);

    internal static void Run(PostJudgment j)
    {
        if (j.Policy is not { } policy)
        {
            return;
        }

        if (policy.Defect is { } defect)
        {
            j.Fail(
                CauseId.PostPolicyMismatch,
                defect + " S3 answers InvalidPolicyDocument.",
                "Make the policy again, and sign it.",
                "policy");
        }

        CheckTime(j, policy);
        FormConditions.Check(j, policy);
    }

    private static void CheckTime(PostJudgment j, PostPolicy policy)
    {
        if (policy.Expiration is { } end && j.AsOf > end)
        {
            j.Fail(
                CauseId.UrlExpired,
                $"The policy was valid until {Times.Utc(end)}; {Times.Utc(j.AsOf)} is {Times.Whole(j.AsOf - end)} later. S3 answers "
                    + "\"Policy expired\".",
                "Sign a new form.",
                "expired");
        }

        if (j.Signature.SignedAt is not { } signed)
        {
            return;
        }

        if (signed - j.AsOf > Skew)
        {
            j.Warn(CauseId.ClockSkew, $"x-amz-date is {Times.Whole(signed - j.AsOf)} in the future.", "Set the clock of the signer.");
        }

        if (j.AsOf - signed > KeyLife)
        {
            j.Warn(
                CauseId.ExpiryOver7Days,
                $"The form was signed at {Times.Utc(signed)}. AWS documents that a signing key is valid for up to 7 days.",
                "Sign a new form.");
        }

        if (policy.Expiration is { } until && until - signed > LongestSession
            && AccessKey.Kind(j.Signature.AccessKeyId) == AccessKeyKind.Temporary)
        {
            j.Warn(
                CauseId.CredentialsExpiredBeforeUrl,
                $"The form is valid for {Times.Whole(until - signed)}, but temporary credentials live 36 hours at most, and most an hour. "
                    + "It ends with them.",
                "For a longer form sign with the keys of an IAM user.");
        }
    }

    internal static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
