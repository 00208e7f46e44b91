namespace PresignTools.Responses;

/// <summary>The forms of the values in S3's sentence about a denial. What has not its form was not read right.</summary>
internal static class DenialForms
{
    private const int AccountDigits = 12;

    /// <summary><c>service:Name</c>.</summary>
    internal static bool IsAction(string text)
    {
        int colon = text.IndexOf(':');
        if (colon < 2 || colon == text.Length - 1)
        {
            return false;
        }

        foreach (char c in text)
        {
            if (!IsOfAction(c))
            {
                return false;
            }
        }

        return text.LastIndexOf(':') == colon && (char.IsAsciiLetter(text[colon + 1]) || text[colon + 1] == '*');
    }

    /// <summary>Whether an action may have the character.</summary>
    internal static bool IsOfAction(char c) => char.IsAsciiLetterOrDigit(c) || c is ':' or '-' or '*';

    /// <summary><c>arn:partition:service:region:account:resource</c>.</summary>
    internal static bool IsArn(string text)
    {
        const int Parts = 5;
        if (!text.StartsWith("arn:", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        int colons = 0;
        for (int i = 0; i < text.Length && colons < Parts; i++)
        {
            colons += text[i] == ':' ? 1 : 0;
            if (colons == Parts)
            {
                return i < text.Length - 1;
            }
        }

        return false;
    }

    /// <summary>An ARN, also one whose end was cut off, or a star for all.</summary>
    internal static bool IsResource(string text) => text == "*" || text.StartsWith("arn:", StringComparison.OrdinalIgnoreCase);

    /// <summary>An ARN, an account, or nobody.</summary>
    internal static bool IsPrincipal(string text) =>
        text.IndexOf(' ') < 0 && (text.StartsWith("arn:", StringComparison.OrdinalIgnoreCase)
            || (text.Length == AccountDigits && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
            || text.Equals("anonymous", StringComparison.OrdinalIgnoreCase));
}
