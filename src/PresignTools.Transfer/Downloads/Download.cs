using PresignTools.Text.Wording;
using PresignTools.Transfer.Running;
using PresignTools.Transfers;
using PresignTools.Transfers.Checksums;
using PresignTools.Transfers.Files;
using PresignTools.Verification.Sending;

namespace PresignTools.Transfer.Downloads;

/// <summary>
/// Brings an object into a file: to a temporary name first, over one connection or several, going on where a connection broke, and under
/// its final name only when all of it is there and is what the server says it is.
/// </summary>
/// <param name="request">The request.</param>
/// <param name="exchange">Sends.</param>
/// <param name="settings">How.</param>
/// <param name="progress">How far it is.</param>
internal sealed class Download(PlannedRequest request, Exchange exchange, TransferSettings settings, TransferProgress progress)
{
    private readonly Attempts _attempts = new(settings, progress);

    /// <param name="place">A file, or a folder, as a full path.</param>
    /// <param name="isFolder">Whether it is a folder: then the server names the file.</param>
    /// <param name="cancellation">Cancelled when the user stops.</param>
    internal async Task<TransferResult> RunAsync(string place, bool isFolder, CancellationToken cancellation)
    {
        long started = settings.Clock.GetTimestamp();
        PartFile? file = isFolder ? null : Open(place);
        try
        {
            if (file?.Record is { } record)
            {
                return await GoOnAsync(file, record, null, started, cancellation).ConfigureAwait(false);
            }

            using var idle = new Idle(settings.Patience, cancellation);
            using LiveAnswer answer = await BeginAsync(idle, cancellation).ConfigureAwait(false);
            file ??= Open(Path.Combine(place, SafeFileName.Of(
                DispositionName.Of(answer.Headers["Content-Disposition"]),
                Text.PercentEncoding.Decode(request.Path[(request.Path.LastIndexOf('/') + 1)..]))));
            progress.Target = file.Target;
            if (file.Record is { } earlier && IsSame(answer, earlier))
            {
                return await GoOnAsync(file, earlier, answer, started, cancellation).ConfigureAwait(false);
            }

            return await FromStartAsync(file, answer, started, cancellation).ConfigureAwait(false);
        }
        catch (RefusedException e) when (file is { Record: { CanGoOn: true } part } && HasProgress(part))
        {
            throw e.With(Kept(file, part));
        }
        finally
        {
            file?.Dispose();
        }
    }

    /// <summary>How to go on with a part, in words.</summary>
    internal static string Kept(PartFile file, PartRecord part) =>
        $"{PartFile.Words(part)} are kept in {Text.Printable.Of(file.Part, 300)}. "
            + $"Go on with {Setting.Resume} and a URL of the same object.";

    private static bool HasProgress(PartRecord part) => part.Done is { Count: > 0 };

    private PartFile Open(string target)
    {
        PartFile file = PartFile.Open(target, settings.Force, settings.Resume);
        if (file.Record is { ETag: null } part && part.Path != request.Path)
        {
            file.Dispose();
            throw TransferErrors.TransferPartOfOther(file.Part);
        }

        progress.Target = target;
        return file;
    }

