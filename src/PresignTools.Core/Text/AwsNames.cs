namespace PresignTools.Text;

/// <summary>
/// Finds names of AWS in free text. Forms: AWS General Reference, "Amazon Resource Names"; Service Authorization Reference, AWS KMS.
/// </summary>
internal static class AwsNames
{
    private const int AccountLength = 12;
    private static readonly string[] KeyKinds = ["key/", "alias/"];

    /// <summary>The first number of exactly twelve digits; null if none.</summary>
    internal static string? AccountIn(string? text)
    {
        for (int i = 0; text is not null && i < text.Length; i++)
        {
            int end = char.IsDigit(text[i]) ? Scan.Skip(text, i, char.IsDigit) : i;
            if (end - i == AccountLength)
            {
                return text[i..end];
            }

            i = Math.Max(i, end);
        }

        return null;
    }

    /// <summary>The first ARN of a KMS key or alias; null if none.</summary>
    internal static string? KmsKeyIn(string text)
    {
        int next;
        for (int i = Scan.Find(text, "arn:", 0); i >= 0; i = Scan.Find(text, "arn:", next))
        {
            next = i + 4;
            int service = Scan.Skip(text, next, static c => c == '-' || Scan.IsWord(c));
            if (service == next || !Scan.At(text, service, ":kms:"))
            {
                continue;
            }

            // What does not name a key up to its end does not do so for an ARN that begins inside it.
            int region = service + 5;
            next = Scan.Skip(text, region, static c => !char.IsWhiteSpace(c));
            for (int colon = region + 1; colon < next; colon++)
            {
                if (text[colon] == ':' && KeyEnd(text, colon + 1) is int end)
                {
                    return text[i..end];
                }
            }
        }

        return null;
    }

    private static int? KeyEnd(string text, int account)
    {
        int after = account + AccountLength;
        if (after >= text.Length || text[after] != ':' || text.AsSpan(account, AccountLength).IndexOfAnyExceptInRange('0', '9') >= 0
            || Scan.OneOf(text, after + 1, KeyKinds) is not { } kind)
        {
            return null;
        }

        int start = after + 1 + kind.Length;
        int end = Scan.Skip(text, start, static c => c is '/' or '-' || Scan.IsWord(c));
        return end > start ? end : null;
    }
}
