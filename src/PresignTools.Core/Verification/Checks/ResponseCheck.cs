using System.Text;
using PresignTools.Responses;
using PresignTools.Text;
using PresignTools.Text.Masking;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Checks;

/// <summary>
/// What S3 said of the request. Its canonical request tells what arrived there: compared with what the URL and request should give, it needs no
/// secret. It is compared by CanonicalRequestBytes, because reading XML changes carriage returns and tabs.
/// </summary>
internal static class ResponseCheck
{
    internal static void Run(Judgement j)
    {
        if (j.Response is not { } response)
        {
            return;
        }

        bool signature = response.Code == "SignatureDoesNotMatch";
        if (signature)
        {
            Signature(j, response);
        }
        else
        {
            Other(j, response);
        }

        if (response.ServerTime is { } server && (server - j.AsOf).Duration() > TimeCheck.Skew && response.Stage == S3CheckStage.Time && !j.Has(CauseId.UrlExpired) && !j.Has(CauseId.ClockSkew))
        {
            j.Warn(CauseId.ClockSkew, $"S3's clock said {server.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} when it answered; the URL was judged for {j.AsOf.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}.");
        }
    }

    private static void Signature(Judgement j, S3ErrorResponse response)
    {
        j.SignatureKnownWrong = true;
        if (j.SignatureMatches == true)
        {
            j.Add(CauseId.WrongSecretKey, FindingStatus.Fail, EvidenceKind.SeenInRequest,
                "The signature fits the secret key given, but S3 refused it: what arrived there differs from this request, or S3 knows another secret for this access key.", null, "secret");
        }

        if (j.CanonicalText is { } ours && Server(response) is { } theirs)
        {
            Compare(j, ours, theirs);
        }

        if (response.StringToSign is { } toSign)
        {
            CompareStringToSign(j, toSign);
        }

        if (response.SignatureProvided is { } provided && j.Parameters.Signature is { } given && provided != given && j.Parameters.Form != SignatureForm.V2)
        {
            j.Fail(CauseId.SignatureAltered, "The signature that S3 received is not the one in this URL.", null, "signature");
        }

        // Expiry is judged before the signature, so that it explains no refused one.
        bool explained = j.Findings.Any(static f => f is { Status: FindingStatus.Fail, EvidenceKind: EvidenceKind.Recomputed, Differs.Count: > 0 }
            && f.Differs[0] is not ("expired" or "not-yet-valid"));
        if (!explained && j.SignatureMatches is null)
        {
            if (!j.Has(CauseId.SignatureMismatch))
            {
                j.Fail(CauseId.SignatureMismatch, Server(response) is null
                    ? "S3 says that the signature does not fit the request; its answer does not show what it computed."
                    : "S3 received exactly this request, and its signature does not fit: it was signed for another one, or with another secret key.");
            }

            Unexplained.Add(j, RequestParts.Of(j), computed: false);
        }
    }

    private static string? Server(S3ErrorResponse response) =>
        response.CanonicalRequestBytes is { Length: > 0 } bytes && response.TruncatedElement != "CanonicalRequest" ? Encoding.UTF8.GetString(bytes) : null;

    private static void Compare(Judgement j, string ours, string theirs)
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
    private static bool IsElided(string line) =>
        line.Contains("...") || line.Contains('\u2026') || line.Contains("**")
        || line.Contains("REDACTED", StringComparison.OrdinalIgnoreCase) || line.Contains("xxxx", StringComparison.OrdinalIgnoreCase) || line.Contains('<');

    private static void Report(Judgement j, CanonicalDifference line)
    {
        switch (line.Element)
        {
            case "method":
                bool head = j.GivenMethod is null && line.Signed == "HEAD";
                j.Fail(head ? CauseId.HeadWithGetUrl : CauseId.WrongMethod, $"S3 received {Printable.Of(line.Signed, 20)}, not {Printable.Of(line.Received, 20)}.", null, "method");
                break;
            case "path":
                j.Fail(PathCause(line), $"S3 received the path {Printable.Of(line.Signed)}; the URL has {Printable.Of(line.Received)}.", null, "path");
                break;
            case "query":
                Query(j, line);
                break;
            case "host":
                j.Fail(CauseId.SignedHostMismatch, $"S3 received {Printable.Of(line.Signed)}; the URL is for {Printable.Of(line.Received)}.", null, "host");
                break;
            case "payload":
                j.Fail(CauseId.PayloadHashMismatch, $"The server took {Printable.Of(line.Signed, 70)} for the payload line; the request gives {Printable.Of(line.Received, 70)}.", null, "header:x-amz-content-sha256");
                break;
            case "signed-headers":
                j.Fail(CauseId.QueryChanged, $"S3 received other signed headers, {Printable.Of(line.Signed)}, than the URL has.", null, "query");
                break;
            default:
                Header(j, line);
                break;
        }
    }

