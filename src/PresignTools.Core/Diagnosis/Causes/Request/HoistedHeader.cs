using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>An x-amz-* header was moved into the query.</summary>
internal sealed class HoistedHeader : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("hoisted-header", CheckLayer.Request)
    {
        Title = "An x-amz-* header was moved into the query",
        Why = "SDKs move x-amz-* headers into the query. S3 applies some of them there and not others, and policies that "
            + "test headers may not see them.",
        Fix = "If it must take effect, sign it as a header and let the client send it.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Signature, S3CheckStage.Authorization, S3CheckStage.Operation],
        Statuses = [400, 403],
    };

    /// <summary>What was moved into the query, and is sent as a header too, is a header that is not signed.</summary>
    internal override bool AlsoGives(FailureFacts e) => e.Row is S3Answer.HeadersNotSigned or S3Answer.UnsignedHeadersPresent;

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        // rgw_auth_s3.cc, get_v2_qs_map: of the query, Signature Version 2 counts x-amz-meta-* and the token, and nothing else.
        bool mayBe = e.IsSignatureRefusal || e.IsMuteDenial;
        if (mayBe && e is { IsSignatureV2: true, Server: "Ceph" } && NotCounted(e) is { Length: > 0 } names)
        {
            yield return Match.SeenInRequest(
                $"{Printable.Of(string.Join(", ", names), 120)} is in the query of a Signature Version 2 URL. The signer signed it as a "
                    + "header, and radosgw counts only x-amz-meta-* and the session token there: it computes another signature.",
                "Sign without it, or sign with Signature Version 4.").About("query");
        }

        bool hasChecksum =
            e.Raw?.Parameters.Any(static p =>
                p.Name.StartsWith("x-amz-checksum-", StringComparison.OrdinalIgnoreCase) && p.Name.Length > 15
            ) == true;
        if (e.Row is S3Answer.ChecksumNeeded or S3Answer.ChecksumNeededObjectLock && hasChecksum)
        {
            yield return Match
                .SeenInRequest(
                    $"{e.AnsweredSentence} The URL has a checksum, but in the query, where S3 does not look at it: the upload "
                        + $"needs it as a header.",
                    "Sign the checksum as a header, and send it with the upload: "
                        + SigningCommand.For(e, [new(nameof(Setting.Header), Say.Table(
                            new Argument(Say.Quoted("x-amz-checksum-sha256"), Say.Variable("sha256Base64"))))])
                )
                .Explaining(CauseId.ObjectLockOrRetention);
        }
    }

    // Presigners that move x-amz-* into the query unless they are told otherwise: AWS SDK for JavaScript 3, for Go 2.
    private static readonly string[] Hoisting =
        ["s3-request-presigner", "S3RequestPresigner", "PresignPutObject", "NewPresignClient", "unhoistableHeaders", "unhoistable"];

    // What an upload's command sets that goes over the wire as an x-amz-* header.
    private static readonly string[] Settings =
    [
        "Metadata:", "Metadata =", "ACL:", "ACL =", "Acl:", "Tagging:", "ServerSideEncryption", "SSEKMSKeyId", "StorageClass",
        "ChecksumSHA256", "ChecksumAlgorithm", "x-amz-meta-", "WebsiteRedirectLocation", "ObjectLock",
    ];

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool isUnsigned = e.Row is S3Answer.HeadersNotSigned or S3Answer.UnsignedHeadersPresent;
        string? named = (e.Response?.HeadersNotSigned is [var first, ..] ? first : null) ?? ServerRefusal.HeaderIn(e.Response?.Message);
        bool mayBe = named is null || (named.StartsWith("x-amz-", StringComparison.Ordinal) && !DefaultChecksums.IsHeader(named)
            && named is not ("x-amz-content-sha256" or "x-amz-date" or "x-amz-security-token"));
        if (isUnsigned && mayBe && text.FirstContained(Hoisting) is { } presigner && text.FirstContained(Settings) is { } set)
        {
            string what = named is null ? "an x-amz-* header" : Printable.Of(named, 60);
            yield return Match
                .SeenInRequest(
                    $"The signing code sets {Printable.Of(set.TrimEnd(':', ' ', '='), 40)}, and its presigner ({presigner}) moves x-amz-* "
                        + $"headers into the query. The client sends {what} as a header too, and there it is not signed.",
                    "Let the client send no such header: what is in the query counts. Or keep it a header (unhoistableHeaders: new "
                        + "Set(['NAME']) in the SDK for JavaScript), and send exactly the value that was signed.")
                .Compared()
                .Explaining(CauseId.UnsignedExtraHeader, CauseId.IntermediaryChangesRequest, CauseId.MissingSignedHeader);
        }
    }

    private static string[] NotCounted(FailureFacts e) =>
    [
        .. (e.Raw?.Parameters ?? []).Select(static p => p.Name.ToLowerInvariant()).Distinct().Where(static n =>
            n.StartsWith("x-amz-", StringComparison.Ordinal) && n != "x-amz-security-token"
            && !n.StartsWith("x-amz-meta-", StringComparison.Ordinal)),
    ];
}
