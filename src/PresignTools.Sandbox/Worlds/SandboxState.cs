using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace PresignTools.Sandbox.Worlds;

/// <summary>
/// The running world, what clients are in the middle of, and what happened. The gate guards the objects of buckets and the uploads:
/// requests look at them and change them under it, and never wait, read a body or parse in it. All else of a world stays as it is until
/// another world takes its place, so it is read without the gate.
/// </summary>
internal sealed class SandboxState
{
    private const int LogLength = 500;

    /// <summary>Beyond so much, memory that a reset sets free goes back to the system at once.</summary>
    private const long WorthCollecting = 16 * 1024 * 1024;

    private readonly JsonNode _initial;
    private readonly TimeProvider _time;
    private readonly ConcurrentQueue<LogEntry> _log = new();
    private readonly Dictionary<string, byte[]> _initialBlobs;

    /// <summary>One at a time writes or replaces a world: writing one uses fields of its objects.</summary>
    private readonly Lock _administration = new();
    private World _world;
    private long _changes;

    internal SandboxState(World world, TimeProvider time, long mostStored)
    {
        _time = time;
        _world = world;
        _initialBlobs = Blobs(world);
        _initial = WorldJson.Write(world);
        Storage = new StoredBytes(mostStored, () => StoredBytes.Of(_world, Uploads.Values));
        Storage.CheckWorld(world);
        Storage.Recount();
    }

    internal Lock Gate { get; } = new();

    internal World World => Volatile.Read(ref _world);

    internal Dictionary<string, MultipartUpload> Uploads { get; } = [];

    /// <summary>Room for objects and parts; asked under the gate.</summary>
    internal StoredBytes Storage { get; }

    /// <summary>Bytes that objects and parts take now.</summary>
    internal long StoredNow
    {
        get
        {
            lock (Gate)
            {
                return StoredBytes.Of(_world, Uploads.Values);
            }
        }
    }

    internal DateTimeOffset Now => World.Clock.Read(_time.GetUtcNow());

    internal IReadOnlyCollection<LogEntry> Log => _log;

    /// <summary>Says, under the gate, that objects change.</summary>
    internal void Changed() => _changes++;

    internal JsonNode Export()
    {
        lock (_administration)
        {
            return WorldJson.Write(Snapshot(out _));
        }
    }

    /// <summary>Changes the world. It is written, merged and read outside the gate; if objects changed meanwhile, once more.</summary>
    internal void Patch(JsonNode? patch)
    {
        lock (_administration)
        {
            const int Patience = 4;
            for (int attempt = 1; ; attempt++)
            {
                if (attempt > Patience)
                {
                    // Clients write faster than a world is made: they wait this once.
                    lock (Gate)
                    {
                        Put(Merged(Snapshot(out _), patch));
                        return;
                    }
                }

                World made = Merged(Snapshot(out long seen), patch);
                lock (Gate)
                {
                    if (_changes == seen)
                    {
                        Put(made);
                        return;
                    }
                }
            }
        }
    }

    internal void Replace(JsonNode? world)
    {
        lock (_administration)
        {
            World made = WorldJson.Read(world, _time, _initialBlobs.GetValueOrDefault);
            Storage.CheckWorld(made);
            lock (Gate)
            {
                Uploads.Clear();
                Put(made);
            }
        }
    }

    /// <summary>Back to the world of the start. What was stored since is given back to the system.</summary>
    internal void Reset()
    {
        long before = StoredNow;
        Replace(_initial.DeepClone());
        if (before - StoredNow > WorthCollecting)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    internal void Record(LogEntry entry)
    {
        _log.Enqueue(entry);
        while (_log.Count > LogLength && _log.TryDequeue(out _))
        {
            // the oldest goes
        }
    }

    private World Merged(World now, JsonNode? patch)
    {
        Dictionary<string, byte[]> blobs = Blobs(now);
        World made = WorldJson.Read(WorldJson.Merge(WorldJson.Write(now), patch), _time, h =>
            blobs.GetValueOrDefault(h) ?? _initialBlobs.GetValueOrDefault(h));
        Storage.CheckWorld(made);
        return made;
    }

    private void Put(World world)
    {
        Volatile.Write(ref _world, world);
        _changes++;
        Storage.Recount();
    }

    /// <summary>
    /// The world with lists of its own, as it is at one moment. Its objects are the same; they are not changed once they are stored.
    /// </summary>
    private World Snapshot(out long changes)
    {
        lock (Gate)
        {
            changes = _changes;
            return _world.Copy();
        }
    }

    private static Dictionary<string, byte[]> Blobs(World world)
    {
        var blobs = new Dictionary<string, byte[]>();
        foreach (StoredObject item in world.Buckets.Values.SelectMany(b => b.Objects.Values).SelectMany(v => v))
        {
            blobs[item.BodyHash] = item.Body;
        }

        return blobs;
    }
}

/// <summary>One request that was answered. The path only: a query may hold a signature.</summary>
internal sealed record LogEntry(
    DateTimeOffset Time,
    string Method,
    string Host,
    string Path,
    string? Operation,
    string? Caller,
    int Status,
    string? Code,
    string? Cause,
    string? DeniedBy
);

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
