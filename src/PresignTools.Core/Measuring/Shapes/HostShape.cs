namespace PresignTools.Measuring.Shapes;

/// <summary>The shape of a host: the name without the bucket, and without account ids, of which there may be many.</summary>
internal static class HostShape
{
    private const int Longest = 120;

    internal static void Write(ShapeWriter shape, ReadOnlySpan<char> host, ReadOnlySpan<char> bucket)
    {
        bool isVirtual = bucket.Length > 0 && host.StartsWith(bucket, StringComparison.OrdinalIgnoreCase) && host.Length > bucket.Length
            && host[bucket.Length] == '.';
        shape.Add(isVirtual ? 'b' : '-');

        // A name with dots fits no wildcard certificate.
        shape.Add(bucket.Contains('.') ? '.' : '-');
        ReadOnlySpan<char> rest = isVirtual ? host[bucket.Length..] : host;
        rest = rest.Length > Longest ? rest[..Longest] : rest;
        int run = 0;
        foreach (char c in rest)
        {
            run = c is >= '0' and <= '9' ? run + 1 : 0;
            if (run <= 4)
            {
                shape.Add(c);
            }
        }

        shape.Field([]);
    }
}
