using System.Globalization;
using PresignTools.Identity;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Rules;

/// <summary>
/// What S3's answer says by itself. Where its row of the catalogue has one cause only, the answer proves it; else the causes of the row are suspects
/// in the row's order, for the other rules to raise.
/// </summary>
internal static class AnswerRules
{
    // Rows with more than one cause whose first one the text itself names: the others of the row are rare readings of the same words.
    private static readonly HashSet<string> Speaking = new(StringComparer.Ordinal)
    {
        "token-invalid", "kms-needs-signature-v4", "signature-version-not-supported", "kms-not-found", "acls-disabled", "url-not-yet-valid", "url-expired", "headers-not-signed",
        "checksum-needed", "checksum-needed-object-lock", "checksum-type-mismatch", "query-region-wrong", "header-region-wrong", "accelerate-not-supported", "response-headers-anonymous",
        "authentication-token-missing", "no-access-key-presented", "anonymous", "post-policy-expired", "access-denied-block-public-acls", "bucket-missing", "location-constraint",
    };

    internal static IEnumerable<Suspect> Run(Evidence e)
    {
        if (e.Response is not { } answer)
        {
            yield break;
        }

        string[] causes = [.. answer.LikelyCauses.Where(c => Causes.TryFind(c, out _) && !IsExcluded(e, c))];
        string said = Said(answer);
        for (int i = 0; i < causes.Length; i++)
        {
            bool first = i == 0;
            bool named = first && answer.Code is not null && answer.Row != "access-denied-other" && (causes.Length == 1 || Speaking.Contains(answer.Row ?? string.Empty));
            if (first && causes.Length == 1 && answer.IsKnown && answer.Stage != S3CheckStage.Unknown && answer.Code is not null && causes[0] != Causes.Other && IsProof(e, answer, causes[0]))
            {
                yield return new Suspect(causes[0], Certainty.Established, 95, said) { IsFromAnswerAlone = true };
            }
            else
            {
                int strength = IsOpen(answer) ? 30 - (2 * i) : 56 - (8 * i);
                yield return (named ? Suspect.Likely(causes[0], 78, said) : Suspect.Possible(causes[i], Math.Max(4, strength), said)) with { IsFromAnswerAlone = true, Remedy = causes[i] == Causes.Other ? answer.Meaning : null };
            }
        }
    }

    /// <summary>An answer that S3 is not known to give: no reason to say that nothing is wrong.</summary>
    internal static Suspect? Unknown(Evidence e)
    {
        if (e.Response is not { } answer || (answer.LikelyCauses.Count > 0 && !e.IsForeignAnswer) || (answer.Code is null && answer.StatusCode is null or < 300))
        {
            return null;
        }

        string code = answer.Code is null ? string.Empty : " " + Printable.Of(answer.Code, 60);
        string status = answer.StatusCode is int s ? $" {s}" : string.Empty;
        string said = $"The server answered{status}{code}{(string.IsNullOrEmpty(answer.Message) || answer.Message.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? string.Empty : ": " + Printable.Of(answer.Message, 240).TrimEnd('.'))}.";
        return answer.StatusCode is >= 500
            ? Suspect.Likely(Causes.Other, 20, said + " That is trouble of the server, or of what stands in front of it, rather than of the URL.", "Try again. If it stays, ask whoever runs the server or proxy, with the time and the request id.")
            : Suspect.Likely(Causes.Other, 20, said + (answer.Kind == S3ResponseKind.Html ? " That is a page, where S3 sends XML:" : answer.Server is { } server ? $" The server calls itself '{Printable.Of(server, 60)}', S3 'AmazonS3':" : " That is no error that S3 is known to give:") + " a proxy, a CDN or another server may have answered in its place.",
                "Look at the headers of the answer (curl -i): S3's has x-amz-request-id. Without one, ask whoever runs what stands in front of S3.");
    }

    /// <summary>The answer in a sentence.</summary>
    internal static string Said(S3ErrorResponse answer)
    {
        string status = answer.StatusCode is int s ? $" ({s})" : string.Empty;
        string what = answer.Code is null ? $"{answer.StatusCode?.ToString(CultureInfo.InvariantCulture) ?? "something"} without an error code" : Printable.Of(answer.Code, 60) + status;
        return $"S3 answered {what}{(string.IsNullOrEmpty(answer.Message) ? string.Empty : ": " + Printable.Of(answer.Message, 240).TrimEnd('.'))}.";
    }

