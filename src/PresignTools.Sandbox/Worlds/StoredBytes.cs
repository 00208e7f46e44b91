using System.Globalization;
using PresignTools.Sandbox.Answers;

namespace PresignTools.Sandbox.Worlds;

/// <summary>
/// What objects, parts and uploads take of memory, and the bound on it. Bodies count, and what surrounds them: a million empty objects are
/// not nothing. A running sum only grows; where it comes to the bound, everything is counted anew.
/// </summary>
/// <param name="most">Most bytes.</param>
/// <param name="count">Counts what is stored.</param>
internal sealed class StoredBytes(long most, Func<long> count)
{
    /// <summary>An object with its lists, its names and its place in a dictionary, roughly.</summary>
    private const int Overhead = 1024;

    private long _sum;

    /// <summary>The size of one version of an object.</summary>
    internal static long Of(string key, StoredObject item) =>
        Overhead + item.Body.Length + (2L * key.Length) + Texts(item.Headers) + Texts(item.Metadata) + Texts(item.Tags);

    /// <summary>The size of a part.</summary>
    internal static long Of(UploadedPart part) => Overhead + part.Body.Length;

    /// <summary>The size of a world's objects. A body that several share, as copies do, counts once.</summary>
    internal static long Of(World world, IEnumerable<MultipartUpload> uploads)
    {
        var seen = new HashSet<byte[]>(ReferenceEqualityComparer.Instance);
        long sum = 0;
        foreach ((string key, List<StoredObject> versions) in world.Buckets.Values.SelectMany(b => b.Objects))
        {
            sum += versions.Sum(v => Of(key, v) - (seen.Add(v.Body) ? 0 : v.Body.Length));
        }

        foreach (MultipartUpload upload in uploads)
        {
            sum += Of(upload.Key, upload.Template) + upload.Parts.Values.Sum(p => Of(p) - (seen.Add(p.Body) ? 0 : p.Body.Length));
        }

        return sum;
    }

    /// <summary>Takes room, before anything is stored.</summary>
    /// <param name="size">What comes.</param>
    /// <param name="freed">What goes for it.</param>
    /// <exception cref="Failure">There is not so much room.</exception>
    internal void Reserve(long size, long freed = 0)
    {
        Check(size, freed);
        _sum += size;
    }

    /// <summary>Whether there is room.</summary>
    /// <exception cref="Failure">There is not so much room.</exception>
    internal void Check(long size, long freed = 0)
    {
        if (_sum + size > most)
        {
            _sum = count();
            if (_sum - freed + size > most)
            {
                throw new Failure(
                    507,
                    "InsufficientStorage",
                    $"The sandbox keeps at most {Number(most)} bytes in memory and holds {Number(_sum)}. Delete objects, reset it, or "
                        + $"start it with a larger --max-stored.",
                    CauseId.Other);
            }
        }
    }

    /// <summary>Checks a world that is to take this one's place.</summary>
    /// <exception cref="FormatException">It is too large.</exception>
    internal void CheckWorld(World world)
    {
        long size = Of(world, []);
        if (size > most)
        {
            throw new FormatException($"its objects take {Number(size)} bytes, and the sandbox keeps at most {Number(most)}.");
        }
    }

    /// <summary>Counts anew.</summary>
    internal void Recount() => _sum = count();

    private static long Texts(Dictionary<string, string> texts)
    {
        long sum = 0;
        foreach ((string name, string value) in texts)
        {
            sum += 2L * (name.Length + value.Length);
        }

        return sum;
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
