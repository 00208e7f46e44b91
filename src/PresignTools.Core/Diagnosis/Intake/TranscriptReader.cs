using System.Text;
using System.Text.RegularExpressions;
using PresignTools.Responses;

namespace PresignTools.Diagnosis.Intake;

/// <summary>
/// Reads what tools print of an exchange: <c>curl -v</c> (with <c>&gt;</c> and <c>&lt;</c>), <c>curl -i</c>, a saved HTTP exchange. A followed redirect prints
/// several answers: the last one is the failure, those before are redirects.
/// </summary>
internal static class TranscriptReader
{
    private static readonly Regex StatusLine = new(@"^(?:< )?HTTP/[\d.]+ (?<status>\d{3})\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    private static readonly Regex RequestLine = new(@"^(?:> )?(?<method>GET|PUT|POST|HEAD|DELETE|OPTIONS) (?<target>\S+) HTTP/[\d.]+\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    private static readonly Regex HeaderLine = new(@"^(?<name>[A-Za-z][A-Za-z0-9-]{1,60}):[ \t]*(?<value>.*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

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
        var answers = new List<(int Status, List<KeyValuePair<string, string>> Headers, StringBuilder Body)>();
        List<KeyValuePair<string, string>>? sent = null;
        string? method = null, target = null;
        Part part = Part.None;
        bool toProxy = false;
        foreach (string raw in text.Split('\n'))
        {
            string line = raw.TrimEnd('\r');
            if (IsOfTunnel(line, ref toProxy))
            {
                part = Part.None;   // a proxy says that it opened a tunnel: no answer of the server yet
                continue;
            }

            Match status = StatusLine.Match(line), request = status.Success ? Match.Empty : RequestLine.Match(line);
            if (status.Success)
            {
                answers.Add((int.Parse(status.Groups["status"].Value, System.Globalization.CultureInfo.InvariantCulture), [], new StringBuilder()));
                part = Part.Answer;
            }
            else if (request.Success)
            {
                (method, target) = (request.Groups["method"].Value, request.Groups["target"].Value);
                sent = [];
                part = Part.Request;
            }
            else if (line.StartsWith("* ", StringComparison.Ordinal) || line.StartsWith("} ", StringComparison.Ordinal) || line.StartsWith("{ ", StringComparison.Ordinal))
            {
                continue;   // curl's own remarks
            }
            else if (part is Part.Request or Part.Answer)
            {
                string bare = line.StartsWith(part == Part.Request ? "> " : "< ", StringComparison.Ordinal) ? line[2..] : line.TrimStart('>', '<').Trim() is { Length: 0 } ? string.Empty : line;
                Match header = HeaderLine.Match(bare);
                if (header.Success)
                {
                    (part == Part.Request ? sent! : answers[^1].Headers).Add(new(header.Groups["name"].Value, header.Groups["value"].Value.Trim()));
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

        List<S3ErrorResponse> read = [.. answers.Where(static a => a.Status != 100).Select(static a => TextIntake.TryRead(new S3ResponseInput { Status = a.Status, Headers = a.Headers, Body = a.Body.ToString() })).OfType<S3ErrorResponse>()];
        // The last answer counts: a redirect before a success is no failure. 200 with an error in its body is one (CompleteMultipartUpload).
        int last = answers.Count == 0 ? 0 : answers[^1].Status;
        bool isGood = last is (>= 200 and < 300) or 304 && (read.Count == 0 || read[^1].StatusCode != last);
        return new DiagnosisInput
        {
            SuccessStatus = isGood ? last : null,
            Method = method,
            Headers = sent,
            SentPath = target is { Length: > 0 } && target[0] == '/' ? target.Split('?')[0] : null,
            Url = target is not null && target.IndexOf("X-Amz-", StringComparison.OrdinalIgnoreCase) > 0 && target[0] == '/' && Host(sent) is { } host ? "https://" + host + target : null,
            Response = read.Count > 0 && !isGood ? read[^1] : null,
            Redirects = [.. read.Take(isGood ? read.Count : Math.Max(0, read.Count - 1)).Where(static r => r.StatusCode is 301 or 302 or 307 or 308)],
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

        bool answers = toProxy && bare.StartsWith("HTTP/", StringComparison.Ordinal) && bare.IndexOf(" 2", StringComparison.Ordinal) is > 0 and < 10;
        toProxy = toProxy && !bare.StartsWith("HTTP/", StringComparison.Ordinal);
        return answers || (bare.StartsWith("HTTP/", StringComparison.Ordinal) && bare.EndsWith("connection established", StringComparison.OrdinalIgnoreCase));
    }

    private static string? Host(List<KeyValuePair<string, string>>? headers) =>
        headers?.Where(static h => h.Key.Equals("host", StringComparison.OrdinalIgnoreCase)).Select(static h => h.Value).FirstOrDefault();
}
