using PresignTools.Transfers;

namespace PresignTools.Transferring;

/// <summary>What a form needs to be sent, wherever it came from.</summary>
/// <param name="Url">Where it goes.</param>
/// <param name="Fields">Its fields, in their order.</param>
internal sealed record UploadForm(string Url, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Names of the fields that the sender must add.</summary>
    internal IReadOnlyList<string> OpenFields { get; init; } = [];

    /// <summary>Smallest file in bytes; null without a limit.</summary>
    internal long? MinimumSize { get; init; }

    /// <summary>Largest file in bytes; null without a limit.</summary>
    internal long? MaximumSize { get; init; }

    /// <summary>What S3 would refuse after the whole file was sent.</summary>
    internal void Check(long length)
    {
        if (OpenFields.Count > 0)
        {
            throw TransferErrors.TransferFieldsMissing(OpenFields);
        }

        if (length < MinimumSize || length > MaximumSize)
        {
            throw TransferErrors.TransferFileOutOfRange(length, MinimumSize, MaximumSize);
        }
    }
}
