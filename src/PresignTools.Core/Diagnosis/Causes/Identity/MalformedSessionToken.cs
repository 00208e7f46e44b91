using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Identity;

/// <summary>The session token is malformed or belongs to a different key.</summary>
internal sealed class MalformedSessionToken : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("malformed-session-token", CheckLayer.Identity)
    {
        Title = "The session token is malformed or belongs to a different key",
        Why = "S3 opens the token to find the session and checks that it belongs to the key. A cut, altered or foreign token "
            + "is refused before the signature.",
        Fix = "Give the signer key, secret and token of one and the same session, the token unchanged; it is percent-encoded "
            + "once in the URL.",
        Document = AwsDocuments.TemporaryCredentials,
        Stages = [S3CheckStage.Credential, S3CheckStage.Signature],
        Statuses = [400, 403],
    };

    /// <summary>Other servers name the header, with a code for arguments of any kind.</summary>
    internal override bool AlsoGives(FailureFacts e) => NamesToken(e);

    private static bool NamesToken(FailureFacts e) =>
        e.Code is "InvalidArgument" or "InvalidRequest" or "InvalidTokenId" or "InvalidSecurityToken" or "InvalidHeaderValue"
            && (e.Response!.Message ?? e.WholeText).ContainsAny("x-amz-security-token", "security token", "session token")
            && !(e.Response.Message ?? e.WholeText).ContainsAny("not implemented", "not supported", "does not support");

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.Code != "InvalidToken")
        {
            if (e.IsMuteDenial && e.Url is { HasSessionToken: true })
            {
                yield return Match.Circumstance($"{e.ServerName} answers so to a session token that its STS did not issue or cannot read.");
            }

            if (NamesToken(e))
            {
                yield return Match.NamedByAnswer(
                    $"{e.ServerName} does not take the session token that is sent ({Printable.Of(e.Code, 40)}): it is empty, of another "
                        + "service, or sent with a long-term key, which has none.",
                    "Send no token with a long-term key: unset AWS_SESSION_TOKEN (an empty one counts as well), and give the program "
                        + "plain credentials.")
                    .Explaining(CauseId.Other, CauseId.MissingSessionToken, CauseId.InvalidHeaderValue, CauseId.ProviderUnsupported);
            }

            yield break;
        }

        if (e.Url is { HasSessionToken: true, SessionTokenVersion: 1, Region: { } region } && S3Regions.IsOptIn(region))
        {
            yield return Match.NamedByAnswer(
                $"The token is one of the global STS endpoint (version 1), which region {region} does not take.",
                $"Use the regional STS endpoint: {Say.Wording.Environment("AWS_STS_REGIONAL_ENDPOINTS", "regional")}.");
        }
        else
        {
            yield return Match.NamedByAnswer(
                "S3 rejected the session token as malformed: encoded twice or not at all, cut, of another session, or of the global STS "
                    + "endpoint in an opt-in region.");
        }
    }
}
