using PresignTools.Intake.Documents;
using PresignTools.Text;

namespace PresignTools.Intake.Readers.Forms;

/// <summary>
/// What signers print: <c>{"url": …, "fields": {…}}</c> of the SDKs, this library's object as JSON, or the fields alone; JSON, or a dump of
/// Python, JavaScript, Ruby or PowerShell.
/// </summary>
internal static class FieldTable
{
    private const int Deepest = 4;

    internal static FormText? Find(string text)
    {
        if (Scan.Find(text, "policy", 0, true) < 0 && Scan.Find(text, "x-amz-", 0, true) < 0)
        {
            return null;
        }

        for (int brace = Scan.Find(text, '{', 0, text.Length); brace >= 0;)
        {
            LooseNode node = LooseReader.Value(text, brace, text.Length);
            if (Read(node, null, 0) is { } found)
            {
                return found;
            }

            brace = Scan.Find(text, '{', Math.Max(node.End, brace + 1), text.Length);
        }

        return null;
    }

    private static FormText? Read(LooseNode node, string? url, int depth)
    {
        string? own = node.TextOf("url", "action", "uri", "endpoint") is { } text
            && text.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? text : url;
        if (node.Member("fields", "formdata", "inputs", "params") is { Kind: LooseKind.Object } fields && Form(fields, own) is { } form)
        {
            return form;
        }

        if (Form(node, own) is { } flat)
        {
            return flat;
        }

        return depth == Deepest ? null : node.Members
            .Where(static m => m.Value.Kind == LooseKind.Object)
            .Select(m => Read(m.Value, own, depth + 1))
            .FirstOrDefault(static f => f is not null);
    }

    private static FormText? Form(LooseNode fields, string? url)
    {
        var parts = new FormParts();
        foreach (LooseMember member in fields.Members)
        {
            if (member.Value.IsScalar && member.Value.Text != url)
            {
                parts.AddField(member.Name, member.Value.Text);
            }
        }

        FormText read = new(parts.ToPost(url, isWhole: false), fields.Start, fields.End - fields.Start);
        return FormText.IsOfS3(read.Post.Fields) ? read : null;
    }
}
