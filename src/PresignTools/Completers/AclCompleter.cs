namespace PresignTools.Completers;

/// <summary>Offers the canned ACLs of objects.</summary>
internal sealed class AclCompleter() : ListCompleter(
    ("private", "Only the owner has access; the default"),
    ("bucket-owner-full-control", "For a bucket of another account: its owner gets full control"),
    ("bucket-owner-read", "For a bucket of another account: its owner may read"),
    ("authenticated-read", "Anybody with an AWS account may read"),
    ("aws-exec-read", "Amazon EC2 may read"),
    ("public-read", "Anybody may read"),
    ("public-read-write", "Anybody may read; on objects the same as public-read"));