    /// <summary>What the request itself rules out, whatever the answer's row lists.</summary>
    private static bool IsExcluded(Evidence e, string cause)
    {
        bool knowsOperation = e.Operation is not null, answerIsSilent = e.Code is null;
        return cause switch
        {
            Causes.UrlExpired => e.Has(Causes.ExpiryInvalid) || (answerIsSilent && e.Clock.Excludes && e.Url is { SignedAt: { } signed, ExpiresAt: { } end } && signed <= e.AsOf && e.AsOf <= end),
            Causes.UnsignedRequest => e.IsPresigned || e.Header("authorization") is not null,
            Causes.PostFormMalformed or Causes.PostPolicyMismatch => knowsOperation && !e.IsForm && e.Method is not (null or "POST"),
            Causes.AclWithoutPermissionOrAclsDisabled or Causes.SseHeaderRequiredByPolicy or Causes.HeaderRequiredByPolicy or Causes.PayloadHashCondition or Causes.SseCBlocked => knowsOperation && !e.IsUpload && e.Operation?.EndsWith("Acl", StringComparison.Ordinal) != true,
            Causes.ObjectLockOrRetention => knowsOperation && e.IsRead,
            Causes.KeyMissingWithoutListPermission => knowsOperation && e.IsUpload || e.Bucket.ObjectExists == true || e.Bucket.MayList == true,
            Causes.ObjectOwnership => knowsOperation && e.IsUpload,
            Causes.HeadWithGetUrl => (e.Input.IsStatusReported && e.Method is null) || e.Method is not (null or "HEAD") || e.Signing.Operation == "HeadObject" || (!e.IsPresigned && e.Raw is null && e.SaysSigned && !e.Signing.Text.HasAny("presign", "signed")),
            Causes.ContentTypeMismatch => e.Method is "GET" or "HEAD" && e.Header("content-type") is null,
            Causes.MissingSignedHeader => e.SignedHeaderNames is { Count: > 0 } signed && signed.All(static n => n == "host"),
            Causes.MissingSessionToken => e.AccessKeyId?.StartsWith("AKIA", StringComparison.Ordinal) == true || e.Url is { HasSessionToken: true },
            Causes.SessionRevoked => AccessKey.Kind(e.AccessKeyId) == AccessKeyKind.LongTerm,
            Causes.SecureTransportCondition => e.Raw?.Scheme == "https",
            Causes.RequesterPays => e.Bucket.RequesterPays == false,
            Causes.ChecksumDefault => e.IsRead && e.Raw is not null && !HeaderRules.InQuery(e, "x-amz-checksum-mode") && e.SignedHeaderNames?.Contains("x-amz-checksum-mode") != true,
            Causes.WrongEndpointGlobalRedirect => e.IsSignatureRefusal && e.Location is { IsGlobal: false },
            _ => false,
        };
    }

    /// <summary>Answers that many causes share: no place in the row is worth much.</summary>
    private static bool IsOpen(S3ErrorResponse answer) => answer.Row is "access-denied" or "signature-mismatch" or "status-403" or "status-400" or "access-denied-other";

    /// <summary>A server other than AWS's may use the same words for something else.</summary>
    private static bool IsProof(Evidence e, S3ErrorResponse answer, string cause) => cause switch
    {
        // The sentence names the policy that lacks the Allow; that another bucket, key or role was meant it does not exclude.
        Causes.MissingIdentityPermission or Causes.BucketPolicyExplicitDeny or Causes.BucketPolicyMissingAllowCrossAccount or Causes.KmsPermissionMissing => false,
        Causes.TransferEncodingChunked => (answer.Elements.TryGetValue("Header", out string? header) && header.HasAny("Transfer-Encoding")) || e.Header("transfer-encoding") is not null,
        Causes.CorsMisconfigured => e.Location?.IsGlobal != true && answer.Row is "cors-not-enabled" or "cors-not-allowed",
        Causes.CredentialsExpiredBeforeUrl or Causes.UrlExpired => true,
        Causes.PayloadHashMismatch or Causes.ChecksumDefault or Causes.UnsignedExtraHeader => false,
        Causes.PostFormMalformed => !e.IsPresigned && e.IsAws,
        Causes.ExpiryOver7Days or Causes.ScpOrRcpDeny or Causes.PermissionsBoundary or Causes.SessionPolicy or Causes.VpcEndpointPolicy or Causes.PostPolicyMismatch => true,
        _ => e.IsAws,
    };
}
