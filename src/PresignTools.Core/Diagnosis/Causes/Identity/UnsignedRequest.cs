using PresignTools.Addressing;
using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Matching;
using PresignTools.Responses;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Diagnosis.Causes.Identity;

/// <summary>The request carries no signature.</summary>
internal sealed class UnsignedRequest : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("unsigned-request", CheckLayer.Identity)
    {
        Title = "The request carries no signature",
        Why = "Without a signature the caller is anonymous, and only public policies or ACLs let anonymous callers in.",
        Fix = "Use the whole presigned URL, with its query; in PowerShell keep it in single quotes, because & ends a command.",
        Document = AwsDocuments.Presigned,
        Stages = [S3CheckStage.Mechanism, S3CheckStage.Parameters, S3CheckStage.Authorization],
        Statuses = [400, 403],
        ConditionKeys = ["s3:authtype", "s3:signatureversion"],
    };

    /// <summary>A server that refuses the signature, its key or its time has been sent one; a form has its own in its fields.</summary>
    internal override bool IsRuledOut(FailureFacts e) =>
        e.IsPresigned || e.IsForm || e.Header("authorization") is not null || NamesCaller(e)
        || e.IsSignatureRefusal || e.Stage is S3CheckStage.Signature or S3CheckStage.Credential or S3CheckStage.Scope or S3CheckStage.Time
        || (e.Row is not (S3Answer.Anonymous or S3Answer.AuthenticationTokenMissing or S3Answer.NoAccessKeyPresented)
            && IsOfTool(e) && NoKeysWord(e) is null);

    /// <summary>A denial that names who asked has seen a signature.</summary>
    private static bool NamesCaller(FailureFacts e) =>
        e.Response?.Message?.TrimStart().StartsWith("User: ", StringComparison.Ordinal) == true;

    internal override IEnumerable<Match> Find(FailureFacts e) =>
        [.. e.Denials.Of(Id), .. Anonymous(e), .. OnWire(e), .. WithoutKeys(e), .. SetSo(e)];

    // The owner in radosgw's list of buckets, its log, and CloudTrail's account of who has no signature.
    private static readonly string[] Nobody = ["ID>anonymous", " - anonymous [", "ANONYMOUS_PRINCIPAL"];

    /// <summary>The client is set to send no signature.</summary>
    private static IEnumerable<Match> SetSo(FailureFacts e)
    {
        bool isRefused = e.IsBareDenial || e.IsSilentRefusal || e.Row is S3Answer.Anonymous || e.Status == 401;
        if (isRefused && !e.IsPresigned && e.Input.FullText.FirstContained(Nobody) is not null)
        {
            yield return Match.SeenInRequest(
                "The server calls who asks anonymous: it got no signature.",
                "Ask with a client that signs, or with a presigned URL; or let everybody read what is meant to be public.")
                .Explaining(CauseId.HiddenCallNotPermitted, CauseId.KeyMissingWithoutListPermission, CauseId.MissingIdentityPermission);
        }
        else if (isRefused && !e.IsPresigned && UnsetUrl.Is(e.Key))
        {
            yield return Match.SeenInRequest(
                $"The request went to '{Printable.Of(e.Key, 40)}': the page has no URL. It reads a field that the "
                    + "answer of its own server does not have, or does not wait for it.",
                "Look at the answer of the call that signs: the field that the code reads is not in it.")
                .Explaining(CauseId.KeyMissingWithoutListPermission, CauseId.MissingIdentityPermission, CauseId.CorsMisconfigured);
        }
        else if (isRefused && !e.IsPresigned && AnonymousClient.Word(e.Input.FullText) is { } word)
        {
            string evidence = $"The client is set to send no signature ('{Printable.Of(word, 60)}'), and what it asks for is not public.";
            const string fix = "Take the setting out, so that the client signs with its credentials; or let everybody read what is meant "
                + "to be public.";
            yield return Tellings.RequesterPays.IsIn(e.WholeText) ? Match.Circumstance(evidence, fix)
                : Match.SeenInRequest(evidence, fix).Explaining(
                    CauseId.HiddenCallNotPermitted, CauseId.KeyMissingWithoutListPermission, CauseId.MissingIdentityPermission);
        }
    }

    /// <summary>The request as it went over the wire has a signing time, and no signature: the client had no key to sign with.</summary>
    private static IEnumerable<Match> OnWire(FailureFacts e)
    {
        bool isWire = e.Headers is not null && e.Header("x-amz-date") is not null && e.Header("authorization") is null;
        if (isWire && !e.IsPresigned && !e.IsForm && (e.IsSilentRefusal || e.IsBareDenial))
        {
            yield return Match.SeenInRequest(
                "The request as it was sent has x-amz-date and no Authorization header: the client found no key to sign with.",
                "Check where the client looks for its key: the path of the file, its permissions, the name of the profile or bucket in it.")
                .Explaining(CauseId.HeadWithGetUrl, CauseId.KeyMissingWithoutListPermission, CauseId.MissingIdentityPermission);
        }
    }

    /// <summary>The words by which a client says that it found no credentials; null if it does not.</summary>
    private static string? NoKeysWord(FailureFacts e) => e.Response is null && !e.IsAccepted
        ? NoCredentials.Word(e.Input.ClientMessage) ?? NoCredentials.Word(e.Input.FullText)
            ?? CredentialSearch.Unreached(e.Input.ClientMessage)
        : null;

    /// <summary>The client found no credentials, and sent nothing.</summary>
    private static IEnumerable<Match> WithoutKeys(FailureFacts e)
    {
        if (NoKeysWord(e) is { } word)
        {
            yield return Match
                .SeenInRequest(
                    NoCredentials.Word(word) is null
                        ? $"The client asked {word} for credentials and did not reach it: it found none elsewhere, and sent nothing to S3."
                        : $"The client reported '{word}': it found no credentials to sign with.",
                    "Give the client credentials where it looks for them: environment, profile, or the role of the machine or container.")
                .Compared(NoCredentials.IsOfEmptySetting(word))
                .Explaining(CauseId.DnsOrTls, CauseId.SdkSigningBug);
        }
    }

    /// <summary>Only a request without a signature lacks these keys.</summary>
    internal override bool IsMeantBy(Condition condition, RequestContext context, bool isMet) =>
        base.IsMeantBy(condition, context, isMet) && !context.TryGet(condition.Key, out _);

    internal override bool IsRefusalBy(RefusingLayer layer) => layer is { IsOfBucket: true, IsExplicit: false, IsAnonymous: true };

    /// <summary>
    /// Tools print where they upload to without the signature, and forms have it in their fields; a host of another service of AWS has a
    /// signature of its own.
    /// </summary>
    internal static bool IsOfTool(FailureFacts e)
    {
        bool isSaid = Topics.Unsigned.IsIn(e.Signing.Text) || Topics.UnsignedClient.IsIn(e.Input.Client);
        bool isShown = isSaid || e.Headers is not null || e.Input.Client is not null || e.Input.SendingCalls.Count > 0;
        bool isOtherService = e.Location is { HostKind: S3HostKind.Custom, Host: var host } && host.Contains(".amazonaws.com");
        return isOtherService || IsClientsPath(e) || SdkUrl.Is(e.Input.FullText, e.Input.Url) || SdkUrl.LeadsToSigned(e.Input.FullText)
            || (e.Input.FullText is not null && !isSaid && (e.Method == "POST"
            || (IsUploadTold(e) && !isShown)));
    }

    /// <summary>
    /// Whether the URL stands beside the request that was refused: an endpoint without a bucket, an address that the text calls public, the
    /// host of an application or gateway, which signs by itself; or whether the text names the call of a client that signs.
    /// </summary>
    internal static bool IsBeside(FailureFacts e) => e.Input.FullText is { } text && (IsGateway(e, text) || (e.Headers is null
        && (e.Raw is { Path: "" or "/" } || PublicAddress.Is(text, e.Input.Url)
            || text.ContainsAny("`HeadBucket", "`HeadObject", "`GetObject", "`PutObject", "`ListObjects", "own credentials",
                "its credentials"))));

    /// <summary>An application or gateway that asks S3 in its own name, and passes S3's answer on.</summary>
    private static bool IsGateway(FailureFacts e, string text) => e.Location is { HostKind: S3HostKind.Custom }
        && AnswerSender.ShowsAws(e.Response) && text.ContainsAny("gateway", "lambda", "apigw", "execute-api");

    /// <summary>Whether it is an upload, by the request or by the tool's word for it.</summary>
    private static bool IsUploadTold(FailureFacts e) =>
        e.IsUpload || (e.Method is null && e.Operation is null && e.WholeText.ContainsAny("Uploading ", "Upload to http", "Pushing "));

    /// <summary>MinIO's client, which signs, and names where it may not go by the plain URL.</summary>
    private static bool IsClientsPath(FailureFacts e) => e.WholeText.ContainsAny("permissions to access this path");

    /// <summary>An anonymous caller is nobody that a policy names: whatever the policies say of it is only a symptom.</summary>
    private static IEnumerable<Match> Anonymous(FailureFacts e)
    {
        bool isRefused = e.IsBareDenial || e.IsSilentRefusal || e.Row is S3Answer.Anonymous or S3Answer.AuthenticationTokenMissing;
        bool hasNone = e.Verification is { Parameters.Form: SignatureForm.None } && e.Header("authorization") is null
            && !e.IsForm && !e.IsFormTarget && e.Method != "OPTIONS";
        bool isSaid = Topics.Unsigned.IsIn(e.Signing.Text) || Topics.UnsignedClient.IsIn(e.Input.Client);
        // People and browsers name a presigned URL without its query.
        bool isShortened = e.IsUrlElided || Tellings.Presigned.IsIn(e.Input.FullText);
        bool isSeen = hasNone && !isShortened && (isSaid || e.Signing.Text is null) && !IsOfTool(e);
        if (isRefused && isSeen && !isSaid && IsBeside(e))
        {
            yield return Match.CommonCause("The URL in the text carries no signature; whether the request that was refused had one "
                + "is not shown.");
        }
        else if (isRefused && (isSeen || (isSaid && e.Verification is null)))
        {
            yield return Match
                .SeenInRequest("The request carries no signature: neither in the URL nor in an Authorization header.")
                .Explaining(
                    CauseId.BucketPolicyExplicitDeny,
                    CauseId.BucketPolicyMissingAllowCrossAccount,
                    CauseId.MissingIdentityPermission);
        }
    }
}