    /// <summary>The first answer to the whole request.</summary>
    private async Task<LiveAnswer> BeginAsync(Idle idle, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                LiveAnswer answer = await exchange.SendAsync(request, [], null, idle).ConfigureAwait(false);
                CheckSender(answer);
                return answer;
            }
            catch (TroubleException e)
            {
                idle.Pause();
                await _attempts.AgainAsync(e, true, null, cancellation).ConfigureAwait(false);
                idle.Moved();
            }
        }
    }

    private async Task<TransferResult> FromStartAsync(PartFile file, LiveAnswer answer, long started, CancellationToken cancellation)
    {
        StatedChecksum? stated = StatedChecksum.Of(answer.Headers, settings.Checksum, request.HostKind);
        var record = new PartRecord
        {
            Path = request.Path,
            Length = answer.Length,
            // What a URL reads of an object cannot be asked for from the middle.
            ETag = answer.Headers.HasStrongTag && !request.IsForPart && answer.Status == 200 ? answer.Headers.ETag : null,
            LastModified = request.IsForPart || answer.Status != 200 ? null : answer.Headers["Last-Modified"],
            Checksum = request.IsForPart || answer.Status != 200 ? null : stated,
            Done = [],
        };
        file.Begin(record);
        progress.Total = record.Length;
        if (record.CanGoOn)
        {
            return await GoOnAsync(file, record, answer, started, cancellation).ConfigureAwait(false);
        }

        return await new WholeDownload(request, exchange, settings, progress, _attempts)
            .RunAsync(file, record, answer, started, cancellation)
            .ConfigureAwait(false);
    }

    private async Task<TransferResult> GoOnAsync(
        PartFile file,
        PartRecord record,
        LiveAnswer? answer,
        long started,
        CancellationToken cancellation)
    {
        progress.IsKept = true;
        using var pieces = new PiecewiseDownload(request, exchange, settings, progress, _attempts);
        PieceResult result = await pieces.RunAsync(file, record, answer, cancellation).ConfigureAwait(false);
        (string? checksum, StatedChecksum? verified) = Verify(file, record, result.Hash);
        file.Finish(record.Length!.Value);
        return Result(file, result.Headers, record.Length.Value, result.ResumedFrom, started, checksum, verified) with
        {
            StatusCode = result.Status,
        };
    }

    /// <summary>Compares the content. A difference throws the part away: nobody can say which bytes are wrong.</summary>
    private (string? Checksum, StatedChecksum? Verified) Verify(PartFile file, PartRecord record, ContentHash? computed)
    {
        StatedChecksum? stated = settings.Checksum == TransferChecksum.None ? null : record.Checksum;
        TransferChecksum wanted = stated?.Kind ?? settings.Checksum;
        if (wanted is TransferChecksum.Auto or TransferChecksum.None)
        {
            return (null, null);
        }

        string value = computed is not null && computed.Kind == wanted && computed.Length == record.Length
            ? computed.Value()
            : Reread(file, wanted, record.Length!.Value);
        Compare(file, stated, value);
        return ($"{wanted}:{value}", stated);
    }

    /// <summary>Fails if a stated checksum is not that of the content.</summary>
    internal static void Compare(PartFile? file, StatedChecksum? stated, string value)
    {
        if (stated is not null && stated.Value != value)
        {
            file?.Discard();
            throw TransferErrors.TransferChecksumMismatch(stated.Name, stated.Value, value, isUpload: false, stated.IsETag);
        }
    }

    /// <summary>The result of a download.</summary>
    internal TransferResult Result(
        PartFile? file,
        AnswerHeaders headers,
        long length,
        long resumedFrom,
        long started,
        string? checksum,
        StatedChecksum? verified) => new()
        {
            Source = request.Shown,
            Target = file?.Target ?? string.Empty,
            Method = request.Method,
            StatusCode = 200,
            Bytes = length,
            ResumedFrom = resumedFrom,
            Duration = settings.Clock.GetElapsedTime(started),
            ETag = headers.ETag,
            VersionId = headers["x-amz-version-id"],
            Checksum = checksum,
            Verified = verified is not null,
            VerifiedBy = verified?.Name ?? "Length",
            Attempts = progress.Attempts,
            ContentType = headers["Content-Type"],
            LastModified = headers.LastModified,
            RequestId = headers["x-amz-request-id"],
        };

    private static string Reread(PartFile file, TransferChecksum kind, long length)
    {
        using var hash = new ContentHash(kind);
        byte[] buffer = new byte[1024 * 1024];
        for (long at = 0; at < length;)
        {
            int read = file.Read(at, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - at)));
            if (read == 0)
            {
                break;
            }

            hash.Append(buffer.AsSpan(0, read));
            at += read;
        }

        return hash.Value();
    }

    private static bool IsSame(LiveAnswer answer, PartRecord record) =>
        answer.Length == record.Length
        && (record.ETag is { } tag ? answer.Headers.ETag == tag : answer.Headers["Last-Modified"] == record.LastModified);

    /// <summary>A proxy that asks for a login answers with success, too.</summary>
    private void CheckSender(LiveAnswer answer)
    {
        AcceptedAnswer accepted = AcceptedAnswer.Of(answer.Status, request.Method, answer.Headers.All, request.IsAws, null);
        if (!accepted.IsAccepted && (request.IsAws || answer.Headers.ETag is null))
        {
            throw TransferErrors.TransferAnswerNotS3(accepted.Seen);
        }
    }
}
