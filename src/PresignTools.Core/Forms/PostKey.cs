namespace PresignTools.Forms;

/// <summary>
/// The variable of upload forms. S3 puts the file's name, without its folders, where a field has <c>${filename}</c>, and compares
/// conditions after that, so that a condition can cover no more than what is before the variable.
/// </summary>
internal static class PostKey
{
    internal const string Variable = "${filename}";

    internal static bool HasVariable(string key) => key.Contains(Variable, StringComparison.Ordinal);

    /// <summary>The condition that a field of this value needs.</summary>
    internal static PostCondition Condition(string field, string value) =>
        value.IndexOf(Variable, StringComparison.Ordinal) is >= 0 and var at
            ? PostCondition.StartsWith(field, value[..at])
            : PostCondition.Exact(field, value);

    /// <summary>Whether a value can meet a condition, whatever the file is called.</summary>
    internal static bool MayMeet(PostCondition condition, string value) =>
        value.IndexOf(Variable, StringComparison.Ordinal) is >= 0 and var at
            ? condition.Value.StartsWith(value[..at], StringComparison.Ordinal) || condition.IsMetBy(value[..at])
            : condition.IsMetBy(value);

    /// <summary>A value with the file's name filled in; S3 takes what is after the last slash or backslash.</summary>
    internal static string Filled(string value, string? fileName) =>
        fileName is null ? value
        : value.Replace(Variable, fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..], StringComparison.Ordinal);
}
