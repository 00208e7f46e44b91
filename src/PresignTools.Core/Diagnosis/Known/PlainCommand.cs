using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>A command of the AWS CLI that is given no endpoint, and works, beside one that is given one.</summary>
internal static class PlainCommand
{
    private const int LongestAnswer = 400;

    private static readonly string[] Commands = ["aws s3 ", "aws s3api ", "aws --profile "];

    private static readonly Topic Fails = new("error", "denied", "refused", "fail", "not work", "forbidden", "exception", "could not");

    /// <summary>Whether there are both, and nothing bad follows the one without an endpoint before the next command.</summary>
    internal static bool Works(string text)
    {
        bool hasEndpoint = false, works = false;
        foreach (string command in Commands)
        {
            for (int i = Scan.Find(text, command, 0); i >= 0; i = Scan.Find(text, command, i + 1))
            {
                int end = Scan.LineEnd(text, i);
                bool isSet = text.AsSpan(i, end - i).Contains("--endpoint", StringComparison.Ordinal);
                hasEndpoint |= isSet;
                works |= !isSet && IsGood(text, end);
            }
        }

        return hasEndpoint && works;
    }

    /// <summary>What stands between a command and the next: something, and no word of failure.</summary>
    private static bool IsGood(string text, int lineEnd)
    {
        string behind = text[lineEnd..Math.Min(text.Length, lineEnd + LongestAnswer)];
        int next = behind.IndexOf("aws s3", StringComparison.Ordinal);
        string answer = next < 0 ? behind : behind[..next];
        Work.Add(behind.Length);
        return answer.Any(char.IsLetterOrDigit) && !Fails.IsIn(answer);
    }
}
