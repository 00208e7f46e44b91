using PresignTools.Errors;
using PresignTools.Signing.Uploads;
using PresignTools.Verification.Sending;

namespace PresignTools.Transfers.Sets;

/// <summary>The requests of an upload in parts: each as decided as that of a single URL.</summary>
internal sealed record UploadPlan
{
    private static readonly KeyValuePair<string, string> IsXml = new("Content-Type", "application/xml");

    private readonly SendingTerms _terms;

    private UploadPlan(PresignedUpload set, SendingTerms terms) => (Set, _terms) = (set, terms);

    /// <summary>The set.</summary>
    internal PresignedUpload Set { get; }

    /// <summary>A request for each part, in their order.</summary>
    internal required IReadOnlyList<PlannedRequest> Parts { get; init; }

    /// <summary>Lists what has arrived.</summary>
    internal required PlannedRequest List { get; init; }

    /// <summary>Lists what has arrived beyond the first thousand parts, a thousand each.</summary>
    internal required IReadOnlyList<PlannedRequest> FurtherLists { get; init; }

    /// <summary>Plans the upload of content.</summary>
    /// <exception cref="PresignException"><c>TransferSizeDiffers</c>, and those of a single request.</exception>
    internal static UploadPlan Of(PresignedUpload set, long length, SendingTerms terms, DateTimeOffset now)
    {
        if (length != set.Size)
        {
            throw TransferErrors.TransferSizeDiffers(set.Size, length);
        }

        return new UploadPlan(set, terms)
        {
            Parts =
            [
                .. set.Parts.Select(p => Of(p, p.Length, terms, now) with { Body = new ByteRange(p.Offset, p.Offset + p.Length) }),
            ],
            List = Of(set.ListParts, null, terms, now),
            FurtherLists = [.. set.ListFurtherParts.Select(u => Of(u, null, terms, now))],
        };
    }

    /// <summary>The request that completes the upload.</summary>
    /// <param name="length">Length of its body.</param>
    /// <param name="now">The clock.</param>
    /// <remarks>Whether its time is up is S3's to say: all parts are there by now.</remarks>
    internal PlannedRequest Complete(long length, DateTimeOffset now) =>
        Of(Set.Complete, length, _terms with { Force = true }, now, IsXml);

    /// <summary>What the list that completes the upload must repeat of a part's checksum; null if it was signed with none.</summary>
    internal KeyValuePair<string, string>? ChecksumOf(int number) =>
        Set.ChecksumAlgorithm is { } algorithm
        && Set.Parts[number - 1].RequiredHeaders?.GetValueOrDefault(UploadSigner.ChecksumHeader(algorithm)) is { } value
            ? new("Checksum" + algorithm, value)
            : null;

    private static PlannedRequest Of(
        PresignedUploadUrl url,
        long? length,
        SendingTerms terms,
        DateTimeOffset now,
        params KeyValuePair<string, string>[] further) => TransferPlan.Of(
            new TransferInput
            {
                Url = url.Url,
                Method = url.Method,
                Headers = [.. url.RequiredHeaders?.AsEnumerable() ?? [], .. further],
                BodyLength = length,
                Terms = terms,
            },
            now);
}
