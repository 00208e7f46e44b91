using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.Inspection;

/// <summary>Which signature a URL carries, and what it is instead if it carries none of S3.</summary>
internal static class SignatureRecognition
{
    /// <summary>Which signature the URL carries; throws if none, or only part of one.</summary>
    internal static SignatureVersion Of(RawUrl url)
    {
        bool Has(string name) => url.Find(name) is not null;
        bool v4 = false;
        foreach (RawQueryParameter parameter in url.Parameters)
        {
            v4 |= parameter.Name is PresignedShape.Algorithm or PresignedShape.Credential or PresignedShape.Date or PresignedShape.Expires
                or PresignedShape.SignedHeaders or PresignedShape.Signature or PresignedShape.SecurityToken or PresignedShape.ContentSha256;
        }

        bool v2 = Has("AWSAccessKeyId");
        if (!v4 && !v2)
        {
            throw OtherThanS3(url, Has);
        }

        string[] required = v4 ? PresignedShape.RequiredV4 : PresignedShape.RequiredV2;
        var missing = new List<string>();
        foreach (string name in required)
        {
            if (url.Find(name) is not { Value.Length: > 0 })
            {
                missing.Add(name);
            }
        }

        if (missing.Count > 0)
        {
            throw Incomplete(url, missing, required);
        }

        return !v4 ? SignatureVersion.SigV2
            : url.Find(PresignedShape.Algorithm)!.Value.StartsWith("AWS4-ECDSA", StringComparison.Ordinal) ? SignatureVersion.SigV4A
            : SignatureVersion.SigV4;
    }

    private static PresignException Incomplete(RawUrl url, List<string> missing, string[] required)
    {
        // Signers write the signature last or near the end: where it is gone, the end of the text is what was lost.
        RawQueryParameter last = url.Parameters[url.Parameters.Count - 1];
        string? inside = last.HasEquals && last.Value.Length > 0 ? null
            : Array.Find(required, name => name.StartsWith(last.Name, StringComparison.Ordinal) && missing.Contains(name));
        bool cut = missing.Contains(required[^1]) && !(required.Length == 6 && missing.Count == 1 && last.Name == "x-id");
        bool firstOnly = missing.Count == required.Length - 1 && url.Parameters.Count == 1;
        return InspectionErrors.UrlIncomplete(missing, cut && IsPlainName(last.Name) ? last.Name : null, cut ? inside : null, firstOnly);
    }

    /// <summary>Whether a name can be quoted: in damaged text, a piece of a token can stand where a name should.</summary>
    private static bool IsPlainName(string name) =>
        name.Length is > 0 and <= 40 && name.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-');

    private static PresignException OtherThanS3(RawUrl url, Func<string, bool> has)
    {
        if (LinkWrappers.OpaqueService(url) is { } service)
        {
            return InspectionErrors.UrlBehindWrapper(service);
        }

        if (has("Key-Pair-Id"))
        {
            return InspectionErrors.UrlIsCloudFront();
        }

        if (has("GoogleAccessId") || url.Parameters.Any(static p => p.Name.StartsWith("X-Goog-", StringComparison.OrdinalIgnoreCase)))
        {
            return InspectionErrors.UrlIsGoogleCloud();
        }

        if (has("sig") && (has("sv") || has("se")))
        {
            return InspectionErrors.UrlIsAzureSas();
        }

        if (has("Signature") && has("Expires"))
        {
            return InspectionErrors.UrlIncomplete(["AWSAccessKeyId"], null, null, false);
        }

        return InspectionErrors.UrlNotSigned(S3HostParser.Parse(url.Scheme, url.Authority, url.Path).HostKind != S3HostKind.Custom);
    }
}
