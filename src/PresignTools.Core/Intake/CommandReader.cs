using System.Text;
using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>Reads the command that sent the request: curl, wget, Invoke-WebRequest, Invoke-RestMethod, the AWS CLI, HTTPie.</summary>
internal static class CommandReader
{
    private const int MostCommands = 50;
    private const int LongestQuoted = 16_000;
    private static readonly string[] PowerShellOptions = ["Uri", "Headers", "Method", "InFile"];

    /// <summary>
    /// What the last command in the text says; null if there is none. The text of the commands is taken out of <paramref name="rest"/>.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="script">PowerShell's web cmdlets, where its own parser read them: those in the text are then not read again.</param>
    /// <param name="rest">The text without its commands.</param>
    internal static DiagnosisInput? Read(string text, IReadOnlyList<IReadOnlyList<string>> script, out string rest)
    {
        DiagnosisInput? found = null;
        foreach (IReadOnlyList<string> words in script)
        {
            DiagnosisInput one = PowerShellCommand.Read(words);
            found = found is null ? one : one.WithDefaults(found with { Response = null });
        }

        var kept = new StringBuilder(text.Length);
        int at = 0;

        // The last ones of a long log are enough: what a later command says counts.
        foreach ((int begin, string name) in CommandStart.Last(text, MostCommands))
        {
            if (begin < at)
            {
                continue;   // inside of the one before
            }

            int end = End(text, begin);
            string command = text[begin..end];
            bool power = name[0] == 'i' || HasPowerShellOption(command);
            IReadOnlyList<string> words = CommandWords.Split(Joined(command), power);
            DiagnosisInput? one = name switch
            {
                _ when power && script.Count > 0 => new() { Url = found?.Url },     // read already
                _ when power => PowerShellCommand.Read(words),
                "curl" => CurlCommand.Read(words),
                "wget" => WgetCommand.Read(words),
                "aws" => AsLook(Aws(words, command), text, end),
                _ => null,
            };
            if (one is { Url: null } && name != "aws" && !Names(words))
            {
                continue;   // "curl is slow today": a sentence
            }

            if (one is not null)
            {
                // A command that works says nothing of the request that does not, where the text tells of another.
                one = CommandOutcome.WentWell(text, begin, end) ? one with { Method = null, Headers = null } : one;
                one = !power && one.Url is { } url && IsBare(command, url) ? one with { IsUrlUnquoted = true } : one;

                // What a later command says counts; an earlier `aws s3 presign` says who signed.
                // An `aws s3 ls` behind a curl with a URL says nothing of the request that curl sent.
                bool isOther = name == "aws" && found is { Url: not null } && one is { Url: null };
                found = isOther ? found!.WithDefaults(one.Client is null ? one : new DiagnosisInput { Bucket = one.Bucket })
                    : Later(found, one);
                kept.Append(text, at, begin - at);
                at = CommandOutcome.GoodEnd(text, begin, end);
            }
        }

        kept.Append(text, at, text.Length - at);
        rest = kept.ToString();
        return found;
    }

    private static DiagnosisInput Later(DiagnosisInput? found, DiagnosisInput one) =>
        found is null ? one : one.WithDefaults(found with { Response = null });

    /// <summary>Whether the URL stands in the command without quotes, and with an &amp; that nothing escapes.</summary>
    private static bool IsBare(string command, string url)
    {
        int start = command.IndexOf(url, StringComparison.Ordinal);
        return start > 0 && char.IsWhiteSpace(command[start - 1]) && url.IndexOf('&') > 0;
    }

    /// <summary>Whether the words may be a request although no URL is among them: it stands in a variable, or was blotted out.</summary>
    private static bool Names(IReadOnlyList<string> words) =>
        words
            .Skip(1)
            .Any(static w =>
                w.Length > 1
                && (
                    w[0] is '$' or '<' or '%' or '-'
                    || w.Contains("URL", StringComparison.OrdinalIgnoreCase)
                    || w.StartsWith("http", StringComparison.OrdinalIgnoreCase)
                ));

    /// <summary>
    /// A command whose output is a success below it: what it asked for did not fail. Of it only the bucket is kept.
    /// </summary>
    private static DiagnosisInput? AsLook(DiagnosisInput? command, string text, int end)
    {
        if (command?.SignedOperation is null || end >= text.Length)
        {
            return command;
        }

        int next = Scan.SkipSpace(text, end);
        bool isJson = next + 1 < text.Length && text[next] is '{' or '[' && !Scan.At(text, next, "[ERROR", true);
        bool isListed = next + 10 < text.Length && Scan.IsDigit(text[next]) && text[next + 4] == '-' && text[next + 7] == '-'
            && text[next + 10] == ' ' && command.SignedOperation == "ListObjectsV2";
        return isJson || isListed || Scan.OneOf(text, next, ["upload: ", "download: ", "copy: "]) is not null
            ? new DiagnosisInput { Bucket = command.Bucket } : command;
    }

