using System.Collections;
using System.Management.Automation;
using System.Security;
using Amazon.Runtime;
using PresignTools.Credentials;
using StsModel = Amazon.SecurityToken.Model;

namespace PresignTools.Tests.Credentials;

/// <summary>What a machine, a session and a command line may hold, and who signs then. CredentialSituationTests runs them.</summary>
internal sealed record Situation
{
    internal string File { get; init; } = string.Empty;

    internal string Config { get; init; } = string.Empty;

    internal (string Name, string Value)[] Environment { get; init; } = [];

    internal Dictionary<string, object?> Session { get; init; } = [];

    internal SignerQuery Query { get; init; }

    /// <summary>Whether the query names <see cref="File"/> as its -ProfileLocation; otherwise the file lies in the usual place.</summary>
    internal bool ByLocation { get; init; }

    /// <summary>Access key id, source, region and source of the region, with bars between; or the id of the error.</summary>
    internal required string Expected { get; init; }
}

internal static class CredentialSituations
{
    private const string Default = "[default]\naws_access_key_id = AKIADEFAULT\naws_secret_access_key = s\n";
    private const string Ops = "[ops]\naws_access_key_id = AKIAOPS\naws_secret_access_key = s\n";
    private const string Legacy = "[AWS PS Default]\naws_access_key_id = AKIALEGACY\naws_secret_access_key = s\n";
    private const string NoRegion = "us-east-1|the default, because nothing names a region";
    private const string Role = "arn:aws:iam::111122223333:role/reader";
    private static readonly (string, string)[] s_env = [("AWS_ACCESS_KEY_ID", "AKIAENV"), ("AWS_SECRET_ACCESS_KEY", "s")];
    private static readonly SignerQuery s_keys = new() { AccessKey = "AKIAPARAM", SecretKey = "s" };
    private static readonly SignerQuery s_ops = new() { ProfileName = "ops" };

