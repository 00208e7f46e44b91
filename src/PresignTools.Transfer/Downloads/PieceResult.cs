using PresignTools.Transfers;
using PresignTools.Transfers.Checksums;

namespace PresignTools.Transfer.Downloads;

/// <summary>What a download in pieces leaves behind, beside the file.</summary>
/// <param name="Headers">Headers of the first answer.</param>
/// <param name="Status">Its status.</param>
/// <param name="ResumedFrom">How many bytes were there before.</param>
/// <param name="Hash">The checksum that was computed on the way; null if not all came that way.</param>
internal sealed record PieceResult(AnswerHeaders Headers, int Status, long ResumedFrom, ContentHash? Hash);
