using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>A name that was asked for, and that is not in the list that the text has; and the one in the list that looks like it.</summary>
/// <param name="Asked">The name that was asked for.</param>
/// <param name="Near">The name in the list that it may stand for; null where none is near.</param>
/// <param name="How">In what they differ.</param>
internal sealed record ListedNames(string Asked, string? Near, string How)
{
    private const int MostCompared = 200;
    private const int LongestName = 200;

    /// <summary>The bucket that was asked for, where a list of buckets lacks it.</summary>
    internal static ListedNames? Bucket(FailureFacts e) =>
        Of(e, isOfBuckets: true, e.Response?.BucketName ?? e.BucketName ?? e.Input.Setting(ClientSettingNames.Bucket)
            ?? Named(e).Bucket);

    /// <summary>The key that was asked for, where a list of keys lacks it.</summary>
    internal static ListedNames? Key(FailureFacts e) => Of(e, isOfBuckets: false, e.Response?.Key ?? e.Key ?? Named(e).Key);

    private static ListedNames? Of(FailureFacts e, bool isOfBuckets, string? asked)
    {
        List<string> names = [.. e.Input.Listings.Where(l => l.IsOfBuckets == isOfBuckets).SelectMany(static l => l.Names)];
        if (asked is not { Length: > 0 and < LongestName } || names.Count == 0 || names.Contains(asked))
        {
            return null;
        }

        foreach (string name in names.Take(MostCompared))
        {
            if (Difference(asked, name) is { } how)
            {
                return new ListedNames(asked, name, how);
            }
        }

        return new ListedNames(asked, null, string.Empty);
    }

    /// <summary>In what two names differ, where they may be meant for one; null where they are simply two.</summary>
    private static string? Difference(string asked, string listed)
    {
        if (asked.Equals(listed, StringComparison.OrdinalIgnoreCase))
        {
            return "in upper and lower case";
        }

        if (Bare(asked) == Bare(listed))
        {
            return "in hyphens, dots or other marks";
        }

        if (asked.Length > 2 && listed.Length > 2)
        {
            if (listed.EndsWith("/" + asked, StringComparison.Ordinal) || asked.EndsWith("/" + listed, StringComparison.Ordinal))
            {
                return "in a prefix";
            }

            if (IsPart(listed, asked) || IsPart(asked, listed))
            {
                return "in a part at its beginning or end";
            }
        }

        return Math.Max(asked.Length, listed.Length) > 5 && Nearest.To(asked, [listed], 1).Count > 0 && IsTypingError(asked, listed)
            ? "in a character or two" : null;
    }

    private static bool IsTypingError(string asked, string listed) =>
        Text.Masking.EditDistance.IsAtMost(asked.ToLowerInvariant(), listed.ToLowerInvariant(), asked.Length < 10 ? 1 : 2);

    private static bool IsPart(string whole, string part) =>
        whole.Length > part.Length
        && ((whole.StartsWith(part, StringComparison.Ordinal) && whole[part.Length] is '-' or '.' or '_')
            || (whole.EndsWith(part, StringComparison.Ordinal) && whole[whole.Length - part.Length - 1] is '-' or '.' or '_'));

    private static string Bare(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary><c>mc cat alias/bucket/key</c>: the first name is that of the server.</summary>
    private static (string? Bucket, string? Key)? OfMinioClient(string text)
    {
        for (int i = Scan.Find(text, "mc ", 0); i >= 0; i = Scan.Find(text, "mc ", i + 3))
        {
            bool isCommand = i == 0 || text[i - 1] is ' ' or '\n' or '\t';
            if (isCommand && Scan.OneOf(text, i + 3, Verbs) is { } verb)
            {
                int start = Scan.SkipBlanks(text, i + 3 + verb.Length);
                int end = Scan.Skip(text, start, static c => !char.IsWhiteSpace(c));
                string[] parts = text[start..end].Split('/', 3);
                return parts.Length < 2 || parts[0].Length == 0 ? null : (parts[1], parts.Length > 2 ? parts[2] : null);
            }
        }

        return null;
    }

    private static readonly string[] Verbs = ["cat ", "get ", "stat ", "head ", "share download ", "cp ", "rm ", "mirror "];

    /// <summary>Bucket and key of the first <c>s3://</c> that no list is of.</summary>
    private static (string? Bucket, string? Key) Named(FailureFacts e)
    {
        string text = e.Input.Listings.Count == 0 ? string.Empty : e.Input.FullText ?? string.Empty;
        if (OfMinioClient(text) is { } named)
        {
            return named;
        }

        int places = 0;
        for (int i = Scan.Find(text, "s3://", 0); i >= 0 && places < MostCompared; i = Scan.Find(text, "s3://", i + 5))
        {
            places++;
            int line = i;
            while (line > 0 && i - line < LongestName && text[line - 1] != '\n')
            {
                line--;
            }

            Work.Add(i - line);
            int end = Scan.Skip(text, i + 5, static c => !char.IsWhiteSpace(c) && c is not ('"' or '\'' or '`' or ')' or ','));
            string place = text[(i + 5)..end];
            bool isOfList = text.AsSpan(line, i - line).Trim().Length == 0
                || (char.IsAsciiDigit(text[line]) && !text[line..i].Any(char.IsLetter));
            if (!isOfList && !text[line..i].ContainsAny(" ls "))
            {
                int slash = place.IndexOf('/');
                return slash < 0 ? (place, null) : (place[..slash], place[(slash + 1)..]);
            }
        }

        return (null, null);
    }
}
