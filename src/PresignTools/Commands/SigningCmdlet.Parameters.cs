using System.Management.Automation;
using PresignTools.Addressing;
using PresignTools.Completers;
using PresignTools.Credentials;

namespace PresignTools.Commands;

/// <content>The parameters of the endpoint, with those of AWS.Tools that mean the same.</content>
public abstract partial class SigningCmdlet
{
    /// <summary>A service that speaks S3: r2, b2, wasabi, spaces, gcs and so on. It gives endpoint, region and addressing style.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProviderCompleter))]
    public string? Provider { get; set; }

    /// <summary>The account that stands in the endpoint of the provider: R2's account id, Oracle's namespace.</summary>
    [Parameter]
    [Alias("Namespace")]
    public string? AccountId { get; set; }

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

    private protected bool IsPlainHttp => UseHttp || "HTTP".Equals(Protocol, StringComparison.OrdinalIgnoreCase);

    private protected AddressingStyle Style => ForcePathStyleAddressing ? AddressingStyle.Path : AddressingStyle;

    /// <summary>The server that the URL is for, where it is another than Amazon S3 and known; else null.</summary>
    private protected string? Server { get; private set; }

    /// <summary>Refuses parameters of the endpoint that contradict each other, and fills in what the provider says.</summary>
    private protected void CheckEndpointParameters()
    {
        UseProvider();
        if (ForcePathStyleAddressing && AddressingStyle == AddressingStyle.Virtual)
        {
            throw CommandErrors.StylesContradict();
        }

        if (UseHttp && "HTTPS".Equals(Protocol, StringComparison.OrdinalIgnoreCase))
        {
            throw CommandErrors.ProtocolsContradict();
        }
    }

    /// <summary>
    /// The provider decides what was not given. Nothing of the machine's settings for AWS does: they are for another service.
    /// </summary>
    private void UseProvider()
    {
        if (string.IsNullOrEmpty(Provider))
        {
            Server = ProviderEndpoint.ServerOf(EndpointUrl);
            _ = string.IsNullOrEmpty(AccountId) ? 0 : throw CommandErrors.AccountWithoutProvider();
            return;
        }

        var endpoint = ProviderEndpoint.For(Provider, AccountId, RegionShape.Read(Region, "parameter -Region"), EndpointUrl);
        (EndpointUrl, Region, Server, IsRegionGiven) = (endpoint.EndpointUrl, endpoint.Region, endpoint.Server, true);
        if (Style == AddressingStyle.Auto)
        {
            AddressingStyle = endpoint.Style;
        }
    }
}
