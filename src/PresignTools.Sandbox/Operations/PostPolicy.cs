using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PresignTools.Sandbox.Answers;

namespace PresignTools.Sandbox.Operations;

/// <summary>
/// The policy of an upload form. Every field that is sent needs a condition, and every condition must hold.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
/// </summary>
internal sealed class PostPolicy
{
    private static readonly JsonSerializerOptions Shown = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Exempt = ["x-amz-signature", "file", "policy", "awsaccesskeyid", "signature"];

    private readonly List<Condition> _conditions = [];

    private PostPolicy(DateTimeOffset expiration) => Expiration = expiration;

    internal DateTimeOffset Expiration { get; }

    private sealed record Condition(string Operator, string Field, string Value);

    /// <summary>Sizes that content-length-range allows.</summary>
    internal (long Minimum, long Maximum)? Range { get; private set; }

    /// <summary>Reads the base64 text of a form.</summary>
    internal static PostPolicy Parse(string base64)
    {
        byte[] bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out int length))
        {
            throw Failures.PostPolicyDocument("Invalid Base64 encoding.");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes.AsMemory(0, length));
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // the second: a text with half a surrogate pair
            throw Failures.PostPolicyDocument("Invalid JSON.");
        }
    }

    /// <summary>Judges a form.</summary>
    internal void Check(IReadOnlyDictionary<string, string> fields, string bucket, DateTimeOffset now)
    {
        if (now > Expiration)
        {
            throw Failures.PostPolicy("Policy expired.");
        }

        foreach (Condition condition in _conditions)
        {
            string? actual = condition.Field == "bucket" ? bucket : fields.GetValueOrDefault(condition.Field);
            bool holds =
                actual is not null
                && (
                    condition.Operator == "eq" ? actual == condition.Value
                    : condition.Field == "content-type"
                        ? actual.Split(',').All(v => v.Trim().StartsWith(condition.Value, StringComparison.Ordinal))
                    : actual.StartsWith(condition.Value, StringComparison.Ordinal));
            if (!holds)
            {
                string[] text = [condition.Operator, "$" + condition.Field, condition.Value];
                throw Failures.PostPolicy(
                    "Policy Condition failed: [" + string.Join(", ", text.Select(t => JsonSerializer.Serialize(t, Shown))) + "]");
            }
        }

        string[] extra =
        [
            .. fields.Keys.Where(f =>
                !Exempt.Contains(f) && !f.StartsWith("x-ignore-", StringComparison.Ordinal) && !_conditions.Exists(c => c.Field == f)),
        ];
        if (extra.Length > 0)
        {
            throw Failures.PostPolicy("Extra input fields: " + string.Join(", ", extra));
        }
    }

    private static PostPolicy Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Failures.PostPolicyDocument("Invalid JSON.");
        }

        if (!root.TryGetProperty("expiration", out JsonElement expiration))
        {
            throw Failures.PostPolicyDocument("Policy missing expiration.");
        }

        if (
            expiration.ValueKind != JsonValueKind.String
            || !DateTimeOffset.TryParse(
                expiration.GetString(),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out DateTimeOffset end
            ))
        {
            throw Failures.PostPolicyDocument($"Invalid 'expiration' value: '{expiration}'");
        }

        if (!root.TryGetProperty("conditions", out JsonElement conditions) || conditions.ValueKind != JsonValueKind.Array)
        {
            throw Failures.PostPolicyDocument("Policy missing conditions.");
        }

        var policy = new PostPolicy(end);
        foreach (JsonElement condition in conditions.EnumerateArray())
        {
            policy.Add(condition);
        }

        return policy;
    }

    private void Add(JsonElement condition)
    {
        if (condition.ValueKind == JsonValueKind.Object)
        {
            JsonProperty[] properties = [.. condition.EnumerateObject()];
            if (properties.Length != 1)
            {
                throw Failures.PostPolicyDocument("Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.");
            }

            _conditions.Add(new Condition("eq", properties[0].Name.ToLowerInvariant(), Text(properties[0].Value)));
            return;
        }

        JsonElement[] items = condition.ValueKind == JsonValueKind.Array ? [.. condition.EnumerateArray()] : [];
        if (items.Length != 3)
        {
            throw Failures.PostPolicyDocument("Invalid Condition: wrong number of arguments.");
        }

        string operation = Text(items[0]).ToLowerInvariant();
        if (operation == "content-length-range")
        {
            Range = long.TryParse(Text(items[1]), out long minimum) && long.TryParse(Text(items[2]), out long maximum) ? (minimum, maximum)
                : throw Failures.PostPolicyDocument("Invalid content-length-range.");
            return;
        }

        string field = Text(items[1]);
        if (operation is not ("eq" or "starts-with") || field.Length < 2 || field[0] != '$')
        {
            throw Failures.PostPolicyDocument("Invalid Condition: unknown operation or field.");
        }

        _conditions.Add(new Condition(operation, field[1..].ToLowerInvariant(), Text(items[2])));
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        _ => throw Failures.PostPolicyDocument("Invalid Simple-Condition: value must be a string."),
    };
}
