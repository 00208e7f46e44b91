using System.Collections;
using System.Management.Automation;
using PresignTools.Completers;
using PresignTools.Transfers;

namespace PresignTools.Commands;

public sealed partial class InvokeS3PresignedUrlCommand
{
    /// <summary>The URL: text, or the object that New-S3PresignedUrl gave, whose method and headers are then sent too.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public PSObject? Url { get; set; }

    /// <summary>The method that was signed. Left out: that of the object, else PUT with content and GET without.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Verb")]
    [ArgumentCompleter(typeof(MethodCompleter))]
    public string? Method { get; set; }

    /// <summary>Headers to send: those that were signed, and others that do not begin with x-amz-.</summary>
    [Parameter]
    [Alias("Headers")]
    public IDictionary? Header { get; set; }

    /// <summary>File to send.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string? InFile { get; set; }

    /// <summary>Text or bytes to send.</summary>
    [Parameter]
    [Alias("Body")]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? InputObject { get; set; }

    /// <summary>File to write, or a folder, in which the server names the file. Default: the current folder.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Gives the content itself: text if it is text, else bytes.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Goes on with the part that an earlier download left.</summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    /// <summary>Replaces a file that is there, without -Resume also a part; sends a URL that is cut off or has expired.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Over how many connections a large object is read.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int Parallel { get; set; } = 1;

    /// <summary>How many of the piped transfers run side by side.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>Bytes per second at most, as in 2MB.</summary>
    [Parameter]
    [ValidateRange(1024, long.MaxValue)]
    public long LimitRate { get; set; }

    /// <summary>With which checksum the content is compared.</summary>
    [Parameter]
    public TransferChecksum Checksum { get; set; }

    /// <summary>How long the server may be silent, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSec { get; set; } = 60;

    /// <summary>How often a request is sent again in a row, without any progress.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 5;

    /// <summary>Proxy to use; default is that of the environment.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>Name and password at the proxy.</summary>
    [Parameter]
    [ValidateNotNull]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Signs in at the proxy as the user of this machine.</summary>
    [Parameter]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>Uses no proxy, whatever the environment says.</summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }
}
