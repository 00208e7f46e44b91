using System.Text;

namespace PresignTools.Text.Wording;

/// <summary>
/// Texts that are data, and are copied before anybody reads them: the general texts of causes. They carry marks in place of names:
/// <c>{setting:Header}</c> a setting, <c>{sign:Header}</c> the command that signs with it, <c>{call:GetBucketLocation}</c> a call of AWS.
/// Other braces stay as they are.
/// </summary>
internal static class MarkedText
{
    /// <summary>The text in the wording of the surroundings.</summary>
    internal static string Show(string text)
    {
        int from = text.IndexOf('{', StringComparison.Ordinal);
        if (from < 0)
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        int written = 0;
        while (from >= 0)
        {
            int to = text.AsSpan(from + 1).IndexOfAny('{', '}');
            if (to >= 0 && text[from + 1 + to] == '}' && Mark(text.AsSpan(from + 1, to)) is { } words)
            {
                shown.Append(text, written, from - written).Append(words);
                written = from + to + 2;
            }

            from = text.IndexOf('{', from + 1);
        }

        return shown.Append(text, written, text.Length - written).ToString();
    }

    private static string? Mark(ReadOnlySpan<char> mark)
    {
        int colon = mark.IndexOf(':');
        if (colon < 0)
        {
            return null;
        }

        string name = mark[(colon + 1)..].ToString();
        return mark[..colon] switch
        {
            _ when name.Length == 0 => null,
            "setting" => Say.Wording.Setting(name),
            "sign" => Say.Sign(new Argument(name, string.Empty)),
            "call" when Enum.TryParse(name, out AwsCall call) => Say.Call(call),
            _ => null,
        };
    }
}
