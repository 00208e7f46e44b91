using PresignTools.Text;

namespace PresignTools.Inspection;

/// <summary>The parameters beside those of the signature, by group. No secret gets in.</summary>
internal sealed class ParameterParts
{
    // Also the end of x-amz-copy-source-server-side-encryption-customer-key.
    private const string CustomerKey = "server-side-encryption-customer-key";

    internal ParameterParts(RawUrl url)
    {
        foreach (RawQueryParameter parameter in url.Parameters)
        {
            string name = parameter.Name;
            if (
                name == "versionId"
                || Array.IndexOf(PresignedShape.RequiredV4, name) >= 0
                || Array.IndexOf(PresignedShape.RequiredV2, name) >= 0
                || name == PresignedShape.RegionSet)
            {
                continue;
            }

            string lower = name.ToLowerInvariant();
            if (
                lower
                is "x-amz-security-token"
                    or "x-amz-s3session-token"
                    or "x-amz-signature"
                    or "signature"
                    or "x-amz-content-sha256")
            {
                continue;
            }

            Dictionary<string, string> group = lower.StartsWith("response-", StringComparison.Ordinal) ? ResponseOverrides
                : lower.StartsWith("x-amz-", StringComparison.Ordinal) ? HoistedHeaders : Other;
            // A value can be a URL with a signature of its own; in damaged text even a name can.
            string key = UrlMask.Mask(ReferenceEquals(group, Other) ? name : lower);
            if (!group.ContainsKey(key))
            {
                group.Add(key, lower.EndsWith(CustomerKey, StringComparison.Ordinal) ? "***" : UrlMask.Mask(parameter.Value));
            }
        }
    }

    internal Dictionary<string, string> ResponseOverrides { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, string> HoistedHeaders { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, string> Other { get; } = new(StringComparer.Ordinal);

    internal string? Encryption => HoistedHeaders.TryGetValue("x-amz-server-side-encryption", out string? value) ? value : null;
}
