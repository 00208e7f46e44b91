using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>The answer of another service of AWS than S3 that stands in a text.</summary>
/// <param name="Service">The service, as the text names it: the prefix of the action, or the name that an SDK writes.</param>
/// <param name="Action">The action that was refused; null where it is not named.</param>
/// <param name="Line">Its line, from 1.</param>
internal sealed record OtherServiceAnswer(string Service, string? Action, int Line)
{
    private const string NotAuthorized = "not authorized to perform: ";
    private const string OfJava = "(Service: ";
    private const int LongestName = 80;

    // A service that asked S3, and passes on what S3 said: Lambda for its code, CloudFormation for its template.
    private static readonly string[] OfS3 = ["S3 Error Code:", "S3 Error Message:", "S3 error:", "denied by S3"];

    // Of these S3 itself speaks: the keys of objects, and the sessions of signers.
    private static readonly string[] Own = ["s3", "kms", "sts", "securitytoken"];

    /// <summary>
    /// The text with blanks in the place of lines that have such an answer; the text itself where there is none.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="first">The first of the answers; null if there is none.</param>
    internal static string Without(string text, out OtherServiceAnswer? first)
    {
        first = null;
        char[]? blank = null;
        foreach (string mark in (string[])[NotAuthorized, OfJava])
        {
            for (int at = Scan.Find(text, mark, 0); at >= 0; at = Scan.Find(text, mark, at + mark.Length))
            {
                string named = NameAt(text, at + mark.Length);
                string service = named.Split(':')[0];
                bool isAction = mark == NotAuthorized;
                if (service.Length < 2 || (isAction && service == named) || IsOwn(service))
                {
                    continue;
                }

                blank ??= text.ToCharArray();
                int start = text.LastIndexOf('\n', at) + 1;
                int end = Scan.LineEnd(text, at);
                if (!isAction && text[start..at].ContainsAny(OfS3))
                {
                    // What S3 said is before it; the status and code in the brackets are the service's own.
                    int close = Scan.Find(text, ')', at, end);
                    Array.Fill(blank, ' ', at, (close < 0 ? end : close + 1) - at);
                    continue;
                }

                first ??= new OtherServiceAnswer(service, isAction ? named : null, text.AsSpan(0, start).Count('\n') + 1);
                Array.Fill(blank, ' ', start, end - start);
            }
        }

        return blank is null ? text : new string(blank);
    }

    private static string NameAt(string text, int start)
    {
        int end = start;
        while (end < text.Length && end - start < LongestName && IsOfName(text[end]))
        {
            end++;
        }

        Work.Add(end - start);
        return text[start..end];
    }

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is ':' or '-' or '*';

    private static bool IsOwn(string service)
    {
        string plain = service.ToLowerInvariant();
        plain = plain.StartsWith("amazon", StringComparison.Ordinal) ? plain["amazon".Length..]
            : plain.StartsWith("aws", StringComparison.Ordinal) ? plain["aws".Length..] : plain;

        // "Amazon S3": the name goes on behind the blank.
        return plain.Length == 0 || Array.Exists(Own, o => plain.StartsWith(o, StringComparison.Ordinal));
    }
}
