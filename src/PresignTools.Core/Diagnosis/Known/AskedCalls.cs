using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// Whether a text shows that a person asks for an operation themselves: as a command, or as a call in code. Frames of a stack trace and
/// messages of an SDK name operations too, and are neither.
/// </summary>
internal static class AskedCalls
{
    private const int LongestFrame = 300;

    internal static bool Has(string text, string operation)
    {
        string kebab = Separated(operation, '-'), snake = Separated(operation, '_');
        return text.ContainsAny("s3api " + kebab, "mc " + kebab, operation + "Command(", operation + "Request(") || IsCalled(text, snake)
            || IsCalled(text, operation) || IsShort(text, operation);
    }

    /// <summary>A call on a line that is not of a stack trace.</summary>
    private static bool IsCalled(string text, string name)
    {
        for (int i = Scan.Find(text, name, 0, true); i >= 0; i = Scan.Find(text, name, i + name.Length, true))
        {
            int after = i + name.Length;
            if (Scan.IsEdge(text, i) && after < text.Length && text[after] == '(' && !IsFrame(text, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFrame(string text, int at)
    {
        int back = Math.Min(at, LongestFrame);
        int start = Math.Max(at - back, text.LastIndexOf('\n', at, back + 1) + 1);
        int first = start + Scan.SkipBlanks(text[start..at], 0);
        Work.Add(at - start);
        return Scan.At(text, first, "at ") || Scan.At(text, first, "from ") || Scan.At(text, first, "in ")
            || Scan.Find(text[start..at], ":in ", 0) >= 0 || Scan.Find(text[start..at], " retries] ", 0) >= 0;
    }

    /// <summary>The commands of the AWS CLI that have names of their own.</summary>
    private static bool IsShort(string text, string operation) => operation switch
    {
        "ListBuckets" => text.ContainsAny("aws s3 ls\n", "aws s3 ls\r") || text.TrimEnd().EndsWith("aws s3 ls", StringComparison.Ordinal),
        "ListObjects" or "ListObjectsV2" => text.ContainsAny("aws s3 ls s3:", "aws s3 ls '", "s3 sync", "--recursive", "s3cmd ls", "mc ls"),
        "CreateBucket" => text.ContainsAny("aws s3 mb", "mc mb", "s3cmd mb"),
        _ => false,
    };

    private static string Separated(string operation, char separator)
    {
        var result = new System.Text.StringBuilder(operation.Length + 8);
        for (int i = 0; i < operation.Length; i++)
        {
            if (i > 0 && char.IsUpper(operation[i]))
            {
                result.Append(separator);
            }

            result.Append(char.ToLowerInvariant(operation[i]));
        }

        return result.ToString();
    }
}
