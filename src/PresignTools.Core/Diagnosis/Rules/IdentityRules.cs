using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Rules;

/// <summary>Who signed: key, token, secret.</summary>
internal static class IdentityRules
{
    /// <summary>A temporary key is known only together with its token (S3 answers InvalidAccessKeyId; documented for STS credentials).</summary>
    internal static Suspect? MissingToken(Evidence e)
    {
        bool temporary = e.AccessKeyId?.StartsWith("ASIA", StringComparison.Ordinal) == true;
        if (e.Code == "InvalidAccessKeyId" && temporary && e.Judgement is null)
        {
            return Suspect.Likely(CauseId.MissingSessionToken, 88, $"{e.AccessKeyId} is a temporary key, which S3 knows only together with its session token: the token is missing, cut or of another session.");
        }

        return e.Code == "InvalidAccessKeyId" && e.AccessKeyId is null && e.Signing.IsTemporary
            ? Suspect.Likely(CauseId.MissingSessionToken, 70, "The signer uses temporary credentials, and S3 does not know the key: that is what happens when the session token is not in the URL.")
            : e.Code == "InvalidAccessKeyId" && temporary && e.Url is { HasSessionToken: true }
            ? Suspect.Likely(CauseId.InvalidOrDeletedAccessKey, 60, "The temporary key has a token in the URL, and S3 does not know the two together: the role was deleted, or the token is of another session.")
            : null;
    }

    internal static Suspect? DeletedKey(Evidence e) =>
        e.Code == "InvalidAccessKeyId" && e.AccessKeyId is { Length: > 0 } id && id.All(char.IsLetterOrDigit) && !id.StartsWith("ASIA", StringComparison.Ordinal)
            ? new Suspect(CauseId.InvalidOrDeletedAccessKey, e.IsAws ? Certainty.Established : Certainty.Likely, 92, $"S3 does not know the long-term key {Printable.Of(e.AccessKeyId, 40)}: it was deleted, or is of another partition or server.")
            : null;

    /// <summary>A token with a blank in it: + was lost in form decoding. S3 sends the token back as Token-0, which the reader masks; only its blanks count here.</summary>
    internal static Suspect? DamagedToken(Evidence e) => e.Code switch
    {
        "InvalidToken" when e.Url is { HasSessionToken: true, SessionTokenVersion: 1 } url && IsOptIn(url.Region) =>
            Suspect.Likely(CauseId.MalformedSessionToken, 85, $"The token is one of the global STS endpoint (version 1), which region {url.Region} does not take.", "Use the regional STS endpoint: $env:AWS_STS_REGIONAL_ENDPOINTS = 'regional'."),
        "InvalidToken" => Suspect.Likely(CauseId.MalformedSessionToken, 84, "S3 could not make sense of the session token: encoded twice or not at all, cut, of another session, or of the global STS endpoint in an opt-in region."),
        _ => null,
    };

    /// <summary>A token that ended: the URL ends with the credentials, whatever X-Amz-Expires says.</summary>
    internal static Suspect? ExpiredToken(Evidence e)
    {
        if (e.Url is null && e.Response is null && e.IsTemporaryKey && Words.HasAny(e.Signing.Text + "\n" + e.Told, "604800", "7 days", "one week", "a week", "48 hours", "72 hours"))
        {
            return Suspect.Likely(CauseId.CredentialsExpiredBeforeUrl, 62, "The signer's credentials are temporary, and the URL was meant to live longer than any session does: it ends with the session, after 12 hours at most for a role.");
        }

        bool silent = e.Response is null || e.IsSilentRefusal || e.Row == "status-400";
        bool past = e.Url is { SignedAt: { } signed } && e.AsOf - signed > TimeSpan.FromHours(1) && e.Url.ExpiresAt > e.AsOf;
        return silent && past && e.IsTemporaryKey && e.Url!.HasSessionToken
            ? Suspect.Likely(CauseId.CredentialsExpiredBeforeUrl, 62, $"Signed with a temporary key {Hours(e.AsOf - e.Url.SignedAt!.Value)} ago; a role's session lives an hour unless it was asked to live longer, and the URL dies with it.")
            : null;
    }

    /// <summary>
    /// Revoking a role's sessions attaches a Deny of everything for tokens issued before (AWSRevokeOlderSessions): then the session may do nothing at
    /// all, not even read its policies, and that shows it.
    /// </summary>
    internal static Suspect? Revoked(Evidence e)
    {
        bool mayBe = e.Response?.AccessDenied is { Denial: PolicyDenial.Explicit, PolicyType: "identity-based policy" } || e.IsBareDenial || e.IsSilentRefusal || e.Response is null;
        return e.Input.SignerIsDeniedAll && e.IsTemporaryKey && mayBe
            ? Suspect.Likely(CauseId.SessionRevoked, 92, "AWS refuses this session everything, at S3 and elsewhere, by an explicit deny in an identity-based policy: the sessions of its role were revoked (AWSRevokeOlderSessions denies all tokens issued before).")
            : null;
    }

