using System.Globalization;

namespace PresignTools.Intake.Readers.Code.Syntax;

/// <summary>Reads numbers as code writes them: <c>3600</c>, <c>3_600</c>, <c>60L</c>, a product of them.</summary>
internal static class CodeNumbers
{
    /// <summary>The value; null if it is none.</summary>
    internal static double? Of(CodeValue value)
    {
        if (value is not { Kind: CodeValueKind.Number, Text: { } text })
        {
            return null;
        }

        string digits = text.Replace("_", string.Empty, StringComparison.Ordinal).TrimEnd('L', 'l', 'u', 'U', 'd', 'D', 'f', 'F', 'm', 'M');
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
    }

    /// <summary>The product of two numbers, as text.</summary>
    internal static string Product(CodeValue left, CodeValue right) =>
        ((Of(left) ?? 0) * (Of(right) ?? 0)).ToString("0.####", CultureInfo.InvariantCulture);
}
