namespace PresignTools.Abstractions;

/// <summary>Lists and reads objects as one signer.</summary>
public interface IObjectReader : IDisposable
{
    /// <summary>A page of the objects and folders under a prefix, in the order of their keys.</summary>
    /// <param name="bucketName">The bucket.</param>
    /// <param name="prefix">What the keys begin with.</param>
    /// <param name="startAfter">Key behind which to begin; null for the beginning.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="PresignTools.Errors.PresignException"><c>ObjectsNotRead</c>, <c>ObjectServerNotReached</c>.</exception>
    Task<ObjectPage> ListAsync(string bucketName, string prefix, string? startAfter, CancellationToken cancellationToken);

    /// <summary>The bytes of an object.</summary>
    /// <param name="bucketName">The bucket.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="PresignTools.Errors.PresignException"><c>ObjectsNotRead</c>, <c>ObjectServerNotReached</c>.</exception>
    Task<byte[]> ReadAsync(string bucketName, string key, CancellationToken cancellationToken);
}

/// <summary>A page of a listing.</summary>
/// <param name="Keys">Keys of the objects right under the prefix.</param>
/// <param name="Folders">Prefixes that end in a slash.</param>
/// <param name="Next">Key or folder behind which the next page begins; null on the last page.</param>
public sealed record ObjectPage(IReadOnlyList<string> Keys, IReadOnlyList<string> Folders, string? Next);
