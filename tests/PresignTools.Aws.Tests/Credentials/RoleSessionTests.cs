using PresignTools.Abstractions;
using PresignTools.Aws;
using PresignTools.Errors;
using PresignTools.Signing;
using PresignTools.Tests.Evidence;

namespace PresignTools.Tests.Credentials;

/// <summary>-RoleArn: against the sandbox's STS, and against answers of STS whose requests are looked at.</summary>
[Collection("environment")]
public sealed class RoleSessionTests(World world) : IClassFixture<World>
{
    private static RoleRequest Role(string name, string? session = null, string? externalId = null, string? mfa = null) =>
        RoleRequest.From("arn:aws:iam::111122223333:role/" + name, session, externalId, mfa)!;

    [Fact]
    public async Task A_role_is_assumed_and_its_session_is_who_AWS_says()
    {
        using var set = new EnvironmentScope(("AWS_ENDPOINT_URL_STS", world.Server.EndpointUrl));

        SigningCredentials session = new SdkProfileCredentials().AssumeRole(World.Alice, Role("reporter", "q3@audit"), "eu-central-1", default);

        Assert.StartsWith("ASIA", session.AccessKeyId, StringComparison.Ordinal);
        Assert.InRange((session.Expiration!.Value - DateTimeOffset.UtcNow).TotalMinutes, 55, 61);
        Assert.Equal("role 'arn:aws:iam::111122223333:role/reporter', assumed with AKIARTX3GSDSQEYGAPBA", session.Source);
        using var aws = world.As(session);
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/reporter/q3@audit", (await aws.GetIdentityAsync(default)).Value!.Arn);
    }

    [Fact]
    public void A_session_is_kept_for_the_same_question_and_for_no_other()
    {
        using var set = new EnvironmentScope(("AWS_ENDPOINT_URL_STS", world.Server.EndpointUrl));
        var source = new SdkProfileCredentials();

        SigningCredentials first = source.AssumeRole(World.Alice, Role("reporter", "kept"), "eu-central-1", default);

        Assert.Equal(first.AccessKeyId, source.AssumeRole(World.Alice, Role("reporter", "kept"), "eu-central-1", default).AccessKeyId);
        Assert.NotEqual(first.AccessKeyId, source.AssumeRole(World.Alice, Role("reporter", "other"), "eu-central-1", default).AccessKeyId);
        var guess = new SigningCredentials(World.Alice.AccessKeyId, "not-her-secret");
        Assert.Equal("CredentialServiceRefused", Assert.Throws<PresignException>(() => source.AssumeRole(guess, Role("reporter", "kept"), "eu-central-1", default)).ErrorId);
    }

    [Fact]
    public void External_id_session_name_and_MFA_code_reach_STS()
    {
        var source = new SdkProfileCredentials(serial => serial == "arn:aws:iam::111122223333:mfa/me" ? " 123456 " : null);

        source.AssumeRole(World.Alice, Role("with-mfa", "me", "ext+1", "arn:aws:iam::111122223333:mfa/me"), "eu-west-1", default);

        string body = Assert.Single(Sandbox.Sts.Bodies, b => b.Contains("role/with-mfa", StringComparison.Ordinal));
        Assert.Contains("&ExternalId=ext+1", body, StringComparison.Ordinal);
        Assert.Contains("&RoleSessionName=me", body, StringComparison.Ordinal);
        Assert.Contains("&SerialNumber=arn:aws:iam::111122223333:mfa/me", body, StringComparison.Ordinal);
        Assert.Contains("&TokenCode=123456", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_code_STS_is_not_asked()
    {
        PresignException e = Assert.Throws<PresignException>(() => new SdkProfileCredentials().AssumeRole(World.Alice, Role("no-code", mfa: "GAHT12345678"), "eu-west-1", default));

        Assert.Equal("MfaCodeNeeded", e.ErrorId);
        Assert.Contains("GAHT12345678", e.Message, StringComparison.Ordinal);
        Assert.Contains("role/no-code", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, Sandbox.Sts.RequestsFor("role/no-code"));
    }

    [Theory]
    [InlineData("denied", "AccessDenied")]
    [InlineData("mismatch", "SignatureDoesNotMatch")]
    public void A_refusal_is_told_without_what_STS_quotes(string role, string code)
    {
        PresignException e = Assert.Throws<PresignException>(() => new SdkProfileCredentials().AssumeRole(World.Reporter, Role(role), "eu-west-1", default));

        Assert.Equal("CredentialServiceRefused", e.ErrorId);
        Assert.Contains(code, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("TOKEN-THAT-MUST-NOT-LEAK", e.ToString(), StringComparison.Ordinal);
    }
}
