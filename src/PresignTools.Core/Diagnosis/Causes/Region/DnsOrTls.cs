namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>The host was not reached: name, certificate or network.</summary>
internal sealed class DnsOrTls : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("dns-or-tls", CheckLayer.Region)
    {
        Title = "The host was not reached: name, certificate or network",
        Why = "Nothing reached S3: the name did not resolve, the connection failed, or the certificate did not fit the host.",
        Fix = "Check name resolution, proxy and certificate. A bucket name with dots needs the path-style host over https.",
        Document = AwsDocuments.VirtualHosting,
        IsOutsideS3 = true,
    };
}
