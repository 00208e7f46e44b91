using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// Faults that lie in the client alone, and are none of the catalogue: keys that cannot sign URLs, settings of another type, an ETag that
/// is taken for the MD5 of a file.
/// </summary>
/// <param name="Evidence">What was seen.</param>
/// <param name="Fix">What to do.</param>
internal sealed record ClientFault(string Evidence, string Fix)
{
    // IBM's SDKs for JavaScript, Python and Java, and AWS's for JavaScript 2, from which the first is made.
    private static readonly string[] TokenSigner =
    [
        "Presigning only supports S3 or SigV4 signing", "Signature version is not supported: oauth", "not supported with IBMOAuthSigner",
        "IBMOAuthSigner does not support", "'DefaultTokenManager' object has no attribute",
    ];

    private static readonly string[] TupleErrors =
    [
        "expected str instance, tuple found", "(not \"tuple\") to str", "'tuple' object has no attribute 'encode'",
        "'tuple' object has no attribute 'split'", "'tuple' object has no attribute 'lower'", "not 'tuple'",
        "type: <class 'tuple'>, valid types: <class 'str'>",
    ];

    // rclone, s3cmd, AWS SDK for Java 1, boto 2, and people.
    private static readonly string[] OtherDigests =
    [
        "corrupted on transfer: md5", "md5 hash differ", "MD5 Sums don't match", "MD5 checksums mismatch",
        "Unable to verify integrity of data upload", "ETag from S3 did not match computed MD5", "etag does not match the md5",
        "etag is not the md5", "etag doesn't match the md5", "md5 of the etag", "Client calculated content hash",
    ];

    private static readonly string[] Encryption =
        ["KMS", "default encryption", "encrypted bucket", "encrypts", "encryption is on", "encryption on", "unencrypted bucket",
            "bucket is encrypted", "SSE-C"];

    /// <summary>The first that the text shows; null without one.</summary>
    internal static ClientFault? In(string text)
    {
        if (text.FirstContained(TokenSigner) is { } token)
        {
            return new(
                $"The client has an API key or token in place of an access key and secret, and cannot sign URLs with it: "
                    + $"'{Printable.Of(token, 80)}'. Requests of its own go with the token, in a header.",
                "Make HMAC credentials (access key and secret key) for the service account, and give them to the client that signs.");
        }

        if (text.FirstContained(TupleErrors) is { } tuple)
        {
            return new(
                $"A setting of the client is a tuple, where a text belongs: '{Printable.Of(tuple, 80)}'. In Python a comma at the end of "
                    + "the line makes one: KEY = \"...\",",
                "Take the comma off the lines that set key, secret, region and endpoint. Nothing was sent to the server.");
        }

        return IsOtherDigest(text) && text.FirstContained(Encryption) is not null
            ? new(
                "The client takes the ETag of the upload for the MD5 of the file. Of an object that is encrypted with a KMS key or a "
                    + "customer's key, or uploaded in parts, the ETag is another value; the upload itself went well.",
                "Set in the client that the bucket encrypts (rclone: server_side_encryption = aws:kms), so that it does not compare, or "
                    + "turn the comparison off and compare checksums.")
            : null;
    }

    /// <summary>A client's own words, or two different digests of one file on lines that follow each other, as rclone logs them.</summary>
    private static bool IsOtherDigest(string text)
    {
        if (text.ContainsAny(OtherDigests))
        {
            return true;
        }

        const string Mark = "md5 = ";
        int first = Scan.Find(text, Mark, 0);
        int second = first < 0 ? -1 : Scan.Find(text, Mark, first + Mark.Length);
        string one = first < 0 ? string.Empty : Digest(text, first + Mark.Length);
        string two = second < 0 ? string.Empty : Digest(text, second + Mark.Length);
        return one.Length == DigestLength && two.Length == DigestLength && one != two;
    }

    private const int DigestLength = 32;

    private static string Digest(string text, int start) =>
        text[start..Math.Min(text.Length, Scan.Skip(text, start, char.IsAsciiHexDigit))];
}
