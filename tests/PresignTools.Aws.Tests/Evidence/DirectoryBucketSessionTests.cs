using PresignTools.Abstractions;
using PresignTools.Errors;
using PresignTools.Signing;
using PresignTools.Tests.Evidence;

namespace PresignTools.Aws.Tests.Evidence;

/// <summary>What is asked of S3 for a session with a directory bucket, and what is made of its answers.</summary>
public class DirectoryBucketSessionTests
{
    private const string Bucket = "logs--euc1-az1--x-s3";
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private const string Session = """
        <CreateSessionResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Credentials><SessionToken>AgV4EXAMPLE//Token+==</SessionToken>
        <SecretAccessKey>wJalrXUtnFEMI/K7MDENG/bPxRfiCYSESSIONKEY</SecretAccessKey><AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId>
        <Expiration>2026-11-24T12:05:00Z</Expiration></Credentials></CreateSessionResult>
        """;

    private static DirectoryBucketSessions Sessions(AnswersOnLoopback server) => new(
        new SigningCredentials("AKIAIOSFODNN7EXAMPLE", Secret),
        new AwsConnection { Region = "eu-central-1", S3EndpointUrl = server.Url, UsePathStyle = false, Timeout = TimeSpan.FromSeconds(5) });

    [Theory]
    [InlineData(true, "ReadOnly")]
    [InlineData(false, "ReadWrite")]
    public async Task A_session_is_begun_with_its_mode_and_the_signers_own_keys(bool readOnly, string mode)
    {
        using var server = new AnswersOnLoopback(_ => (200, "Content-Type: application/xml", Session));
        using DirectoryBucketSessions sessions = Sessions(server);
        SigningCredentials keys = await sessions.CreateAsync(Bucket, readOnly, CancellationToken.None);

        Assert.Equal(("ASIAIOSFODNN7EXAMPLE", true, true), (keys.AccessKeyId, keys.HasSessionToken, keys.IsDirectoryBucketSession));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 12, 5, 0, TimeSpan.Zero), keys.Expiration);
        string sent = Assert.Single(server.Requests);
        Assert.StartsWith($"GET /{Bucket}/?session HTTP", sent, StringComparison.Ordinal);
        Assert.Contains($"x-amz-create-session-mode: {mode}", sent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Credential=AKIAIOSFODNN7EXAMPLE/", sent, StringComparison.Ordinal);
        Assert.Contains("/eu-central-1/s3express/aws4_request", sent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "AccessDenied", PresignErrorKind.AuthenticationError)]
    [InlineData(404, "NoSuchBucket", PresignErrorKind.ObjectNotFound)]
    [InlineData(403, "SignatureDoesNotMatch", PresignErrorKind.AuthenticationError)]
    public async Task A_refusal_is_an_error_without_what_S3_quotes(int status, string code, PresignErrorKind kind)
    {
        string body = $"<Error><Code>{code}</Code><Message>Access Denied</Message><StringToSign>{Secret}</StringToSign></Error>";
        using var server = new AnswersOnLoopback(_ => (status, "Content-Type: application/xml", body));
        using DirectoryBucketSessions sessions = Sessions(server);
        PresignException refused = await Assert.ThrowsAsync<PresignException>(() => sessions.CreateAsync(Bucket, true, CancellationToken.None));

        Assert.Equal(("DirectoryBucketSessionRefused", kind), (refused.ErrorId, refused.Kind));
        Assert.Contains(code, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_there_is_an_error()
    {
        var server = new AnswersOnLoopback(_ => (200, string.Empty, string.Empty));
        using DirectoryBucketSessions sessions = Sessions(server);
        server.Dispose();
        PresignException refused = await Assert.ThrowsAsync<PresignException>(() => sessions.CreateAsync(Bucket, true, CancellationToken.None));
        Assert.Equal("DirectoryBucketSessionUnavailable", refused.ErrorId);
    }
}
