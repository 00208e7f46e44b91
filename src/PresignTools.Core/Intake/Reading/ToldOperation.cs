using PresignTools.Text;

namespace PresignTools.Intake.Reading;

/// <summary>
/// Which operation fails, where only people tell it: "get works, put doesn't", "I can list but not download". A clause with one kind of
/// operation that fails, and another one with another kind that works.
/// </summary>
internal static class ToldOperation
{
    private const int LongestLine = 500;
    private const int MostLines = 200;

    private static readonly (string Word, string Operation)[] Words =
    [
        ("get", "GetObject"), ("gets", "GetObject"), ("read", "GetObject"), ("reads", "GetObject"), ("reading", "GetObject"),
        ("download", "GetObject"), ("downloads", "GetObject"), ("downloading", "GetObject"), ("getobject", "GetObject"),
        ("put", "PutObject"), ("puts", "PutObject"), ("write", "PutObject"), ("writes", "PutObject"), ("writing", "PutObject"),
        ("upload", "PutObject"), ("uploads", "PutObject"), ("uploading", "PutObject"), ("putobject", "PutObject"),
        ("delete", "DeleteObject"), ("deletes", "DeleteObject"), ("deleting", "DeleteObject"), ("deleteobject", "DeleteObject"),
        ("list", "ListObjectsV2"), ("lists", "ListObjectsV2"), ("listing", "ListObjectsV2"), ("listings", "ListObjectsV2"),
    ];

    private static readonly string[] Good =
        ["works", "work", "worked", "ok", "okay", "fine", "200", "204", "succeeds", "succeed", "can", "allowed", "good"];

    private static readonly string[] Bad =
    [
        "doesn't", "doesnt", "don't", "dont", "not", "fails", "fail", "failed", "403", "denied", "accessdenied", "forbidden", "refused",
        "broken", "can't", "cannot", "cant", "won't", "never", "error",
    ];

    private static readonly string[] Joints = [" but ", " while ", " whereas ", " only "];

    /// <summary>The input with the operation, where a refusal is known and no request.</summary>
    internal static DiagnosisInput Add(DiagnosisInput input, string text)
    {
        bool isOpen = input is { SignedOperation: null, Method: null, Url: null, Response.StatusCode: null or 403 }
            && input.Response is { Code: null or "AccessDenied", AccessDenied: null } && input.SigningCalls.Count == 0;
        return isOpen && Find(text) is { } operation
            ? input with { SignedOperation = operation, Method = S3OperationTable.MethodOf(operation) } : input;
    }

    private static string? Find(string text)
    {
        var good = new HashSet<string>(StringComparer.Ordinal);
        var bad = new HashSet<string>(StringComparer.Ordinal);
        int lines = 0;
        foreach (string line in text.Split('\n'))
        {
            if (line.Length > LongestLine || lines++ > MostLines)
            {
                continue;
            }

            foreach (string clause in Clauses(line))
            {
                (string? operation, bool? works) = Read(clause);
                if (operation is not null && works is not null)
                {
                    (works == true ? good : bad).Add(operation);
                }
            }
        }

        string? only = bad.Count == 1 ? bad.First() : null;
        return only is not null && good.Any(g => g != only) ? only : null;
    }

    private static string[] Clauses(string line)
    {
        // A line of a log has one outcome.
        if (line.ContainsAny(" 200", " 403", " 204") && Read(line.Replace('/', ' ')).Operation is not null)
        {
            return [line.Replace('/', ' ')];
        }

        string plain = line;
        foreach (string joint in Joints)
        {
            plain = plain.Replace(joint, " ;", StringComparison.OrdinalIgnoreCase);
        }

        return plain.Split(',', ';', '.', '/');
    }

    /// <summary>The one operation that a clause names, and whether it works; "not read" fails, as "read does not work" does.</summary>
    private static (string? Operation, bool? Works) Read(string clause)
    {
        string[] words = clause.ToLowerInvariant().Split([' ', '\t', '(', ')', ':', '"', '`', '=', '>', '!', '?'],
            StringSplitOptions.RemoveEmptyEntries);
        string[] operations = [.. words.Select(static w => Array.Find(Words,
            o => o.Word == w).Operation).Where(static o => o is not null).Distinct()];
        bool isGood = words.Intersect(Good).Any(), isBad = words.Intersect(Bad).Any();
        bool? works = isBad ? false : isGood ? true : null;
        return operations.Length != 1 || words.Length > 12 ? default : (operations[0], works);
    }
}
