using PresignTools.Text;

namespace PresignTools.Watching;

/// <summary>What is known of the access key that signed: whether it is active, and when it is due to be replaced.</summary>
/// <param name="Fault">Why URLs of the key are refused; null if it is active, or nothing is known.</param>
/// <param name="End">When the key is due; null if nothing says.</param>
internal sealed record KeyOutlook(string? Fault, UrlEnd? End)
{
    private static readonly KeyOutlook Nothing = new(null, null);

    /// <param name="terms">How long a key may be used, and what AWS has told of it.</param>
    /// <param name="accessKeyId">Key id of the URL.</param>
    internal static KeyOutlook Of(WatchTerms terms, string? accessKeyId)
    {
        if (terms.Key is not { } key || key.AccessKeyId != accessKeyId)
        {
            return Nothing;
        }

        if (!key.IsActive)
        {
            return new(
                $"The access key {Printable.Of(key.AccessKeyId, 40)} of user {Printable.Of(key.UserName, 64)} is inactive: S3 refuses "
                    + "every URL that it has signed.",
                null);
        }

        if (key.ReplacedAt is { } replaced)
        {
            return new(null, new(
                replaced,
                UrlEnding.KeyRotation,
                $"its user has a newer access key since {Times.Utc(replaced)}, and the URL ends when the older key is deactivated"));
        }

        return terms.KeyLifetime is { } life && key.CreatedAt is { } created
            ? new(null, new(
                created + life,
                UrlEnding.KeyRotation,
                $"its access key is due to be replaced then, {Times.Whole(life)} after it was created"))
            : Nothing;
    }
}
