using System.Management.Automation;
using PresignTools.Forms;
using PresignTools.Input;
using PresignTools.Inspection;
using PresignTools.Signing;

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
[OutputType(typeof(PresignedUrlInfo), typeof(PresignedPostInfo))]
public sealed class ConvertFromS3PresignedUrlCommand : PresignCmdlet
{
    // Of a text that is too long for a URL, the error shows the beginning.
    private const int LongestTarget = 2000;

    /// <summary>
    /// Presigned URLs, as they were pasted: quotes, line breaks, HTML and JSON escapes, mail filters' links and more are undone. A string
    /// is one URL, also where it has several lines. Objects of New-S3PresignedUrl are taken by their Url. Upload forms are read as well:
    /// objects, fields as a hashtable, HTML, JSON, multipart text, curl commands.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [AllowNull]
    public object[]? Url { get; set; }

    /// <summary>
    /// The endpoint that the URLs were made for, if it is not AWS's: it tells whether the bucket stands in the host or in the path.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? EndpointUrl { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // A blank line of a file is no URL and no error; one that was given as an argument is a variable that has nothing in it.
        if (!MyInvocation.ExpectingInput && (Url ?? []).All(static u => u is null || string.IsNullOrWhiteSpace(u.ToString())))
        {
            ForRecord("presigned URL", () => PresignedUrlReader.Read(string.Empty, EndpointUrl));
            return;
        }

        foreach (object? given in Url ?? [])
        {
            if (given is not null)
            {
                Convert(given);
            }
        }
    }

    private void Convert(object given)
    {
        string? text = ((given as PSObject)?.BaseObject ?? given) as string;

        // Blank lines of a file or of the clipboard are no URLs and no errors.
        if (text is not null && string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        // Which of many URLs was bad tells the URL itself, masked. A text in which there is more may be anything, and does not belong
        // in a record.
        ForRecord(text is not null && IsBareUrl(text) ? UrlMask.Mask(text) : "presigned URL", () =>
        {
            if (FormOf(given, text) is { } form)
            {
                WriteObject(new PresignedPostInfo(form with { EndpointUrl = EndpointUrl ?? form.EndpointUrl }));
                return;
            }

            PresignedUrlInfo info = PresignedUrlReader.Read(text ?? TextOf(given), EndpointUrl);
            foreach (UrlRepair repair in info.Repairs)
            {
                WriteVerbose(repair.Description);
            }

            WriteObject(info);
        });
    }

    /// <summary>An upload form. A text that has a presigned URL as well is about that URL.</summary>
    private static ReceivedPost? FormOf(object given, string? text) =>
        text is null ? FormArgument.TryRead(given)
        : IsBareUrl(text) || PresignedShape.IsWellFormed(text) || HasSignedUrl(text) ? null
        : FormArgument.TryRead(text);

    private static bool HasSignedUrl(string text) => text.Contains("X-Amz-Signature=", StringComparison.OrdinalIgnoreCase)
        && text.Contains("X-Amz-Expires=", StringComparison.OrdinalIgnoreCase);

    /// <summary>The URL of an object that has one; else its text, as PowerShell writes it.</summary>
    private static string TextOf(object given) =>
        given is PSObject shape && shape.Properties["Url"]?.Value is not null || given is PresignedUrl
            ? UrlArgument.Read(given).Url
            : LanguagePrimitives.ConvertTo<string>(given);

    private static bool IsBareUrl(string text) =>
        text.TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase) && !text.Trim().AsSpan().ContainsAny(' ', '\n', '\r');
}
