namespace PresignTools.Text.Masking;

/// <summary>The password in a URL: <c>https://user:password@host/</c>. The user stays.</summary>
internal static class UserInfo
{
    internal static void Hide(PlainView view, HiddenText hidden)
    {
        ReadOnlySpan<char> text = view.Text.Span;
        int i = 0;
        for (int at; (at = text[i..].IndexOf("://")) >= 0;)
        {
            i += at + 3;
            int end = i;
            int sign = -1;
            int colon = -1;
            bool isPassed = false;

            // A password may have a slash that nobody encoded: then what stands behind the colon is no port.
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '\'' or '<' or '>' or '?' or '#')
                && end - i < 512)
            {
                if (text[end] == ':' && text[end..].StartsWith("://"))
                {
                    break;
                }

                if (text[end] == '/' && (sign >= 0 || colon < 0 || IsPort(text[(colon + 1)..end])))
                {
                    break;
                }

                isPassed |= text[end] == '/';
                colon = text[end] == ':' && colon < 0 && !isPassed ? end : colon;
                sign = text[end] == '@' ? end : sign;
                end++;
            }

            if (sign > 0)
            {
                int start = colon >= 0 && colon < sign ? colon + 1 : i;
                bool isSecret = start > i ? !text[start..sign].SequenceEqual(HiddenText.Mask) : sign - i >= 16;
                if (isSecret && sign > start)
                {
                    hidden.Hide(view, start, sign);
                }
            }
        }
    }

    /// <summary>The same without a scheme, or with a damaged one, where what stands between colon and @ is no word.</summary>
    internal static void HideLoose(PlainView view, HiddenText hidden)
    {
        ReadOnlySpan<char> text = view.Text.Span;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '@')
            {
                continue;
            }

            int start = i;
            while (start > 0 && i - start < 128 && !char.IsWhiteSpace(text[start - 1])
                && text[start - 1] is not (':' or '"' or '\'' or '<' or '>' or '@' or '?' or '&'))
            {
                start--;
            }

            if (start > 1 && text[start - 1] == ':' && i - start >= 8 && Randomness.IsMixed(text[start..i]))
            {
                hidden.Hide(view, start, i);
            }
        }
    }

    private static bool IsPort(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return text.Length <= 5;
    }
}

/// <summary>Private keys in PEM form.</summary>
internal static class PrivateKeys
{
    internal static void Hide(PlainView view, HiddenText hidden)
    {
        const string Begin = "PRIVATE KEY-----";
        ReadOnlySpan<char> text = view.Text.Span;
        int i = 0;
        for (int at; (at = text[i..].IndexOf(Begin)) >= 0;)
        {
            int start = i + at + Begin.Length;
            int length = text[start..].IndexOf("-----");
            int end = length < 0 ? text.Length : start + length;
            if (!text[start..end].Trim().SequenceEqual(HiddenText.Mask) && !text[start..end].IsWhiteSpace())
            {
                hidden.Hide(view, start, end);
            }

            int next = end + "-----".Length;
            int closing = next < text.Length ? text[next..].IndexOf(Begin) : -1;
            i = closing is >= 0 and < 40 ? next + closing + Begin.Length : Math.Min(text.Length, next);
        }
    }
}
