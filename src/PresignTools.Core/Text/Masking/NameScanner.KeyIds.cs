namespace PresignTools.Text.Masking;

internal sealed partial class NameScanner
{
    private const int DayLength = 8;

    /// <summary>
    /// What is in the place of a key id is shown, since every URL shows it, unless it looks like a secret or a token: then the parts of
    /// the credentials were swapped.
    /// </summary>
    private void KeyId(int start, int end, int after)
    {
        if (SecretNames.IsOfKeyId(_view.Slice(start, end)) && KeyIdAt(_view, after) is { } id)
        {
            Hide(id);
        }
    }

    /// <summary>The same in what is shown of an Authorization header: <c>AWS4-HMAC-SHA256 Credential=KEYID/scope, …</c>.</summary>
    private void KeyIdOfHeader(int start, int end)
    {
        const string Name = "Credential=";
        int at = end > start ? _view.Slice(start, end).IndexOf(Name) : -1;
        if (at >= 0 && KeyIdAt(_view, start + at + Name.Length) is { } id)
        {
            Hide(id);
        }
    }

    /// <summary>The key id's place in a value, without the credential scope behind it; null where a key id may be what is there.</summary>
    private static (int Start, int End)? KeyIdAt(PlainView view, int after)
    {
        int start = after;
        while (start - after < 64 && (view[start] is ' ' or '\t' or '[' or '(' || ValueReader.IsQuote(view[start])) && start < view.Length)
        {
            start++;
        }

        int end = start;
        while (end < view.Length && IsKeyIdCharacter(view[end]) && !IsScope(view, end))
        {
            end++;
        }

        return KeyShapes.IsNoKeyId(view.Slice(start, end)) ? (start, end) : null;
    }

    /// <summary>Whether a slash begins the credential scope: <c>/20261124/region/s3/aws4_request</c>.</summary>
    private static bool IsScope(PlainView view, int slash)
    {
        if (view[slash] != '/' || view[slash + 1 + DayLength] != '/')
        {
            return false;
        }

        for (int i = slash + 1; i <= slash + DayLength; i++)
        {
            if (!char.IsAsciiDigit(view[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsKeyIdCharacter(char c) => IsNameCharacter(c) || c is '+' or '/' or '=';
}
