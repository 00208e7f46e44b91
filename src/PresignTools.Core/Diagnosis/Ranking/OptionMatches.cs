using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Ranking;

/// <summary>
/// What a command with one option more tells, where it works and the one without it is denied: the option names what a policy or the
/// bucket wants of the request.
/// </summary>
internal static class OptionMatches
{
    internal static IEnumerable<(CauseDefinition Cause, Match Match)> Of(FailureFacts e)
    {
        bool isDenied = e.IsBareDenial || e.IsSilentRefusal
            || e.Response?.AccessDenied is { Denial: Responses.PolicyDenial.Explicit, PolicyType: null or "resource-based policy" };
        if (!isDenied || e.Input.FullText is not { } text)
        {
            yield break;
        }

        foreach ((string option, string value) in OptionContrast.Of(text))
        {
            if (CauseOf(option) is { } cause)
            {
                string shown = option.StartsWith("header:", StringComparison.Ordinal) ? option[7..] : option;
                yield return (
                    CauseBook.Get(cause),
                    Match.SeenInRequest(
                        $"The same command works with {Printable.Of(shown, 60)} {Printable.Of(value, 60)}, and is refused without it.",
                        $"Let the client that is refused send what {Printable.Of(shown, 60)} adds.")
                        .Explaining(
                            CauseId.BucketPolicyExplicitDeny, CauseId.MissingIdentityPermission, CauseId.KeyMissingWithoutListPermission,
                            CauseId.UnsignedRequest));
            }
        }
    }

    private static string? CauseOf(string option) => option switch
    {
        "-e" or "--referer" or "header:referer" or "-A" or "--user-agent" or "header:user-agent" => CauseId.RefererCondition,
        "--request-payer" or "header:x-amz-request-payer" => CauseId.RequesterPays,
        "--tlsv1.2" or "--tlsv1.3" => CauseId.SecureTransportCondition,
        "-4" or "--ipv4" => CauseId.SourceIpCondition,
        "--sse" or "--server-side-encryption" or "--sse-kms-key-id" or "--ssekms-key-id" => CauseId.SseHeaderRequiredByPolicy,
        "--acl" or "--storage-class" or "--tagging" or "--metadata" => CauseId.HeaderRequiredByPolicy,
        _ when SseHeaderRequiredHeader(option) => CauseId.SseHeaderRequiredByPolicy,
        "header:x-amz-content-sha256" => CauseId.PayloadHashCondition,
        _ when option.StartsWith("header:x-amz-", StringComparison.Ordinal) => CauseId.HeaderRequiredByPolicy,
        _ => null,
    };

    private static bool SseHeaderRequiredHeader(string option) =>
        option.StartsWith("header:x-amz-server-side-encryption", StringComparison.Ordinal);
}
