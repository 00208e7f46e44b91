using System.Management.Automation;

namespace PresignTools.Commands;

/// <content>
/// Parameters of Get-S3PreSignedURL that are called otherwise here, or that a cmdlet that sends nothing has no use for. Each binds, or its
/// error names the parameter to use.
/// </content>
public sealed partial class NewS3PresignedUrlCommand
{
    private const string Requester = "requester";

    /// <summary>AES256: the object is encrypted with a key of the client (SSE-C), which the client sends with each request.</summary>
    [Parameter]
    [ValidateSet("AES256", "None")]
    public string? ServerSideEncryptionCustomerMethod { get; set; }

    /// <summary>The value of -RequestPayer, which AWS.Tools takes: requester.</summary>
    [Parameter(Position = 2, DontShow = true)]
    public string? RequestPayerValue { get; set; }

    /// <summary>Settings of the AWS SDK's client, which AWS.Tools takes; nothing here uses that client.</summary>
    [Parameter(DontShow = true)]
    public object? ClientConfig { get; set; }

    /// <summary>Which part of the answer AWS.Tools gives; only * is possible here.</summary>
    [Parameter(DontShow = true)]
    public string? Select { get; set; }

    /// <summary>Asks nothing, as in AWS.Tools. This command never asks.</summary>
    [Parameter(DontShow = true)]
    public SwitchParameter Force { get; set; }

    /// <summary>Refuses what cannot be done, with the name of what can.</summary>
    private void CheckAwsToolsParameters()
    {
        if (ClientConfig is not null)
        {
            throw CommandErrors.ClientConfigNotUsed();
        }

        if (!string.IsNullOrEmpty(Select) && Select != "*")
        {
            throw CommandErrors.SelectNotUsed(Select);
        }

        if (RequestPayerValue is { } value && !(RequestPayer && Requester.Equals(value, StringComparison.OrdinalIgnoreCase)))
        {
            throw CommandErrors.ArgumentLeftOver(value, RequestPayer);
        }

        CheckEndpointParameters();
    }

    // Only the algorithm is known to the signer. Key and MD5 of the key are headers that the client adds: signed or not, S3 needs them.
    private IEnumerable<KeyValuePair<string, string>> CustomerKeyHeaders()
    {
        if ("AES256".Equals(ServerSideEncryptionCustomerMethod, StringComparison.OrdinalIgnoreCase))
        {
            yield return new("x-amz-server-side-encryption-customer-algorithm", "AES256");
        }
    }
}
