using System.Globalization;
using PresignTools.Signing;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Search;

/// <summary>How a computed signature compares with the one given.</summary>
internal enum SignatureFit
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>It is the one given, but for letters that were cut off, appended or changed: more agrees than chance could make.</summary>
    Near,

    /// <summary>They are equal.</summary>
    Exact,
}

/// <summary>
/// Computes signatures of many variants of one request and compares each with the one given. Reuses its buffers and keys.
/// </summary>
internal sealed class SignatureEvaluator : IDisposable
{
    // 8 bytes agree by chance once in 10^19 tries.
    private const int FewestBytes = 8;
    private const int NearlyAllBytes = 28;

    private readonly SigningCredentials _credentials;
    private readonly SigningKeyCache _keys;
    private readonly string _given;
    private readonly byte[] _givenBytes;
    private readonly int _givenLength;
    private readonly byte[] _hash = new byte[Hashing.Size];
    private readonly Utf8Buffer _canonical = Utf8Buffer.Rent();
    private readonly Utf8Buffer _toSign = Utf8Buffer.Rent();
    private string? _keySecret, _keyDay, _keyRegion, _keyService;
    private KeyedHmac _key = new([]);
    private string? _privateSecret, _privateId;
    private EcdsaKey? _private;

    /// <param name="credentials">The credentials that should have signed; their keys come from the cache, those of other secrets do not go
    /// into it.</param>
    /// <param name="keys">Signing keys of earlier URLs.</param>
    /// <param name="given">The signature to compare with.</param>
    internal SignatureEvaluator(SigningCredentials credentials, SigningKeyCache keys, string given)
    {
        _credentials = credentials;
        _keys = keys;
        _given = given;
        _givenBytes = new byte[Hashing.Size];
        while (
            _givenLength < Hashing.Size
            && (2 * _givenLength) + 1 < given.Length
            && UriEncoding.HexValue(given[2 * _givenLength]) is >= 0 and int high
            && UriEncoding.HexValue(given[(2 * _givenLength) + 1]) is >= 0 and int low)
        {
            _givenBytes[_givenLength++] = (byte)((high << 4) | low);
        }
    }

    /// <summary>Number of variants tried.</summary>
    internal int Tried { get; private set; }

    /// <summary>Bytes of canonical requests and strings to sign that were hashed.</summary>
    internal long HashedBytes { get; private set; }

    internal SignatureFit Try(RequestParts parts)
    {
        Tried++;
        if (!IsDay(parts.Day))
        {
            return SignatureFit.None;
        }

        _canonical.SetLength(0);
        parts.Write(_canonical);
        _toSign.SetLength(0);
        SignatureV4.AppendStringToSign(_toSign, parts.Algorithm, parts.Date, parts.Scope, _canonical);
        HashedBytes += _canonical.Length + _toSign.Length;
        if (parts.Region is null)
        {
            return PrivateKey(parts).Verify(_toSign.Array, _toSign.Length, _given) ? SignatureFit.Exact : SignatureFit.None;
        }

        Key(parts).Compute(_toSign.Array, _toSign.Length, _hash);
        return Compare();
    }

    /// <summary>What is wrong with a signature that is near to the right one.</summary>
    internal string NearFault() => _given.Length switch
    {
        < 64 => $"its last {(64 - _given.Length).ToString(CultureInfo.InvariantCulture)} characters are cut off or missing",
        > 64 => $"{(_given.Length - 64).ToString(CultureInfo.InvariantCulture)} characters too many stand at its end",
        _ when _given.Any(static c => c is >= 'A' and <= 'F') => "its letters are in upper case; S3 writes them in lower case",
        _ => "some of its characters were changed",
    };

    public void Dispose()
    {
        _toSign.Return();
        _canonical.Return();
    }

    private SignatureFit Compare()
    {
        int equal = 0;
        for (int i = 0; i < _givenLength; i++)
        {
            if (_hash[i] == _givenBytes[i])
            {
                equal++;
            }
        }

        if (equal == Hashing.Size)
        {
            return _given.Length == 64 && !_given.Any(static c => c is >= 'A' and <= 'F') ? SignatureFit.Exact : SignatureFit.Near;
        }

        bool near = _givenLength == Hashing.Size ? equal >= NearlyAllBytes : _givenLength >= FewestBytes && equal == _givenLength;
        return near ? SignatureFit.Near : SignatureFit.None;
    }

    private KeyedHmac Key(RequestParts parts)
    {
        if (
            !ReferenceEquals(_keySecret, parts.Secret)
            || _keyDay != parts.Day
            || _keyRegion != parts.Region
            || _keyService != parts.Service)
        {
            (_keySecret, _keyDay, _keyRegion, _keyService) = (parts.Secret, parts.Day, parts.Region, parts.Service);
            int day = int.Parse(parts.Day, NumberStyles.None, CultureInfo.InvariantCulture);
            _key = ReferenceEquals(parts.Secret, _credentials.SecretAccessKey) && Tried == 1
                ? _keys.Get(_credentials, day, parts.Region!, parts.Service).Hmac
                : new KeyedHmac(SigningKeyCache.Derive(parts.Secret, day, parts.Region!, parts.Service));
        }

        return _key;
    }

    private EcdsaKey PrivateKey(RequestParts parts)
    {
        if (_private is null || !ReferenceEquals(_privateSecret, parts.Secret) || _privateId != parts.AccessKeyId)
        {
            (_privateSecret, _privateId) = (parts.Secret, parts.AccessKeyId);
            _private = ReferenceEquals(parts.Secret, _credentials.SecretAccessKey) && parts.AccessKeyId == _credentials.AccessKeyId
                ? _keys.PrivateKey(parts.AccessKeyId, parts.Secret)
                : new EcdsaKey(parts.AccessKeyId, parts.Secret);
        }

        return _private;
    }

    private static bool IsDay(string day) => day.Length == 8 && day.All(static c => c is >= '0' and <= '9');
}
