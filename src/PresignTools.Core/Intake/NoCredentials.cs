using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>What SDKs say where they find no credentials to sign with. Nothing is sent then.</summary>
internal static class NoCredentials
{
    // botocore, AWS SDK for Java 1 and 2, Go 1 and 2, JavaScript 2 and 3, PHP, Ruby, .NET, Rust.
    private static readonly string[] Sentences =
    [
        "Unable to locate credentials",
        "NoCredentialsError",
        "Unable to load AWS credentials from any provider in the chain",
        "Unable to load credentials from any of the providers in the chain",
        "NoCredentialProviders",
        "no valid providers in chain",
        "failed to refresh cached credentials",
        "Could not load credentials from any providers",
        "Missing credentials in config",
        "CredentialsProviderError",
        "Error retrieving credentials from the instance profile metadata",
        "Aws::Errors::MissingCredentialsError",
        "unable to sign request without credentials set",
        "Failed to resolve AWS credentials",
        "Unable to get IAM security credentials from EC2 Instance Metadata",
        "No Credentials were provided",
        "the credential provider was not enabled",
        "no providers in chain provided credentials",
        "Unable to locate AWS credentials",
        "Unable to find AWS credentials",
        "Failed to load AWS credentials",
        "Could not find AWS credentials",
        "Unable to load AWS credentials",
        "No valid credential sources found",        // Terraform
        "no valid credential sources for",
        "EmptyStaticCreds",
        "static credentials are empty",
        "No handler was ready to authenticate",     // boto 2
        "Resolved credential object is not valid",
        "CredentialsNotLoaded",
        "No credentials present in the cache",
        "no EC2 IMDS role found",
        "no EC2 instance role found",
        "Failed to get EC2 metadata",
        "Partial credentials found in",

        // Settings that are empty: Java 1, .NET, JavaScript of MinIO, Go of MinIO.
        "Access key cannot be null",
        "Access key ID cannot be",
        "Secret key cannot be null",
        "Secret access key cannot be",
        "Parameter 'awsAccessKeyId'",
        "Parameter 'awsSecretAccessKey'",
        "Parameter name: awsAccessKeyId",
        "Parameter name: awsSecretAccessKey",
        "cannot be generated for anonymous requests",
        "Presigned operations are not supported for anonymous credentials",

        "no credentials have been configured",      // CDK
        "credentials have not been configured",
        "Unable to find credentials",
        "Could not find credentials",
        "No AWS credentials found",
        "No AWS credentials were found",
        "AWS credentials not found",
        "No credentials found",
        "Unable to resolve AWS account to use",
        "ProfileNotFound",
        "config profile (",                         // "… could not be found": that of the CLI and botocore
        "failed to get shared config profile",
        "Could not resolve credentials",
        "Unable to get credentials",
        "credential provider chain returned no",
    ];

    // The key of the first HMAC is the secret. A language that is given none for it says so in the words of its HMAC: Node, PHP, Python.
    private static readonly (string Word, string Beside)[] EmptySecrets =
    [
        ("The \"key\" argument must be of type string", "Hmac"),
        ("The \"key\" argument must be one of type", "Hmac"),
        ("Key must be a buffer", "createHmac"),
        ("hash_hmac(): Argument #3 ($key) must be of type string, null given", "Signature"),
        ("hash_hmac() expects parameter 3 to be string", "Signature"),
        ("key: expected bytes or bytearray, but got 'NoneType'", "hmac"),
    ];

    // Those of a client that was given credentials, and they are empty.
    private static readonly string[] Empty =
    [
        "Resolved credential object is not valid", "EmptyStaticCreds", "static credentials are empty", "Access key", "Secret key",
        "Secret access key", "Parameter 'aws", "Parameter name: aws", "for anonymous", "argument must be", "hash_hmac", "Key must be",
        "key: expected bytes",
    ];

    /// <summary>Whether the words are those of a client whose settings are there and empty: nothing else explains them.</summary>
    internal static bool IsOfEmptySetting(string word) => word.ContainsAny(Empty);

    /// <summary>The SDK's words; null if there are none.</summary>
    internal static string? Word(string? text) => text.FirstContained(Sentences)
        ?? Array.Find(EmptySecrets, p => text.ContainsAny(p.Word) && text.ContainsAny(p.Beside)).Word;
}
