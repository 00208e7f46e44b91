using System.Management.Automation;
using System.Security;
using PresignTools.Completers;
using PresignTools.Transformations;

namespace PresignTools.Credentials;

/// <summary>The parameters: those of AWS.Tools, and a role to assume.</summary>
public abstract partial class CredentialCmdlet
{
    private string? _secretKey;
    private string? _sessionToken;

    /// <summary>Access key id. Goes with -SecretKey.</summary>
    [Parameter]
    [Alias("AK")]
    [KeyIdText]
    public string? AccessKey { get; set; }

    /// <summary>Secret access key; text or a SecureString.</summary>
    [Parameter]
    [Alias("SK", "SecretAccessKey")]
    [SecretText]
    public SecureString? SecretKey
    {
        get;
        set => (field, _secretKey) = (value, SecretTextAttribute.Text(value));
    }

    /// <summary>Session token of temporary credentials; text or a SecureString.</summary>
    [Parameter]
    [Alias("ST")]
    [SecretText]
    public SecureString? SessionToken
    {
        get;
        set => (field, _sessionToken) = (value, SecretTextAttribute.Text(value));
    }

    /// <summary>Name of a profile of the shared AWS files or of the SDK's store. If it does not exist, that is an error.</summary>
    [Parameter]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>The shared credentials file, or the folder that holds it, where it is not in the usual place.</summary>
    [Parameter]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    public string? ProfileLocation { get; set; }

    /// <summary>
    /// Credentials as an object: of Get-AWSCredential, Use-STSRole, New-IAMAccessKey, a PSCredential (user name = access key id,
    /// password = secret), or any object or hashtable with AccessKeyId, SecretAccessKey and SessionToken. Not bound from the
    /// pipeline by value: there the objects to sign for come in. The Credentials of Use-STSRole's output binds to it by name.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Credentials")]
    public object? Credential { get; set; }

    /// <summary>Role to assume for this command, with the credentials that the other parameters give.</summary>
    [Parameter]
    public string? RoleArn { get; set; }

    /// <summary>Name of the role session, as CloudTrail shows it.</summary>
    [Parameter]
    public string? RoleSessionName { get; set; }

    /// <summary>External id that the role's trust policy asks for.</summary>
    [Parameter]
    public string? ExternalId { get; set; }

    /// <summary>MFA device that the role's trust policy asks for; the host prompts for its code.</summary>
    [Parameter]
    [Alias("SerialNumber")]
    public string? MfaSerial { get; set; }

    /// <summary>Region: a name, or an object of Get-AWSRegion. The BucketRegion of Get-S3Bucket's output binds to it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RegionToCall", "BucketRegion")]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public object? Region { get; set; }
}
