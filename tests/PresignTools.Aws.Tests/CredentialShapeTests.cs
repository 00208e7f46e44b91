using System.Collections;
using System.Management.Automation;
using System.Security;
using Amazon.Runtime;
using PresignTools.Credentials;
using PresignTools.Errors;
using PresignTools.Signing;

namespace PresignTools.Tests;

public sealed class CredentialShapeTests
{
    private const string Id = "ASIASHAPESHAPESHAPE0";
    private static readonly DateTimeOffset s_ends = new(2099, 5, 6, 7, 8, 9, TimeSpan.Zero);

    public static TheoryData<string, object> Shapes()
    {
        var ends = new DateTime(2099, 5, 6, 7, 8, 9, DateTimeKind.Utc);
        var sts = new Amazon.SecurityToken.Model.Credentials { AccessKeyId = Id, SecretAccessKey = "s", SessionToken = "t", Expiration = ends };
        return new()
        {
            { "STS credentials", sts },
            { "Use-STSRole output", new Amazon.SecurityToken.Model.AssumeRoleResponse { Credentials = sts } },
            { "aws sts assume-role | ConvertFrom-Json", Custom(("Credentials", Custom(("AccessKeyId", Id), ("SecretAccessKey", "s"), ("SessionToken", "t"), ("Expiration", "2099-05-06T09:08:09+02:00"))), ("AssumedRoleUser", Custom(("Arn", "arn:x")))) },
            { "aws sso get-role-credentials", Custom(("roleCredentials", Custom(("accessKeyId", Id), ("secretAccessKey", "s"), ("sessionToken", "t"), ("expiration", s_ends.ToUnixTimeMilliseconds())))) },
            { "hashtable", new Hashtable { ["AccessKey"] = Id, ["SecretKey"] = "s", ["SessionToken"] = "t", ["Expiration"] = s_ends } },
            { "hashtable like the file", new Hashtable(StringComparer.Ordinal) { ["AWS_ACCESS_KEY_ID"] = Id, ["aws_secret_access_key"] = "s", ["aws_session_token"] = "t", ["expiration"] = ends } },
            { "hashtable with SecureString", new Hashtable { ["AccessKey"] = Id, ["SecretKey"] = Secure("s"), ["Token"] = Secure("t"), ["Expiration"] = s_ends } },
            { "wrapped in PSObject", PSObject.AsPSObject(new Hashtable { ["AccessKey"] = Id, ["SecretKey"] = PSObject.AsPSObject("s"), ["SessionToken"] = PSObject.AsPSObject("t"), ["Expiration"] = PSObject.AsPSObject(s_ends) }) },
            { "refreshing SDK credentials", new Refreshing(ends) },
            { "AWSPSCredentials", new AWSPSCredentials(new Refreshing(ends)) },
            { "async only", new AsyncOnly(ends) },
        };
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_known_shape_gives_keys_token_and_end(string shape, object value)
    {
        SigningCredentials read = CredentialShape.Read(value, "-Credential");

        Assert.Equal((shape, Id, "s", "t", (DateTimeOffset?)s_ends), (shape, read.AccessKeyId, read.SecretAccessKey, read.SessionToken, read.Expiration));
        Assert.Equal("-Credential", read.Source);
    }

    [Fact]
    public void A_PSCredential_is_key_id_and_secret()
    {
        SigningCredentials read = CredentialShape.Read(new PSCredential("AKIAPSCREDPSCREDPSCR", Secure("p/s+")), "-Credential");

        Assert.Equal(("AKIAPSCREDPSCREDPSCR", "p/s+", null), (read.AccessKeyId, read.SecretAccessKey, read.SessionToken));
    }

    [Fact]
    public void Basic_SDK_credentials_have_no_token_and_no_end()
    {
        SigningCredentials read = CredentialShape.Read(new BasicAWSCredentials(Id, "s"), "-Credential");

        Assert.Equal((Id, "s", null, null), (read.AccessKeyId, read.SecretAccessKey, read.SessionToken, read.Expiration));
    }

    public static TheoryData<string, object> Strangers() => new()
    {
        { "System.String", "AKIASOMETHING" },
        { "System.Int32", 42 },
        { "System.Collections.Hashtable", new Hashtable { ["name"] = "x" } },
        { "System.Management.Automation.PSCustomObject", Custom(("Arn", "x")) },
        { "System.Version", new Version(1, 0) },
    };

    [Theory]
    [MemberData(nameof(Strangers))]
    public void Anything_else_is_refused_by_its_type_name(string typeName, object value)
    {
        PresignException e = Assert.Throws<PresignException>(() => CredentialShape.Read(value, "-Credential"));

        Assert.Equal("CredentialObjectNotUnderstood", e.ErrorId);
        Assert.Contains(typeName, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AKIASOMETHING", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_half_pair_says_which_half_is_missing_and_not_the_other_one()
    {
        PresignException e = Assert.Throws<PresignException>(() => CredentialShape.Read(new Hashtable { ["SecretKey"] = "very-secret" }, "-Credential"));

        Assert.Equal("CredentialObjectIncomplete", e.ErrorId);
        Assert.Contains("no access key id", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", e.ToString() + e.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Anonymous_SDK_credentials_are_refused()
    {
        PresignException e = Assert.Throws<PresignException>(() => CredentialShape.Read(new AnonymousAWSCredentials(), "-Credential"));

        Assert.StartsWith("CredentialObject", e.ErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_that_cannot_be_refreshed_say_so_without_the_text_of_their_exception()
    {
        PresignException e = Assert.Throws<PresignException>(() => CredentialShape.Read(new Failing(), "$StoredAWSCredentials"));

        Assert.Equal("CredentialObjectFailed", e.ErrorId);
        Assert.Contains("InvalidOperationException", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-in-text", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrapper_around_itself_comes_to_an_end()
    {
        var loop = new Hashtable();
        loop["Credentials"] = loop;

        Assert.Equal("CredentialObjectNotUnderstood", Assert.Throws<PresignException>(() => CredentialShape.Read(loop, "-Credential")).ErrorId);
    }

    private static PSObject Custom(params (string Name, object Value)[] properties)
    {
        var custom = new PSObject();
        foreach ((string name, object value) in properties)
        {
            custom.Properties.Add(new PSNoteProperty(name, value));
        }

        return custom;
    }

    private static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (char c in text)
        {
            secure.AppendChar(c);
        }

        return secure;
    }

    // The shape of AWS.Tools' own wrapper, $StoredAWSCredentials.
    public sealed class AWSPSCredentials
    {
        internal AWSPSCredentials(AWSCredentials credentials) => Credentials = credentials;

        internal AWSCredentials Credentials { get; }
    }

    public sealed class Refreshing : RefreshingAWSCredentials
    {
        private readonly DateTime _ends;

        internal Refreshing(DateTime ends) => _ends = ends;

        protected override CredentialsRefreshState GenerateNewCredentials() => new(new ImmutableCredentials(Id, "s", "t"), _ends);
    }

    public sealed class AsyncOnly(DateTime ends)
    {
        public DateTime Expiration => ends;

        private readonly string _id = Id;

        public async Task<ImmutableCredentials> GetCredentialsAsync()
        {
            await Task.Yield();
            return new ImmutableCredentials(_id, "s", "t");
        }
    }

    public sealed class Failing
    {
        private readonly string _text = "secret-in-text";

        public object GetCredentials() => throw new InvalidOperationException(_text);
    }
}
