using System.Collections;
using System.Management.Automation;
using PresignTools.Completers;
using PresignTools.Transformations;

namespace PresignTools.Commands;

/// <content>The parameters.</content>
public sealed partial class WatchS3PresignedUrlCommand
{
    private const string OfUrl = "Url";
    private const string OfFile = "File";

    /// <summary>URLs: text, objects of New-S3PresignedUrl, or rows that have a property Url.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = OfUrl)]
    [AllowEmptyString]
    public object? Url { get; set; }

    /// <summary>A file with one URL on a line, or a table with a column Url. It is read again when it changes.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfFile)]
    [ValidateNotNullOrEmpty]
    public string? InputFile { get; set; }

    /// <summary>From the beginning of one check of a URL to that of the next.</summary>
    [Parameter]
    [Duration(Of = nameof(Interval))]
    [ArgumentCompleter(typeof(IntervalCompleter))]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>When to end: a time, or a duration from now on.</summary>
    [Parameter]
    [Until]
    [ArgumentCompleter(typeof(IntervalCompleter))]
    public DateTimeOffset? Until { get; set; }

    /// <summary>How many times each URL is checked. 1 for a scheduler that starts the command itself.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; }

    /// <summary>How long before its end a URL counts as one that ends soon.</summary>
    [Parameter]
    [Duration(Of = nameof(WarnBefore))]
    [ArgumentCompleter(typeof(IntervalCompleter))]
    public TimeSpan WarnBefore { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The method that the URLs are for. Left out: that of the object or row, else the likeliest.</summary>
    [Parameter]
    [Alias("Verb")]
    [ArgumentCompleter(typeof(MethodCompleter))]
    public string? Method { get; set; }

    /// <summary>Headers that were signed, with their values, where the URLs are text.</summary>
    [Parameter]
    [Alias("Headers")]
    public IDictionary? Header { get; set; }

    /// <summary>Sends each URL as one harmless request, and judges the answer.</summary>
    [Parameter]
    public SwitchParameter Live { get; set; }

    /// <summary>Lets -Live send PUT and DELETE to AWS hosts, with an If-Match that cannot match.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>How long -Live waits for an answer, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSec { get; set; } = 30;

    /// <summary>How many URLs are checked at once.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>Asks AWS, with the credentials at hand, for policies and for the access key.</summary>
    [Parameter]
    public SwitchParameter AskAws { get; set; }

    /// <summary>How long an access key may be used before it is replaced, for -AskAws.</summary>
    [Parameter]
    [Duration(Of = nameof(KeyMaxAge))]
    [ArgumentCompleter(typeof(KeyAgeCompleter))]
    public TimeSpan? KeyMaxAge { get; set; }

    /// <summary>Custom S3 endpoint for -AskAws: an S3-compatible server, a VPC interface endpoint.</summary>
    [Parameter]
    public string? EndpointUrl { get; set; }

    /// <summary>Who signed: an ARN or an account id, for the policies.</summary>
    [Parameter]
    [Alias("PrincipalArn")]
    public string? Principal { get; set; }

    /// <summary>Condition keys of the requests that use the URLs, with their values.</summary>
    [Parameter]
    public IDictionary? Context { get; set; }

    /// <summary>Policies of the signer: its own and those of its groups.</summary>
    [Parameter]
    public object[]? IdentityPolicy { get; set; }

    /// <summary>The bucket policy.</summary>
    [Parameter]
    [Alias("ResourcePolicy")]
    public object[]? BucketPolicy { get; set; }

    /// <summary>The policy of the access point that is addressed.</summary>
    [Parameter]
    public object[]? AccessPointPolicy { get; set; }

    /// <summary>The policy of the KMS key.</summary>
    [Parameter]
    public object[]? KeyPolicy { get; set; }

    /// <summary>The signer's permissions boundary.</summary>
    [Parameter]
    public object[]? PermissionsBoundary { get; set; }

    /// <summary>Policies passed when the signer's session was made.</summary>
    [Parameter]
    public object[]? SessionPolicy { get; set; }

    /// <summary>Service control policies, by level.</summary>
    [Parameter]
    public object[]? ServiceControlPolicy { get; set; }

    /// <summary>Resource control policies, by level.</summary>
    [Parameter]
    public object[]? ResourceControlPolicy { get; set; }

    /// <summary>Policy of the VPC endpoint that the requests go through.</summary>
    [Parameter]
    public object[]? VpcEndpointPolicy { get; set; }
}
