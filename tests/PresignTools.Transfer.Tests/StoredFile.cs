using System.Globalization;
using System.Security.Cryptography;

namespace PresignTools.Transfer.Tests;

/// <summary>An object as a good server answers for it, with Range and If-Match; tests bend its answers.</summary>
internal sealed class StoredFile
{
    internal StoredFile(byte[] content) => Content = content;

    internal byte[] Content
    {
        get;
        set
        {
            field = value;
            ETag = Md5Of(value);
        }
    }

    internal string ETag { get; private set; } = string.Empty;

    internal static byte[] Random(int length, int seed)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    internal HostileAnswer Answer(HostileRequest request)
    {
        List<(string, string)> headers = [("ETag", $"\"{ETag}\""), ("x-amz-request-id", "R" + request.Number), ("Accept-Ranges", "bytes")];
        if (request["If-Match"] is { } tag && tag.Trim('"') != ETag)
        {
            return new HostileAnswer(412) { Headers = headers };
        }

        if (request["Range"] is not { } range)
        {
            return new HostileAnswer(200) { Headers = headers, Body = Content };
        }

        string[] ends = range["bytes=".Length..].Split('-');
        int first = int.Parse(ends[0], CultureInfo.InvariantCulture);
        int last = ends[1].Length == 0 ? Content.Length - 1 : Math.Min(Content.Length - 1, int.Parse(ends[1], CultureInfo.InvariantCulture));
        if (first >= Content.Length)
        {
            return new HostileAnswer(416) { Headers = headers };
        }

        return new HostileAnswer(206)
        {
            Headers = [.. headers, ("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes {first}-{last}/{Content.Length}"))],
            Body = Content[first..(last + 1)],
        };
    }

#pragma warning disable CA5351 // the ETag of an object that was sent in one piece is its MD5
    internal static string Md5Of(byte[] content) => Convert.ToHexStringLower(MD5.HashData(content));
#pragma warning restore CA5351
}
