using System.Globalization;
using System.Text;
using PresignTools.Errors;
using PresignTools.Policies.Parsing;
using PresignTools.Text;

namespace PresignTools.Forms;

/// <summary>
/// The policy that an upload form carries: when it ends, and what it asks of each field. It is read as S3 reads it; what S3 refuses is told
/// in <see cref="Defect"/>. Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html"/>.
/// </summary>
internal sealed class PostPolicy
{
    private readonly List<PostCondition> _conditions = [];

    private PostPolicy()
    {
    }

    /// <summary>When it ends; null if it has no end that S3 can read.</summary>
    internal DateTimeOffset? Expiration { get; private set; }

    /// <summary>Why S3 cannot use it, as a sentence; null if it can.</summary>
    internal string? Defect { get; private set; }

    /// <summary>The policy as text; null where it is not base64 of text.</summary>
    internal string? Json { get; private set; }

    /// <summary>Its conditions in their order.</summary>
    internal IReadOnlyList<PostCondition> Conditions => _conditions;

    /// <summary>The size that it permits; null for any.</summary>
    internal PostCondition? Sizes => _conditions.Find(static c => c.Kind == PostConditionKind.SizeRange);

    /// <summary>Reads the value of the field policy.</summary>
    internal static PostPolicy Read(string encoded)
    {
        var policy = new PostPolicy();
        byte[] bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out int length))
        {
            policy.Defect = "The policy is not base64 text.";
            return policy;
        }

        policy.Json = Encoding.UTF8.GetString(bytes, 0, length);
        var errors = new List<PresignException>();
        JsonNode? root = JsonDocumentReader.Read("policy", WithPlainEscapes(policy.Json), errors);
        if (root is not { Kind: JsonKind.Object } || errors.Count > 0)
        {
            policy.Defect = "The policy is not a JSON object that can be read.";
            return policy;
        }

        policy.ReadMembers(root);
        return policy;
    }

    private void ReadMembers(JsonNode root)
    {
        string? unknown = root.Members.Select(static m => m.Name).FirstOrDefault(static n => n is not ("expiration" or "conditions"));
        if (unknown is not null)
        {
            Defect = $"The policy has a member '{Printable.Of(unknown, 40)}', which upload forms do not have; their names are expiration "
                + "and conditions, in lower case.";
        }

        string? end = root.Member("expiration") is { Kind: JsonKind.String } text ? text.Text : null;
        Expiration = end is not null && TryReadEnd(end, out DateTimeOffset time) ? time : null;
        if (Expiration is null)
        {
            Defect ??= end is null
                ? "The policy has no expiration."
                : $"The policy's expiration '{Printable.Of(end, 40)}' is not a UTC time such as 2026-03-01T12:00:00Z.";
        }

        if (root.Member("conditions") is not { Kind: JsonKind.Array } conditions)
        {
            Defect ??= "The policy has no list of conditions.";
            return;
        }

        foreach (JsonNode item in conditions.Items)
        {
            if (Condition(item, out string? fault) is { } condition)
            {
                _conditions.Add(condition);
            }

            Defect ??= fault;
        }
    }

    /// <summary>S3 takes UTC only: it has refused an offset, and a blank where the T belongs.</summary>
    private static bool TryReadEnd(string text, out DateTimeOffset end) => DateTimeOffset.TryParseExact(
        text, ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"], CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out end);

    private static PostCondition? Condition(JsonNode item, out string? fault)
    {
        fault = null;
        if (item is { Kind: JsonKind.Object, Members: [{ } only] })
        {
            if (only.Value.Kind == JsonKind.String)
            {
                return PostCondition.Read(PostConditionKind.Exact, only.Name, only.Value.Text);
            }

            fault = $"The condition of '{Printable.Of(only.Name, 40)}' has a value that is not text.";
            return null;
        }

        if (item.Kind == JsonKind.Object)
        {
            fault = "A condition written as an object must have exactly one name and value.";
            return null;
        }

        if (item is not { Kind: JsonKind.Array, Items: [{ Kind: JsonKind.String } operation, { } first, { } second] })
        {
            fault = "A condition is neither an object nor a list of operation and two values.";
            return null;
        }

        switch (operation.Text.ToLowerInvariant())
        {
            case PostCondition.SizeField:
                if (long.TryParse(first.Text, NumberStyles.None, CultureInfo.InvariantCulture, out long least)
                    && long.TryParse(second.Text, NumberStyles.None, CultureInfo.InvariantCulture, out long most)
                    && most >= least)
                {
                    return PostCondition.SizeRange(least, most);
                }

                fault = "The limits of content-length-range are not two whole numbers, the smaller one first.";
                return null;
            case "eq" or "starts-with" when first.Kind == JsonKind.String && second.Kind == JsonKind.String:
                bool hasDollar = first.Text.StartsWith('$');
                bool isExact = operation.Text.Equals("eq", StringComparison.OrdinalIgnoreCase);
                return PostCondition.Read(
                    isExact ? PostConditionKind.Exact : PostConditionKind.StartsWith,
                    hasDollar ? first.Text[1..] : first.Text,
                    second.Text,
                    hasDollar);
            default:
                fault = $"The condition '{Printable.Of(operation.Text, 40)}' is not one that upload forms have, "
                    + "or its values are not text.";
                return null;
        }
    }

    /// <summary>A policy may escape the dollar sign and the vertical tab, which JSON cannot.</summary>
    private static string WithPlainEscapes(string json)
    {
        if (!json.Contains("\\$", StringComparison.Ordinal) && !json.Contains("\\v", StringComparison.Ordinal))
        {
            return json;
        }

        var plain = new StringBuilder(json.Length);
        for (int i = 0; i < json.Length; i++)
        {
            if (json[i] != '\\' || i + 1 == json.Length)
            {
                plain.Append(json[i]);
                continue;
            }

            char escaped = json[++i];
            plain.Append(escaped switch { '$' => "$", 'v' => "\\u000b", _ => "\\" + escaped });
        }

        return plain.ToString();
    }
}
