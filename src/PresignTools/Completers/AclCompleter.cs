namespace PresignTools.Completers;

/// <summary>Offers the canned ACLs.</summary>
internal sealed class AclCompleter() : ListCompleter(
    ("private", "The owner only"),
    ("bucket-owner-full-control", "The object's owner and the bucket's owner"),
    ("bucket-owner-read", "The bucket's owner may read"),
    ("authenticated-read", "Every AWS account may read"),
    ("public-read", "Everybody may read"),
    ("aws-exec-read", "Amazon EC2 may read, for an AMI bundle"),
    ("public-read-write", "Everybody may read and write"));
