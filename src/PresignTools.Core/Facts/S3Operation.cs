namespace PresignTools.Facts;

/// <summary>What an operation of S3 works on.</summary>
internal enum S3Scope
{
    Object,
    Bucket,
    Service,
}

/// <summary>What KMS does for an operation on an object under SSE-KMS.</summary>
[Flags]
internal enum KmsUse
{
    None = 0,
    Decrypt = 1,
    GenerateDataKey = 2,
    Encrypt = 4,
    ReEncrypt = 8,
}

/// <summary>One operation of the S3 API: how it is called over HTTP, and which action it takes.</summary>
/// <param name="Name">Name in the API.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Scope">What it works on.</param>
/// <param name="Action">The IAM action.</param>
internal sealed record S3Operation(string Name, string Method, S3Scope Scope, string Action)
{
    /// <summary>The query parameter that selects it; null for the plain request of its method.</summary>
    internal string? SubResource { get; init; }

    /// <summary>The action in place of <see cref="Action"/> if the request names a version; null if it stays the same.</summary>
    internal string? VersionAction { get; init; }

    /// <summary>A second action on the same resource that the operation takes as well; null for most.</summary>
    internal string? SecondAction { get; init; }

    /// <summary>The action in place of <see cref="SecondAction"/> if the request names a version; null if it stays the same.</summary>
    internal string? SecondVersionAction { get; init; }

    internal KmsUse Kms { get; init; }

    /// <summary>Always works with a KMS key, and the body alone names it.</summary>
    internal bool NamesKeyInBody { get; init; }

    /// <summary>Stores an object: acl, tag and lock headers need permissions of their own.</summary>
    internal bool Writes { get; init; }

    /// <summary>Reads from x-amz-copy-source.</summary>
    internal bool Copies { get; init; }

    /// <summary>Takes x-amz-bypass-governance-retention.</summary>
    internal bool MayBypassRetention { get; init; }

    /// <summary>Makes a bucket: acl, lock and ownership headers need permissions of their own.</summary>
    internal bool CreatesBucket { get; init; }

    /// <summary>The actions on its resource, the main one first.</summary>
    /// <param name="hasVersion">Whether the request names a version.</param>
    internal IEnumerable<string> Actions(bool hasVersion)
    {
        yield return (hasVersion ? VersionAction : null) ?? Action;
        if (((hasVersion ? SecondVersionAction : null) ?? SecondAction) is { } second)
        {
            yield return second;
        }
    }

    /// <summary>Its action is on objects that the body names; the URL names the bucket alone.</summary>
    internal bool NamesObjectsInBody { get; init; }
}