    private static DiagnosisInput? Aws(IReadOnlyList<string> words, string command)
    {
        string service = words.Count > 1 ? words[1] : string.Empty, verb = words.Count > 2 ? words[2] : string.Empty;
        if (service == "s3" && verb == "presign")
        {
            return new DiagnosisInput { SignedBy = "aws-cli: " + Printable.Of(command, 300) };
        }

        if (service is not ("s3" or "s3api"))
        {
            return null;
        }

        bool isUpload = IsUpload(words);
        string? operation = verb switch
        {
            _ when service == "s3api" => SigningFacts.Named(verb),
            "cp" or "mv" => isUpload ? "PutObject" : "GetObject",
            "ls" => "ListObjectsV2",
            _ => null,
        };
        string? method = operation is null ? null : Facts.S3OperationTable.MethodOf(operation);
        string? bucket = Option(words, "--bucket")
            ?? words.FirstOrDefault(static w => w.StartsWith("s3://", StringComparison.Ordinal))?[5..].Split('/')[0];
        return new DiagnosisInput
        {
            Client = "aws-cli",
            SignedBy = "aws-cli (signs in the header)",
            SignedOperation = operation,
            Method = method,
            Bucket = new BucketFacts { Name = bucket },
            Headers = Option(words, "--acl") is { } acl ? [new("x-amz-acl", acl)] : null,
        };
    }

    /// <summary>
    /// Whether what is copied is a file and not an object: a path stands before the object's name. Options may stand anywhere, and a word
    /// behind one is its value or the path.
    /// </summary>
    private static bool IsUpload(IReadOnlyList<string> words)
    {
        int at = 3;
        while (at < words.Count && !words[at].StartsWith("s3://", StringComparison.Ordinal))
        {
            at++;
        }

        bool hasBefore = at < words.Count && at > 3 && !words[at - 1].StartsWith('-');
        bool mayBeValue = hasBefore && at > 4 && words[at - 2].StartsWith("--", StringComparison.Ordinal);
        bool hasBehind = at + 1 < words.Count && !words[at + 1].StartsWith('-');
        return hasBefore && !(mayBeValue && hasBehind);
    }

    internal static string? Option(IReadOnlyList<string> words, string name)
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (words[i] == name && i + 1 < words.Count)
            {
                return words[i + 1];
            }

            if (words[i].StartsWith(name + "=", StringComparison.Ordinal))
            {
                return words[i][(name.Length + 1)..];
            }
        }

        return null;
    }

    private static bool HasPowerShellOption(string command)
    {
        for (int i = Scan.Find(command, '-', 1, command.Length); i >= 0; i = Scan.Find(command, '-', i + 1, command.Length))
        {
            if (
                char.IsWhiteSpace(command[i - 1])
                && Scan.OneOf(command, i + 1, PowerShellOptions, true) is { } option
                && Scan.IsEdge(command, i + 1 + option.Length))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The end of the command: of its line, or of the last one that it is continued on, quoted line breaks included.</summary>
    private static int End(string text, int begin)
    {
        char quote = '\0', last = '\0';
        int depth = 0, i = begin;
        for (; i < text.Length; i++)
        {
            char c = text[i];
            if (quote != '\0')
            {
                // A quote or brace that never closes is a slip of the paste: the line ends the command after all.
                quote = c == quote ? '\0' : quote;
                if (quote != '\0' && i - begin > LongestQuoted)
                {
                    break;
                }
            }
            else if (c is '\'' or '"' && Scan.Find(text, c, i + 1, Math.Min(text.Length, i + LongestQuoted)) > 0)
            {
                quote = c;
            }
            else if (c is '{' or '}')
            {
                depth += c == '{' ? 1 : -1;
            }
            else if (c is '-' or '=' or '\u2192' && depth <= 0 && i > begin && char.IsWhiteSpace(text[i - 1])
                && CommandOutcome.IsBad(text, i))
            {
                Work.Add(i - begin);
                return i;
            }
            else if (c == '\n' && depth <= 0 && last is not ('\\' or '`' or '^' or '|'))
            {
                Work.Add(i - begin);
                return i;
            }

            last = char.IsWhiteSpace(c) ? last : c;
        }

        Work.Add(i - begin);
        int first = quote == '\0' && depth <= 0 ? -1 : Scan.Find(text, '\n', begin, text.Length);
        return first > 0 ? first : text.Length;
    }

    /// <summary>The command on one line: a continued line's mark, and the line break behind it, become a blank.</summary>
    internal static string Joined(string command)
    {
        var joined = new StringBuilder(command.Length);
        for (int i = 0; i < command.Length; i++)
        {
            if (command[i] is '\\' or '`' or '^')
            {
                int end = Scan.SkipBlanks(command, i + 1);
                end += end < command.Length && command[end] == '\r' ? 1 : 0;
                if (end < command.Length && command[end] == '\n')
                {
                    joined.Append(' ');
                    i = end;
                    continue;
                }
            }

            joined.Append(command[i]);
        }

        return joined.ToString();
    }
}
