using PresignTools.Text;

namespace PresignTools.Intake.Clues;

/// <summary>The role that a setting says should be used: of a service account, a profile, a task, a workflow or the environment.</summary>
internal static class RoleClues
{
    private const int LongestArn = 200;

    // Names of settings; the ARN of a role follows on the same line.
    private static readonly string[] Settings =
    [
        "eks.amazonaws.com/role-arn", "AWS_ROLE_ARN", "role_arn", "role-arn", "role-to-assume", "roleArn", "RoleArn", "taskRoleArn",
        "task_role_arn", "iam_role_arn", "aws_iam_role",
    ];

    internal static IEnumerable<Clue> Find(string text)
    {
        if (Scan.Find(text, ":role/", 0) < 0)
        {
            yield break;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string setting in Settings)
        {
            for (int i = Scan.Find(text, setting, 0); i >= 0; i = Scan.Find(text, setting, i + setting.Length))
            {
                // "executionRoleArn" pulls the image of a task and signs nothing; a longer name is another setting.
                bool isWhole = i == 0 || !char.IsLetterOrDigit(text[i - 1]);
                int start = Scan.Skip(text, i + setting.Length, static c => c is '"' or '\'' or ':' or '=' or ' ' or '>' or '\\');
                int end = Scan.Skip(text, start, static c => char.IsAsciiLetterOrDigit(c) || "+=,.@_-:/".Contains(c));
                bool isArn = isWhole && end - start <= LongestArn && Scan.At(text, start, "arn:aws");
                if (isArn && text[start..end] is var arn && Scan.Find(arn, ":role/", 0) > 0 && seen.Add(arn))
                {
                    yield return new Clue(ClueKind.WantedRole, arn, start, end - start);
                }
            }
        }
    }
}
