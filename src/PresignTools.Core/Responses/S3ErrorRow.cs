using System.Text;

namespace PresignTools.Responses;

/// <summary>
/// One row of the catalogue of S3's answers. Compared by code first and by message loosely: case, punctuation and white space do not count.
/// </summary>
internal sealed class S3ErrorRow
{
    private readonly string[][] _alternatives;
    private readonly bool _whole;

    /// <summary>Makes a row.</summary>
    /// <param name="id">Stable id of the row.</param>
    /// <param name="codes">The error codes, separated by <c>|</c>; empty for an answer without a body.</param>
    /// <param name="status">The HTTP status that S3 sends with it.</param>
    /// <param name="pattern">The message; <c>*</c> stands for any text, a leading <c>=</c> asks for nothing before and after, <c>||</c>
    /// parts two wordings; empty takes every message of the code.</param>
    /// <param name="stage">Which check the answer comes from.</param>
    /// <param name="accepted">The last stage that was certainly passed; null where the answer proves nothing.</param>
    /// <param name="meaning">What S3 checked, and what that says: one or two sentences.</param>
    /// <param name="causes">Ids of causes, likeliest first.</param>
    /// <param name="documentation">Address of the AWS document.</param>
    /// <param name="names">Whether the words themselves name the first cause.</param>
    internal S3ErrorRow(
        string id,
        string codes,
        int status,
        string pattern,
        S3CheckStage stage,
        S3CheckStage? accepted,
        string meaning,
        IReadOnlyList<string> causes,
        string documentation = AwsDocuments.Errors,
        bool names = false)
    {
        Id = id;
        Codes = codes.Length == 0 ? [] : codes.Split('|');
        Status = status;
        Stage = stage;
        Accepted = accepted;
        Meaning = meaning;
        Causes = causes;
        Names = names;
        Documentation = documentation;
        _whole = pattern.Length > 0 && pattern[0] == '=';
        _alternatives =
        [
            .. pattern
                .TrimStart('=')
                .Split(["||"], StringSplitOptions.None)
                .Select(a => a.Split('*').Select(Normalize).Where(f => f.Length > 0).ToArray()),
        ];
    }

    internal string Id { get; }

    internal IReadOnlyList<string> Codes { get; }

    internal int Status { get; }

    internal S3CheckStage Stage { get; }

    internal S3CheckStage? Accepted { get; }

    internal string Meaning { get; }

    internal IReadOnlyList<string> Causes { get; }

    internal string Documentation { get; }

    /// <summary>Whether the words themselves name the first cause; the others are rare readings of the same words.</summary>
    internal bool Names { get; }

    /// <summary>The messages, normalized; each in the pieces between which any text may stand.</summary>
    internal IReadOnlyList<string[]> Sentences => _alternatives;

    /// <summary>Whether the row names no message, and so stands for every message of its code.</summary>
    internal bool IsGeneral => _alternatives[0].Length == 0;

    /// <summary>
    /// How well a message, already normalized, fits: the number of characters that the pattern explains; -1 where it does not fit.
    /// </summary>
    internal int Fit(string normalizedMessage)
    {
        if (_whole)
        {
            return normalizedMessage == _alternatives[0][0] ? normalizedMessage.Length + 1 : -1;
        }

        int best = -1;
        foreach (string[] fragments in _alternatives)
        {
            best = Math.Max(
                best,
                IsBeginning(fragments, normalizedMessage) ? normalizedMessage.Length : FitOne(fragments, normalizedMessage));
        }

        return best;
    }

    /// <summary>A message that was cut, by a log or by whoever copied it, is the beginning of the whole one.</summary>
    private static bool IsBeginning(string[] fragments, string normalizedMessage)
    {
        const int Least = 24;
        return normalizedMessage.Length >= Least && fragments.Length > 0 && fragments[0].Length > normalizedMessage.Length
            && fragments[0].StartsWith(normalizedMessage, StringComparison.Ordinal);
    }

    private static int FitOne(string[] fragments, string normalizedMessage)
    {
        int at = 0;
        int length = 0;
        foreach (string fragment in fragments)
        {
            int i = normalizedMessage.IndexOf(fragment, at, StringComparison.Ordinal);
            if (i < 0)
            {
                return -1;
            }

            at = i + fragment.Length;
            length += fragment.Length;
        }

        return length;
    }

    /// <summary>Lower case, and one blank for every run of anything but letters and digits.</summary>
    internal static string Normalize(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                result.Append(char.ToLowerInvariant(c));
            }
            else if (result.Length > 0 && result[^1] != ' ')
            {
                result.Append(' ');
            }
        }

        return result.ToString().TrimEnd();
    }
}
