namespace PresignTools.Diagnosis.Known;

/// <summary>What in a path or key is percent-encoded by some clients and signers and not by others.</summary>
internal static class OddSpelling
{
    /// <summary>
    /// A slash that is percent-encoded: signers for S3 leave it as it is, so it was %252F and decoded once, or the key was encoded by hand.
    /// </summary>
    internal const string EncodedSlash = "%2F in it, which no signer for S3 writes: the path was decoded once, or the key encoded by hand";

    private const string Unencoded = "'()!*[]{}|^\"\\=,;@$&: ";
    private static readonly string[] SeldomEncoded = ["27", "28", "29", "21", "2A", "7E", "40", "3D", "3A", "26", "2C", "3B"];

    /// <summary>What is odd, as the end of "the path has …"; null if nothing is.</summary>
    internal static string? Of(string path)
    {
        if (path.Contains("%25"))
        {
            return "%25 in it (a percent sign, or a key that was encoded twice)";
        }

        if (path.Contains('+'))
        {
            return "a bare + in it";
        }

        if (path.Contains("%2B", StringComparison.OrdinalIgnoreCase))
        {
            return "%2B in it (a plus; where a space was meant, the key was form-encoded before)";
        }

        return path.Any(static c => c > 126 || Unencoded.Contains(c)) ? "characters in it that are not percent-encoded" : OddEscape(path);
    }

    /// <summary>
    /// What is odd in a key as a server names it, decoded; null if nothing is. What nearly all signers and clients encode alike does not
    /// count.
    /// </summary>
    internal static string? OfKey(string key)
    {
        foreach ((char mark, string what) in Marks)
        {
            if (key.Contains(mark))
            {
                return what;
            }
        }

        if (key.Any(static c => c > 126))
        {
            return "characters beyond ASCII in it";
        }

        return key.Any(static c => "'()!*[]{}|^\"\\`#?".Contains(c)) ? "characters in it that some encode and others do not" : null;
    }

    private static readonly (char Mark, string What)[] Marks =
        [('+', "a plus or a space in it"), ('%', "a percent sign in it"), (' ', "a space in it")];

    private static string? OddEscape(string path)
    {
        for (int i = path.IndexOf('%'); i >= 0 && i + 2 < path.Length; i = path.IndexOf('%', i + 1))
        {
            string escape = path.Substring(i + 1, 2);
            if (escape.Any(static c => c is >= 'a' and <= 'f'))
            {
                return "escapes in lower case in it";
            }

            if (escape[0] >= '8' || SeldomEncoded.Contains(escape))
            {
                return $"%{escape} in it";
            }
        }

        return null;
    }
}
