using PresignTools.Text;
using PresignTools.Text.Wording;
using PresignTools.Transfer.Running;
using PresignTools.Transfers;
using PresignTools.Transfers.Files;

namespace PresignTools.Transfer.Downloads;

/// <summary>Whether an answer has the bytes that were asked for, of exactly the object that was begun.</summary>
internal static class RangeCheck
{
    /// <param name="answer">The answer.</param>
    /// <param name="range">What was asked for.</param>
    /// <param name="record">The object.</param>
    /// <param name="part">Where the part is, for the error.</param>
    internal static void Run(LiveAnswer answer, ByteRange range, PartRecord record, string part)
    {
        bool isOther = answer.Status is 412 or 416 || (record.ETag is { } tag && answer.Headers.ETag is { } now && now != tag);
        if (isOther)
        {
            throw TransferErrors.TransferObjectChanged(
                $"{Printable.Of(part, 300)} is a part of the older object. To download the new one, start over with "
                    + $"{Setting.Force} and without {Setting.Resume}.");
        }

        if (answer.Status == 200 && answer.Length is { } whole && whole != record.Length)
        {
            throw TransferErrors.TransferAnswerImplausible(
                $"the object has {TransferErrors.Count(whole)} now, and had {TransferErrors.Count(record.Length ?? 0)}");
        }

        if (answer.Status == 206 && !IsOf(answer, range, record))
        {
            string came = Printable.Of(answer.Headers["Content-Range"] ?? "no Content-Range", 60);
            throw TransferErrors.TransferAnswerImplausible($"the range {range.ToHeader()} was requested, and '{came}' came");
        }
    }

    private static bool IsOf(LiveAnswer answer, ByteRange range, PartRecord record) =>
        ByteRange.TryParseContentRange(answer.Headers["Content-Range"], out ByteRange got, out long? all)
        && got == range
        && (all is null || all == record.Length)
        && (answer.Length is not { } length || length == range.Length);
}
