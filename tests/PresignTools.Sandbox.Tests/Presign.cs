using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PresignTools.Sandbox.Tests;

/// <summary>
/// A signer of its own, written from AWS's description and without Core, so that what the sandbox accepts does not rest on Core agreeing
/// with itself. Every parameter can be set wrong.
/// </summary>
internal sealed record Presign
{
    internal string Method { get; init; } = "GET";

    internal string Host { get; init; } = "127.0.0.1";

    internal string Path { get; init; } = "/reports/2026/q3.csv";

    internal string KeyId { get; init; } = Keys.Alice.Id;

    internal string Secret { get; init; } = Keys.Alice.Secret;

    internal string? Token { get; init; }

    internal string Region { get; init; } = "eu-central-1";

    internal string Service { get; init; } = "s3";

    internal DateTimeOffset Time { get; init; } = DateTimeOffset.UtcNow;

    internal string Expires { get; init; } = "900";

    internal string? Day { get; init; }

    internal string? Date { get; init; }

    internal string Terminal { get; init; } = "aws4_request";

    internal string Algorithm { get; init; } = "AWS4-HMAC-SHA256";

    internal string? SignedHeaders { get; init; }

    internal string Payload { get; init; } = "UNSIGNED-PAYLOAD";

    internal (string Name, string Value)[] Headers { get; init; } = [];

    internal (string Name, string Value)[] Query { get; init; } = [];

    /// <summary>The raw target, signed.</summary>
    internal string Target()
    {
        string date = Date ?? Time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        string day = Day ?? date[..8];
        string scope = $"{day}/{Region}/{Service}/{Terminal}";
        (string Name, string Value)[] headers = [.. Headers.Select(h => (h.Name.ToLowerInvariant(), h.Value.Trim())), ("host", Host)];
        string signed = SignedHeaders ?? string.Join(';', headers.Select(h => h.Name).Order(StringComparer.Ordinal));
        var query = new List<(string, string)>(Query)
        {
            ("X-Amz-Algorithm", Algorithm), ("X-Amz-Credential", $"{KeyId}/{scope}"), ("X-Amz-Date", date), ("X-Amz-Expires", Expires), ("X-Amz-SignedHeaders", signed),
        };
        if (Token is not null)
        {
            query.Add(("X-Amz-Security-Token", Token));
        }

        string canonicalQuery = string.Join('&', query.Select(p => (Encode(p.Item1), Encode(p.Item2))).OrderBy(p => p.Item1, StringComparer.Ordinal).ThenBy(p => p.Item2, StringComparer.Ordinal).Select(p => p.Item1 + "=" + p.Item2));
        string canonicalHeaders = string.Concat(headers.OrderBy(h => h.Name, StringComparer.Ordinal).Where(h => signed.Split(';').Contains(h.Name)).Select(h => $"{h.Name}:{h.Value}\n"));
        string canonical = $"{Method}\n{Path}\n{canonicalQuery}\n{canonicalHeaders}\n{signed}\n{Payload}";
        string text = $"AWS4-HMAC-SHA256\n{date}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        return $"{Path}?{canonicalQuery}&X-Amz-Signature={Sign(Secret, day, Region, Service, text)}";
    }

    internal async Task<RawAnswer> SendAsync(SandboxServer server, string? method = null, (string Name, string Value)[]? headers = null, byte[]? body = null, Func<string, string>? alter = null)
    {
        Presign own = Host == "127.0.0.1" ? this with { Host = $"127.0.0.1:{server.Port}" } : this;
        string target = own.Target();
        return await RawHttp.SendAsync(server.Port, method ?? Method, alter is null ? target : alter(target), own.Host, headers ?? Headers, body ?? (Method is "PUT" or "POST" ? [] : null));
    }

    internal static string Sign(string secret, string day, string region, string service, string text)
    {
        byte[] key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (string part in new[] { day, region, service, "aws4_request" })
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    internal static string Encode(string text)
    {
        var encoded = new StringBuilder();
        foreach (byte b in Encoding.UTF8.GetBytes(text))
        {
            char c = (char)b;
            _ = char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' ? encoded.Append(c) : encoded.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        }

        return encoded.ToString();
    }
}

/// <summary>Keys of the built-in world.</summary>
internal static class Keys
{
    internal static readonly (string Id, string Secret) Alice = ("AKIARTX3GSDSQEYGAPBA", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYALICEKEY1");
    internal static readonly (string Id, string Secret) Bob = ("AKIARTX3GSDSQJK3W4J5", "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");
    internal static readonly (string Id, string Secret) BobInactive = ("AKIARTX3GSDSQ4HIE6WO", "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");
    internal static readonly (string Id, string Secret) Dave = ("AKIARTX3GSDSQN5BNJS2", "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");
    internal static readonly (string Id, string Secret) Erin = ("AKIA3KF6UTOHQEYGAPBA", "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");
    internal static readonly (string Id, string Secret) Carol = ("AKIAWO645SY5AEYGAPBA", "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");
    internal static readonly (string Id, string Secret, string Token) Live = ("ASIARTX3GSDSQSPXDW3X", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYLIVESESSION", "IQoJb3JpZ2luX2VjEXAMPLEliveSESSION//////////wEaDGV1LWNlbnRyYWwtMQ==");
    internal static readonly (string Id, string Secret, string Token) Dead = ("ASIARTX3GSDSQXCMYEEU", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYDEADSESSION", "IQoJb3JpZ2luX2VjEXAMPLEdeadSESSION//////////wEaDGV1LWNlbnRyYWwtMQ==");

    internal const string KmsKey = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    internal static Presign By((string Id, string Secret) key) => new() { KeyId = key.Id, Secret = key.Secret };

    internal static Presign By((string Id, string Secret, string Token) key) => new() { KeyId = key.Id, Secret = key.Secret, Token = key.Token };
}
