using PresignTools.Identity;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Checks;

/// <summary>
/// The signature does not fit, and what is known does not tell why: the parts that may differ, each as an Unknown finding, likeliest first.
/// What the search has ruled out, or what S3 would have found before it came to the signature, is not among them.
/// </summary>
internal static class Unexplained
{
    /// <summary>What would tell more; null where S3's answer has told it, so that the cause's own advice stands.</summary>
    private static string? Bring(VerificationContext j) => j.HasReceivedRequest
        ? null
        : $"Compare with the URL as it was made, or give S3's answer with its CanonicalRequest ({Setting.ErrorResponse}).";

    /// <param name="j">The request under test.</param>
    /// <param name="parts">Its parts; null where they could not be had.</param>
    /// <param name="computed">Whether a search with the secret was made.</param>
    internal static void Add(VerificationContext j, RequestParts? parts, bool computed)
    {
        SignatureParameters p = j.Parameters;
        List<string> missing = j.Headers is null ? [] : [.. j.MissingHeaders().Select(static n => "header " + n)];
        if (j.Has(CauseId.MissingSessionToken))
        {
            missing.Add("the session token");
        }

        if (missing.Count > 0)
        {
            j.Add(
                CauseId.SignatureMismatch,
                FindingStatus.Unknown,
                EvidenceKind.Circumstance,
                $"Whether anything else differs is not known without what is missing: {string.Join(", ", missing)}.",
                Bring(j),
                [.. Elements(j, computed)]);
            return;
        }

        if (
            j.Findings.Any(static f =>
                f.Status == FindingStatus.Fail
                && f.EvidenceKind == EvidenceKind.Recomputed
                && f.Differs.Count > 0
                && f.Cause != CauseId.UrlExpired
                && f.Cause != CauseId.ClockSkew
            ) && !computed)
        {
            return;    // the request has a proven fault that explains it
        }

        foreach (string name in p.SignedHeaderNames.Where(n => n != "host" && j.Headers is not null && j.HeaderOrNull(n) is null
            && j.SemiHeader(n) is not null))
        {
            Maybe(
                j,
                CauseId.MissingSignedHeader,
                $"Header {name} was signed and stands only in the query; S3 takes it from there, other servers and older rules want it "
                    + $"sent.",
                "header:" + name);
        }

        string key = computed
            ? "The secret key given may not be the one of"
            : "It may have been signed with another secret key than that of";
        Maybe(
            j,
            CauseId.WrongSecretKey,
            $"{key} {Text.Printable.Of(p.ShownKeyId, 40)}, or the access key id in the URL was changed.",
            "secret",
            "access-key");
        if (!computed)
        {
            Maybe(
                j,
                j.EffectiveMethod == "HEAD" ? CauseId.HeadWithGetUrl : CauseId.WrongMethod,
                $"It may have been signed for another method than {Text.Printable.Of(j.EffectiveMethod, 20)}.",
                "method");
        }

        foreach (
            string name in (parts?.Headers.Headers ?? [])
                .Select(static h => h.Key)
                .Where(n => j.Headers is null || j.HeaderOrNull(n) is not null))
        {
            Maybe(
                j,
                name == "content-type" ? CauseId.ContentTypeMismatch : CauseId.SignedHeaderChanged,
                $"Header {name} may have been signed with another value.",
                "header:" + name);
        }

        string host = Inspection.UntoldHost.Is(j.Url.Text) ? "the one that it was sent to" : Text.Printable.Of(j.Host, 80);
        Maybe(j, CauseId.SignedHostMismatch, $"It may have been signed for another host than {host}.", "host");
        Maybe(j, CauseId.WrongBucketOrKey, "Bucket or key in the path may be others than those that were signed.", "path");
        if (j.Url.Path.Contains('%') || j.Url.Path.Contains('+'))
        {
            Maybe(j, CauseId.KeyEncoding, "The key may have been encoded otherwise when it was signed.", "path");
        }

        if (!computed)
        {
            Maybe(
                j,
                CauseId.PayloadHashMismatch,
                "The signer may have put a hash of the body where S3 has UNSIGNED-PAYLOAD.",
                "header:x-amz-content-sha256");
            Maybe(j, CauseId.SignatureAltered, "The signature in the URL may have been changed.", "signature");
        }

        Maybe(
            j,
            CauseId.QueryChanged,
            "A parameter may have been changed, added or removed after signing; the date and expiry are signed too.",
            "query",
            "date");
        if (p.Token is not null)
        {
            Maybe(j, CauseId.MalformedSessionToken, "The session token may have been cut or changed.", "token");
        }
        else if (AccessKey.Kind(p.AccessKeyId) == AccessKeyKind.Other && !computed)
        {
            Maybe(j, CauseId.MissingSessionToken, "A session token may have been lost from the URL.", "token");
        }
    }

    private static IEnumerable<string> Elements(VerificationContext j, bool computed)
    {
        string[] elements = ["secret", "access-key", "path", "query", "host", "date"];
        IEnumerable<string> all = j.Parameters.Token is null ? elements : elements.Append("token");
        return computed ? all : all.Prepend("method");
    }

    private static void Maybe(VerificationContext j, string cause, string evidence, params string[] differs) =>
        j.Add(cause, FindingStatus.Unknown, EvidenceKind.Circumstance, evidence, Bring(j), differs);
}
