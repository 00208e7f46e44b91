using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The request lacks the checksum that it announces, or that the operation needs.</summary>
internal sealed class ChecksumHeaderMissing : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("checksum-header-missing", CheckLayer.Request)
    {
        Title = "The request lacks the checksum that it announces or needs",
        Why = "A checksum algorithm that is named needs its x-amz-checksum-* header. Object Lock needs a checksum too.",
        Fix = "Send the x-amz-checksum-* header (or Content-MD5) with the value for the body, or name no algorithm.",
        Document = AwsDocuments.Integrity,
        Stages = [S3CheckStage.Operation],
        Statuses = [400],
    };

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        bool mayBe = e.Response is null ? !e.IsAccepted : e.Code == "InvalidRequest" && e.Row != S3Answer.SdkChecksumWithoutValue;
        if (mayBe && e.Header("x-amz-sdk-checksum-algorithm") is { Length: > 0 } algorithm && !HasChecksum(e))
        {
            yield return Match
                .SeenInRequest(
                    $"The request names the checksum algorithm {Printable.Of(algorithm, 20)} and contains no checksum.",
                    $"Send x-amz-checksum-{Printable.Of(algorithm, 20).ToLowerInvariant()} with the Base64 checksum of the body, "
                        + "or leave x-amz-sdk-checksum-algorithm out."
                )
                .Explaining(CauseId.Other);
        }
    }

    /// <summary>
    /// A server that asks for Content-MD5 alone knows none of the newer checksums: clients of 2025 and later send a CRC-32 in its place.
    /// </summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool isMd5Alone = IsMd5Demanded(e) || (e.Row == S3Answer.ChecksumNeeded && !e.Response!.Message.ContainsAny("x-amz-checksum"));
        if (isMd5Alone && e.AmzValue("x-amz-object-lock-mode") is null)
        {
            yield return Match
                .NamedByAnswer(
                    $"{e.AnsweredSentence} The server requires Content-MD5; clients of 2025 and later send x-amz-checksum-crc32 in its "
                        + "place.",
                    "Send Content-MD5 (an older release of the client, or a setting or handler that adds it), or update the server to one "
                        + "that takes x-amz-checksum-*.")
                .Explaining(CauseId.ObjectLockOrRetention, CauseId.MissingSignedHeader);
        }
    }

    /// <summary>MinIO's code for it: cmd/api-errors.go, ErrMissingContentMD5.</summary>
    private static bool IsMd5Demanded(FailureFacts e) => e.Code == "MissingContentMD5";

    internal override bool AlsoGives(FailureFacts e) => IsMd5Demanded(e);

    private static bool HasChecksum(FailureFacts e) =>
        e.Headers!.Any(static h => h.Key.StartsWith("x-amz-checksum-", StringComparison.Ordinal) || h.Key == "x-amz-trailer")
        || e.Raw?.Parameters.Any(static p => p.Name.StartsWith("x-amz-checksum-", StringComparison.OrdinalIgnoreCase)) == true;
}
