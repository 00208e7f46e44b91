using System.Collections;
using System.Management.Automation;
using PresignTools.Completers;
using PresignTools.Transformations;

namespace PresignTools.Commands;

public sealed partial class InvokePresignDiagnosisCommand
{
    /// <summary>
    /// What there is of the failure: a URL, error XML, an error record, a command line with its output, a browser's message, a whole
    /// terminal or ticket, a record of ConvertFrom-S3AccessLog or ConvertFrom-S3CloudTrailEvent, or an object of New-S3PresignedUrl or
    /// ConvertFrom-S3ErrorResponse.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    /// <summary>The URL as it was used.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Url { get; set; }

    /// <summary>S3's answer: XML, or what ConvertFrom-S3ErrorResponse takes or gives.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ResponseBody")]
    public object? ErrorResponse { get; set; }

    /// <summary>HTTP status of the answer.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Status")]
    [AllowNull]
    [StatusRange]
    [ArgumentCompleter(typeof(StatusCodeCompleter))]
    public int StatusCode { get; set; }

    /// <summary>Headers of the answer.</summary>
    [Parameter]
    public object? ResponseHeader { get; set; }

    /// <summary>The method that was sent.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Verb")]
    [ArgumentCompleter(typeof(MethodCompleter))]
    public string? Method { get; set; }

    /// <summary>All headers that the client sends; an empty table says that it sends none of its own.</summary>
    [Parameter]
    [Alias("Headers")]
    public IDictionary? Header { get; set; }

    /// <summary>The Host header as the server saw it.</summary>
    [Parameter]
    [Alias("HostHeader")]
    public string? RequestHost { get; set; }

    /// <summary>The path as the client sent it, where a client or proxy may have rewritten it.</summary>
    [Parameter]
    public string? RequestPath { get; set; }

    /// <summary>What sends the request, and what is between it and S3: a browser, curl, a proxy, a CDN.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClientCompleter))]
    public string? Client { get; set; }

    /// <summary>What the client reports about the failure: a browser's console, an exception.</summary>
    [Parameter]
    [Alias("BrowserMessage")]
    public string? Message { get; set; }

    /// <summary>Origin of the web page that makes the request.</summary>
    [Parameter]
    public string? Origin { get; set; }

    /// <summary>What signed: the line of code, the command, the SDK with its version.</summary>
    [Parameter]
    [Alias("SigningCode")]
    [ArgumentCompleter(typeof(SignedByCompleter))]
    public string? SignedBy { get; set; }

    /// <summary>The S3 operation that was signed, as in PutObject.</summary>
    [Parameter]
    [Alias("Operation")]
    [ArgumentCompleter(typeof(S3OperationCompleter))]
    public string? SignedOperation { get; set; }

    /// <summary>Parameters or headers that were given to the signer: a table, or their names.</summary>
    [Parameter]
    public object? SignedParameter { get; set; }

    /// <summary>Fields of the upload form, in their order.</summary>
    [Parameter]
    public IDictionary? FormField { get; set; }

    /// <summary>How many files the upload form has.</summary>
    [Parameter]
    [ValidateRange(0, 1000)]
    public int FormFileCount { get; set; }

    /// <summary>The instant of the failure; default S3's clock, where its answer tells it, else now.</summary>
    [Parameter]
    public DateTimeOffset? AsOf { get; set; }

    /// <summary>Policies of the signer.</summary>
    [Parameter]
    public object[]? IdentityPolicy { get; set; }

    /// <summary>The bucket policy.</summary>
    [Parameter]
    [Alias("ResourcePolicy")]
    public object[]? BucketPolicy { get; set; }

    /// <summary>The signer's permissions boundary.</summary>
    [Parameter]
    public object[]? PermissionsBoundary { get; set; }

    /// <summary>Policies of the signer's session.</summary>
    [Parameter]
    public object[]? SessionPolicy { get; set; }

    /// <summary>Service control policies, by level.</summary>
    [Parameter]
    public object[]? ServiceControlPolicy { get; set; }

    /// <summary>Resource control policies, by level.</summary>
    [Parameter]
    public object[]? ResourceControlPolicy { get; set; }

    /// <summary>Policy of the VPC endpoint that the request goes through.</summary>
    [Parameter]
    public object[]? VpcEndpointPolicy { get; set; }

    /// <summary>Policy of the access point.</summary>
    [Parameter]
    public object[]? AccessPointPolicy { get; set; }

    /// <summary>Policy of the KMS key.</summary>
    [Parameter]
    public object[]? KeyPolicy { get; set; }

    /// <summary>
    /// What is known of bucket and object: a hashtable, an object or JSON with Region, OwnerAccount, RequesterPays, ObjectLock, Encryption,
    /// Cors, PublicAccessBlock, ObjectKey and the like.
    /// </summary>
    [Parameter]
    public object? BucketConfiguration { get; set; }

    /// <summary>ARN of the signer.</summary>
    [Parameter]
    public string? Principal { get; set; }

    /// <summary>Address that the URL is used from.</summary>
    [Parameter]
    public string? SourceIp { get; set; }

    /// <summary>VPC endpoint that the URL is used through.</summary>
    [Parameter]
    public string? VpcEndpointId { get; set; }

    /// <summary>
    /// Further condition keys of the request with their values, as in -Context of Get-S3AccessDecision: aws:MultiFactorAuthPresent,
    /// aws:PrincipalOrgID, aws:TokenIssueTime.
    /// </summary>
    [Parameter]
    public IDictionary? Context { get; set; }

    /// <summary>Custom S3 endpoint to ask: an S3-compatible server, a VPC interface endpoint. Left out, that of the URL.</summary>
    [Parameter]
    public string? EndpointUrl { get; set; }

    /// <summary>Sends nothing: neither the URL, nor questions to AWS.</summary>
    [Parameter]
    public SwitchParameter Offline { get; set; }

    /// <summary>Sends the URL wherever it leads, with all headers, and also where S3's answer is known.</summary>
    [Parameter]
    public SwitchParameter Live { get; set; }

    /// <summary>How long to wait for one answer, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSec { get; set; } = 15;

    /// <summary>Shows every finding at the prompt, not only the checklist.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>Writes the diagnoses into one HTML file for a ticket, and gives the file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AsReport { get; set; }
}
