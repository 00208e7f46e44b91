using System.Globalization;
using PresignTools.Errors;
using PresignTools.Text.Wording;
using PresignTools.Transfer.Running;
using PresignTools.Transfers;
using PresignTools.Transfers.Checksums;
using PresignTools.Transfers.Sets;

namespace PresignTools.Transfer.Uploads;

/// <summary>
/// Sends a file in parts, several side by side, each tried again by itself; then has the server join them. Parts that arrived are kept by
/// the server until then, so that a stop costs only what was under way.
/// </summary>
/// <param name="plan">The requests.</param>
/// <param name="exchange">Sends.</param>
/// <param name="settings">How.</param>
/// <param name="progress">How far it is.</param>
internal sealed class SetUpload(UploadPlan plan, Exchange exchange, TransferSettings settings, TransferProgress progress)
{
    private const long LongestList = 64 * 1024 * 1024;

    private readonly Dictionary<int, ArrivedPart> _arrived = [];
    private int _verified;
    private string _verifiedBy = string.Empty;

    /// <param name="body">The content.</param>
    /// <param name="cancellation">Cancelled when the user stops.</param>
    internal async Task<TransferResult> RunAsync(BodySource body, CancellationToken cancellation)
    {
        long started = settings.Clock.GetTimestamp();
        progress.Total = body.Length;
        long there = settings.Resume ? await FindArrivedAsync(body, cancellation).ConfigureAwait(false) : 0;
        progress.Set(there);
        var open = new Queue<int>(Enumerable.Range(1, plan.Parts.Count).Where(n => !_arrived.ContainsKey(n)));
        int wanted = open.Count;
        try
        {
            await SendPartsAsync(body, open, cancellation).ConfigureAwait(false);
            if (body.HasChanged)
            {
                throw TransferErrors.TransferFileChanged(body.Name);
            }

            (string tag, LiveAnswer answer) = await CompleteAsync(cancellation).ConfigureAwait(false);
            using LiveAnswer own = answer;
            return new TransferResult
            {
                Source = body.Name,
                Target = plan.List.Shown,
                Method = "PUT",
                StatusCode = answer.Status,
                Bytes = body.Length,
                ResumedFrom = there,
                Duration = settings.Clock.GetElapsedTime(started),
                ETag = tag,
                VersionId = answer.Headers["x-amz-version-id"],
                Verified = _verified == wanted,
                VerifiedBy = _verified == wanted && wanted > 0 ? _verifiedBy + " of each part" : "Length",
                Attempts = progress.Attempts,
                RequestId = answer.Headers["x-amz-request-id"],
            };
        }
        catch (RefusedException e)
        {
            throw e.With(_arrived.Count > 0 ? Kept() : null);
        }
    }

