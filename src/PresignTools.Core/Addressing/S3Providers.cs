namespace PresignTools.Addressing;

/// <summary>
/// Finds the well-known S3-compatible service that a host belongs to, to separate bucket and endpoint in a virtual-hosted URL.
/// </summary>
internal static class S3Providers
{
    private static readonly (string Name, string[] Labels)[] Patterns =
    [
        .. S3Servers.Hosts.Select(static h => (h.Server, h.Pattern.Split('.'))),
    ];

    /// <summary>The provider whose endpoint the host is, or is a bucket of; null if none is known.</summary>
    /// <param name="labels">The host's labels, lower case.</param>
    /// <returns>Name, number of labels of the endpoint itself, and region.</returns>
    internal static (string Name, int EndpointLabels, string? Region)? Find(string[] labels)
    {
        foreach ((string name, string[] pattern) in Patterns)
        {
            if (labels.Length < pattern.Length)
            {
                continue;
            }

            string? region = null;
            bool fits = true;
            for (int i = 0; i < pattern.Length && fits; i++)
            {
                string part = pattern[i];
                string label = labels[labels.Length - pattern.Length + i];
                if (part == "*")
                {
                    continue;
                }

                if (part.EndsWith("{}", StringComparison.Ordinal))
                {
                    string start = part[..^2];
                    fits = label.Length > start.Length && label.StartsWith(start, StringComparison.Ordinal);
                    region = fits ? label[start.Length..] : null;
                }
                else
                {
                    fits = part == label;
                }
            }

            if (fits)
            {
                return (name, pattern.Length, region);
            }
        }

        return null;
    }
}
