namespace PresignTools.Text.Masking;

/// <summary>Makes a canonical request fit to be shown, line by line, so that the lines stay what they are.</summary>
internal static class CanonicalMask
{
    internal static string Mask(string text)
    {
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            lines[i] = MaskLine(lines[i]);
        }

        return string.Join("\n", lines);
    }

    internal static string MaskLine(string line) => SecretMask.Of(line);

    /// <summary>
    /// The value of a header or query parameter as it may be shown: short, on one line, and not at all if it is a secret.
    /// </summary>
    internal static string Show(string name, string value) =>
        IsSecretHeader(name) ? HiddenText.Mask : Printable.Of(SecretMask.Of(value), 80);

    /// <summary>Whether the value of this header or parameter must not be shown.</summary>
    internal static bool IsSecretHeader(string name) =>
        SecretNames.Of(name) is NameKind.Secret or NameKind.Password or NameKind.Signature or NameKind.Header;
}
