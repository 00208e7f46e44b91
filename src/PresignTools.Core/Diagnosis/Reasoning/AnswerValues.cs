using System.Globalization;
using PresignTools.Diagnosis.Known;
using PresignTools.Identity;
using PresignTools.Responses;
using PresignTools.Signing;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// Compares what an answer says of times, expiry, region and session token with what the URL has of them. S3 judges these by the URL's own
/// parameters, so that an answer about other values is not about this URL.
/// </summary>
internal static class AnswerValues
{
    // HTTP dates have whole seconds.
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The values that differ. A form, a preflight and a request with an Authorization header are judged by something else than the URL's
    /// parameters.
    /// </summary>
    internal static IEnumerable<NameDifference> Differences(FailureFacts e, S3ErrorResponse answer, SignatureParameters parameters) =>
        e.IsForm || e.Method == "OPTIONS" || e.Header("authorization") is not null || parameters.Form == SignatureForm.None
            ? []
            :
            [
                .. OfTimes(e, answer),
                .. OfExpiry(e, answer, parameters),
                .. OfRegion(answer, parameters),
                .. OfToken(e, answer, parameters),
            ];

    private static IEnumerable<NameDifference> OfTimes(FailureFacts e, S3ErrorResponse answer)
    {
        if (e.Url is not { SignedAt: { } signed, ExpiresAt: { } end })
        {
            yield break;
        }

        if (answer.SignedAt is { } request && IsOther(request, signed))
        {
            yield return new(NamedThing.SignedAt, Times.Utc(signed), Times.Utc(request));
        }

        // A URL of which the expiry is not valid has no end that could be compared.
        bool isEndKnown = end > signed;
        if (isEndKnown && answer.ExpiresAt is { } ended && IsOther(ended, end))
        {
            yield return new(NamedThing.End, Times.Utc(end), Times.Utc(ended));
        }
        else if (isEndKnown && answer is { Row: S3Answer.UrlExpired, ServerTime: { } late } && late + Rounding < end)
        {
            yield return new(NamedThing.Clock, "ends at " + Times.Utc(end), Times.Utc(late));
        }
        else if (answer is { Row: S3Answer.UrlNotYetValid, ServerTime: { } early } && early - Rounding > signed)
        {
            yield return new(NamedThing.Clock, "is signed at " + Times.Utc(signed), Times.Utc(early));
        }
    }

    private static IEnumerable<NameDifference> OfExpiry(FailureFacts e, S3ErrorResponse answer, SignatureParameters parameters)
    {
        // Of a parameter that is there twice, either may be meant.
        bool isOne = e.Raw?.Parameters.Count(static p => IsExpires(p.Name)) == 1;
        if (!isOne || parameters.ExpiresSeconds is not { } sent)
        {
            yield break;
        }

        string own = sent.ToString(CultureInfo.InvariantCulture);
        if (
            answer.Elements.TryGetValue(SignatureParameters.ExpiresName, out string? text)
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seen)
            && seen != sent)
        {
            yield return new(NamedThing.Expiry, own, seen.ToString(CultureInfo.InvariantCulture));
        }
        else if (answer.Row == S3Answer.QueryExpiresTooLong && sent <= SignatureV4.LongestExpiry)
        {
            string most = SignatureV4.LongestExpiry.ToString(CultureInfo.InvariantCulture);
            yield return new(NamedThing.Expiry, own, "more than " + most);
        }
        else if (answer.Row == S3Answer.QueryExpiresNegative && sent >= 0)
        {
            yield return new(NamedThing.Expiry, own, "less than 0");
        }
    }

    /// <summary>
    /// "the region 'us-east-1' is wrong; expecting 'us-west-2'": the first is the one that was sent, the second cannot be.
    /// </summary>
    private static IEnumerable<NameDifference> OfRegion(S3ErrorResponse answer, SignatureParameters parameters)
    {
        if (answer.Row is not (S3Answer.QueryRegionWrong or S3Answer.HeaderRegionWrong) || parameters.Region is not { Length: > 0 } sent)
        {
            yield break;
        }

        string? seen = Quoted(answer.Message, "the region '") ?? Quoted(answer.Message, "valid region, not '");
        if (seen is not null && !AnswerNames.IsBlotted(seen) && !seen.Equals(sent, StringComparison.OrdinalIgnoreCase))
        {
            yield return new(NamedThing.Region, sent, seen);
        }
        else if (answer.Region is { } right && right.Equals(sent, StringComparison.OrdinalIgnoreCase))
        {
            yield return new(NamedThing.Region, sent, "other than " + right);
        }
    }

    /// <summary>
    /// S3 looks at a token where one was sent. A temporary key without its token is a fault of its own, and a header may have brought one.
    /// </summary>
    private static IEnumerable<NameDifference> OfToken(FailureFacts e, S3ErrorResponse answer, SignatureParameters parameters)
    {
        bool isAboutToken = answer.Code is "ExpiredToken" or "ExpiredTokenException" or "TokenRefreshRequired" or "InvalidToken";
        bool isLongTerm = AccessKey.Kind(parameters.AccessKeyId) == AccessKeyKind.LongTerm;
        bool hasToken = e.AmzValue("x-amz-security-token") is not null || e.AmzValue("x-amz-s3session-token") is not null;
        if (isAboutToken && isLongTerm && !hasToken)
        {
            yield return new(NamedThing.Token, "none", "a session token");
        }
    }

    private static bool IsOther(DateTimeOffset seen, DateTimeOffset sent) => (seen - sent).Duration() > Rounding;

    private static bool IsExpires(string name) =>
        name.Equals(SignatureParameters.ExpiresName, StringComparison.OrdinalIgnoreCase);

    private static string? Quoted(string? message, string before)
    {
        int at = message?.IndexOf(before, StringComparison.OrdinalIgnoreCase) ?? -1;
        int start = at + before.Length;
        int end = at < 0 ? -1 : message!.IndexOf('\'', start);
        return end > start ? message![start..end] : null;
    }
}
