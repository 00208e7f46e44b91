using System.Text;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// Reads what tools print of an exchange: <c>curl -v</c> (with <c>&gt;</c> and <c>&lt;</c>), <c>curl -i</c>, a saved HTTP exchange. A
/// followed redirect prints several answers: the last one is the failure, those before are redirects.
/// </summary>
internal static class TranscriptReader
{
    // Those of a redirect chain: curl follows 50 at most (its manual, --max-redirs), and each may come with a 100 Continue. Of a log, the
    // last ones count.
    private const int MostAnswers = 128;
    private const int LongestHeaderName = 61;

    private static readonly string[] Methods = ["GET", "PUT", "POST", "HEAD", "DELETE", "OPTIONS"];

    private enum Part
    {
        None,
        Request,
        Answer,
        Body,
    }

    /// <summary>The last exchange in the text; null if there is none.</summary>
    internal static DiagnosisInput? Read(string text)
    {
        var answers = new List<Answer>();
        List<KeyValuePair<string, string>>? sent = null;
        string? method = null, target = null;
        Part part = Part.None;
        bool toProxy = false, isConnected = false, isTls = false;
        foreach (string raw in text.Split('\n'))
        {
            string line = raw.TrimEnd('\r');
            if (IsOfTunnel(line, ref toProxy))
            {
                part = Part.None;   // a proxy says that it opened a tunnel: no answer of the server yet
                continue;
            }

            Work.Add(raw.Length + 1);
            if (StatusOf(line) is { } status)
            {
                answers.Add(new Answer(status, [], new StringBuilder()));
                part = Part.Answer;
                if (answers.Count > 2 * MostAnswers)
                {
                    answers.RemoveRange(0, MostAnswers);
                }
            }
            else if (RequestOf(line) is { } request)
            {
                (method, target) = request;
                sent = [];
                part = Part.Request;
            }
            else if (
                line.StartsWith("* ", StringComparison.Ordinal)
                || line.StartsWith("} ", StringComparison.Ordinal)
                || line.StartsWith("{ ", StringComparison.Ordinal))
            {
                isConnected |= line.StartsWith("* Connected to ", StringComparison.Ordinal);
                isTls |= line.ContainsAny("SSL", "TLS", "ALPN");
                continue;   // curl's own remarks
            }
            else if (part is Part.Request or Part.Answer)
            {
                string bare =
                    line.StartsWith(part == Part.Request ? "> " : "< ", StringComparison.Ordinal) ? line[2..]
                    : line.TrimStart('>', '<').Trim() is { Length: 0 } ? string.Empty
                    : line;
                if (HeaderOf(bare) is { } header)
                {
                    (part == Part.Request ? sent! : answers[^1].Headers).Add(header);
                }
                else
                {
                    part = part == Part.Answer ? Part.Body : Part.None;
                    if (part == Part.Body)
                    {
                        answers[^1].Body.Append(bare).Append('\n');
                    }
                }
            }
            else if (part == Part.Body)
            {
                answers[^1].Body.Append(line).Append('\n');
            }
        }

        if (answers.Count == 0 && method is null)
        {
            return null;
        }

        List<S3ErrorResponse> read =
        [
            .. answers
                .Skip(answers.Count - MostAnswers)
                .Where(static a => a.Status != 100)
                .Select(a => Read(new S3ResponseInput
                {
                    Status = a.Status,
                    Headers = a.Headers,
                    Body = a.Body.ToString(),
                    IsJoined = text.Length > WrappedSentence.LongestText,
                }))
                .OfType<S3ErrorResponse>(),
        ];
        // The last answer counts: a redirect before a success is no failure. 200 with an error in its body is one
        // (CompleteMultipartUpload).
        int last = answers.Count == 0 ? 0 : answers[^1].Status;
        bool isGood = last is (>= 200 and < 300) or 304 && (read.Count == 0 || read[^1].StatusCode != last);
        return new DiagnosisInput
        {
            SuccessStatus = isGood ? last : null,
            Method = method,
            Headers = sent,
            SentPath = target is { Length: > 0 } && target[0] == '/' ? target : null,
            Url =
                target is not null
                && target.IndexOf("X-Amz-", StringComparison.OrdinalIgnoreCase) > 0
                && target[0] == '/'
                && !target.ContainsAny("...", "…")   // shortened by who pasted it: what is left out was sent
                && Host(sent) is { } host
                    ? (isConnected && !isTls ? "http://" : "https://") + host + target
                    : null,
            Response = read.Count > 0 && !isGood ? read[^1] : null,
            Redirects =
            [
                .. read.Take(isGood ? read.Count : Math.Max(0, read.Count - 1))
                    .Where(static r => r.StatusCode is 301 or 302 or 307 or 308),
            ],
        };
    }

