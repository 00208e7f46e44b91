using PresignTools.Text;

namespace PresignTools.Intake.Readers.Forms;

/// <summary>
/// Fields that code adds to a form one after the other, in the calls of JavaScript, Dart, Java, Kotlin, Swift, .NET and Go, and the form
/// options of curl.
/// </summary>
internal static class AppendedFields
{
    private const int LongestName = 100;

    // What stands directly before the name in quotes, or before curl's name=value.
    private static readonly string[] Calls =
    [
        ".append(", ".addFormDataPart(", ".addTextBody(", ".addBinaryBody(", ".addPart(", "WriteField(", "CreateFormFile(", ".fields[",
        "--form ", "--form-string ", " -F ", "form.add(", ".files.add(",
    ];

    // Fields of files by the call, or by what the value begins with.
    private static readonly string[] FileCalls = [".addBinaryBody(", "CreateFormFile(", ".files.add("];

    internal static FormFind Find(string text)
    {
        var places = new List<(int At, string Call)>();
        foreach (string call in Calls)
        {
            for (int i = Scan.Find(text, call, 0); i >= 0; i = Scan.Find(text, call, i + call.Length))
            {
                places.Add((i, call));
            }
        }

        places.Sort(static (a, b) => a.At.CompareTo(b.At));
        var fields = new List<UploadFormField>();
        int first = -1, last = 0;
        foreach ((int at, string call) in places)
        {
            int start = Scan.Skip(text, at + call.Length, static c => c is '"' or '\'' or '`' or ' ' or '$');
            bool isQuoted = start > at + call.Length;
            int end = Scan.Skip(text, start, static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
            bool isOption = call[^1] == ' ';
            if (end == start || end - start > LongestName || (!isQuoted && !isOption))
            {
                continue;
            }

            if (isOption && (end >= text.Length || text[end] != '='))
            {
                continue;       // -F of another tool
            }

            string name = text[start..end];
            bool isFile = Array.IndexOf(FileCalls, call) >= 0 || name == "file"
                || (isOption && end + 1 < text.Length && text[end + 1] is '@');
            fields.Add(new UploadFormField(name, isFile));
            first = first < 0 ? at : first;
            last = end;
        }

        return fields.Count == 0 ? FormFind.None : new FormFind(fields, first, last - first);
    }
}