    private static void Header(Judgement j, CanonicalDifference line)
    {
        string name = line.Element[(line.Element.IndexOf(':') + 1)..];
        string shown = CanonicalMask.MaskLine(line.Signed);
        bool absent = line.Signed.Length <= name.Length + 1;
        string cause = absent ? CauseId.MissingSignedHeader : name == "content-type" ? CauseId.ContentTypeMismatch : CauseId.SignedHeaderChanged;
        if (j.Headers is null && !absent)
        {
            // The caller did not say what was sent; S3 says it.
            j.Add(cause, FindingStatus.Unknown, EvidenceKind.Circumstance, $"S3 received '{Printable.Of(shown)}'; compare with the value that was signed.", null, line.Element);
            return;
        }

        string evidence = absent ? $"Header {name} was signed, but did not reach S3." : $"S3 received '{Printable.Of(shown)}', not the value of this request.";
        j.AddComputed(cause, FindingStatus.Fail, evidence, null, [line.Element], new Supposition(cause, line.Element));
    }

    private static void Query(Judgement j, CanonicalDifference line)
    {
        string received = string.Join(", ", Names(line.Signed)), ours = string.Join(", ", Names(line.Received));
        string cause = line.Signed.Contains("amp%3B") ? CauseId.UrlMangledInTransit
            : line.Received.Length == 0 ? CauseId.ExtraQueryParameter : CauseId.QueryChanged;
        bool token = (line.Signed + line.Received).Contains("X-Amz-Security-Token");
        j.Fail(token ? CauseId.MalformedSessionToken : cause,
            $"The query that S3 received differs from the URL's: there {(received.Length == 0 ? "nothing" : Printable.Of(received))}, here {(ours.Length == 0 ? "nothing" : Printable.Of(ours))}.", null, token ? "token" : "query");
    }

    private static IEnumerable<string> Names(string query) => query.Split(['&'], StringSplitOptions.RemoveEmptyEntries).Select(static p => p.Split('=')[0]);

    private static string PathCause(CanonicalDifference line)
    {
        string a = PercentEncoding.Decode(line.Received), b = PercentEncoding.Decode(line.Signed);
        return a.Replace('+', ' ') == b.Replace('+', ' ') || a == line.Signed || b == line.Received || PercentEncoding.Decode(a) == b || PercentEncoding.Decode(b) == a ? CauseId.KeyEncoding
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

    /// <summary>Date and scope in S3's string to sign are those that it received.</summary>
    private static void CompareStringToSign(Judgement j, string theirs)
    {
        string[] lines = theirs.Replace("\r\n", "\n").Split('\n');
        if (lines.Length < 3 || !lines[0].StartsWith("AWS4-", StringComparison.Ordinal))
        {
            return;
        }

        if (j.Parameters.Date is { } date && lines[1] != date)
        {
            j.Fail(CauseId.QueryChanged, $"S3 received X-Amz-Date {Printable.Of(lines[1], 40)}, the URL has {Printable.Of(date, 40)}.", null, "date");
        }

        if (j.Parameters.Scope is { } scope && lines[2] != scope)
        {
            j.Fail(CauseId.QueryChanged, $"S3 received the scope {Printable.Of(lines[2], 80)}, the URL has {Printable.Of(scope, 80)}.", null, "region", "service");
        }
    }

    /// <summary>What the URL itself shows not to be the case.</summary>
    private static bool IsRuledOut(Judgement j, string cause) => cause switch
    {
        CauseId.UrlExpired => j.Parameters.ExpiresAt is { } end && j.AsOf <= end,
        CauseId.MissingSessionToken => j.Parameters.Token is not null,
        CauseId.WrongMethod or CauseId.HeadWithGetUrl or CauseId.SignatureMismatch => j.SignatureMatches == true,
        _ => false,
    };

    /// <summary>Every other code: the causes that the answer fits with, the likeliest as what fails.</summary>
    private static void Other(Judgement j, S3ErrorResponse response)
    {
        string answer = response.Code is null
            ? $"The server answered {response.StatusCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "with an error"}{(j.EffectiveMethod == "HEAD" ? ", to HEAD always without a reason" : string.Empty)}"
            : $"S3 answered {Printable.Of(response.Code, 60)}";
        string evidence = $"{answer}{(string.IsNullOrEmpty(response.Message) ? string.Empty : ": " + Printable.Of(response.Message, 200))}";
        string[] causes = [.. response.LikelyCauses.Where(c => CauseCatalogue.TryFind(c, out _) && !IsRuledOut(j, c)).Take(4)];
        bool agreed = causes.Any(c => j.Has(c));
        for (int i = 0; i < causes.Length; i++)
        {
            if (j.Has(causes[i]))
            {
                continue;    // found here already, with better evidence
            }

            bool only = causes.Length == 1;
            bool first = i == 0 && !agreed;
            j.Add(causes[i], first ? FindingStatus.Fail : FindingStatus.Unknown, only ? EvidenceKind.Recomputed : first ? EvidenceKind.SeenInRequest : EvidenceKind.Circumstance, evidence,
                causes[i] == CauseId.WrongRegion && response.Region is { } region ? $"Sign for region {Printable.Of(region, 40)}." : null);
        }

        if (causes.Length == 0)
        {
            j.Add(CauseId.Other, FindingStatus.Fail, EvidenceKind.Circumstance, evidence, response.Meaning);
        }
    }
}
