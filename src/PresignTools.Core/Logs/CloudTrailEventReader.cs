using System.Text.Json;
using PresignTools.Errors;

namespace PresignTools.Logs;

/// <summary>
/// Reads events of CloudTrail about requests to S3: a log file with its <c>Records</c>, one event, an array of them, EventBridge's
/// envelope, several documents one after the other, or the JSON text that <c>LookupEvents</c> gives. Events of other services are left out.
/// </summary>
public static class CloudTrailEventReader
{
    private const int Deepest = 64;
    private static readonly JsonReaderOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = Deepest,
    };

    private static ReadOnlySpan<byte> Blanks => " \t\r\n,"u8;

    /// <summary>The events about S3 in a text, in its order.</summary>
    /// <param name="json">JSON text.</param>
    /// <exception cref="PresignException"><c>CloudTrailNotReadable</c>.</exception>
    public static IReadOnlyList<CloudTrailEventRecord> Read(string json)
    {
        _ = json ?? throw new ArgumentNullException(nameof(json));
        return Read(System.Text.Encoding.UTF8.GetBytes(json), null);
    }

    /// <summary>The events about S3 in a file's bytes. What precedes a fault is read.</summary>
    internal static IReadOnlyList<CloudTrailEventRecord> Read(ReadOnlySpan<byte> utf8, string? file) =>
        Read(utf8, file, out PresignException? fault) is var records && fault is null ? records : throw fault;

    /// <summary>The events about S3 in a file's bytes, and what kept the rest from being read.</summary>
    internal static IReadOnlyList<CloudTrailEventRecord> Read(ReadOnlySpan<byte> utf8, string? file, out PresignException? fault)
    {
        var records = new List<CloudTrailEventRecord>();
        var walk = new CloudTrailWalk(records, file);
        fault = null;
        utf8 = (utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8).Trim(Blanks);
        try
        {
            while (utf8.Length > 0)
            {
                var reader = new Utf8JsonReader(utf8, Options);
                reader.Read();
                walk.Value(ref reader);
                utf8 = utf8[(int)reader.BytesConsumed..].TrimStart(Blanks);
            }

            fault = walk.Seen ? null : LogErrors.CloudTrailNotReadable("no object in it has eventName and eventSource", file ?? "");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // GetString refuses half of a surrogate pair with the second of these.
            string place = e is JsonException { LineNumber: { } line }
                ? "it is not JSON from line " + (line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) + " on"
                : "a string in it is not valid Unicode";
            fault = LogErrors.CloudTrailNotReadable(place, file ?? "");
        }

        return records;
    }
}
