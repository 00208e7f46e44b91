using PresignTools.Errors;
using PresignTools.Policies.Model;

namespace PresignTools.Policies.Parsing;

/// <summary>
/// Reads a policy document by AWS's grammar (IAM guide, "Grammar of the IAM JSON policy language"). All faults are collected, so
/// that two faults give two errors; a document with faults gives no policy, because a decision without it would be a wrong one.
/// </summary>
public static class PolicyParser
{
    private const int MaximumWrappers = 3;

    /// <summary>Parses a document.</summary>
    /// <param name="kind">What it is attached to; decides which elements it may have.</param>
    /// <param name="text">
    /// JSON text, or the same percent-encoded as IAM returns it. The answers of <c>get-bucket-policy</c>, <c>get-policy-version</c>,
    /// <c>get-key-policy</c> and <c>describe-policy</c> are unwrapped.
    /// </param>
    /// <param name="name">Where it came from: stands in every error and reason.</param>
    public static PolicyParseResult Parse(PolicyKind kind, string text, string name)
    {
        var errors = new List<PresignException>();
        JsonNode? root = Unwrap(name, text ?? string.Empty, errors, 0);
        if (root is null)
        {
            return new PolicyParseResult(null, errors);
        }

        var parser = new Document(kind, name, errors);
        Policy? policy = parser.Read(root);
        return new PolicyParseResult(policy, errors.OrderBy(e => e.Line).ThenBy(e => e.Column).ToList());
    }

    private static JsonNode? Unwrap(string name, string text, List<PresignException> errors, int wrappers)
    {
        JsonNode? root = JsonDocumentReader.Read(name, Decoded(text), errors);
        while (root is { Kind: JsonKind.Object } && root.Member("Statement") is null && wrappers++ < MaximumWrappers)
        {
            JsonNode? inner = root.Member("PolicyVersion") ?? root.Member("Policy") ?? root.Member("PolicyDocument")
                ?? root.Member("Document") ?? root.Member("Content") ?? root.Member("AssumeRolePolicyDocument");
            if (inner is { Kind: JsonKind.String })
            {
                return Unwrap(name, inner.Text, errors, wrappers);
            }

            if (inner is not { Kind: JsonKind.Object })
            {
                break;
            }

            root = inner;
        }

        return root;
    }

    /// <summary>IAM returns documents percent-encoded (RFC 3986). JSON text never starts with a percent sign.</summary>
    private static string Decoded(string text)
    {
        string trimmed = text.TrimStart();
        return trimmed.Length > 0 && trimmed[0] == '%' && trimmed.Length <= JsonDocumentReader.MaximumLength
            ? Uri.UnescapeDataString(trimmed)
            : text;
    }

    private sealed class Document(PolicyKind kind, string name, List<PresignException> errors)
    {
        private readonly List<string> _warnings = [];

        internal Policy? Read(JsonNode root)
        {
            if (root.Kind != JsonKind.Object)
            {
                errors.Add(PolicyErrors.PolicyNotAnObject(name, root.Position, "the policy"));
                return null;
            }

            string? version = null;
            string? id = null;
            JsonNode? statements = null;
            foreach (JsonMember member in root.Members)
            {
                switch (member.Name)
                {
                    case "Version":
                        version = Version(member.Value);
                        break;
                    case "Id":
                        id = Text(member.Value, "Id");
                        break;
                    case "Statement":
                        statements = member.Value;
                        break;
                    default:
                        errors.Add(
                            PolicyErrors.PolicyElementUnknown(
                                name,
                                member.Position,
                                member.Name,
                                Meant(member.Name, "Version", "Id", "Statement")
                            ));
                        break;
                }
            }

            if (kind == PolicyKind.ResourceControl && version == "2008-10-17")
            {
                errors.Add(
                    PolicyErrors.PolicyElementNotAllowed(
                        name,
                        root.Member("Version")!.Position,
                        "Version 2008-10-17",
                        PolicyKinds.NameWithArticle(kind),
                        "Write \"2012-10-17\"."
                    ));
            }
            else if (kind == PolicyKind.ResourceControl && root.Member("Version") is null)
            {
                errors.Add(PolicyErrors.PolicyElementMissing(name, root.Position, "Version", "the resource control policy"));
            }

            if (statements is null)
            {
                errors.Add(PolicyErrors.PolicyElementMissing(name, root.Position, "Statement", "the policy"));
                return null;
            }

            var parsed = new List<PolicyStatement>();
            var reader = new StatementParser(kind, name, version == "2012-10-17", errors, _warnings);
            foreach (JsonNode statement in statements.Kind == JsonKind.Array ? statements.Items : [statements])
            {
                if (reader.Read(statement, parsed.Count + 1) is { } one)
                {
                    parsed.Add(one);
                }
            }

            if (statements.Kind == JsonKind.Array && statements.Items.Count == 0)
            {
                errors.Add(PolicyErrors.PolicyListEmpty(name, statements.Position, "Statement"));
            }

            return new Policy(kind, name, version, id, parsed, _warnings);
        }

        private string? Version(JsonNode node)
        {
            string? version = Text(node, "Version");
            if (version is not (null or "2012-10-17" or "2008-10-17"))
            {
                errors.Add(PolicyErrors.PolicyVersionUnknown(name, node.Position, version));
                return null;
            }

            return version;
        }

        private string? Text(JsonNode node, string element)
        {
            if (node.Kind == JsonKind.String)
            {
                return node.Text;
            }

            errors.Add(PolicyErrors.PolicyValueType(name, node.Position, element, "a text"));
            return null;
        }
    }

    internal static string? Meant(string written, params string[] known) =>
        known.FirstOrDefault(k => k.Equals(written, StringComparison.OrdinalIgnoreCase)
            || (k + "s").Equals(written, StringComparison.OrdinalIgnoreCase));
}
