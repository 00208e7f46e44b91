using PresignTools.Addressing;
using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>A directory bucket needs a session of its own.</summary>
internal sealed class ExpressSessionToken : CauseDefinition
{
    /// <summary>What the name of every directory bucket ends in: S3 User Guide, "Directory bucket naming rules".</summary>
    private const string NameEnd = "--x-s3";

    internal override CauseInfo Info { get; } = new("express-session-token", CheckLayer.Region)
    {
        Title = "A directory bucket needs a session of its own",
        Why = "Directory buckets authorize once, by CreateSession, and then take the session's own keys and token only.",
        Fix = "Sign with the keys of CreateSession, service s3express, and its token as X-Amz-S3session-Token; such a URL "
            + "lives 5 minutes at most.",
        Document = AwsDocuments.Express,
        Stages = [S3CheckStage.Parameters, S3CheckStage.Credential, S3CheckStage.Signature, S3CheckStage.Authorization],
        Statuses = [400, 403],
    };

    /// <summary>
    /// A URL for the host of a zone without a session: S3 takes the signer's own keys too, so that it is a reason only if it refused.
    /// </summary>
    private static IEnumerable<Match> OfUrl(FailureFacts e)
    {
        bool refused = e.Response is not null && e.IsSilentRefusal;
        if (
            refused
            && e.Location is { HostKind: S3HostKind.Express, IsPathStyle: false }
            && e.Verification is { Parameters: { ExpressToken: null, Service: S3DirectoryBuckets.Service } })
        {
            yield return Match.Circumstance(
                "The URL is for a directory bucket and has no session: S3 then authorizes the request by itself, with action "
                    + "s3express:CreateSession.",
                "Sign with a session, or allow s3express:CreateSession on the bucket.");
        }
    }

    /// <summary>A client that knows no sessions signs as for any other bucket, and the refusal says little of why.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.IsPresigned)
        {
            foreach (Match match in OfUrl(e))
            {
                yield return match;
            }

            yield break;
        }

        if (!e.WholeText.Contains(NameEnd, StringComparison.Ordinal))
        {
            yield break;
        }

        bool saysSession = e.WholeText.ContainsAny(
            "sigv4-s3express",
            "auth scheme",
            "authscheme",
            "s3session",
            "S3 Express session",
            "CreateSession");
        bool isOfSignature =
            e.Code
                is "InvalidRequest"
                    or "InvalidToken"
                    or "InvalidAccessKeyId"
                    or "SignatureDoesNotMatch"
                    or "AuthorizationHeaderMalformed"
            || (e.Code is null && e.Status == 400);
        string[] symptoms =
        [
            CauseId.Other,
            CauseId.InvalidHeaderValue,
            CauseId.SignatureMismatch,
            CauseId.InvalidOrDeletedAccessKey,
            CauseId.MissingSessionToken,
            CauseId.MalformedSessionToken,
            CauseId.ContentTypeMismatch,
        ];
        if (saysSession && (e.Response is null || isOfSignature))
        {
            yield return Match.SeenInRequest(
                "The bucket is a directory bucket, and the message is about the session that its requests are signed with: the client has "
                    + "none.",
                "Use an SDK that knows directory buckets and calls CreateSession by itself, or call it and sign with what it answers.")
                .Explaining(symptoms);
        }
        else if (isOfSignature)
        {
            yield return Match.Circumstance(
                "The bucket is a directory bucket: its requests are signed with a session of CreateSession, service s3express.")
                .Explaining(symptoms);
        }
    }

    /// <summary>
    /// Temporary keys and no token of any kind, neither in the query nor among the signed headers: CreateSession's own keys are temporary
    /// too, and no good without theirs.
    /// </summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool isRefused = e.IsBareDenial || e.IsSilentRefusal || e.Code is "InvalidAccessKeyId" or "InvalidToken" or "SignatureDoesNotMatch";
        if (isRefused && (e.Pieces.Any(IsWithoutToken) || IsOwnWithoutToken(e, text)))
        {
            yield return Match
                .SeenInRequest(
                    "The request to the directory bucket is signed for s3express with temporary keys, and has no token: neither of a "
                        + "session with the bucket nor of the keys themselves.")
                .Explaining(CauseId.MissingIdentityPermission, CauseId.MissingSessionToken, CauseId.InvalidOrDeletedAccessKey,
                    CauseId.KeyMissingWithoutListPermission, CauseId.ObjectOwnership);
        }
    }

    private static bool IsWithoutToken(QueryPiece piece) =>
        piece.Value("X-Amz-Algorithm") is not null && piece.Value("X-Amz-Signature") is not null
        && piece.Value("X-Amz-Credential") is { } scope && IsTemporaryExpress(scope)
        && piece.Value("X-Amz-S3session-Token") is null && piece.Value("X-Amz-Security-Token") is null;

    private static bool IsOwnWithoutToken(FailureFacts e, string text)
    {
        const string Name = "Credential=";
        int start = e.Input is { IsSignedByHeader: true, SignedHeaderList: { Count: > 0 } list }
            && !list.Contains("x-amz-s3session-token") && !list.Contains("x-amz-security-token") ? Scan.Find(text, Name, 0) : -1;
        int end = start < 0 ? -1 : Scan.Skip(text, start + Name.Length, static c => !char.IsWhiteSpace(c) && c is not (',' or '"'));
        return end > 0 && IsTemporaryExpress(text[(start + Name.Length)..end]);
    }

    private static bool IsTemporaryExpress(string scope) =>
        scope.StartsWith("ASIA", StringComparison.Ordinal) && scope.Contains($"/{S3DirectoryBuckets.Service}/", StringComparison.Ordinal);
}
