using System.Security.Cryptography;

namespace PresignTools.Signing;

/// <summary>
/// The SigV4A key of an access key, for many texts: derived once, which costs as much as some signatures, and kept as the framework's key.
/// Safe for several threads: a thread that finds the framework's key in use makes another one of the same parameters.
/// </summary>
internal sealed class EcdsaKey
{
    private readonly ECParameters _parameters;
    private ECDsa? _idle;

    internal EcdsaKey(string accessKeyId, string secret) => _parameters = SignatureV4A.Derive(accessKeyId, secret);

    /// <summary>The public point.</summary>
    internal ECPoint PublicPoint => _parameters.Q;

    /// <summary>Signs a text: ECDSA over its SHA-256, as ASN.1 SEQUENCE { INTEGER r, INTEGER s } (RFC 3279, section 2.2.3).</summary>
    internal byte[] Sign(byte[] text, int length)
    {
        ECDsa key = Take();
        byte[] signature = key.SignData(text, 0, length, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        GiveBack(key);
        return signature;
    }

    /// <summary>Whether <paramref name="signature"/> (hexadecimal DER) is one of this key over the text.</summary>
    internal bool Verify(byte[] text, int length, string signature)
    {
        ECDsa key = Take();
        bool right = SignatureV4A.Verify(key, text, length, signature);
        GiveBack(key);
        return right;
    }

    private ECDsa Take() => Interlocked.Exchange(ref _idle, null) ?? ECDsa.Create(_parameters);

    private void GiveBack(ECDsa key) => Interlocked.Exchange(ref _idle, key)?.Dispose();
}
