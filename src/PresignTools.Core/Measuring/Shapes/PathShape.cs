namespace PresignTools.Measuring.Shapes;

/// <summary>The shape of a path: its characters, whether it names the bucket, and what a server or a library may have made of it.</summary>
internal static class PathShape
{
    internal static void Write(ShapeWriter shape, ReadOnlySpan<char> path, ReadOnlySpan<char> bucket)
    {
        ReadOnlySpan<char> key = path.StartsWith("/") ? path[1..] : path;
        bool isPathStyle = bucket.Length > 0 && key.StartsWith(bucket) && (key.Length == bucket.Length || key[bucket.Length] == '/');
        shape.Add(isPathStyle ? 'p' : 'v');
        key = isPathStyle ? key[Math.Min(key.Length, bucket.Length + 1)..] : key;
        bool isTwice = bucket.Length > 0 && key.StartsWith(bucket) && key.Length > bucket.Length && key[bucket.Length] == '/';
        shape.Add(isTwice ? 't' : '-');
        shape.Add(key.Length == 0 ? 'e' : '-');
        shape.Add(path.Contains("//", StringComparison.Ordinal) ? 'd' : '-');
        shape.Add(path.Contains("/./", StringComparison.Ordinal) || path.EndsWith("/.") ? '1' : '-');
        shape.Add(path.Contains("/../", StringComparison.Ordinal) || path.EndsWith("/..") ? '2' : '-');
        CharacterKinds.Write(shape, key);
        shape.Field([]);
    }
}
