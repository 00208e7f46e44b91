namespace PresignTools.Inspection;

/// <summary>
/// Percent-encoding that somebody applied once too often, or left out: each undone by a function from text to text that leaves other
/// text alone.
/// </summary>
internal static class QueryEscapes
{
    /// <summary>
    /// A query whose <c>?</c> was encoded, and maybe its <c>&amp;</c> and <c>=</c> too: whoever encodes a path takes all of it for the
    /// path. Only before a parameter of the signature, and only where there is no other query.
    /// </summary>
    internal static string QuestionMark(string text)
    {
        if (text.Contains('?'))
        {
            return text;
        }

        for (int at = 0; (at = text.IndexOf("%3F", at, StringComparison.OrdinalIgnoreCase)) >= 0; at += 3)
        {
            string query = text[(at + 3)..];
            if (
                query.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase)
                || query.StartsWith("AWSAccessKeyId", StringComparison.OrdinalIgnoreCase))
            {
                query = query.Contains('&') ? query : query.Replace("%26", "&", StringComparison.OrdinalIgnoreCase);
                query = query.Contains("ignature=", StringComparison.Ordinal)
                    ? query
                    : query.Replace("%3D", "=", StringComparison.OrdinalIgnoreCase);
                return text[..at] + "?" + query;
            }
        }

        return text;
    }

    /// <summary>
    /// Undoes a second encoding of the query. If every <c>%</c> of it is a <c>%25</c>, the whole query was encoded twice; otherwise only
    /// parameters of the signature are decoded, because their values never hold an encoded <c>%</c>. Others may: a download name of
    /// <c>100%</c> is legal.
    /// </summary>
    internal static string DoubleEncodedQuery(string text)
    {
        int question = text.IndexOf('?');
        if (question < 0 || text.IndexOf("%25", question, StringComparison.Ordinal) < 0)
        {
            return text;
        }

        string query = text[(question + 1)..];
        string[] pieces = query.Split('&');
        bool whole = true;
        bool needed = false;
        for (int i = 0; i < query.Length; i++)
        {
            whole &= query[i] != '%' || string.CompareOrdinal(query, i, "%25", 0, 3) == 0;
        }

        for (int i = 0; i < pieces.Length; i++)
        {
            string piece = pieces[i];
            if (IsSignaturePiece(piece) && piece.Contains("%25"))
            {
                needed = true;
                pieces[i] = Peel(piece);
            }
        }

        if (!needed)
        {
            return text;
        }

        return text[..(question + 1)] + (whole ? query.Replace("%25", "%") : string.Join("&", pieces));
    }

    /// <summary>A <c>#</c> before the query: browsers and clients cut there, so it can only be an unencoded part of the key.</summary>
    internal static string Hash(string text)
    {
        int hash = text.IndexOf('#');
        int question = text.IndexOf('?');
        bool beforeQuery =
            hash >= 0
            && question > hash
            && (
                text.IndexOf("X-Amz-", question, StringComparison.Ordinal) > 0
                || text.IndexOf("AWSAccessKeyId=", question, StringComparison.Ordinal) > 0);
        return beforeQuery ? text[..question].Replace("#", "%23") + text[question..] : text;
    }

    /// <summary>Whether the text begins with <c>https%3A%2F%2F</c>, encoded once or more.</summary>
    internal static bool StartsWithEncodedScheme(string text) => EncodedSchemeAt(text, 0);

    /// <summary>Whether <c>https%3A%2F%2F</c> or <c>http%3A%2F%2F</c> stands at that place, encoded once or more.</summary>
    internal static bool EncodedSchemeAt(string text, int index)
    {
        int i = index + 4;
        if (i >= text.Length || string.Compare(text, index, "http", 0, 4, StringComparison.OrdinalIgnoreCase) != 0)
        {
            return false;
        }

        i += text[i] is 's' or 'S' ? 1 : 0;
        if (i >= text.Length || text[i] != '%')
        {
            return false;
        }

        i++;
        while (string.CompareOrdinal(text, i, "25", 0, 2) == 0)
        {
            i += 2;
        }

        return string.Compare(text, i, "3A", 0, 2, StringComparison.OrdinalIgnoreCase) == 0;
    }

    private static string Peel(string text)
    {
        for (int pass = 0; pass < 3 && text.Contains("%25"); pass++)
        {
            text = text.Replace("%25", "%");
        }

        return text;
    }

    private static bool IsSignaturePiece(string piece) =>
        piece.StartsWith("X-Amz-", StringComparison.Ordinal) || piece.StartsWith("Signature=", StringComparison.Ordinal)
        || piece.StartsWith("x-amz-security-token=", StringComparison.Ordinal);
}
