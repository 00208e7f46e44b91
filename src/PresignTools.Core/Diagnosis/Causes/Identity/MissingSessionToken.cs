using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Causes.Identity;

/// <summary>A temporary key signed without its session token.</summary>
internal sealed class MissingSessionToken : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("missing-session-token", CheckLayer.Identity)
    {
        Title = "A temporary key signed without its session token",
        Why = "S3 does not recognize a temporary key without its session token. The token must be in the URL as "
            + "X-Amz-Security-Token, and is part of what is signed.",
        Fix = "Give the session token to the signer together with the ASIA... key and its secret.",
        Document = AwsDocuments.TemporaryCredentials,
        Stages = [S3CheckStage.Credential, S3CheckStage.Signature],
        Statuses = [403],
    };

    internal override IEnumerable<UrlPlace> PlacesInUrl(FailureFacts e) =>
        [UrlPlace.InScope(e.Url?.AccessKeyId, "no session token")];

    internal override bool IsRuledOut(FailureFacts e) =>
        e.AccessKeyId?.StartsWith("AKIA", StringComparison.Ordinal) == true || e.Url is { HasSessionToken: true } || HasTokenInForm(e)
        || IsSaidByOther(e);

    /// <summary>
    /// Keys of other servers seldom are temporary, and their sentence differs from the one of AWS: "The Access Key Id", "The User Id".
    /// </summary>
    private static bool IsSaidByOther(FailureFacts e) =>
        e.Code == "InvalidAccessKeyId" && !e.IsTemporaryKey && e.Response!.Message is { Length: > 0 } said
        && said.Contains("does not exist in our records", StringComparison.OrdinalIgnoreCase)
        && !said.Contains("AWS Access Key", StringComparison.OrdinalIgnoreCase);

    internal override IEnumerable<Match> Find(FailureFacts e) => [.. UnknownKey(e), .. Form(e)];

    /// <summary>
    /// A temporary key is known only together with its token (S3 answers InvalidAccessKeyId; documented for STS credentials).
    /// </summary>
    private static IEnumerable<Match> UnknownKey(FailureFacts e)
    {
        if (e.Code != "InvalidAccessKeyId" || e.NamesOther(NamedThing.AccessKey) || HasTokenInForm(e))
        {
            yield break;
        }

        if (e.AccessKeyId?.StartsWith("ASIA", StringComparison.Ordinal) == true && e.Verification is null)
        {
            yield return Match.NamedByAnswer(
                $"{e.AccessKeyId} is a temporary key, which S3 knows only together with its session token: the token is missing, cut or "
                    + $"of another session.");
        }
        else if (e.AccessKeyId is null && e.Signing.IsTemporary)
        {
            yield return Match.SeenInRequest(
                "The signer uses temporary credentials, and S3 does not know the key: that is what happens when the session token is not "
                    + "in the URL.");
        }
    }

    /// <summary>The form of a temporary key needs its token as field x-amz-security-token.</summary>
    private static IEnumerable<Match> Form(FailureFacts e)
    {
        bool Is(string name, string wanted) => name.Equals(wanted, StringComparison.OrdinalIgnoreCase);
        if (e.Input.FormFields is not { } fields || HasTokenInForm(e))
        {
            yield break;
        }

        bool temporary = fields.Any(f =>
            (Is(f.Key, "x-amz-credential") || Is(f.Key, "AWSAccessKeyId")) && f.Value.StartsWith("ASIA", StringComparison.Ordinal));
        if (temporary && (e.Response is null || e.Code is "InvalidAccessKeyId" or "InvalidToken"))
        {
            yield return Match.SeenInRequest(
                "The form is signed with a temporary key (ASIA...), and has no field x-amz-security-token.",
                "Add the session token to the form as field x-amz-security-token, and to the conditions of its policy.");
        }
    }

    private static bool HasTokenInForm(FailureFacts e) =>
        e.Input.FormFields?.Any(static f => f.Key.Equals("x-amz-security-token", StringComparison.OrdinalIgnoreCase)) == true;

    /// <summary>A client that is given key and secret of a session, and not its token.</summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool mayBe = e.Code == "InvalidAccessKeyId" || (e.IsSilentRefusal && e.Url is null);
        if (mayBe && !e.IsKnownOther && TemporaryKey.WithoutToken(text) is { } key)
        {
            yield return Match
                .SeenInAccount(
                    $"{key} is a temporary key. The text sets it with its secret and without a session token, and S3 knows such a key only "
                        + "with its token.",
                    "Give the client all three values: access key, secret key and session token. Some clients read the token only under "
                        + "a setting of its own, or need another provider of credentials for it.")
                .Explaining(CauseId.InvalidOrDeletedAccessKey);
        }
    }
}
