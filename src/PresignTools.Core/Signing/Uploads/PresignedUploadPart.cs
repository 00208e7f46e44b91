using System.Collections.ObjectModel;
using System.Globalization;

namespace PresignTools.Signing.Uploads;

/// <summary>The signed request that uploads one part.</summary>
public sealed class PresignedUploadPart : PresignedUploadUrl
{
    internal PresignedUploadPart(int number, long offset, long length, string url, RequiredHeaders? requiredHeaders)
        : base(url, "PUT", requiredHeaders) => (PartNumber, Offset, Length) = (number, offset, length);

    /// <summary>Number of the part, from 1.</summary>
    public int PartNumber { get; }

    /// <summary>Its first byte in the file, counted from 0.</summary>
    public long Offset { get; }

    /// <summary>How many bytes it has; the body must have exactly these.</summary>
    public long Length { get; }
}

/// <summary>The parts of an upload, in their order.</summary>
public sealed class PresignedUploadParts : ReadOnlyCollection<PresignedUploadPart>
{
    internal PresignedUploadParts(PresignedUploadPart[] parts)
        : base(parts)
    {
    }

    /// <summary>How many there are: Export-Csv writes the text of a property.</summary>
    public override string ToString() => Count == 1 ? "1 part" : Count.ToString(CultureInfo.InvariantCulture) + " parts";
}
