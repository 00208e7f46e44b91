using System.Management.Automation;
using PresignTools.Addressing;

namespace PresignTools.Commands;

/// <content>The parameters of the endpoint, with those of AWS.Tools that mean the same.</content>
public abstract partial class SigningCmdlet
{
    /// <summary>Custom endpoint: an S3-compatible server, a VPC interface endpoint.</summary>
    [Parameter]
    public string? EndpointUrl { get; set; }

    /// <summary>Auto, Virtual or Path.</summary>
    [Parameter]
    public AddressingStyle AddressingStyle { get; set; }

    /// <summary>IPv4 and IPv6 endpoint.</summary>
    [Parameter]
    public SwitchParameter UseDualstackEndpoint { get; set; }

    /// <summary>FIPS 140 endpoint.</summary>
    [Parameter]
    public SwitchParameter UseFipsEndpoint { get; set; }

    /// <summary>Transfer acceleration endpoint.</summary>
    [Parameter]
    public SwitchParameter UseAccelerateEndpoint { get; set; }

    /// <summary>The legacy global host s3.amazonaws.com.</summary>
    [Parameter]
    public SwitchParameter UseGlobalEndpoint { get; set; }

    /// <summary>Plain HTTP on AWS's hosts.</summary>
    [Parameter]
    public SwitchParameter UseHttp { get; set; }

    /// <summary>HTTP or HTTPS, as in AWS.Tools; -UseHttp does the same.</summary>
    [Parameter]
    [ValidateSet("HTTPS", "HTTP")]
    public string? Protocol { get; set; }

    /// <summary>True for bucket names in the path, as in AWS.Tools; -AddressingStyle Path does the same.</summary>
    [Parameter]
    public bool ForcePathStyleAddressing { get; set; }

    /// <summary>Asks S3 for the bucket's region and signs for that one.</summary>
    [Parameter]
    public SwitchParameter ResolveRegion { get; set; }

    private bool IsPlainHttp => UseHttp || "HTTP".Equals(Protocol, StringComparison.OrdinalIgnoreCase);

    private AddressingStyle Style => ForcePathStyleAddressing ? AddressingStyle.Path : AddressingStyle;

    /// <summary>Refuses parameters of the endpoint that contradict each other.</summary>
    private protected void CheckEndpointParameters()
    {
        if (ForcePathStyleAddressing && AddressingStyle == AddressingStyle.Virtual)
        {
            throw CommandErrors.StylesContradict();
        }

        if (UseHttp && "HTTPS".Equals(Protocol, StringComparison.OrdinalIgnoreCase))
        {
            throw CommandErrors.ProtocolsContradict();
        }
    }
}
