namespace PresignTools.Intake.Readers.Code.Tables;

internal static partial class SigningTable
{
    internal const string Google = "Google Cloud Storage";

    // AWS SDK for Rust, presigned(PresigningConfig). rusoto_s3, PreSignedRequest. rust-s3, Bucket::presign_get and others.
    // object_store (Rust), Signer::signed_url. AWS SDK for Swift, presignURL. Soto (Swift), signURL. ExAws.S3 (Elixir), presigned_url has
    // the same name as Ruby's and takes the method second. OpenDAL, presign_read and presign_write.
    // Google Cloud Storage: generate_signed_url (Python), SignedURL (Go), getSignedUrl with an action (Node.js).
    private static SigningRow[] Others =>
    [
        new("SignedURL", Google) { NeedsOperation = true, Positions = ["Bucket", "Key"] },
        new("generate_signed_url", Google) { Positions = ["Expires"] },
        new("get_presigned_url", "rusoto"),
        new("presignURL", "AWS SDK for Swift"),
        new("presign_delete", "rust-s3") { Operation = "DeleteObject", Positions = ["Key", "Expires"] },
        new("presign_get", "rust-s3") { Operation = "GetObject", Positions = ["Key", "Expires"] },
        new("presign_post", "rust-s3") { Operation = "PostObject" },
        new("presign_put", "rust-s3") { Operation = "PutObject", Positions = ["Key", "Expires"] },
        new("presign_read", "OpenDAL") { Operation = "GetObject", Positions = ["Key", "Expires"] },
        new("presign_stat", "OpenDAL") { Operation = "HeadObject", Positions = ["Key", "Expires"] },
        new("presign_write", "OpenDAL") { Operation = "PutObject", Positions = ["Key", "Expires"] },
        new("presigned", "AWS SDK for Rust"),
        new("signURL", "Soto") { NeedsOperation = true },
        new("signed_url", "object_store") { NeedsOperation = true, Positions = ["Method", "Key", "Expires"] },
    ];
}
