using PresignTools.Text;

namespace PresignTools.Intake.Readers.Logs;

/// <summary>
/// A request as logs of servers, proxies and HTTP libraries have it: the target without its host, <c>"GET /bucket/key?X-Amz-… HTTP/1.1"
/// 403</c>, and what stands in the same record beside it.
/// </summary>
/// <param name="Start">Where the target begins in the text.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Target">Path and query, without the escapes of JSON.</param>
/// <param name="Method">The method; null where the record has none.</param>
/// <param name="Status">The status; null where the record has none.</param>
/// <param name="Host">The host to which the client spoke; null where the record does not tell it.</param>
internal sealed record RequestTarget(int Start, int Length, string Target, string? Method, int? Status, string? Host)
{
    private const int MostTargets = 200;
    private const int LongestTarget = 16 * 1024;

    // A record that is written over several lines, as JSON is: its other fields are not further away.
    private const int WidestRecord = 2000;

    private static readonly string[] Marks = ["X-Amz-", "AWSAccessKeyId="];
    private static readonly string[] MethodNames = ["RequestMethod", "request_method", "http_method", "cs-method", "method", "verb"];
    private static readonly string[] HostNames =
        ["RequestHost", "http_host", "cs-host", ":authority", "authority", "virtual_host", "vhost", "host"];

    /// <summary>The requests with signed targets in a text, in its order.</summary>
    internal static IEnumerable<RequestTarget> In(string text)
    {
        int from = 0;
        int[] next = [-1, -1];
        for (int count = 0; count < MostTargets && Next(text, from, next) is { } token; count++)
        {
            from = token.End;
            if (Read(text, token.Start, token.End) is { } target)
            {
                yield return target;
            }
        }
    }

    /// <summary>The next word with a parameter of a signed URL in it; each mark is looked for once between two of its places.</summary>
    private static (int Start, int End)? Next(string text, int from, int[] next)
    {
        for (int i = 0; i < Marks.Length; i++)
        {
            if (next[i] < from)
            {
                int found = Scan.Find(text, Marks[i], from, true);
                next[i] = found < 0 ? int.MaxValue : found;
            }
        }

        int at = Math.Min(next[0], next[1]);
        if (at == int.MaxValue)
        {
            return null;
        }

        int start = at;
        while (start > from && at - start < LongestTarget && IsOfTarget(text[start - 1]))
        {
            start--;
        }

        Work.Add(at - start);
        return (start, Scan.Skip(text, at, IsOfTarget));
    }

    private static RequestTarget? Read(string text, int start, int end)
    {
        start += NameBefore(text, start, end);
        string word = Plain(text[start..end]);
        int question = word.IndexOf('?');
        bool mayBe = word.Length > 2 && (question >= 0 || word.Contains('&')) && IsSigned(word);
        if (!mayBe || word.Contains("://", StringComparison.Ordinal))
        {
            return null;
        }

        RecordAround record = RecordAround.Of(text, start, end, WidestRecord);
        if (record.IsOfHeader(start) || record.IsOfCanonical(start))
        {
            return null;
        }

        if (word[0] == '/' && question > 0)
        {
            return Made(record, word, start, end);
        }

        if (question < 0 || question == 0)
        {
            // The query in a field of its own, behind the path: IIS, CloudFront, fields of JSON.
            string query = question == 0 ? word[1..] : word;
            bool isQuery = query.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase) && query.Contains('&');
            return isQuery && record.PathBefore(start) is { } path ? Made(record, path + "?" + query, start, end, isQuery: true) : null;
        }

        // minio.example.com:9000/bucket/key?X-Amz-…: a host without its scheme.
        int slash = word.IndexOf('/');
        return slash > 3 && slash < question && HostField.Is(word[..slash]) ? Made(record, word[slash..], start, end, word[..slash])
            : null;
    }

    private static RequestTarget Made(
        RecordAround record, string target, int start, int end, string? host = null, bool isQuery = false)
    {
        return new RequestTarget(
            start,
            end - start,
            target,
            record.MethodBefore(start) ?? MethodOf(record.Field(MethodNames)) ?? (isQuery ? record.LoneMethodBefore(start) : null),
            record.Status(start, end, isQuery),
            host ?? HostOf(record.Field(HostNames)) ?? record.HostBeside(start, end));
    }

    private static bool IsSigned(string target) =>
        target.Contains("X-Amz-Signature", StringComparison.OrdinalIgnoreCase)
        || target.Contains("X-Amz-Algorithm", StringComparison.OrdinalIgnoreCase)
        || (target.Contains("AWSAccessKeyId=", StringComparison.Ordinal) && target.Contains("Signature=", StringComparison.Ordinal));

    private static string? HostOf(string? value) => value is not null && HostField.Is(value) ? value : null;

    private static string? MethodOf(string? value) => value is not null && RecordAround.Methods.Contains(value) ? value : null;

    private static bool IsOfTarget(char c) =>
        !char.IsWhiteSpace(c) && c is not ('"' or '\'' or '`' or '<' or '>' or '{' or '|');

    /// <summary>How long <c>path=</c> is in front of a target; 0 where none is.</summary>
    private static int NameBefore(string text, int start, int end)
    {
        int name = Scan.Skip(text, start, static c => char.IsAsciiLetter(c) || c is '_' or '-' or '.');
        bool isNamed = name > start && name + 1 < end && text[name] is '=' or ':' && text[name + 1] == '/';
        return isNamed && !Scan.At(text, name, "://") ? name + 1 - start : 0;
    }

    /// <summary>Without the escapes in which JSON and HTML write a query.</summary>
    private static string Plain(string word) => word.TrimEnd('\\', ',', ')', ']')
        .Replace("\\u0026", "&", StringComparison.OrdinalIgnoreCase).Replace("\\u003d", "=", StringComparison.OrdinalIgnoreCase)
        .Replace("\\u003f", "?", StringComparison.OrdinalIgnoreCase).Replace("\\/", "/", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal);
}
