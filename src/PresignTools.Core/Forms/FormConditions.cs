using PresignTools.Text;

namespace PresignTools.Forms;

/// <summary>
/// Field by field: every condition must hold, and every field must have one. A condition of a field that the form does not have fails, also
/// one that permits every value. Variables are filled in before S3 compares.
/// </summary>
internal static class FormConditions
{
    internal static void Check(PostJudgment j, PostPolicy policy)
    {
        foreach (PostCondition condition in policy.Conditions)
        {
            if (condition.Kind == PostConditionKind.SizeRange)
            {
                OfSize(j, condition);
            }
            else if (condition.IsOf("bucket"))
            {
                OfBucket(j, condition);
            }
            else
            {
                OfField(j, condition);
            }
        }

        foreach (KeyValuePair<string, string> field in j.Post.Fields)
        {
            if (FormFieldRules.NeedsNoCondition(field.Key) || policy.Conditions.Any(c => c.IsOf(field.Key)))
            {
                continue;
            }

            j.Note(new(field.Key, field.Value, null, FindingStatus.Fail));
            j.Fail(
                CauseId.PostPolicyMismatch,
                $"No condition of the policy covers the field {Printable.Of(field.Key, 60)}. S3 answers \"Extra input fields\".",
                "Leave the field out, or sign a policy that has a condition for it.",
                "field:" + field.Key.ToLowerInvariant());
        }
    }

    private static void OfBucket(PostJudgment j, PostCondition condition)
    {
        if (j.Bucket is not { } bucket)
        {
            j.Note(new("bucket", null, condition.InWords(), FindingStatus.Unknown));
            return;
        }

        bool isMet = condition.IsMetBy(bucket);
        j.Note(new("bucket", bucket, condition.InWords(), isMet ? FindingStatus.Pass : FindingStatus.Fail));
        if (!isMet)
        {
            j.Fail(
                CauseId.PostPolicyMismatch,
                $"The form is sent to bucket '{Printable.Of(bucket, 80)}'; the policy is for '{Printable.Of(condition.Value, 80)}'.",
                "Send the form to the bucket that it was signed for.",
                "field:bucket");
        }
    }

    private static void OfField(PostJudgment j, PostCondition condition)
    {
        string name = condition.Field;
        string? sent = condition.HasDollar ? j.Post.Value(name) : null;
        FindingStatus status = Judged(condition, sent, j.Post.FileName, out string? filled);
        if (sent is null && condition is { Kind: PostConditionKind.StartsWith, Value: "", HasDollar: true }
            && j.Location is { Provider: not null } or { HostKind: Addressing.S3HostKind.Custom })
        {
            // Amazon S3 refuses it; radosgw takes it.
            j.Note(new(name, null, condition.InWords(), FindingStatus.Unknown));
            return;
        }

        j.Note(new(name, filled, condition.InWords(), status));
        string element = "field:" + name.ToLowerInvariant();
        switch (status)
        {
            case FindingStatus.Fail when !condition.HasDollar:
                j.Fail(
                    CauseId.PostPolicyMismatch,
                    $"A condition names '{Printable.Of(name, 60)}' without a dollar sign, and S3 finds no field for it.",
                    $"Write ${Printable.Of(name, 60)} in the policy, and sign it again.",
                    element);
                break;
            case FindingStatus.Fail when sent is null:
                j.Fail(
                    CauseId.PostPolicyMismatch,
                    $"The policy has a condition for {Printable.Of(name, 60)}: it {condition.InWords()}. The form has no such field.",
                    $"Add the field {Printable.Of(name, 60)} before the file.",
                    element);
                break;
            case FindingStatus.Fail:
                j.Fail(
                    CauseId.PostPolicyMismatch,
                    $"Field {Printable.Of(name, 60)} {condition.InWords()}; it is '{Printable.Of(filled, 80)}'.",
                    "Send the value that the policy asks for, or sign a policy for this value.",
                    element);
                break;
            case FindingStatus.Unknown:
                j.Unknown(
                    CauseId.PostPolicyMismatch,
                    $"Field {Printable.Of(name, 60)} {condition.InWords()}; whether it does depends on the name of the file.",
                    "Give the name of the file.",
                    element);
                break;
        }
    }

    private static FindingStatus Judged(PostCondition condition, string? sent, string? fileName, out string? filled)
    {
        filled = sent is null ? null : PostKey.Filled(sent, fileName);
        if (filled is null)
        {
            return FindingStatus.Fail;
        }

        int variable = fileName is null ? filled.IndexOf(PostKey.Variable, StringComparison.Ordinal) : -1;
        if (variable < 0)
        {
            return condition.IsMetBy(filled) ? FindingStatus.Pass : FindingStatus.Fail;
        }

        string before = filled[..variable];
        bool isSettled = condition.Kind == PostConditionKind.StartsWith && condition.IsMetBy(before);
        bool isPossible = condition.Value.StartsWith(before, StringComparison.Ordinal);
        return isSettled ? FindingStatus.Pass
            : isPossible ? FindingStatus.Unknown
            : FindingStatus.Fail;
    }

    private static void OfSize(PostJudgment j, PostCondition condition)
    {
        if (j.Post.FileSize is not { } size)
        {
            j.Note(new("file", null, condition.InWords(), FindingStatus.Unknown));
            return;
        }

        bool isWithin = size >= condition.Minimum && size <= condition.Maximum;
        string bytes = FormPolicyCheck.Number(size) + " bytes";
        j.Note(new("file", bytes, condition.InWords(), isWithin ? FindingStatus.Pass : FindingStatus.Fail));
        if (!isWithin)
        {
            string answer = size > condition.Maximum ? "EntityTooLarge" : "EntityTooSmall";
            j.Fail(
                CauseId.PostPolicyMismatch,
                $"The file has {bytes}; it {condition.InWords()}. S3 answers {answer}.",
                "Send a file of a permitted size, or sign a policy for larger files.",
                "field:file");
        }
    }
}
