using PresignTools.Intake.Documents;

namespace PresignTools.Intake.Readers.Policies;

/// <summary>
/// Values of statements as AWS's language has them: an expression of a template that nobody resolved stands for any name.
/// </summary>
internal static class StatementValues
{
    private const string AnyBucket = "arn:aws:s3:::*";

    private static readonly string[] Variables = ["aws:", "s3:", "saml:", "cognito-", "sts:", "ec2:", "iam:", "kms:", "accounts.google",
        "*", "?", "$"];

    /// <summary>The values of an element.</summary>
    internal static IReadOnlyList<string> Of(LooseNode? node) => node is null ? [] : [.. Values(node, 0).Where(static v => v.Length > 0)];

    /// <summary>The values of a Resource element, each an ARN or <c>*</c>.</summary>
    internal static IReadOnlyList<string> Resources(LooseNode? node) => [.. Of(node).Select(Resource).Distinct()];

    private static IEnumerable<string> Values(LooseNode node, int depth)
    {
        if (depth > 6)
        {
            return [];
        }

        switch (node.Kind)
        {
            case LooseKind.String:
                return [Resolved(node.Text)];
            case LooseKind.Bare:
                return [Expression(node.Text)];
            case LooseKind.Array when node.Text.Length > 0:
                return [Call(node)];
            case LooseKind.Array:
                return node.Items.SelectMany(i => Values(i, depth + 1));
            default:
                return [Function(node, depth)];
        }
    }

    /// <summary><c>{"Fn::Sub": …}</c>, <c>{"Fn::Join": ["", […]]}</c>, <c>{"Ref": …}</c> of CloudFormation.</summary>
    private static string Function(LooseNode node, int depth)
    {
        if (node.Member("fn::sub", "fn::join") is not { } parts)
        {
            return node.Member("fn::getatt") is null ? "*" : AnyBucket;
        }

        LooseNode inner = parts is { Kind: LooseKind.Array, Items: [_, { Kind: LooseKind.Array } list] } ? list : parts;
        if (inner.Kind != LooseKind.Array)
        {
            return Resolved(inner.Text);
        }

        return string.Concat(
            inner.Items.Take(parts == inner ? 1 : 16).Select(i =>
                i.Kind == LooseKind.String ? Resolved(i.Text) : Values(i, depth + 1).FirstOrDefault("*")));
    }

    /// <summary>
    /// A call: its text if it is given one, as in <c>format("arn:aws:s3:::%s/*", x)</c> and <c>bucket.arnForObjects("*")</c>.
    /// </summary>
    private static string Call(LooseNode node)
    {
        string first = node.Items.Where(static i => i.Kind == LooseKind.String).Select(static i => i.Text).FirstOrDefault(string.Empty);
        return first.StartsWith("arn:", StringComparison.Ordinal) ? Resolved(first.Replace("%s", "*").Replace("{}", "*"))
            : node.Text.EndsWith("arnForObjects", StringComparison.OrdinalIgnoreCase)
                || node.Text.EndsWith("arn_for_objects", StringComparison.Ordinal)
                ? AnyBucket + "/" + first.TrimStart('/')
            : "*";
    }

    private static string Expression(string text)
    {
        if (text.Length == 0 || text is "*" or "true" or "false" or "True" or "False"
            || text.All(static c => char.IsAsciiDigit(c) || c == '.'))
        {
            return text.ToLowerInvariant();
        }

        if (text.EndsWith("arn", StringComparison.OrdinalIgnoreCase) && text.Contains('.'))
        {
            return AnyBucket;
        }

        bool isName = text.StartsWith("arn:", StringComparison.Ordinal)
            || (text.Contains(':') && text.IndexOfAny([' ', '(', '{', '"']) < 0);
        return isName ? Resolved(text)
            : text.IndexOfAny(['.', '(', '[', '{', '$']) >= 0 ? "*"
            : text;
    }

    /// <summary>A text with <c>*</c> for what a template or a reader of the text should fill in; policy variables stay.</summary>
    private static string Resolved(string text)
    {
        if (text.IndexOfAny(['$', '<', '#', '{']) < 0)
        {
            return text;
        }

        var plain = new System.Text.StringBuilder();
        int at = 0;
        while (at < text.Length)
        {
            char c = text[at];
            bool isTemplate = c is '$' or '#' && at + 1 < text.Length && text[at + 1] == '{';
            int open = isTemplate ? at + 1 : at;
            int end = isTemplate || c is '<' or '{' ? text.IndexOf(c == '<' ? '>' : '}', open) : -1;
            if (end < 0)
            {
                plain.Append(c);
                at++;
                continue;
            }

            string inside = text[(open + 1)..end];
            plain.Append(Filled(text[at..(end + 1)], inside, isFirst: plain.Length == 0));
            at = end + 1;
        }

        return plain.ToString();
    }

    /// <summary>What stands for a template's expression: a variable of the policy language stays as it is.</summary>
    private static string Filled(string whole, string inside, bool isFirst)
    {
        if (inside.StartsWith("AWS::Partition", StringComparison.Ordinal))
        {
            return "aws";
        }

        bool isVariable = whole[0] == '$'
            && !inside.StartsWith("AWS::", StringComparison.Ordinal)
            && Array.Exists(Variables, v => inside.StartsWith(v, StringComparison.OrdinalIgnoreCase));
        string any = isFirst && inside.EndsWith("arn", StringComparison.OrdinalIgnoreCase) ? AnyBucket : "*";
        return isVariable ? whole : any;
    }

    private static string Resource(string value)
    {
        if (value.StartsWith("arn:", StringComparison.Ordinal) || value == "*")
        {
            return value;
        }

        string path = value.StartsWith('/') ? AnyBucket + value : "*";
        return value.StartsWith("*/", StringComparison.Ordinal) ? "arn:aws:s3:::" + value : path;
    }
}