    // The rows follow the order of AWS.Tools (AWSCredentialsArgumentsFull.cs): parameters, -ProfileName, -Credential, $StoredAWSCredentials,
    // environment, profiles 'default' and 'AWS PS Default', container and instance.
    internal static Dictionary<string, Situation> All { get; } = new()
    {
        ["keys alone"] = new() { Query = s_keys, Expected = $"AKIAPARAM|parameters -AccessKey and -SecretKey|{NoRegion}" },
        ["keys before everything else"] = new() { File = Default + Ops, Environment = s_env, Session = Stored(), Query = s_keys with { ProfileName = "ops", Credential = Table("AKIAOBJECT"), Region = "eu-west-1" }, Expected = "AKIAPARAM|parameters -AccessKey and -SecretKey|eu-west-1|parameter -Region" },
        ["half a key pair"] = new() { File = Default, Environment = s_env, Query = new() { AccessKey = "AKIAPARAM" }, Expected = "CredentialsIncomplete" },
        ["a token alone"] = new() { File = Default, Query = new() { SessionToken = "t" }, Expected = "SessionTokenAlone" },
        ["a profile of the credentials file"] = new() { File = Default + Ops, Config = "[profile ops]\nregion = eu-central-1\n", Query = s_ops, Expected = "AKIAOPS|profile 'ops'|eu-central-1|profile 'ops'" },
        ["a profile of the config file"] = new() { Config = "[profile ops]\naws_access_key_id = AKIACONFIG\naws_secret_access_key = s\nregion = eu-north-1\n", Query = s_ops, Expected = "AKIACONFIG|profile 'ops'|eu-north-1|profile 'ops'" },
        ["a profile that does not exist, though others do"] = new() { File = Default, Environment = s_env, Session = Stored(), Query = s_ops, Expected = "ProfileNotFound" },
        ["a profile with only settings"] = new() { File = Default, Config = "[profile ops]\nregion = eu-central-1\n", Environment = s_env, Query = s_ops, Expected = "ProfileWithoutCredentials" },
        ["a profile before an object"] = new() { File = Ops, Query = s_ops with { Credential = Table("AKIAOBJECT") }, Expected = $"AKIAOPS|profile 'ops'|{NoRegion}" },
        ["a role of a profile"] = new() { File = Ops + $"[role]\nrole_arn = {Role}\nsource_profile = ops\nregion = eu-west-1\n", Query = new() { ProfileName = "role" }, Expected = "ASIAROLEROLEROLEROLE|profile 'role'|eu-west-1|profile 'role'" },
        ["a role on a role"] = new() { File = Ops + $"[one]\nrole_arn = {Role}\nsource_profile = ops\n[two]\nrole_arn = arn:aws:iam::111122223333:role/second\nsource_profile = one\nregion = eu-west-1\n", Query = new() { ProfileName = "two" }, Expected = "ASIAROLEROLEROLEROLE|profile 'two'|eu-west-1|profile 'two'" },
        ["a role with the environment as its source"] = new() { File = $"[role]\nrole_arn = {Role}\ncredential_source = Environment\nregion = eu-west-1\n", Environment = s_env, Query = new() { ProfileName = "role" }, Expected = "ASIAROLEROLEROLEROLE|profile 'role'|eu-west-1|profile 'role'" },
        ["a role that refuses"] = new() { File = Ops + "[role]\nrole_arn = arn:aws:iam::111122223333:role/denied\nsource_profile = ops\nregion = eu-west-1\n", Query = new() { ProfileName = "role" }, Expected = "CredentialServiceRefused" },
        ["a process of a profile"] = new() { File = "[proc]\ncredential_process = echo {\"Version\":1,\"AccessKeyId\":\"ASIAPROC\",\"SecretAccessKey\":\"s\",\"SessionToken\":\"t\"}\n".Replace("\"", OperatingSystem.IsWindows() ? "\"" : "\\\"", StringComparison.Ordinal), Query = new() { ProfileName = "proc" }, Expected = $"ASIAPROC|profile 'proc'|{NoRegion}" },
        ["an SDK object of AWS.Tools"] = new() { File = Default, Query = new() { Credential = new BasicAWSCredentials("AKIAOBJECT", "s") }, Expected = $"AKIAOBJECT|-Credential|{NoRegion}" },
        ["an STS Credentials object"] = new() { Query = new() { Credential = new StsModel.Credentials { AccessKeyId = "ASIASTSSTSSTSSTSSTS0", SecretAccessKey = "s", SessionToken = "t" } }, Expected = $"ASIASTSSTSSTSSTSSTS0|-Credential|{NoRegion}" },
        ["the output of Use-STSRole"] = new() { Query = new() { Credential = new StsModel.AssumeRoleResponse { Credentials = new() { AccessKeyId = "ASIASTSSTSSTSSTSSTS0", SecretAccessKey = "s", SessionToken = "t" } } }, Expected = $"ASIASTSSTSSTSSTSSTS0|-Credential|{NoRegion}" },
        ["a PSCredential"] = new() { Query = new() { Credential = new PSCredential("AKIAPSCRED", Secure("s")) }, Expected = $"AKIAPSCRED|-Credential|{NoRegion}" },
        ["an object before the session's"] = new() { Session = Stored(), Query = new() { Credential = Table("AKIAOBJECT") }, Expected = $"AKIAOBJECT|-Credential|{NoRegion}" },
        ["the session's, of AWS.Tools' wrapper"] = new() { File = Default, Environment = s_env, Session = Stored(), Expected = $"AKIASESSION|$StoredAWSCredentials|{NoRegion}" },
        ["the session's, as bare SDK credentials"] = new() { Environment = s_env, Session = new() { ["StoredAWSCredentials"] = new SessionAWSCredentials("ASIASESSION", "s", "t") }, Expected = $"ASIASESSION|$StoredAWSCredentials|{NoRegion}" },
        ["the environment before the default profile"] = new() { File = Default, Config = "[default]\nregion = eu-west-3\n", Environment = s_env, Expected = "AKIAENV|environment variable AWS_ACCESS_KEY_ID|eu-west-3|profile 'default'" },
        ["half of the environment"] = new() { File = Default, Environment = [("AWS_ACCESS_KEY_ID", "AKIAENV")], Expected = "EnvironmentCredentialsIncomplete" },
        ["a web identity before the default profile"] = new() { File = Default, Environment = [("AWS_WEB_IDENTITY_TOKEN_FILE", "{token}"), ("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/web"), ("AWS_REGION", "eu-west-1")], Expected = "ASIAROLEROLEROLEROLE|the web identity token of the environment|eu-west-1|environment variable AWS_REGION" },
        ["AWS_PROFILE"] = new() { File = Default + Ops, Environment = [("AWS_PROFILE", "ops")], Expected = $"AKIAOPS|profile 'ops'|{NoRegion}" },
        ["AWS_PROFILE that does not exist"] = new() { File = Default, Environment = [("AWS_PROFILE", "gone")], Expected = "ProfileNotFound" },
        ["the default profile before AWS.Tools' old one"] = new() { File = Legacy + Default, Expected = $"AKIADEFAULT|profile 'default'|{NoRegion}" },
        ["AWS.Tools' old default"] = new() { File = Legacy, Expected = $"AKIALEGACY|profile 'AWS PS Default'|{NoRegion}" },
        ["a container"] = new() { Environment = [("AWS_CONTAINER_CREDENTIALS_FULL_URI", "{sts}container")], Expected = $"ASIACONTAINERCONTAIN|the container's role|{NoRegion}" },
        ["a container behind a default profile with only a region"] = new() { Config = "[default]\nregion = eu-west-3\n", Environment = [("AWS_CONTAINER_CREDENTIALS_FULL_URI", "{sts}container")], Expected = "ASIACONTAINERCONTAIN|the container's role|eu-west-3|profile 'default'" },
        ["nobody"] = new() { Expected = "CredentialsNotFound" },
        ["a location's default profile and nobody else"] = new() { File = Default, ByLocation = true, Environment = s_env, Session = Stored(), Expected = $"AKIADEFAULT|profile 'default'|{NoRegion}" },
        ["a profile of a location"] = new() { File = Default + Ops + "region = sa-east-1\n", ByLocation = true, Query = s_ops, Expected = "AKIAOPS|profile 'ops'|sa-east-1|profile 'ops'" },
        ["the session's region before the profile's and the environment's"] = new() { File = Ops + "region = eu-central-1\n", Environment = [("AWS_REGION", "eu-west-3")], Session = new() { ["StoredAWSRegion"] = "eu-west-2" }, Query = s_ops, Expected = "AKIAOPS|profile 'ops'|eu-west-2|session variable $StoredAWSRegion" },
        ["a named profile's region before the environment's"] = new() { File = Ops + "region = eu-central-1\n", Environment = [("AWS_REGION", "eu-west-3")], Query = s_ops, Expected = "AKIAOPS|profile 'ops'|eu-central-1|profile 'ops'" },
        ["the environment's region before the default profile's"] = new() { File = Default + "region = eu-central-1\n", Environment = [("AWS_REGION", "eu-west-3"), ("AWS_DEFAULT_REGION", "eu-south-1")], Expected = "AKIADEFAULT|profile 'default'|eu-west-3|environment variable AWS_REGION" },
        ["AWS_DEFAULT_REGION"] = new() { Environment = [.. s_env, ("AWS_DEFAULT_REGION", "eu-south-1")], Expected = "AKIAENV|environment variable AWS_ACCESS_KEY_ID|eu-south-1|environment variable AWS_DEFAULT_REGION" },
        ["a role for this command"] = new() { File = Ops, Config = "[profile ops]\nregion = eu-central-1\n", Query = s_ops with { RoleArn = Role, RoleSessionName = "audit" }, Expected = $"ASIAROLEROLEROLEROLE|role '{Role}', assumed with profile 'ops'|eu-central-1|profile 'ops'" },
        ["a role for this command that is no role"] = new() { File = Ops, Query = s_ops with { RoleArn = "arn:aws:sts::111122223333:assumed-role/reader/me" }, Expected = "RoleArnInvalid" },
        ["an external id without a role"] = new() { File = Ops, Query = s_ops with { ExternalId = "x" }, Expected = "RoleArnMissing" },
        ["a session name with a blank"] = new() { File = Ops, Query = s_ops with { RoleArn = Role, RoleSessionName = "two words" }, Expected = "RoleSessionNameInvalid" },
    };

    private static Dictionary<string, object?> Stored() => new() { ["StoredAWSCredentials"] = new CredentialShapeTests.AWSPSCredentials(new BasicAWSCredentials("AKIASESSION", "s")) };

    private static Hashtable Table(string id) => new() { ["AccessKeyId"] = id, ["SecretAccessKey"] = "s" };

    private static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (char c in text)
        {
            secure.AppendChar(c);
        }

        return secure;
    }
}
