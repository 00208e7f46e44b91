using PresignTools.Transfer.Running;
using PresignTools.Transfers;
using PresignTools.Transfers.Checksums;

namespace PresignTools.Transfer.Uploads;

/// <summary>
/// Sends content in one request, and compares what the server stored with what was sent. Every attempt begins at the front: S3 keeps
/// nothing of an upload that broke.
/// </summary>
/// <param name="request">The request.</param>
/// <param name="exchange">Sends.</param>
/// <param name="settings">How.</param>
/// <param name="progress">How far it is.</param>
internal sealed class Upload(PlannedRequest request, Exchange exchange, TransferSettings settings, TransferProgress progress)
{
    /// <summary>From here on a body waits for the server's go-ahead, so that a refusal costs no upload.</summary>
    private const long LargeBody = 1024 * 1024;

    private readonly Attempts _attempts = new(settings, progress);

    /// <param name="body">The content.</param>
    /// <param name="cancellation">Cancelled when the user stops.</param>
    internal async Task<TransferResult> RunAsync(BodySource body, CancellationToken cancellation)
    {
        ByteRange range = request.Body ?? new ByteRange(0, body.Length);
        long started = settings.Clock.GetTimestamp();
        progress.Total ??= range.Length;
        bool mayExpect = range.Length >= LargeBody;
        while (true)
        {
            using var idle = new Idle(settings.Patience, cancellation);
            using ContentHash? hash = ReferenceEquals(body.Content, body) ? HashOnTheWay() : null;
            var content = new BodyContent(body, range, hash, new Flow(settings, progress), progress, idle);
            try
            {
                using LiveAnswer answer = await SendAsync(content, mayExpect, idle).ConfigureAwait(false);
                if (answer.Status == 417)
                {
                    mayExpect = false;
                    progress.TakeBack(content.Sent);
                    continue;
                }

                if (answer.Status != 303)
                {
                    CheckSender(answer);
                }

                return Finish(body, range, hash, answer, started);
            }
            catch (Exception) when (content.Fault is not null)
            {
                throw content.Fault;
            }
            catch (Exception e) when (exchange.Trouble(request, e, idle) is { } trouble)
            {
                progress.TakeBack(content.Sent);
                await _attempts.AgainAsync(trouble, false, null, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Whether it is a form, which S3 may answer with the page to show next: that is success, too.</summary>
    private bool IsForm => request.Method == "POST";

    private Task<LiveAnswer> SendAsync(BodyContent content, bool mayExpect, Idle idle) => mayExpect
        ? exchange.SendAsync(request, [new("expect", "100-continue")], content, idle, IsForm ? [417, 303] : [417])
        : exchange.SendAsync(request, [], content, idle, IsForm ? [303] : []);

    private TransferResult Finish(BodySource body, ByteRange range, ContentHash? hash, LiveAnswer answer, long started)
    {
        if (body.HasChanged)
        {
            throw TransferErrors.TransferFileChanged(body.Name);
        }

        ByteRange content = ReferenceEquals(body.Content, body) ? range : new ByteRange(0, body.Content.Length);
        StatedChecksum? stated = StatedChecksum.Of(answer.Headers, settings.Checksum, request.HostKind);
        TransferChecksum kind = stated?.Kind ?? (hash?.Kind ?? TransferChecksum.None);
        string? value = kind == TransferChecksum.None ? null : hash?.Kind == kind ? hash.Value() : Reread(body.Content, content, kind);
        if (stated is not null && stated.Value != value)
        {
            throw TransferErrors.TransferChecksumMismatch(stated.Name, stated.Value, value!, isUpload: true, stated.IsETag);
        }

        return new TransferResult
        {
            Source = body.Name,
            Target = request.Shown,
            Method = request.Method,
            StatusCode = answer.Status,
            Bytes = content.Length,
            Duration = settings.Clock.GetElapsedTime(started),
            ETag = answer.Headers.ETag,
            VersionId = answer.Headers["x-amz-version-id"],
            Checksum = value is null ? null : $"{kind}:{value}",
            Verified = stated is not null,
            VerifiedBy = stated?.Name ?? "Length",
            Attempts = progress.Attempts,
            RequestId = answer.Headers["x-amz-request-id"],
        };
    }

    /// <summary>
    /// What the answer will most likely state: S3 computes CRC-64/NVME of what came without a checksum of its own; other servers give the
    /// MD5 as ETag.
    /// </summary>
    private ContentHash? HashOnTheWay() => settings.Checksum switch
    {
        TransferChecksum.None => null,
        TransferChecksum.Auto => new ContentHash(request.IsAws ? TransferChecksum.CRC64NVME : TransferChecksum.MD5),
        TransferChecksum kind => new ContentHash(kind),
    };

    /// <summary>The checksum of a part of the content, read once more.</summary>
    internal static string Reread(BodySource body, ByteRange range, TransferChecksum kind)
    {
        using var hash = new ContentHash(kind);
        using Stream stream = body.Open(range);
        byte[] buffer = new byte[Flow.BufferSize];
        for (long left = range.Length; left > 0;)
        {
            int read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (read == 0)
            {
                throw TransferErrors.TransferFileChanged(body.Name);
            }

            hash.Append(buffer.AsSpan(0, read));
            left -= read;
        }

        return hash.Value();
    }

    /// <summary>A proxy that asks for a login takes any body, too.</summary>
    private void CheckSender(LiveAnswer answer)
    {
        Verification.Sending.AcceptedAnswer accepted =
            Verification.Sending.AcceptedAnswer.Of(answer.Status, request.Method, answer.Headers.All, request.IsAws, null);
        if (!accepted.IsAccepted && (request.IsAws || answer.Headers.ETag is null))
        {
            throw TransferErrors.TransferAnswerNotS3(accepted.Seen);
        }
    }
}
