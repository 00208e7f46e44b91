using PresignTools.Inspection;
using PresignTools.Text;

namespace PresignTools.Verification.Subject;

/// <summary>Query parameters that nobody signs: what analytics, mail and caches append.</summary>
internal static class SuspiciousParameters
{
    /// <summary>Tracking parameters and cache busters anywhere, and unknown names behind the signature.</summary>
    internal static IEnumerable<RawQueryParameter> Of(RawUrl url)
    {
        bool behind = false, isV2 = false;
        foreach (RawQueryParameter parameter in url.Parameters)
        {
            string name = parameter.Name.ToLowerInvariant();
            if (name is "x-amz-signature" or "signature")
            {
                behind = true;
                isV2 = name == "signature";
                continue;
            }

            bool tracker =
                name.StartsWith("utm_", StringComparison.Ordinal)
                || name
                    is "fbclid"
                        or "gclid"
                        or "msclkid"
                        or "dclid"
                        or "yclid"
                        or "mc_cid"
                        or "mc_eid"
                        or "igshid"
                        or "_ga"
                        or "_gl"
                        or "cachebust"
                        or "cachebuster"
                        or "cb"
                        or "nocache"
                        or "_";
            // botocore writes the headers that it signs with Version 2 behind the signature.
            bool isHeader = isV2 && name is "content-type" or "content-md5";
            if (tracker || (behind && !isHeader && !IsKnownToS3(name)))
            {
                yield return parameter;
            }
        }
    }

    /// <summary>Whether S3 has a parameter of this name, or takes any of its kind (x-…).</summary>
    /// <param name="lowerCaseName">The name, in lower case.</param>
    internal static bool IsKnownToS3(string lowerCaseName) =>
        lowerCaseName.StartsWith("x-", StringComparison.Ordinal)
        || lowerCaseName.StartsWith("response-", StringComparison.Ordinal)
        || lowerCaseName
            is "versionid"
                or "partnumber"
                or "uploadid"
                or "uploads"
                or "acl"
                or "tagging"
                or "retention"
                or "legal-hold"
                or "torrent"
                or "restore"
                or "select"
                or "select-type"
                or "attributes"
                or "list-type"
                or "prefix"
                or "delimiter"
                or "max-keys"
                or "marker"
                or "continuation-token"
                or "start-after"
                or "fetch-owner"
                or "encoding-type"
                or "versions"
                or "key-marker"
                or "version-id-marker"
                or "upload-id-marker"
                or "max-uploads"
                or "max-parts"
                or "part-number-marker"
                or "delete"
                or "location"
                or "awsaccesskeyid"
                or "expires"
                or "policy"
                or "cors"
                or "lifecycle"
                or "object-lock"
                or "renameobject"
                or "session"
                or "append"
                or "encryption";
}
