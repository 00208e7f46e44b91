using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace PresignTools.Sandbox.Worlds;

/// <summary>The running world, what clients are in the middle of, and what happened. One gate guards it: requests decide and change under it, and never wait in it.</summary>
internal sealed class SandboxState
{
    private const int LogLength = 500;

    private readonly JsonNode _initial;
    private readonly TimeProvider _time;
    private readonly ConcurrentQueue<LogEntry> _log = new();
    private readonly Dictionary<string, byte[]> _initialBlobs;

    internal SandboxState(World world, TimeProvider time)
    {
        _time = time;
        World = world;
        _initialBlobs = Blobs(world);
        _initial = WorldJson.Write(world);
    }

    internal Lock Gate { get; } = new();

    internal World World { get; private set; }

    internal Dictionary<string, MultipartUpload> Uploads { get; } = [];

    internal DateTimeOffset Now => World.Clock.Read(_time.GetUtcNow());

    internal IReadOnlyCollection<LogEntry> Log => _log;

    internal JsonNode Export()
    {
        lock (Gate)
        {
            return WorldJson.Write(World);
        }
    }

    internal void Patch(JsonNode? patch)
    {
        lock (Gate)
        {
            Dictionary<string, byte[]> blobs = Blobs(World);
            World = WorldJson.Read(WorldJson.Merge(WorldJson.Write(World), patch), _time, h => blobs.GetValueOrDefault(h) ?? _initialBlobs.GetValueOrDefault(h));
        }
    }

    internal void Replace(JsonNode? world)
    {
        lock (Gate)
        {
            World = WorldJson.Read(world, _time, _initialBlobs.GetValueOrDefault);
            Uploads.Clear();
        }
    }

    internal void Reset() => Replace(_initial.DeepClone());

    internal void Record(LogEntry entry)
    {
        _log.Enqueue(entry);
        while (_log.Count > LogLength && _log.TryDequeue(out _))
        {
            // the oldest goes
        }
    }

    private static Dictionary<string, byte[]> Blobs(World world)
    {
        var blobs = new Dictionary<string, byte[]>();
        foreach (StoredObject item in world.Buckets.Values.SelectMany(b => b.Objects.Values).SelectMany(v => v))
        {
            blobs[WorldJson.HashOf(item.Body)] = item.Body;
        }

        return blobs;
    }
}

/// <summary>One request that was answered. The path only: a query may hold a signature.</summary>
internal sealed record LogEntry(DateTimeOffset Time, string Method, string Host, string Path, string? Operation, string? Caller, int Status, string? Code, string? Cause);

/// <summary>A multipart upload that was begun.</summary>
internal sealed class MultipartUpload
{
    internal required string Id { get; init; }

    internal required string Bucket { get; init; }

    internal required string Key { get; init; }

    internal required StoredObject Template { get; init; }

    /// <summary>Algorithm that CreateMultipartUpload declared; null for none.</summary>
    internal string? ChecksumAlgorithm { get; init; }

    internal required DateTimeOffset Initiated { get; init; }

    internal SortedDictionary<int, UploadedPart> Parts { get; } = [];
}

internal sealed record UploadedPart(byte[] Body, string ETag, DateTimeOffset LastModified);