    /// <summary>Nothing in the request differs that anybody can see: then the secret is the first to doubt.</summary>
    internal static Suspect? WrongSecret(Evidence e)
    {
        if (e.Response is null && e.Judgement is { SignatureMatches: false })
        {
            return Suspect.Possible(CauseId.WrongSecretKey, 61, "The signature does not fit these credentials, and no single change of the request explains it: another secret key signed it, or several parts were changed.");
        }

        if (!e.IsSignatureRefusal && e.Code != "InvalidSecurity")
        {
            return null;
        }

        if (e.Judgement is { } j && j.SignatureMatches == true)
        {
            return null;
        }

        bool told = Words.HasAny(e.Signing.Text + "\n" + e.Told, "secret", "environment variable", ".env", "trailing", "whitespace", "newline", "rotated");
        bool sameRequest = e.Judgement is { CanonicalText: not null } judged && e.Response!.CanonicalRequest is not null && judged.LineDifferences.Count == 0;
        return Suspect.Likely(CauseId.WrongSecretKey, sameRequest ? 75 : told ? 52 : 33, sameRequest
            ? "S3's canonical request is the one that the URL gives, line by line: it was signed with another secret key, or by code that computes it wrongly."
            : "Nothing that is known of the request explains the signature: the secret key may not be the one of this access key, or have blanks, line breaks or percent escapes in it.").As(sameRequest ? Certainty.Likely : Certainty.Possible);
    }

    /// <summary>Released versions of SDKs that are known to sign wrongly.</summary>
    internal static Suspect? KnownSigningBug(Evidence e)
    {
        // The token goes into the query of a presigned URL; nobody sends it as a header, and so nobody may sign it as one.
        if (e.IsSignatureRefusal && e.Url is { HasSessionToken: true } && e.SignedHeaderNames?.Contains("x-amz-security-token") == true && e.Header("x-amz-security-token") is null)
        {
            return Suspect.Likely(CauseId.SdkSigningBug, 92, "x-amz-security-token is among the signed headers, and the token stands in the query: whoever signed signed a header that no client sends.", "Update the SDK, or sign with another tool.");
        }

        if (!e.MayBeSignature || e.Signing.Text is not { } text)
        {
            return null;
        }

        (string Name, string Version, string What)? bug =
            text.HasAny("aws-sdk-php") && text.HasAny("3.18.8", "3.18.9") ? ("aws-sdk-php", "3.18.8", "it signed 'UNSIGNED PAYLOAD' with a blank (aws/aws-sdk-php#996)")
            : text.HasAny("minio-java 2.0.2", "minio:2.0.2") ? ("minio-java", "2.0.2", "it did not encode query parameters (minio/minio-java#456)")
            : text.HasAny("AWSSDK.Core 3.7.100.7") ? ("AWSSDK.Core", "3.7.100.7", "it signed URLs wrongly (aws/aws-sdk-net#2478)")
            : text.HasAny("AWSSDK.S3 3.5.10", "4.1.10.0") ? ("AWSSDK.S3", "3.5.10", "it signed URLs with a session token wrongly (aws/aws-sdk-net#1826)")
            : text.HasAny("PresignGetObject") && text.HasAny("v1.97", "v1.98", "checksum-mode") ? ("aws-sdk-go-v2", "2026-08", "it signs x-amz-checksum-mode as a header (aws/aws-sdk-go-v2#3528)")
            : null;
        // What the search found to be wrong is what that release does.
        bool shown = bug is { Name: "AWSSDK.S3" } && e.Judgement is { SignatureMatches: false } && e.Has(CauseId.MalformedSessionToken);
        return bug is null ? null : Suspect.Likely(CauseId.SdkSigningBug, shown ? 94 : 72, $"{bug.Value.Name} {bug.Value.Version} is known to sign wrongly: {bug.Value.What}.", "Update the SDK, and sign again.");
    }

    private static bool IsOptIn(string? region) => region is "af-south-1" or "ap-east-1" or "ap-east-2" or "ap-south-2" or "ap-southeast-3" or "ap-southeast-4" or "ap-southeast-5" or "ap-southeast-7"
        or "ca-west-1" or "eu-central-2" or "eu-south-1" or "eu-south-2" or "il-central-1" or "me-central-1" or "me-south-1" or "mx-central-1";

    internal static string Hours(TimeSpan span) => span.TotalHours >= 48 ? $"{(int)span.TotalDays} days" : span.TotalMinutes >= 120 ? $"{(int)span.TotalHours} hours" : $"{Math.Max(0, (int)span.TotalMinutes)} minutes";
}
