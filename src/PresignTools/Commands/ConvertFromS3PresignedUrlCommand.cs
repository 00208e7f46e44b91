using System.Management.Automation;
using PresignTools.Inspection;

namespace PresignTools.Commands;

/// <summary>
/// <para type="synopsis">Takes a presigned URL apart: every part decoded, repairs made, what it is for, which SDK wrote it. No
/// network.</para>
/// </summary>
[Cmdlet(
    VerbsData.ConvertFrom,
    "S3PresignedUrl",
    HelpUri = "https://github.com/presigntools/presigntools/blob/main/docs/en-US/ConvertFrom-S3PresignedUrl.md"
)]
[OutputType(typeof(PresignedUrlInfo))]
public sealed class ConvertFromS3PresignedUrlCommand : PresignCmdlet
{
    // Of a text that is too long for a URL, the error shows the beginning.
    private const int LongestTarget = 2000;

    /// <summary>
    /// Presigned URLs, as they were pasted: quotes, line breaks, HTML and JSON escapes, mail filters' links and more are undone. A string
    /// is one URL, also where it has several lines. Objects of New-S3PresignedUrl are taken by their Url.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [AllowNull]
    public string[]? Url { get; set; }

    /// <summary>
    /// The endpoint that the URLs were made for, if it is not AWS's: it tells whether the bucket stands in the host or in the path.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? EndpointUrl { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string? url in Url ?? [])
        {
            // Blank lines of a file or of the clipboard are no URLs and no errors.
            if (string.IsNullOrWhiteSpace(url))
            {
                continue;
            }

            // Which of many URLs was bad tells the URL itself, masked. A text in which there is more may be anything, and does not belong
            // in a record.
            ForRecord(IsBareUrl(url) ? UrlMask.Mask(url) : "presigned URL", () =>
            {
                PresignedUrlInfo info = PresignedUrlReader.Read(url, EndpointUrl);
                foreach (UrlRepair repair in info.Repairs)
                {
                    WriteVerbose(repair.Description);
                }

                WriteObject(info);
            });
        }
    }

    private static bool IsBareUrl(string text) =>
        text.TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase) && !text.Trim().AsSpan().ContainsAny(' ', '\n', '\r');
}
