using System.Globalization;
using PresignTools.Errors;
using PresignTools.Policies.Parsing;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// The policy that an upload form carries: when it ends and what it asks of each field. Source: POST Policy (S3 API reference). Read
/// from the form itself, so that a form is judged as the server judges it.
/// </summary>
internal sealed class FormPolicy
{
    private static readonly string[] Uncovered = ["policy", "x-amz-signature", "signature", "awsaccesskeyid", "file"];

    private readonly List<Condition> _conditions = [];

    private FormPolicy()
    {
    }

    /// <summary>When it ends; null if it does not say so in a form that can be read.</summary>
    internal DateTimeOffset? Expiration { get; private set; }

    /// <summary>Why it cannot be used; null if it can.</summary>
    internal string? Defect { get; private set; }

    /// <summary>The policy of a form; null if the form has none.</summary>
    internal static FormPolicy? Of(IReadOnlyList<KeyValuePair<string, string>>? fields)
    {
        string? encoded = Value(fields ?? [], "policy");
        return encoded is null ? null : Read(encoded);
    }

    /// <summary>The first field that does not meet the policy, in words; null if all do.</summary>
    /// <param name="fields">The form's fields.</param>
    /// <param name="bucket">The bucket that the form is sent to; null if it is not known.</param>
    internal string? Misfit(IReadOnlyList<KeyValuePair<string, string>> fields, string? bucket)
    {
        foreach (Condition condition in _conditions)
        {
            string? value = condition.Field == "bucket"
                ? bucket ?? Value(fields, "bucket") ?? condition.Expected
                : Value(fields, condition.Field);
            if (value is null && condition is { IsPrefix: true, Expected: "" })
            {
                continue;
            }

            if (value is null || !condition.IsMet(value))
            {
                string asked = $"{(condition.IsPrefix ? "to begin with" : "to be")} '{Printable.Of(condition.Expected, 80)}'";
                string found = value is null ? "the form has no such field" : $"it is '{Printable.Of(value, 80)}'";
                return $"The policy requires {condition.Field} {asked}; {found}.";
            }
        }

        string? extra = fields.Select(static f => f.Key.ToLowerInvariant())
            .FirstOrDefault(n =>
                !Uncovered.Contains(n)
                && !n.StartsWith("x-ignore-", StringComparison.Ordinal)
                && _conditions.TrueForAll(c => c.Field != n));
        return extra is null ? null : $"No condition of the policy covers the field {Printable.Of(extra, 60)}.";
    }

    private static FormPolicy Read(string encoded)
    {
        var policy = new FormPolicy();
        byte[] bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out int length))
        {
            policy.Defect = "The form's policy is not Base64.";
            return policy;
        }

        var errors = new List<PresignException>();
        JsonNode? root = JsonDocumentReader.Read("policy", System.Text.Encoding.UTF8.GetString(bytes, 0, length), errors);
        if (root is not { Kind: JsonKind.Object } || root.Member("conditions") is not { Kind: JsonKind.Array } conditions)
        {
            policy.Defect = "The form's policy is not a JSON object with conditions.";
            return policy;
        }

        bool isTime = DateTimeOffset.TryParse(
            root.Member("expiration")?.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset end);
        policy.Expiration = isTime ? end : null;
        policy.Defect = isTime ? null : "The form's policy has no expiration that can be read.";
        foreach (JsonNode item in conditions.Items)
        {
            policy.Add(item);
        }

        return policy;
    }

    private void Add(JsonNode item)
    {
        foreach (JsonMember member in item.Members)
        {
            _conditions.Add(new Condition(member.Name.ToLowerInvariant(), member.Value.Text, IsPrefix: false));
        }

        if (item.Items is [{ } kind, { } field, { } expected] && field.Text.StartsWith('$'))
        {
            bool isPrefix = kind.Text.Equals("starts-with", StringComparison.OrdinalIgnoreCase);
            _conditions.Add(new Condition(field.Text[1..].ToLowerInvariant(), expected.Text, isPrefix));
        }
    }

    private static string? Value(IReadOnlyList<KeyValuePair<string, string>> fields, string name) =>
        fields.Where(f => f.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static f => f.Value).FirstOrDefault();

    private sealed record Condition(string Field, string Expected, bool IsPrefix)
    {
        /// <summary>The key may hold the file's name, which is filled in only where it arrives; a list of types is met by each.</summary>
        internal bool IsMet(string value) =>
            IsPrefix ? value.Split(',').All(v => v.TrimStart().StartsWith(Expected, StringComparison.Ordinal)) : value == Expected;
    }
}