    /// <summary>How to go on, in words.</summary>
    internal string Kept() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_arrived.Count} of {plan.Parts.Count} parts are stored, and cost money until the upload is completed or aborted. ")
        + $"{Setting.Resume} sends the others; the property Abort of the set has the URL that deletes them.";

    /// <summary>
    /// What has arrived of this content: parts of another file, or of an older state of it, are sent again. An ETag is the MD5 of its part,
    /// unless the upload is encrypted with a key of KMS; then the length must do.
    /// </summary>
    private async Task<long> FindArrivedAsync(BodySource body, CancellationToken cancellation)
    {
        IReadOnlyList<ArrivedPart> listed = await ListAsync(cancellation).ConfigureAwait(false);
        long bytes = 0;
        foreach (ArrivedPart part in listed)
        {
            cancellation.ThrowIfCancellationRequested();
            if (part.Number > plan.Parts.Count || plan.Parts[part.Number - 1].Body is not { } range || part.Size != range.Length)
            {
                continue;
            }

            var tag = new AnswerHeaders([new("ETag", part.ETag)]);
            if (StatedChecksum.Of(tag, TransferChecksum.MD5, plan.List.HostKind) is { } md5
                && Upload.Reread(body, range, TransferChecksum.MD5) != md5.Value)
            {
                continue;
            }

            _arrived[part.Number] = part with { Checksum = plan.ChecksumOf(part.Number) };
            bytes += range.Length;
        }

        return bytes;
    }

    /// <summary>The list of what has arrived: one request for each thousand, as long as the server has more.</summary>
    private async Task<IReadOnlyList<ArrivedPart>> ListAsync(CancellationToken cancellation)
    {
        var own = new TransferProgress();
        List<ArrivedPart> all = [];
        foreach (PlannedRequest request in (IEnumerable<PlannedRequest>)[plan.List, .. plan.FurtherLists])
        {
            using var content = new MemoryStream();
            await new Downloads.WholeDownload(request, exchange, settings, own, new Attempts(settings, own))
                .RunAsync(content, LongestList, cancellation).ConfigureAwait(false);
            all.AddRange(PartsXml.ReadList(content.ToArray(), out bool isTruncated)
                ?? throw TransferErrors.TransferAnswerImplausible("it is not the list of parts that was requested"));
            if (!isTruncated)
            {
                break;
            }
        }

        return all;
    }

    private async Task SendPartsAsync(BodySource body, Queue<int> open, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        int senders = Math.Min(Math.Max(1, settings.Parallel), Math.Max(1, open.Count));
        Task[] tasks = [.. Enumerable.Range(0, senders).Select(_ => Task.Run(
            async () =>
            {
                try
                {
                    await SendAsync(body, open, stop.Token).ConfigureAwait(false);
                }
                catch
                {
                    await stop.CancelAsync().ConfigureAwait(false);
                    throw;
                }
            },
            CancellationToken.None))];
        try
        {
            await Task.WhenAll(tasks).ConfigureAwait(false);
        }
        catch (Exception)
        {
            Exception first = tasks
                .Select(static t => t.Exception?.InnerException)
                .FirstOrDefault(static e => e is not null and not OperationCanceledException)
                ?? new OperationCanceledException(cancellation);
            throw first is PresignException { ErrorId: "TransferCutOff" } cut && _arrived.Count > 0
                ? TransferErrors.TransferCutOff(cut.Message, string.Empty, Kept(), cut.About)
                : first;
        }
    }

    private async Task SendAsync(BodySource body, Queue<int> open, CancellationToken cancellation)
    {
        while (true)
        {
            int number;
            lock (open)
            {
                if (!open.TryDequeue(out number))
                {
                    return;
                }
            }

            PlannedRequest request = plan.Parts[number - 1];
            TransferResult sent = await new Upload(request, exchange, settings, progress)
                .RunAsync(body, cancellation)
                .ConfigureAwait(false);
            string tag = sent.ETag ?? throw TransferErrors.TransferPartWithoutTag(number);
            lock (_arrived)
            {
                _arrived[number] = new ArrivedPart(number, "\"" + tag + "\"") { Checksum = plan.ChecksumOf(number) };
                _verified += sent.Verified ? 1 : 0;
                _verifiedBy = sent.VerifiedBy;
            }
        }
    }

    private async Task<(string Tag, LiveAnswer Answer)> CompleteAsync(CancellationToken cancellation)
    {
        byte[] list = PartsXml.WriteComplete(_arrived.Values);
        PlannedRequest request = plan.Complete(list.Length, settings.Clock.GetUtcNow());
        var attempts = new Attempts(settings, progress);
        bool isAnswerLost = false;
        while (true)
        {
            using var idle = new Idle(settings.Patience, cancellation);
            try
            {
                LiveAnswer answer = await exchange.SendAsync(request, [], new ByteArrayContent(list), idle).ConfigureAwait(false);
                return PartsXml.ReadCompleted(answer.Body) is { } tag
                    ? (tag, answer)
                    : throw TransferErrors.TransferNotCompleted("its answer is empty, or is not the one that S3 gives");
            }
            catch (TroubleException trouble)
            {
                isAnswerLost |= trouble.Answer is null;
                await attempts.AgainAsync(trouble, false, Kept(), cancellation).ConfigureAwait(false);
            }
            catch (RefusedException e) when (isAnswerLost && e.Refusal.StatusCode == 404)
            {
                throw TransferErrors.TransferCompletionUnknown(JoinedTag.Of(_arrived.Values));
            }
        }
    }
}
