namespace PresignTools.Forms;

/// <summary>How a condition of a form's policy compares.</summary>
public enum PostConditionKind : long
{
    /// <summary>The field has exactly this value: <c>eq</c>, or an object of name and value.</summary>
    Exact,

    /// <summary>The field begins with this value; an empty one permits every value: <c>starts-with</c>.</summary>
    StartsWith,

    /// <summary>The file has a size within these limits: <c>content-length-range</c>.</summary>
    SizeRange,
}
