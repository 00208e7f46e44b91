using PresignTools.Text;

namespace PresignTools.Intake.Readers.Forms;

/// <summary>The body of a multipart request: <c>Content-Disposition: form-data; name="key"</c>, part by part.</summary>
internal static class MultipartBody
{
    private const string Mark = "form-data;";
    private const int LongestName = 100;

    internal static FormFind Find(string text)
    {
        var fields = new List<UploadFormField>();
        int first = -1, last = 0;
        for (int i = Scan.Find(text, Mark, 0, true); i >= 0; i = Scan.Find(text, Mark, i + Mark.Length, true))
        {
            int end = Scan.LineEnd(text, i);
            string line = text[i..end];
            if (Value(line, "name=") is not { } name)
            {
                continue;
            }

            fields.Add(new UploadFormField(name, Scan.Find(line, "filename", 0, true) >= 0));
            first = first < 0 ? i : first;
            last = end;
        }

        return first < 0 ? FormFind.None : new FormFind(fields, first, last - first);
    }

    /// <summary>The value of <c>name=</c>, which is not the end of <c>filename=</c>.</summary>
    private static string? Value(string line, string name)
    {
        for (int i = Scan.Find(line, name, 0, true); i >= 0; i = Scan.Find(line, name, i + 1, true))
        {
            if (i > 0 && Scan.IsWord(line[i - 1]))
            {
                continue;
            }

            int start = Scan.Skip(line, i + name.Length, static c => c is '"' or '\'' or '\\');
            int end = Scan.Skip(line, start, static c => c is not ('"' or '\'' or '\\' or ';') && !char.IsWhiteSpace(c));
            return end > start && end - start <= LongestName ? line[start..end] : null;
        }

        return null;
    }
}
