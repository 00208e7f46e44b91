using System.Globalization;
using PresignTools.Text;

namespace PresignTools.Forms;

/// <summary>
/// A condition of a form's policy. Field names are compared without regard to case, values with it.
/// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html"/>.
/// </summary>
public sealed class PostCondition
{
    internal const string SizeField = "content-length-range";

    private PostCondition(PostConditionKind kind, string field, string value, long minimum = 0, long maximum = 0)
    {
        Kind = kind;
        Field = field;
        Value = value;
        Minimum = minimum;
        Maximum = maximum;
    }

    /// <summary>How it compares.</summary>
    public PostConditionKind Kind { get; }

    /// <summary>Name of the field, without the dollar sign; <c>content-length-range</c> for a size.</summary>
    public string Field { get; }

    /// <summary>The value, or the beginning of it; empty for a size.</summary>
    public string Value { get; }

    /// <summary>Smallest size of the file in bytes; only for a size.</summary>
    public long Minimum { get; }

    /// <summary>Largest size of the file in bytes; only for a size.</summary>
    public long Maximum { get; }

    /// <summary>The field has exactly this value.</summary>
    /// <param name="field">Name of the field, with or without a dollar sign.</param>
    /// <param name="value">The value.</param>
    public static PostCondition Exact(string field, string value) => new(PostConditionKind.Exact, Name(field), Checked(field, value));

    /// <summary>The field begins with this value.</summary>
    /// <param name="field">Name of the field, with or without a dollar sign.</param>
    /// <param name="prefix">What it begins with; empty permits every value.</param>
    public static PostCondition StartsWith(string field, string prefix) =>
        new(PostConditionKind.StartsWith, Name(field), Checked(field, prefix));

    /// <summary>The file has a size within these limits, which are permitted themselves.</summary>
    /// <param name="minimum">Smallest size in bytes.</param>
    /// <param name="maximum">Largest size in bytes.</param>
    /// <exception cref="Errors.PresignException"><c>FormSizeRangeInvalid</c>.</exception>
    public static PostCondition SizeRange(long minimum, long maximum) => minimum < 0 || maximum < minimum
        ? throw FormErrors.FormSizeRangeInvalid(minimum, maximum)
        : new(PostConditionKind.SizeRange, SizeField, string.Empty, minimum, maximum);

    /// <summary>The condition as a policy writes it: a JSON array.</summary>
    public override string ToString()
    {
        Utf8Buffer buffer = Utf8Buffer.Rent();
        try
        {
            AppendTo(buffer, asArray: true);
            return buffer.Utf8Text();
        }
        finally
        {
            buffer.Return();
        }
    }

    /// <summary>A condition as a policy has it, whatever its names and values.</summary>
    internal static PostCondition Read(PostConditionKind kind, string field, string value, bool hasDollar = true) =>
        new(kind, field, value) { HasDollar = hasDollar };

    /// <summary>
    /// Whether the policy writes the field as a field. Without the dollar sign, S3 finds no such field, and the condition fails.
    /// </summary>
    internal bool HasDollar { get; private init; } = true;

    /// <summary>Whether it is about a field.</summary>
    internal bool IsOf(string field) => Field.Equals(field, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a value meets it. A Content-Type with commas is a list, and each part of it is compared.
    /// </summary>
    internal bool IsMetBy(string value)
    {
        if (Kind == PostConditionKind.Exact)
        {
            return value == Value;
        }

        return IsOf("content-type")
            ? value.Split(',').All(part => part.Trim().StartsWith(Value, StringComparison.Ordinal))
            : value.StartsWith(Value, StringComparison.Ordinal);
    }

    /// <summary>What it asks, in words: <c>must begin with 'image/'</c>.</summary>
    internal string InWords(int width = 80) => Kind switch
    {
        PostConditionKind.Exact => $"must be '{Printable.Of(Value, width)}'",
        PostConditionKind.StartsWith when Value.Length == 0 => "may have any value",
        PostConditionKind.StartsWith => $"must begin with '{Printable.Of(Value, width)}'",
        _ => $"must have {Number(Minimum)} to {Number(Maximum)} bytes",
    };

    internal void AppendTo(Utf8Buffer buffer, bool asArray = false)
    {
        switch (Kind)
        {
            case PostConditionKind.Exact when !asArray:
                buffer.Append((byte)'{');
                PolicyJson.AppendString(buffer, Field);
                buffer.Append((byte)':');
                PolicyJson.AppendString(buffer, Value);
                buffer.Append((byte)'}');
                break;
            case PostConditionKind.SizeRange:
                buffer.Append("[\"content-length-range\","u8);
                buffer.Append(Number(Minimum));
                buffer.Append((byte)',');
                buffer.Append(Number(Maximum));
                buffer.Append((byte)']');
                break;
            default:
                buffer.Append(Kind == PostConditionKind.Exact ? "[\"eq\","u8 : "[\"starts-with\","u8);
                PolicyJson.AppendString(buffer, (HasDollar ? "$" : string.Empty) + Field);
                buffer.Append((byte)',');
                PolicyJson.AppendString(buffer, Value);
                buffer.Append((byte)']');
                break;
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Name(string field)
    {
        string name = (field ?? string.Empty).TrimStart('$');
        return name.Length == 0 ? throw FormErrors.FormFieldNameMissing() : FormFieldRules.CheckName(name);
    }

    private static string Checked(string field, string value) => FormFieldRules.CheckValue(field, value);
}
