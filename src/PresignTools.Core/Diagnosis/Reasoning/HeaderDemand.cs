using PresignTools.Policies.Conditions;
using PresignTools.Policies.Matching;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>A header that policies ask for.</summary>
/// <param name="Header">Its name, as it is sent.</param>
/// <param name="Tag">For x-amz-tagging: the tag's key; null for the header as a whole.</param>
/// <param name="Value">A value that the policy takes; null if it does not name one.</param>
internal sealed record HeaderDemand(string Header, string? Tag, string? Value)
{
    private const string RequestTag = "s3:RequestObjectTag/";

    /// <summary>Headers whose condition key is not <c>s3:</c> and their own name.</summary>
    private static readonly Dictionary<string, string> OtherName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["s3:if-match"] = "If-Match",
        ["s3:if-none-match"] = "If-None-Match",
        ["s3:object-lock-mode"] = "x-amz-object-lock-mode",
        ["s3:object-lock-legal-hold"] = "x-amz-object-lock-legal-hold",
        ["s3:object-lock-retain-until-date"] = "x-amz-object-lock-retain-until-date",
        ["s3:object-lock-remaining-retention-days"] = "x-amz-object-lock-retain-until-date",
        ["s3:RequestObjectTagKeys"] = "x-amz-tagging",
    };

    /// <summary>The header of a request that a condition key is taken from; null if it comes from something else.</summary>
    internal static string? HeaderOf(string key)
    {
        if (OtherName.TryGetValue(key, out string? name))
        {
            return name;
        }

        if (key.StartsWith(RequestTag, StringComparison.OrdinalIgnoreCase))
        {
            return "x-amz-tagging";
        }

        bool isHeader = key.StartsWith("s3:x-amz-", StringComparison.OrdinalIgnoreCase)
            && !key.Equals("s3:x-amz-content-sha256", StringComparison.OrdinalIgnoreCase)
            && !key.Equals("s3:x-amz-bucket-namespace", StringComparison.OrdinalIgnoreCase);
        return isHeader ? key[3..].ToLowerInvariant() : null;
    }

    /// <summary>Every header that these conditions ask for; a condition that names the value goes before one that wants any.</summary>
    internal static IReadOnlyList<HeaderDemand> Of(IEnumerable<Condition> conditions, RequestContext context, bool isMet)
    {
        var demands = new List<HeaderDemand>();
        foreach (Condition condition in conditions)
        {
            if (
                HeaderOf(condition.Key) is not { } header
                || !ConditionCause.IsDemand(condition, context.TryGet(condition.Key, out _), isMet))
            {
                continue;
            }

            foreach ((string? tag, string? value) in Wanted(condition, isMet))
            {
                int known = demands.FindIndex(d => d.Header == header && d.Tag == tag);
                if (known < 0)
                {
                    demands.Add(new HeaderDemand(header, tag, value));
                }
                else if (demands[known].Value is null)
                {
                    demands[known] = demands[known] with { Value = value };
                }
            }
        }

        return demands;
    }

    private static IEnumerable<(string? Tag, string? Value)> Wanted(Condition condition, bool isMet)
    {
        bool wants = ConditionCause.WantsItsValues(condition, isMet);
        if (condition.Key.Equals("s3:RequestObjectTagKeys", StringComparison.OrdinalIgnoreCase))
        {
            return wants ? condition.Values.Select(static v => ((string?)v.Text, (string?)null)) : [("TAG", null)];
        }

        string? tag = condition.Key.StartsWith(RequestTag, StringComparison.OrdinalIgnoreCase) ? condition.Key[RequestTag.Length..] : null;
        bool isValueOfHeader = condition.Operator is StringOperator or ArnOperator;
        return [(tag, wants && isValueOfHeader ? condition.Values.Select(Plain).FirstOrDefault(static v => v is not null) : null)];
    }

    /// <summary>A value without wildcards and variables. The asterisk of If-None-Match is one.</summary>
    private static string? Plain(ConditionValue value) =>
        value.Text == "*" || (value.Text.IndexOfAny(['*', '?', '$']) < 0 && value.Text.Length > 0) ? value.Text : null;
}
