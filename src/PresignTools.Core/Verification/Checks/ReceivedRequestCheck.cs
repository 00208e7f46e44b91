using PresignTools.Text;
using PresignTools.Text.Masking;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Checks;

/// <summary>
/// The canonical request that S3 built from what arrived, line by line beside the one of this URL and request: what differs is what was
/// changed on the way.
/// </summary>
internal static class ReceivedRequestCheck
{
    /// <summary>Adds a finding for each line that differs.</summary>
    internal static void Compare(VerificationContext j, string ours, string theirs)
    {
        List<CanonicalDifference> lines = CanonicalComparison.Lines(ours, theirs, maskQuery: false);
        List<CanonicalDifference> shown = CanonicalComparison.Lines(ours, theirs);
        for (int i = lines.Count - 1; i >= 0; i--)
        {
            if (IsElided(lines[i].Signed))
            {
                lines.RemoveAt(i);
                shown.RemoveAt(i);
            }
        }

        foreach (CanonicalDifference line in lines)
        {
            Report(j, line);
        }

        j.LineDifferences = lines.Count > 0 ? shown : j.LineDifferences;
    }

    /// <summary>People blank out what they paste; a line with a gap in it proves nothing.</summary>
    internal static bool IsElided(string line) =>
        line.Contains("...")
        || line.Contains('\u2026')
        || line.Contains("**")
        || line.Contains("REDACTED", StringComparison.OrdinalIgnoreCase)
        || line.Contains("xxxx", StringComparison.OrdinalIgnoreCase)
        || line.Contains('<');

    private static void Report(VerificationContext j, CanonicalDifference line)
    {
        switch (line.Element)
        {
            case "method":
                bool head = line is { Signed: "HEAD", Received: "GET" };
                j.Fail(
                    head ? CauseId.HeadWithGetUrl : CauseId.WrongMethod,
                    $"S3 received {Printable.Of(line.Signed, 20)}, not {Printable.Of(line.Received, 20)}.",
                    null,
                    "method");
                break;
            case "path":
                j.Fail(
                    PathCause(line),
                    $"S3 received the path {Printable.Of(line.Signed)}; the URL has {Printable.Of(line.Received)}.",
                    null,
                    "path");
                break;
            case "query":
                Query(j, line);
                break;
            case "host":
                j.Fail(
                    CauseId.SignedHostMismatch,
                    $"S3 received {Printable.Of(line.Signed)}; the URL is for {Printable.Of(line.Received)}.",
                    null,
                    "host");
                break;
            case "payload":
                j.Fail(
                    CauseId.PayloadHashMismatch,
                    $"The server took {Printable.Of(line.Signed, 70)} for the payload line; the request gives "
                        + $"{Printable.Of(line.Received, 70)}.",
                    null,
                    "header:x-amz-content-sha256");
                break;
            case "signed-headers":
                j.Fail(
                    CauseId.QueryChanged,
                    $"S3 received other signed headers, {Printable.Of(line.Signed)}, than the URL has.",
                    null,
                    "query");
                break;
            default:
                Header(j, line);
                break;
        }
    }

    private static void Header(VerificationContext j, CanonicalDifference line)
    {
        string name = line.Element[(line.Element.IndexOf(':') + 1)..];
        string shown = CanonicalMask.MaskLine(line.Signed);
        bool absent = line.Signed.Length <= name.Length + 1;
        string cause =
            absent ? CauseId.MissingSignedHeader
            : name == "content-type" ? CauseId.ContentTypeMismatch
            : CauseId.SignedHeaderChanged;
        if (j.Headers is null && !absent)
        {
            // The caller did not say what was sent; S3 says it.
            j.Add(
                cause,
                FindingStatus.Unknown,
                EvidenceKind.Circumstance,
                $"S3 received '{Printable.Of(shown)}'; compare with the value that was signed.",
                null,
                line.Element);
            return;
        }

        string evidence = absent
            ? $"Header {name} was signed, but did not reach S3."
            : $"S3 received '{Printable.Of(shown)}', not the value of this request.";
        j.AddComputed(cause, FindingStatus.Fail, evidence, null, [line.Element], new Supposition(cause, line.Element));
    }

    private static void Query(VerificationContext j, CanonicalDifference line)
    {
        string received = string.Join(", ", Names(line.Signed)), ours = string.Join(", ", Names(line.Received));
        string cause = line.Signed.Contains("amp%3B") ? CauseId.UrlMangledInTransit
            : line.Received.Length == 0 ? CauseId.ExtraQueryParameter : CauseId.QueryChanged;
        bool token = (line.Signed + line.Received).Contains("X-Amz-Security-Token");
        j.Fail(
            token ? CauseId.MalformedSessionToken : cause,
            $"The query that S3 received differs from the URL's: there {(received.Length == 0 ? "nothing" : Printable.Of(received))}, "
                + $"here {(ours.Length == 0 ? "nothing" : Printable.Of(ours))}.",
            null,
            token ? "token" : "query");
    }

    private static IEnumerable<string> Names(string query) =>
        query.Split(['&'], StringSplitOptions.RemoveEmptyEntries).Select(static p => p.Split('=')[0]);

    /// <summary>What makes a path differ: its encoding, its slashes and dots, or another object.</summary>
    internal static string PathCause(CanonicalDifference line)
    {
        string a = PercentEncoding.Decode(line.Received),
            b = PercentEncoding.Decode(line.Signed);
        return a.Replace('+', ' ') == b.Replace('+', ' ')
            || a == line.Signed
            || b == line.Received
            || PercentEncoding.Decode(a) == b
            || PercentEncoding.Decode(b) == a
                ? CauseId.KeyEncoding
            : Normalized(a) == Normalized(b) ? CauseId.PathNormalized
            : CauseId.WrongBucketOrKey;
    }

    /// <summary>As clients and proxies write a path: slashes merged, . and .. resolved (RFC 3986, section 5.2.4).</summary>
    private static string Normalized(string path)
    {
        var segments = new List<string>();
        foreach (string segment in path.Split('/'))
        {
            if (segment == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment.Length > 0 && segment is not ("." or ".."))
            {
                segments.Add(segment);
            }
        }

        return string.Join("/", segments);
    }
}
