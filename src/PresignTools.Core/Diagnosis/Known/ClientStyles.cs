namespace PresignTools.Diagnosis.Known;

/// <summary>How clients are told where to put the bucket's name, each setting by the name that the client gives it.</summary>
internal static class ClientStyles
{
    /// <summary>The bucket in the path.</summary>
    internal const string UsePath =
        "Turn on path-style addressing in the client: forcePathStyle: true (JavaScript), addressing_style 'path' (boto3), "
        + "UsePathStyle (Go), use_path_style_endpoint (PHP), force_path_style (Ruby, Rust), ForcePathStyle (.NET), "
        + "forcePathStyle(true) (Java).";

    /// <summary>The bucket in the host.</summary>
    internal const string UseHost =
        "Turn path-style addressing off in the client: forcePathStyle: false (JavaScript), addressing_style 'virtual' (boto3, AWS CLI), "
        + "UsePathStyle false (Go), use_path_style_endpoint false (PHP), force_path_style false (Ruby, Rust).";

    /// <summary>Servers that look for the bucket in the path unless they are set up with a domain.</summary>
    internal static bool ReadsPathByDefault(string? server) =>
        server is "MinIO" or "Ceph" or "Garage" or "SeaweedFS" or "LocalStack" or "moto" or "S3Mock" or "CloudServer" or "VersityGW"
            or "S3Proxy";
}
