using PresignTools.Intake.Fragments;
using PresignTools.Text;

namespace PresignTools.Intake.Readers;

/// <summary>
/// Reads which operation failed, where the client names it: in its message, or by the method of the SDK that stands in a stack trace.
/// </summary>
internal sealed class OperationReader : IFragmentReader
{
    private const int LongestName = 60;

    /// <summary>Words of messages that stand right before an operation's name.</summary>
    private static readonly string[] Heads =
    [
        "operation error S3: ", "Error executing \"", "Error executing '", "failed to perform: s3:", "eventName=", "S3 operation: ",
            "operation=", "s3.operation=",
        "\"operation\":\"", "\"operation\": \"", "api=\"s3.", "api=s3.", "API: s3.", "API: ", "S3Client.", "AmazonS3Client.",
            "S3AsyncClient.",
    ];

    private static readonly Dictionary<string, string> ByPlainName = Plain();

    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) =>
        kind is FragmentKind.Prose or FragmentKind.Output or FragmentKind.LogLine or FragmentKind.StackTrace or FragmentKind.Json
            or FragmentKind.PowerShellLayout;

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        if (sheet.Input.SignedOperation is not null)
        {
            return;
        }

        string text = fragment.Text;
        if (AfterHead(text) is { } named)
        {
            Add(fragment, sheet, named);
        }
        else if (fragment.Kind is FragmentKind.StackTrace or FragmentKind.Output && InTrace(text) is { } called)
        {
            Add(fragment, sheet, called);
        }
    }

    private static void Add(Fragment fragment, FactSheet sheet, (string Operation, int Start, int Length) found) =>
        sheet.Add(
            new ReadFact(ReadFactKind.Request, found.Operation, fragment.PlaceOf(found.Start, found.Length)),
            new DiagnosisInput { SignedOperation = found.Operation, Method = S3OperationTable.MethodOf(found.Operation) });

    private static (string Operation, int Start, int Length)? AfterHead(string text)
    {
        foreach (string head in Heads)
        {
            int at = Scan.Find(text, head, 0);
            if (at >= 0 && NameAt(text, at + head.Length) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The first frame that has the name of an operation as its method: <c>.putObject(</c>, <c>`head_object'</c>.</summary>
    private static (string Operation, int Start, int Length)? InTrace(string text)
    {
        for (int at = 0; at < text.Length;)
        {
            int start = Scan.Skip(text, at, static c => !char.IsAsciiLetter(c));
            (string Operation, int Start, int Length)? found = NameAt(text, start);
            int end = Scan.Skip(text, start, static c => char.IsAsciiLetter(c) || c == '_');
            bool isMethod = start > 0 && text[start - 1] is '.' or '`' or '\'' or ':' && end < text.Length
                && text[end] is '(' or '\'' or '`' or ' ' or '\n';
            if (found is not null && isMethod)
            {
                return found;
            }

            at = Math.Max(end, start + 1);
        }

        return null;
    }

    private static (string Operation, int Start, int Length)? NameAt(string text, int start)
    {
        // No further than a name can be long: many names may begin within one long word.
        int end = start, most = Math.Min(text.Length, start + LongestName + 1);
        while (end < most && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-'))
        {
            end++;
        }

        Work.Add(end - start);
        if (end - start is < 6 or > LongestName)
        {
            return null;
        }

        string plain = text[start..end].Replace("_", string.Empty).Replace("-", string.Empty).ToLowerInvariant();
        foreach (string ending in (string[])["", "async", "command", "request", "operation", "internal"])
        {
            if (
                plain.EndsWith(ending, StringComparison.Ordinal)
                && ByPlainName.TryGetValue(plain[..(plain.Length - ending.Length)], out string? name))
            {
                return (name, start, end - start);
            }
        }

        return null;
    }

    private static Dictionary<string, string> Plain()
    {
        var names = S3OperationTable.All.ToDictionary(static o => o.Name.ToLowerInvariant(), static o => o.Name, StringComparer.Ordinal);
        names["getobjectmetadata"] = "HeadObject";
        names["listobjects"] = names.GetValueOrDefault("listobjects", "ListObjectsV2");
        return names;
    }
}
