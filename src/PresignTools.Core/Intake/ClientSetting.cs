namespace PresignTools.Intake;

/// <summary>A setting of a client or tool, as its configuration, environment or code has it.</summary>
/// <param name="Name">The setting by one name, whatever the tool calls it; see <see cref="ClientSettingNames"/>.</param>
/// <param name="Value">Its value, without secrets.</param>
/// <param name="Place">Where it is.</param>
public sealed record ClientSetting(string Name, string Value, TextPlace Place);

/// <summary>Names of settings, one for each meaning.</summary>
public static class ClientSettingNames
{
    /// <summary>The endpoint URL or host.</summary>
    public const string Endpoint = "endpoint";

    /// <summary>The name under which others reach the objects, where a tool has a setting for it beside the endpoint.</summary>
    public const string PublicHost = "public-host";

    /// <summary>Whether the endpoint is the bucket's own, so that the client leaves the bucket out: <c>true</c> or <c>false</c>.</summary>
    public const string BucketEndpoint = "bucket-endpoint";

    /// <summary>The region to sign for.</summary>
    public const string Region = "region";

    /// <summary>The bucket's name.</summary>
    public const string Bucket = "bucket";

    /// <summary>Path style: <c>true</c> or <c>false</c>.</summary>
    public const string PathStyle = "path-style";

    /// <summary>When requests get a checksum: <c>when_supported</c>, <c>when_required</c>.</summary>
    public const string RequestChecksum = "request-checksum";

    /// <summary>The signature version: <c>s3v4</c>, <c>s3</c>, <c>v2</c>.</summary>
    public const string SignatureVersion = "signature-version";

    /// <summary>Access key id.</summary>
    public const string AccessKeyId = "access-key-id";

    /// <summary>The profile.</summary>
    public const string Profile = "profile";

    /// <summary>The role to be assumed, by ARN.</summary>
    public const string Role = "role";

    /// <summary>A proxy.</summary>
    public const string Proxy = "proxy";

    /// <summary>The canned ACL.</summary>
    public const string Acl = "acl";

    /// <summary>The server-side encryption.</summary>
    public const string ServerSideEncryption = "server-side-encryption";

    /// <summary>The name and version of a library or tool: <c>boto3 1.36.0</c>.</summary>
    public const string LibraryVersion = "library-version";
}
