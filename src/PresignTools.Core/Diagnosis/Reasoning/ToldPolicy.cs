using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// A policy that somebody tells in their own words, or shows a piece of: condition keys beside a denial without a reason, where no policy
/// document could be read.
/// </summary>
internal static class ToldPolicy
{
    /// <summary>Whether such words can say anything: a policy may have refused, and none was read.</summary>
    internal static bool IsOpen(FailureFacts e) =>
        (e.IsUnexplainedRefusal || e.Response?.AccessDenied is { Denial: PolicyDenial.Explicit })
        && e.Input.Policies is { Bucket: null, Identity.Count: 0 };

    /// <summary>
    /// A condition key that stands for a header, in lower case, as in <c>s3:x-amz-acl</c>, which the request is not known to have.
    /// </summary>
    internal static string? MissingHeaderKey(FailureFacts e, string text)
    {
        const string Prefix = "s3:x-amz-", Tag = "s3:RequestObjectTag";
        int i = IsOpen(e) ? Scan.Find(text, Prefix, 0, true) : -1;
        if (i < 0)
        {
            bool isTag = IsOpen(e) && Scan.Find(text, Tag, 0, true) >= 0 && e.AmzValue("x-amz-tagging") is null;
            return isTag ? Tag.ToLowerInvariant() : null;
        }

        int end = Scan.Skip(text, i + Prefix.Length, static c => char.IsAsciiLetterOrDigit(c) || c == '-');
        string key = text[i..end].ToLowerInvariant();
        bool isHeader = HeaderDemand.HeaderOf(key) is not null && key != "s3:x-amz-content-sha256";
        return isHeader && e.AmzValue(key[3..]) is null ? key : null;
    }
}
