using System.Runtime.CompilerServices;

namespace PresignTools.Text.Wording;

/// <summary>
/// The settings that errors and remedies speak of, as the surroundings write them. Each is called as the API calls it; a test
/// holds the names against the parameters of the module.
/// </summary>
internal static class Setting
{
    /// <summary>Key id of the credentials.</summary>
    internal static string AccessKey => Of();

    /// <summary>Account that stands in the endpoint of a provider.</summary>
    internal static string AccountId => Of();

    /// <summary>IAM action to decide on.</summary>
    internal static string Action => Of();

    /// <summary>Bucket in the host or in the path.</summary>
    internal static string AddressingStyle => Of();

    /// <summary>When the failure happened.</summary>
    internal static string AsOf => Of();

    /// <summary>What is known of the bucket.</summary>
    internal static string BucketConfiguration => Of();

    /// <summary>Bucket.</summary>
    internal static string BucketName => Of();

    /// <summary>Policy of the bucket.</summary>
    internal static string BucketPolicy => Of();

    /// <summary>With which checksum a transfer is compared.</summary>
    internal static string Checksum => Of();

    /// <summary>Checksum of each part of an upload.</summary>
    internal static string ChecksumAlgorithm => Of();

    /// <summary>Condition keys with their values.</summary>
    internal static string Context => Of();

    /// <summary>Credentials as an object.</summary>
    internal static string Credential => Of();

    /// <summary>Directory buckets without a session.</summary>
    internal static string DisableS3ExpressSessionAuth => Of();

    /// <summary>File name for the browser.</summary>
    internal static string DownloadName => Of();

    /// <summary>Address of an S3-compatible server.</summary>
    internal static string EndpointUrl => Of();

    /// <summary>S3's answer.</summary>
    internal static string ErrorResponse => Of();

    /// <summary>Account that must own the bucket.</summary>
    internal static string ExpectedBucketOwner => Of();

    /// <summary>Proxy to use.</summary>
    internal static string Proxy => Of();

    /// <summary>Name and password at the proxy.</summary>
    internal static string ProxyCredential => Of();

    /// <summary>When the URL ends.</summary>
    internal static string ExpiresAt => Of();

    /// <summary>How long the URL lives.</summary>
    internal static string ExpiresIn => Of();

    /// <summary>External id for assuming the role.</summary>
    internal static string ExternalId => Of();

    /// <summary>Further fields of a form.</summary>
    internal static string Field => Of();

    /// <summary>Sends PUT and DELETE, made harmless.</summary>
    internal static string Force => Of();

    /// <summary>Headers of a request, or of an answer.</summary>
    internal static string Header => Of();

    /// <summary>Policies of the signer.</summary>
    internal static string IdentityPolicy => Of();

    /// <summary>File to send.</summary>
    internal static string InFile => Of();

    /// <summary>Content to send.</summary>
    internal static string InputObject => Of();

    /// <summary>Key of the object.</summary>
    internal static string Key => Of();

    /// <summary>Beginning of the keys that a form permits.</summary>
    internal static string KeyPrefix => Of();

    /// <summary>Policy of the KMS key.</summary>
    internal static string KeyPolicy => Of();

    /// <summary>The KMS key.</summary>
    internal static string KmsKeyArn => Of();

    /// <summary>Sends the URL to any host.</summary>
    internal static string Live => Of();

    /// <summary>Largest file that a form takes.</summary>
    internal static string MaximumSize => Of();

    /// <summary>User-defined metadata.</summary>
    internal static string Metadata => Of();

    /// <summary>HTTP method.</summary>
    internal static string Method => Of();

    /// <summary>MFA device for assuming the role.</summary>
    internal static string MfaSerial => Of();

    /// <summary>Smallest file that a form takes.</summary>
    internal static string MinimumSize => Of();

    /// <summary>Asks nobody.</summary>
    internal static string Offline => Of();

    /// <summary>S3 operation to decide on.</summary>
    internal static string Operation => Of();

    /// <summary>Page that a browser sends from.</summary>
    internal static string Origin => Of();

    /// <summary>File to write.</summary>
    internal static string OutFile => Of();

    /// <summary>Bytes of a part of an upload.</summary>
    internal static string PartSize => Of();

    /// <summary>SHA-256 of the body.</summary>
    internal static string PayloadHash => Of();

    /// <summary>Who asks, as an ARN.</summary>
    internal static string Principal => Of();

    /// <summary>Profile of the credentials.</summary>
    internal static string ProfileName => Of();

    /// <summary>Further query parameters.</summary>
    internal static string QueryParameter => Of();

    /// <summary>Region to sign for.</summary>
    internal static string Region => Of();

    /// <summary>Regions of a SigV4A signature.</summary>
    internal static string RegionSet => Of();

    /// <summary>Who pays.</summary>
    internal static string RequestPayer => Of();

    /// <summary>ARN to decide on.</summary>
    internal static string Resource => Of();

    /// <summary>Account that owns the bucket.</summary>
    internal static string ResourceAccount => Of();

    /// <summary>Resource control policies.</summary>
    internal static string ResourceControlPolicy => Of();

    /// <summary>Cache-Control of the answer.</summary>
    internal static string ResponseCacheControl => Of();

    /// <summary>Goes on with what is there.</summary>
    internal static string Resume => Of();

    /// <summary>Role to assume.</summary>
    internal static string RoleArn => Of();

    /// <summary>Name of the role session.</summary>
    internal static string RoleSessionName => Of();

    /// <summary>KMS key that encrypts.</summary>
    internal static string SSEKMSKeyId => Of();

    /// <summary>Secret of the credentials.</summary>
    internal static string SecretKey => Of();

    /// <summary>Encryption of the object.</summary>
    internal static string ServerSideEncryption => Of();

    /// <summary>Service control policies.</summary>
    internal static string ServiceControlPolicy => Of();

    /// <summary>Policy of the session.</summary>
    internal static string SessionPolicy => Of();

    /// <summary>Token of temporary credentials.</summary>
    internal static string SessionToken => Of();

    /// <summary>When the URL begins.</summary>
    internal static string SignedAt => Of();

    /// <summary>Content-Type of the answer.</summary>
    internal static string ResponseContentType => Of();

    /// <summary>Address that uses the URL.</summary>
    internal static string SourceIp => Of();

    /// <summary>HTTP status of an answer.</summary>
    internal static string StatusCode => Of();

    /// <summary>Page after an upload.</summary>
    internal static string SuccessRedirect => Of();

    /// <summary>Status after an upload.</summary>
    internal static string SuccessStatus => Of();

    /// <summary>Tags of the object.</summary>
    internal static string Tag => Of();

    /// <summary>How long a server may be silent.</summary>
    internal static string TimeoutSec => Of();

    /// <summary>Trust policy of a role.</summary>
    internal static string TrustPolicy => Of();

    /// <summary>Id of an upload in parts.</summary>
    internal static string UploadId => Of();

    /// <summary>Presigned URL.</summary>
    internal static string Url => Of();

    /// <summary>Signs for http.</summary>
    internal static string UseHttp => Of();

    /// <summary>VPC endpoint that is used.</summary>
    internal static string VpcEndpointId => Of();

    /// <summary>Policy of that endpoint.</summary>
    internal static string VpcEndpointPolicy => Of();

    /// <summary>Content-Type of an upload.</summary>
    internal static string ContentType => Of();

    private static string Of([CallerMemberName] string name = "") => Say.Wording.Setting(name);
}
