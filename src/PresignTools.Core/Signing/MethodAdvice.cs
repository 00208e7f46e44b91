namespace PresignTools.Signing;

/// <summary>What is signed for a method that makes nothing of it: mostly another method or another setting was meant.</summary>
internal static class MethodAdvice
{
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html: what is stored with an object.
    private static readonly string[] OfUpload =
    [
        "x-amz-tagging", "x-amz-acl", "x-amz-storage-class", "x-amz-website-redirect-location", "x-amz-object-lock-mode",
        "x-amz-object-lock-retain-until-date", "x-amz-object-lock-legal-hold",
    ];

    internal static IEnumerable<PresignWarning> For(
        string method,
        IReadOnlyList<KeyValuePair<string, string>> headers,
        IReadOnlyList<KeyValuePair<string, string>> query)
    {
        bool isRead = method is "GET" or "HEAD" or "DELETE";
        if (isRead && headers.Any(static h => h.Key == "content-type"))
        {
            yield return new(
                "ContentTypeOnRead",
                $"Content-Type is signed into a {method} URL, so the client must send it. Browsers and plain curl send none with {method}, "
                    + $"and S3 answers SignatureDoesNotMatch. To choose the type of the answer, use {Setting.ResponseContentType}; to "
                    + $"upload, "
                    + $"use {Setting.Method} PUT.");
        }

        if (isRead && headers.FirstOrDefault(static h => IsOfUpload(h.Key)).Key is { } setting)
        {
            yield return new(
                "UploadSettingOnRead",
                $"{setting} is signed into a {method} URL. S3 stores nothing with {method}, but the client must still send the header. To "
                    + $"upload, use {Setting.Method} PUT; else leave it out.");
        }

        if (method is "PUT" or "POST" && query.FirstOrDefault(static p => IsOfAnswer(p.Key)).Key is { } answer)
        {
            yield return new(
                "ResponseSettingOnUpload",
                $"{answer} is signed into a {method} URL. It changes the headers of a download, so an upload does nothing with it. To "
                    + $"store Content-Type or Content-Disposition with the object, sign them with {Setting.ContentType} or "
                    + $"{Setting.Header}; "
                    + $"to download, use {Setting.Method} GET.");
        }
    }

    private static bool IsOfUpload(string header) =>
        header.StartsWith("x-amz-meta-", StringComparison.Ordinal) || OfUpload.Contains(header, StringComparer.Ordinal);

    private static bool IsOfAnswer(string parameter) => parameter.StartsWith("response-", StringComparison.OrdinalIgnoreCase);
}
