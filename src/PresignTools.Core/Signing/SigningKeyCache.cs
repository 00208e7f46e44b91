using System.Text;

namespace PresignTools.Signing;

/// <summary>
/// Derives signing keys and keeps the last few: a key serves every URL of one (access key, day, region, service), and so does the text
/// of the credential scope.
/// Derivation: HMAC(HMAC(HMAC(HMAC("AWS4" + secret, date), region), service), "aws4_request"),
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html"/>; that of SigV4A is in
/// <see cref="SignatureV4A"/>.
/// A cache belongs to its signer and dies with it, so that no secret outlives the command that used it. Safe for several threads.
/// </summary>
internal sealed class SigningKeyCache
{
    private const int Capacity = 64;

    private readonly object _gate = new();
    private readonly Dictionary<Scope, SigningKey> _keys = [];
    private readonly Dictionary<(string AccessKeyId, string Secret), EcdsaKey> _ecdsa = [];
    private Entry? _last;

    /// <summary>Number of keys derived so far; tests and benchmarks read it.</summary>
    internal int Derivations { get; private set; }

    /// <param name="credentials">Whose secret.</param>
    /// <param name="day">Day of the scope as yyyyMMdd, a number.</param>
    /// <param name="region">Region of the scope; null for SigV4A, whose scope has none.</param>
    /// <param name="service">Service of the scope.</param>
    internal SigningKey Get(SigningCredentials credentials, int day, string? region, string service)
    {
        Entry? last = _last;
        if (
            last is not null
            && ReferenceEquals(last.Credentials, credentials)
            && last.Scope.Day == day
            && last.Scope.Region == region
            && last.Scope.Service == service)
        {
            return last.Key;
        }

        var scope = new Scope(credentials.AccessKeyId, credentials.SecretAccessKey, day, region, service);
        lock (_gate)
        {
            if (!_keys.TryGetValue(scope, out SigningKey? key))
            {
                if (_keys.Count >= Capacity)
                {
                    _keys.Clear();
                }

                key = region is null
                    ? SigningKey.V4A(credentials, day, service, PrivateKey(credentials.AccessKeyId, credentials.SecretAccessKey))
                    : SigningKey.V4(credentials, day, region, service);
                Derivations++;
                _keys.Add(scope, key);
            }

            _last = new Entry(credentials, scope, key);
            return key;
        }
    }

    /// <summary>The SigV4A key of an access key. It does not depend on day or service, and is dear to derive.</summary>
    internal EcdsaKey PrivateKey(string accessKeyId, string secret)
    {
        lock (_gate)
        {
            if (!_ecdsa.TryGetValue((accessKeyId, secret), out EcdsaKey? key))
            {
                if (_ecdsa.Count >= Capacity)
                {
                    _ecdsa.Clear();
                }

                key = new EcdsaKey(accessKeyId, secret);
                _ecdsa.Add((accessKeyId, secret), key);
            }

            return key;
        }
    }

    /// <summary>Derives one signing key, without a cache.</summary>
    internal static byte[] Derive(string secret, int day, string region, string service)
    {
        byte[] key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (
            string part in new[]
            {
                day.ToString("00000000", System.Globalization.CultureInfo.InvariantCulture),
                region,
                service,
                "aws4_request",
            })
        {
            byte[] data = Encoding.UTF8.GetBytes(part);
            key = Hashing.HmacSha256(key, data, 0, data.Length);
        }

        return key;
    }

    private sealed record Entry(SigningCredentials Credentials, Scope Scope, SigningKey Key);

    private readonly record struct Scope(string AccessKeyId, string Secret, int Day, string? Region, string Service);
}
