using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PresignTools.Sandbox.Worlds;

/// <summary>Reads worlds from JSON, writes them, and changes them by JSON merge patches (RFC 7396).</summary>
public static class WorldJson
{
    private const int LargestInline = 4096;

    /// <summary>The world that is built in.</summary>
    public static World Default(TimeProvider? time = null) => Parse(DefaultText(), time);

    /// <summary>Its JSON.</summary>
    public static string DefaultText()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("default-world.json")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Reads a world. Comments and trailing commas are allowed.</summary>
    /// <param name="json">The document.</param>
    /// <param name="time">Where <c>now</c> in times such as <c>now+1h</c> comes from; null for the system's clock.</param>
    /// <exception cref="JsonException">It is no JSON, has a property that no world has, or something is missing that must be
    /// there.</exception>
    public static World Parse(string json, TimeProvider? time = null) =>
        Read(
            JsonNode.Parse(
                json,
                null,
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }),
            time ?? TimeProvider.System,
            null);

    internal static World Read(JsonNode? node, TimeProvider time, Func<string, byte[]?>? blobs)
    {
        World world = node.Deserialize<World>(Options(time)) ?? throw new JsonException("The world is null.");
        DateTimeOffset now = world.Clock.Read(time.GetUtcNow());
        WorldCheck.All(world);
        foreach (StoredObject item in world.Buckets.Values.SelectMany(b => b.Objects.Values).SelectMany(v => v))
        {
            Fill(item, now, blobs);
        }

        return world;
    }

    /// <summary>
    /// Writes a world. Content of more than 4 KB, or that is no text, stands there as a reference that only the running server knows.
    /// </summary>
    internal static JsonNode Write(World world)
    {
        foreach (StoredObject item in world.Buckets.Values.SelectMany(b => b.Objects.Values).SelectMany(v => v))
        {
            item.Content = Inline(item.Body);
            item.ContentBase64 = null;
            item.ContentRef = item.Content is null ? item.BodyHash : null;
        }

        JsonNode node = JsonSerializer.SerializeToNode(world, Options(TimeProvider.System))!;
        foreach (StoredObject item in world.Buckets.Values.SelectMany(b => b.Objects.Values).SelectMany(v => v))
        {
            item.Content = item.ContentRef = null;
        }

        return node;
    }

    internal static string HashOf(byte[] body) => Convert.ToHexStringLower(SHA256.HashData(body));

    /// <summary>Applies a merge patch: objects merge, null removes, everything else replaces.</summary>
    internal static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch?.DeepClone();
        }

        JsonObject result = target as JsonObject ?? [];
        foreach ((string name, JsonNode? value) in changes)
        {
            if (value is null)
            {
                result.Remove(name);
                continue;
            }

            JsonNode? old = result[name];
            result.Remove(name);
            result[name] = Merge(old, value);
        }

        return result;
    }

    /// <summary>The content as bytes, and what follows from it.</summary>
    private static void Fill(StoredObject item, DateTimeOffset now, Func<string, byte[]?>? blobs)
    {
        item.Body =
            item.ContentBase64 is not null ? Convert.FromBase64String(item.ContentBase64)
            : item.ContentRef is not null
                ? blobs?.Invoke(item.ContentRef)
                    ?? throw new JsonException($"Nothing is stored under the contentRef '{item.ContentRef}'.")
            : Encoding.UTF8.GetBytes(item.Content ?? string.Empty);
        item.Content = item.ContentBase64 = item.ContentRef = null;    // the bytes are all there is from here on
        item.LastModified ??= now;
        item.ETag ??= Operations.Checksums.Md5Hex(item.Body);
    }

    private static string? Inline(byte[] body)
    {
        if (body.Length > LargestInline)
        {
            return null;
        }

        try
        {
            return new UTF8Encoding(false, true).GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static JsonSerializerOptions Options(TimeProvider time) => new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new TimeConverter(time), new VersionsConverter() },
    };

    /// <summary>ISO 8601, or relative to now: <c>now</c>, <c>now-90m</c>, <c>now+1h</c>, <c>now+7d</c>.</summary>
    private sealed class TimeConverter(TimeProvider time) : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            string text = reader.GetString() ?? string.Empty;
            if (!text.StartsWith("now", StringComparison.Ordinal))
            {
                return DateTimeOffset.TryParse(
                    text,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                    out DateTimeOffset instant
                )
                    ? instant
                    : throw new JsonException($"'{text}' is not a time. Write 2026-01-31T12:00:00Z, or now-90m.");
            }

            if (text.Length == 3)
            {
                return time.GetUtcNow();
            }

            double unit = text[^1] switch
            {
                's' => 1,
                'm' => 60,
                'h' => 3600,
                'd' => 86400,
                _ => double.NaN,
            };
            return
                double.TryParse(text.AsSpan(3, text.Length - 4), NumberStyles.Float, CultureInfo.InvariantCulture, out double count)
                && !double.IsNaN(unit)
                ? time.GetUtcNow().AddSeconds(count * unit)
                : throw new JsonException($"'{text}' is not a time. Write now+1h, now-90m or now-7d.");
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture));
    }

    /// <summary>The versions of a key: an array, or one version without brackets.</summary>
    private sealed class VersionsConverter : JsonConverter<List<StoredObject>>
    {
        public override List<StoredObject> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                return [JsonSerializer.Deserialize<StoredObject>(ref reader, options)!];
            }

            return [.. JsonSerializer.Deserialize<StoredObject[]>(ref reader, options)!];
        }

        public override void Write(Utf8JsonWriter writer, List<StoredObject> value, JsonSerializerOptions options)
        {
            if (value.Count == 1)
            {
                JsonSerializer.Serialize(writer, value[0], options);
            }
            else
            {
                JsonSerializer.Serialize(writer, value.ToArray(), options);
            }
        }
    }
}
