using System.Collections;
using System.Management.Automation;
using PresignTools.Credentials;
using PresignTools.Forms;
using PresignTools.Input;

namespace PresignTools.Commands;

/// <summary>Says whether S3 takes an upload form, and if not, everything that is wrong with it. No network.</summary>
[Cmdlet(
    VerbsDiagnostic.Test,
    "S3PresignedPost",
    HelpUri = "https://github.com/presigntools/presigntools/blob/main/docs/en-US/Test-S3PresignedPost.md"
)]
[OutputType(typeof(PresignedPostTest), typeof(bool))]
public sealed class TestS3PresignedPostCommand : CredentialCmdlet
{
    /// <summary>
    /// The form: the object of New-S3PresignedPost, what its ToForm gave, fields as a hashtable, or text: HTML, JSON, multipart, curl.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    public object? Form { get; set; }

    /// <summary>Where the form is sent, if the form itself does not say.</summary>
    [Parameter]
    public string? Url { get; set; }

    /// <summary>Bucket that the form is sent to, where no address shows it.</summary>
    [Parameter]
    public string? BucketName { get; set; }

    /// <summary>The endpoint that the form was made for, if it is not AWS's.</summary>
    [Parameter]
    public string? EndpointUrl { get; set; }

    /// <summary>Fields that the sender adds, or sends with other values.</summary>
    [Parameter]
    public IDictionary? Field { get; set; }

    /// <summary>Name of the file that is sent, for ${filename}.</summary>
    [Parameter]
    public string? FileName { get; set; }

    /// <summary>Size of the file in bytes.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long? FileSize { get; set; }

    /// <summary>The file that is sent: its name and size are taken.</summary>
    [Parameter]
    public string? InFile { get; set; }

    /// <summary>The instant that the end is judged for; default now. A time without an offset counts as local time.</summary>
    [Parameter]
    public DateTimeOffset? AsOf { get; set; }

    /// <summary>Gives only $true or $false.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Lets -Quiet give $true where the signature was not checked, because no secret was given.</summary>
    [Parameter]
    public SwitchParameter SkipSignature { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForRecord("upload form", () =>
    {
        ReceivedPost post = WithFile(WithFields(FormArgument.Read(Form)));
        PresignedPostTest test = PresignedPostVerifier.Verify(
            post, CredentialsForForm(new FormSignature(post).AccessKeyId), AsOf ?? TimeProvider.System.GetUtcNow());
        if (!Quiet)
        {
            WriteObject(test);
            return;
        }

        // As Test-S3PresignedUrl has it: what was not checked is no yes, unless it is said that it need not be.
        WriteObject(test.IsValid && (SkipSignature || test.SignatureMatches == true));
    });

    private ReceivedPost WithFields(ReceivedPost post)
    {
        var fields = new List<KeyValuePair<string, string>>(post.Fields);
        foreach (KeyValuePair<string, string> field in UrlArgument.Pairs(Field) ?? [])
        {
            int there = fields.FindIndex(f => f.Key.Equals(field.Key, StringComparison.OrdinalIgnoreCase));
            if (there >= 0)
            {
                fields[there] = field;
            }
            else
            {
                fields.Add(field);
            }
        }

        return post with
        {
            Fields = fields,
            Url = string.IsNullOrEmpty(Url) ? post.Url : Url,
            BucketName = string.IsNullOrEmpty(BucketName) ? post.BucketName : BucketName,
            EndpointUrl = string.IsNullOrEmpty(EndpointUrl) ? post.EndpointUrl : EndpointUrl,
        };
    }

    private ReceivedPost WithFile(ReceivedPost post)
    {
        string? name = FileName ?? post.FileName;
        long? size = FileSize ?? post.FileSize;
        if (!string.IsNullOrEmpty(InFile))
        {
            var file = new FileInfo(GetUnresolvedProviderPathFromPSPath(InFile));
            if (!file.Exists)
            {
                throw CommandErrors.FormFileNotFound(InFile);
            }

            (name, size) = (FileName ?? file.Name, FileSize ?? file.Length);
        }

        return post with { FileName = name, FileSize = size };
    }
}
