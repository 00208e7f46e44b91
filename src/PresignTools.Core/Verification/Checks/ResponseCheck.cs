using System.Globalization;
using System.Text;
using PresignTools.Responses;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Checks;

/// <summary>
/// What S3 said of the request. Its canonical request tells what arrived there: compared with what the URL and request should give, it
/// needs no secret. It is compared by CanonicalRequestBytes, because reading XML changes carriage returns and tabs.
/// </summary>
internal static class ResponseCheck
{
    internal static void Run(VerificationContext j)
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

        if (
            response.ServerTime is { } server
            && (server - j.AsOf).Duration() > TimeCheck.Skew
            && response.Stage == S3CheckStage.Time
            && !j.Has(CauseId.UrlExpired)
            && !j.Has(CauseId.ClockSkew))
        {
            j.Warn(
                CauseId.ClockSkew,
                $"S3's clock said {server.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} when it answered; the URL was judged for "
                    + $"{j.AsOf.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}.");
        }
    }

    private static void Signature(VerificationContext j, S3ErrorResponse response)
    {
        j.SignatureKnownWrong = true;
        if (j.SignatureMatches == true)
        {
            j.Add(
                CauseId.WrongSecretKey,
                FindingStatus.Fail,
                EvidenceKind.SeenInRequest,
                "The signature fits the secret key given, but S3 refused it: what arrived there differs from this request, or S3 knows "
                    + "another secret for this access key.",
                null,
                "secret");
        }

        if (j.CanonicalText is { } ours && Server(response) is { } theirs)
        {
            ReceivedRequestCheck.Compare(j, ours, theirs);
        }

        if (response.StringToSign is { } toSign)
        {
            CompareStringToSign(j, toSign);
        }

        if (
            response.SignatureProvided is { } provided
            && j.Parameters.Signature is { } given
            && provided != given
            && j.Parameters.Form != SignatureForm.V2)
        {
            j.Fail(CauseId.SignatureAltered, "The signature that S3 received is not the one in this URL.", null, "signature");
        }

        // Expiry is judged before the signature, so that it explains no refused one.
        bool explained = j.Findings.Any(static f =>
            f is { Status: FindingStatus.Fail, EvidenceKind: EvidenceKind.Recomputed, Differs.Count: > 0 }
            && f.Differs[0] is not ("expired" or "not-yet-valid"));
        if (!explained && j.SignatureMatches is null)
        {
            if (!j.Has(CauseId.SignatureMismatch))
            {
                j.Fail(
                    CauseId.SignatureMismatch,
                    Server(response) is null
                        ? "S3 says that the signature does not fit the request; its answer does not show what it computed."
                        : "S3 received exactly this request, and its signature does not fit: it was signed for another one, or with "
                            + "another secret key.");
            }

            Unexplained.Add(j, RequestParts.Of(j), computed: false);
        }
    }

    private static string? Server(S3ErrorResponse response) =>
        response.CanonicalRequestBytes is { Length: > 0 } bytes && response.TruncatedElement != "CanonicalRequest"
            ? Encoding.UTF8.GetString(bytes)
            : null;

    /// <summary>Date and scope in S3's string to sign are those that it received.</summary>
    private static void CompareStringToSign(VerificationContext j, string theirs)
    {
        string[] lines = theirs.Replace("\r\n", "\n").Split('\n');
        if (lines.Length < 3 || !lines[0].StartsWith("AWS4-", StringComparison.Ordinal))
        {
            return;
        }

        if (j.Parameters.Date is { } date && lines[1] != date)
        {
            j.Fail(
                CauseId.QueryChanged,
                $"S3 received X-Amz-Date {Printable.Of(lines[1], 40)}, the URL has {Printable.Of(date, 40)}.",
                null,
                "date");
        }

        if (j.Parameters.Scope is { } scope && lines[2] != scope)
        {
            j.Fail(
                CauseId.QueryChanged,
                $"S3 received the scope {Printable.Of(lines[2], 80)}, the URL has {Printable.Of(scope, 80)}.",
                null,
                "region",
                "service");
        }
    }

    /// <summary>What the URL itself shows not to be the case.</summary>
    private static bool IsRuledOut(VerificationContext j, string cause) => cause switch
    {
        CauseId.UrlExpired => j.Parameters.ExpiresAt is { } end && j.AsOf <= end,
        CauseId.MissingSessionToken => j.Parameters.Token is not null,
        CauseId.WrongMethod or CauseId.HeadWithGetUrl or CauseId.SignatureMismatch => j.SignatureMatches == true,
        _ => false,
    };

    /// <summary>Every other code: the causes that the answer fits with, the likeliest as what fails.</summary>
    private static void Other(VerificationContext j, S3ErrorResponse response)
    {
        string status = response.StatusCode?.ToString(CultureInfo.InvariantCulture) ?? "with an error";
        string toHead = j.EffectiveMethod == "HEAD" ? ", to HEAD always without a reason" : string.Empty;
        string answer = response.Code is null
            ? $"The server answered {status}{toHead}"
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
            j.Add(
                causes[i],
                first ? FindingStatus.Fail : FindingStatus.Unknown,
                only ? EvidenceKind.Recomputed
                    : first ? EvidenceKind.SeenInRequest
                    : EvidenceKind.Circumstance,
                evidence,
                causes[i] == CauseId.WrongRegion && response.Region is { } region
                    ? $"Sign for region {Printable.Of(region, 40)}."
                    : null);
        }

        if (causes.Length == 0)
        {
            j.Add(CauseId.Other, FindingStatus.Fail, EvidenceKind.Circumstance, evidence, response.Meaning);
        }
    }
}
