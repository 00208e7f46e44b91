using System.Globalization;
using System.Text;
using System.Text.Json;
using PresignTools.Transfers.Checksums;

namespace PresignTools.Transfers.Files;

/// <summary>
/// What must be known to go on with a download: it is kept in a small file beside the part. It holds no secret, so that it may stay on
/// disk: the URL is not in it.
/// </summary>
internal sealed record PartRecord
{
    private const int Version = 1;

    /// <summary>Path of the object, without host and query.</summary>
    internal required string Path { get; init; }

    /// <summary>Length of the whole object; null if the server did not say.</summary>
    internal long? Length { get; init; }

    /// <summary>Entity tag without quotes; null without a strong one.</summary>
    internal string? ETag { get; init; }

    /// <summary>Last-Modified, as the server wrote it.</summary>
    internal string? LastModified { get; init; }

    /// <summary>The checksum of the whole content that the server stated.</summary>
    internal StatedChecksum? Checksum { get; init; }

    /// <summary>What is there; null where the file's own length says so, because it grows from the front.</summary>
    internal IReadOnlyList<ByteRange>? Done { get; init; }

    /// <summary>Whether the server can be asked for the rest of exactly this object.</summary>
    internal bool CanGoOn => Length is not null && (ETag is not null || LastModified is not null);

    /// <summary>The header that lets the server answer only for exactly this object.</summary>
    internal KeyValuePair<string, string> Condition =>
        ETag is { } tag ? new("if-match", "\"" + tag + "\"") : new("if-unmodified-since", LastModified ?? string.Empty);

    /// <summary>As JSON.</summary>
    internal string ToJson()
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("Version", Version);
            json.WriteString(nameof(Path), Path);
            if (Length is { } length)
            {
                json.WriteNumber(nameof(Length), length);
            }

            json.WriteString(nameof(ETag), ETag);
            json.WriteString(nameof(LastModified), LastModified);
            if (Checksum is not null)
            {
                json.WriteString(nameof(Checksum), $"{Checksum.Kind}:{Checksum.Value}");
                json.WriteBoolean("IsETag", Checksum.IsETag);
            }

            if (Done is not null)
            {
                json.WriteStartArray(nameof(Done));
                foreach (ByteRange range in Done)
                {
                    json.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{range.Start}-{range.End}"));
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>Reads it; null if it is damaged, or of another version.</summary>
    internal static PartRecord? Parse(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 4 });
            JsonElement root = document.RootElement;
            if (root.GetProperty("Version").GetInt32() != Version || Text(root, nameof(Path)) is not { } path)
            {
                return null;
            }

            return new PartRecord
            {
                Path = path,
                Length = root.TryGetProperty(nameof(Length), out JsonElement length) ? length.GetInt64() : null,
                ETag = Text(root, nameof(ETag)),
                LastModified = Text(root, nameof(LastModified)),
                Checksum = ChecksumOf(root),
                Done = root.TryGetProperty(nameof(Done), out JsonElement done)
                    ? [.. done.EnumerateArray().Select(static d => RangeOf(d.GetString() ?? string.Empty))]
                    : null,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException
            or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static StatedChecksum? ChecksumOf(JsonElement root)
    {
        string[] parts = (Text(root, nameof(Checksum)) ?? string.Empty).Split(':', 2);
        return parts.Length == 2 && Enum.TryParse(parts[0], out TransferChecksum kind) && kind > TransferChecksum.None
            ? new StatedChecksum(kind, parts[1], root.TryGetProperty("IsETag", out JsonElement tag) && tag.ValueKind == JsonValueKind.True)
            : null;
    }

    private static ByteRange RangeOf(string text)
    {
        string[] parts = text.Split('-', 2);
        return parts.Length == 2
            ? new ByteRange(
                long.Parse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture),
                long.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture))
            : throw new FormatException();
    }
}
