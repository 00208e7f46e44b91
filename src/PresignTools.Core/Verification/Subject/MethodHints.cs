using PresignTools.Addressing;
using PresignTools.Inspection;

namespace PresignTools.Verification.Subject;

/// <summary>What a URL itself says of the method that it was made for.</summary>
internal static class MethodHints
{
    /// <summary>The methods that it can be, likeliest first, and where that is seen.</summary>
    internal static (IReadOnlyList<string> Methods, string Why) Of(RawUrl url, S3Location? location, IReadOnlyList<string> signedHeaders)
    {
        OperationGuess guess = OperationGuess.Of(url, location?.Bucket is not null, location?.Key is not null, signedHeaders);
        bool isSaid = guess.Methods.Count <= 2 && location?.Key is not null;
        if (isSaid || location is { HostKind: not S3HostKind.Custom })
        {
            return (guess.Methods, guess.Evidence);
        }

        // On a host of one's own the bucket may stand in the host or in the path, so that a key cannot be told from a bucket.
        OperationGuess other = OperationGuess.Of(url, true, location?.Key is null, signedHeaders);
        return guess.IsOfSubResource == other.IsOfSubResource ? ([.. guess.Methods.Union(other.Methods)], guess.Evidence)
            : guess.IsOfSubResource ? (guess.Methods, guess.Evidence)
            : (other.Methods, other.Evidence);
    }
}
