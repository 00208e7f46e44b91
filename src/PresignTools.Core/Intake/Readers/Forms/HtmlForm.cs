using PresignTools.Text;

namespace PresignTools.Intake.Readers.Forms;

/// <summary>The inputs of an HTML form, or of a template of one, between <c>&lt;form</c> and its end.</summary>
internal static class HtmlForm
{
    private const int LongestTag = 2000;
    private const int LongestName = 100;

    internal static FormFind Find(string text)
    {
        int form = Scan.Find(text, "<form", 0, true);
        if (form < 0)
        {
            return FormFind.None;
        }

        int close = Scan.Find(text, "</form", form, true) is >= 0 and var found ? found : text.Length;
        var fields = new List<UploadFormField>();
        for (int i = Scan.Find(text, "<input", form, true); i >= 0 && i < close; i = Scan.Find(text, "<input", i + 1, true))
        {
            int end = Scan.Find(text, '>', i, Math.Min(close, i + LongestTag));
            string tag = end < 0 ? string.Empty : text[i..end];
            string? type = Attribute(tag, "type");
            if (Attribute(tag, "name") is { } name && type is not ("submit" or "button" or "reset" or "image"))
            {
                fields.Add(new UploadFormField(name, type == "file"));
            }
        }

        return fields.Count == 0 ? FormFind.None : new FormFind(fields, form, close - form);
    }

    private static string? Attribute(string tag, string name)
    {
        for (int i = Scan.Find(tag, name, 0, true); i >= 0; i = Scan.Find(tag, name, i + 1, true))
        {
            int equals = Scan.SkipBlanks(tag, i + name.Length);
            if ((i > 0 && !char.IsWhiteSpace(tag[i - 1])) || equals >= tag.Length || tag[equals] != '=')
            {
                continue;
            }

            int start = Scan.Skip(tag, equals + 1, static c => c is '"' or '\'' or ' ' or '{');
            int end = Scan.Skip(tag, start, static c => c is not ('"' or '\'' or '/' or '}') && !char.IsWhiteSpace(c));
            return end > start && end - start <= LongestName ? tag[start..end] : null;
        }

        return null;
    }
}