    /// <summary>A request to a proxy to open a tunnel, and what the proxy says to it.</summary>
    private static bool IsOfTunnel(string line, ref bool toProxy)
    {
        string bare = line.StartsWith("> ", StringComparison.Ordinal) || line.StartsWith("< ", StringComparison.Ordinal) ? line[2..] : line;
        if (bare.StartsWith("CONNECT ", StringComparison.Ordinal) && bare.Contains(" HTTP/", StringComparison.Ordinal))
        {
            toProxy = true;
            return true;
        }

        bool answers =
            toProxy
            && bare.StartsWith("HTTP/", StringComparison.Ordinal)
            && bare.IndexOf(" 2", StringComparison.Ordinal) is > 0 and < 10;
        toProxy = toProxy && !bare.StartsWith("HTTP/", StringComparison.Ordinal);
        return answers
            || (
                bare.StartsWith("HTTP/", StringComparison.Ordinal)
                && bare.EndsWith("connection established", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary><c>HTTP/1.1 403</c>, behind curl's mark for what came in.</summary>
    private static int? StatusOf(string line)
    {
        int start = Version(line, Scan.At(line, 0, "< ") ? 2 : LogPrefix.End(line));
        return
            start > 0
            && Scan.At(line, start, " ")
            && start + 4 <= line.Length
            && line.AsSpan(start + 1, 3).IndexOfAnyExceptInRange('0', '9') < 0
            && !IsWordAt(line, start + 4)
            ? int.Parse(
                line.AsSpan(start + 1, 3),
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture
            )
            : null;
    }

    /// <summary><c>GET /key?query HTTP/1.1</c>, behind curl's mark for what went out.</summary>
    private static (string Method, string Target)? RequestOf(string line)
    {
        int start = Scan.At(line, 0, "> ") ? 2 : LogPrefix.End(line);
        if (Scan.OneOf(line, start, Methods) is not { } method || !Scan.At(line, start + method.Length, " "))
        {
            return null;
        }

        int target = start + method.Length + 1;
        int end = Scan.Skip(line, target, static c => !char.IsWhiteSpace(c));
        int version = end > target && Scan.At(line, end, " ") ? Version(line, end + 1) : -1;
        return version > 0 && Scan.SkipSpace(line, version) == line.Length ? (method, line[target..end]) : null;
    }

    private static KeyValuePair<string, string>? HeaderOf(string line)
    {
        int end = 0;
        while (end < line.Length && end <= LongestHeaderName && (char.IsAsciiLetterOrDigit(line[end]) || line[end] == '-'))
        {
            end++;
        }

        return end is > 1 and <= LongestHeaderName && char.IsAsciiLetter(line[0]) && Scan.At(line, end, ":")
            ? new(line[..end], line[(end + 1)..].Trim())
            : null;
    }

    /// <summary>The place behind <c>HTTP/1.1</c>, or -1.</summary>
    private static int Version(string line, int start)
    {
        int number = start + 5;
        int end = Scan.At(line, start, "HTTP/") ? Scan.Skip(line, number, static c => Scan.IsDigit(c) || c == '.') : -1;
        return end > number ? end : -1;
    }

    private static bool IsWordAt(string line, int index) => index < line.Length && Scan.IsWord(line[index]);

    private static string? Host(List<KeyValuePair<string, string>>? headers) =>
        headers?.Where(static h => h.Key.Equals("host", StringComparison.OrdinalIgnoreCase)).Select(static h => h.Value).FirstOrDefault();

    private sealed record Answer(int Status, List<KeyValuePair<string, string>> Headers, StringBuilder Body);

    /// <summary>
    /// An answer. What follows its headers may be the words of whoever pasted it: an answer that says it is XML, and is none, is taken
    /// without its body.
    /// </summary>
    private static S3ErrorResponse? Read(S3ResponseInput input)
    {
        S3ErrorResponse? read = AnswerText.TryRead(input);
        bool isOdd =
            read is { Code: null, Row: null, Kind: S3ResponseKind.Text }
            && input.Headers.Any(static h =>
                h.Key.Equals("content-type", StringComparison.OrdinalIgnoreCase) && h.Value.ContainsAny("xml"));
        return isOdd ? AnswerText.TryRead(input with { Body = null }) ?? read : read;
    }
}
