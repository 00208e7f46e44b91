using System.Globalization;

namespace PresignTools.Measuring.Shapes;

/// <summary>
/// The shape of a query: its parameters in their order. Of those that S3 reads the value itself stands in the shape where values are few
/// (algorithm, region, signed headers), and what S3 makes of it where they are many (date, lifetime, key id, token, signature).
/// </summary>
internal static class QueryShape
{
    private const int MostParameters = 48;
    private const int LongestName = 64;
    private const int LongestValue = 200;

    private static readonly string[] Kept =
    [
        "x-amz-algorithm", "x-amz-signedheaders", "x-id", "x-amz-content-sha256", "x-amz-checksum-mode", "x-amz-request-payer",
        "x-amz-sdk-checksum-algorithm", "x-amz-region-set", "x-amz-acl", "list-type", "uploads", "acl", "tagging", "partnumber",
        "x-amz-storage-class", "x-amz-server-side-encryption",
    ];

    internal static void Write(ShapeWriter shape, ReadOnlySpan<char> query, DateTimeOffset? received)
    {
        DateTimeOffset? signed = null;
        ReadOnlySpan<char> date = [], day = [];
        long? seconds = null;
        int left = MostParameters;
        while (query.Length > 0 && left-- > 0)
        {
            int end = query.IndexOf('&');
            ReadOnlySpan<char> part = end < 0 ? query : query[..end];
            query = end < 0 ? [] : query[(end + 1)..];
            int equals = part.IndexOf('=');
            ReadOnlySpan<char> name = equals < 0 ? part : part[..equals];
            ReadOnlySpan<char> value = equals < 0 ? [] : part[(equals + 1)..];
            shape.Add(name.Length > LongestName ? name[..LongestName] : name);
            shape.Add(equals < 0 ? '!' : '=');
            if (Is(name, "x-amz-date"))
            {
                DateTimeOffset? own = Date(value);
                date = date.IsEmpty ? value : date;
                signed ??= own;
                shape.Add(own is null ? 'x' : 'd');
                ClockShape.Write(shape, own, null, received);
                shape.Add(value.SequenceEqual(date) ? 's' : 'o');
            }
            else if (Is(name, "x-amz-expires"))
            {
                bool isNumber = long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number);
                seconds = isNumber ? number : null;
                WriteLifetime(shape, value, seconds);
            }
            else if (Is(name, "expires"))
            {
                WriteEnd(shape, value, received);
            }
            else if (Is(name, "x-amz-credential"))
            {
                day = CredentialShape.Write(shape, value);
            }
            else
            {
                WriteValue(shape, name, value);
            }

            shape.Add('&');
        }

        shape.Add(query.Length > 0 ? '+' : ' ');
        shape.Add(day.Length > 0 && date.StartsWith(day) ? 's' : 'o');
        ClockShape.Write(shape, signed, seconds, received);
        shape.Field([]);
    }

    private static void WriteValue(ShapeWriter shape, ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        if (IsKept(name))
        {
            shape.Add(value.Length > LongestValue ? value[..LongestValue] : value);
        }
        else if (Is(name, "x-amz-signature") || Is(name, "signature") || Is(name, "awsaccesskeyid"))
        {
            shape.Add(value.StartsWith("AKIA") || value.StartsWith("ASIA") ? value[..4] : []);
            shape.Add(Math.Min(value.Length, LongestValue));
            CharacterKinds.Write(shape, value);
        }
        else
        {
            // Of a token, a file name or a number against caches, it matters how it is written, and not what it is.
            shape.Add(value.Length == 0 ? 'e' : 'v');
            CharacterKinds.Write(shape, value);
        }
    }

    /// <summary>Seven days are the longest lifetime; what is no number, or none above zero, S3 refuses.</summary>
    private static void WriteLifetime(ShapeWriter shape, ReadOnlySpan<char> value, long? seconds)
    {
        shape.Add(seconds switch
        {
            null => value.Length == 0 ? 'e' : 'x',
            < 0 => 'n',
            0 => '0',
            > 604_800 => 'l',
            _ => 's',
        });
    }

    /// <summary>The end of a URL of signature version 2: seconds since 1970.</summary>
    private static void WriteEnd(ShapeWriter shape, ReadOnlySpan<char> value, DateTimeOffset? received)
    {
        bool isTime = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long end);
        char state = isTime ? 'a' : 'x';
        state = isTime && received is { } at && at.ToUnixTimeSeconds() > end ? 'b' : state;
        shape.Add(state);
    }

    private static DateTimeOffset? Date(ReadOnlySpan<char> value) =>
        DateTimeOffset.TryParseExact(value, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out DateTimeOffset date) ? date : null;

    private static bool Is(ReadOnlySpan<char> name, string known) => name.Equals(known, StringComparison.OrdinalIgnoreCase);

    private static bool IsKept(ReadOnlySpan<char> name)
    {
        foreach (string kept in Kept)
        {
            if (Is(name, kept))
            {
                return true;
            }
        }

        return false;
    }
}
