namespace PresignTools.Completers;

/// <summary>Offers the kinds of server-side encryption.</summary>
internal sealed class EncryptionCompleter() : ListCompleter(
    ("AES256", "SSE-S3: keys of S3 itself"),
    ("aws:kms", "SSE-KMS: a key in KMS; the signer needs kms:GenerateDataKey"),
    ("aws:kms:dsse", "DSSE-KMS: two layers"));
