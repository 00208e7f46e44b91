using PresignTools.Intake.Documents;

namespace PresignTools.Intake.Readers.Policies;

/// <summary>
/// Statements that allow something on objects, and name the bucket only: <c>"Resource": aws_s3_bucket.x.arn</c>,
/// <c>"&lt;bucket_arn&gt;"</c>
/// without <c>/*</c>. A template's reference may stand for any name; that it is a bucket's own ARN shows all the same.
/// </summary>
internal static class BucketOnlyStatements
{
    private static readonly string[] OfObjects =
        ["s3:getobject", "s3:putobject", "s3:deleteobject", "s3:*", "s3:get*", "s3:put*", "s3:*object", "s3:getobject*", "s3:putobject*"];

    /// <summary>The actions of such a statement, as they stand; null where another one allows them on objects.</summary>
    internal static (LooseNode Statement, string Actions)? Find(IReadOnlyList<LooseNode> statements)
    {
        LooseNode[] allows = [.. statements.Where(static s => !StatementWriter.IsDeny(s))];
        foreach (LooseNode statement in allows)
        {
            string[] actions = [.. StatementWriter.Actions(statement).Where(IsOfObjects)];
            string[] open = [.. actions.Where(a => !allows.Any(o => o != statement && !IsBucketOnly(o) && Covers(o, a)))];
            if (open.Length > 0 && IsBucketOnly(statement))
            {
                return (statement, string.Join(' ', open));
            }
        }

        return null;
    }

    private static bool IsOfObjects(string action) => OfObjects.Contains(action.ToLowerInvariant());

    private static bool Covers(LooseNode statement, string action) => StatementWriter.Actions(statement)
        .Any(a => a is "*" or "s3:*" || a.Equals(action, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether all that it names are buckets, and one at least.</summary>
    private static bool IsBucketOnly(LooseNode statement)
    {
        List<string> texts = [.. Texts(statement.Member("resource", "resources"), 0)];
        return texts.Count > 0 && texts.TrueForAll(IsBucket);
    }

    private static bool IsBucket(string text)
    {
        string plain = text.Trim('"', '\'', '`', '$', '{', '}', '<', '>', ' ');
        bool isArn = plain.StartsWith("arn:aws", StringComparison.Ordinal) && plain.Contains(":s3:::", StringComparison.Ordinal);
        return isArn ? !plain.Contains('/') && !plain.Contains('*')
            : plain.IndexOfAny(['/', '*', ' ', '(']) < 0 && plain.EndsWith("arn", StringComparison.OrdinalIgnoreCase)
                && plain.Contains("bucket", StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> Texts(LooseNode? node, int depth) =>
        node switch
        {
            null => [],
            { Kind: LooseKind.String or LooseKind.Bare } => [node.Text],
            { Kind: LooseKind.Array, Text.Length: 0 } when depth < 4 => node.Items.SelectMany(i => Texts(i, depth + 1)),
            _ => ["*"],    // a function or call: what it gives is not known
        };
}
