using System.Security.Cryptography;

namespace PresignTools.Signing;

/// <summary>
/// HMAC-SHA-256 with one key, for many short texts: the framework's keyed state is made once and reused, which takes less than half the
/// time of a one-shot call. Safe for several threads: a thread that finds the state in use computes in one shot.
/// </summary>
internal sealed class KeyedHmac
{
    private readonly byte[] _key;
    private IncrementalHash? _state;
    private bool _isUsedAgain;

    internal KeyedHmac(byte[] key) => _key = key;

    internal void Compute(byte[] data, int count, byte[] destination)
    {
        // A key that is used once (a hypothesis of the search) is not worth a state.
        IncrementalHash? state = Interlocked.Exchange(ref _state, null);
        if (state is null && !_isUsedAgain)
        {
            _isUsedAgain = true;
            Hashing.HmacSha256(_key, data, 0, count, destination);
            return;
        }

        state ??= IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        state.AppendData(data, 0, count);
        state.GetHashAndReset(destination);
        Interlocked.Exchange(ref _state, state)?.Dispose();
    }
}
