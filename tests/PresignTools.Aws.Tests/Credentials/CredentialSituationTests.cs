using PresignTools.Aws;
using PresignTools.Credentials;
using PresignTools.Errors;

namespace PresignTools.Tests.Credentials;

/// <summary>Who signs, in every situation of the table: with the SDK, real files, the environment, and STS and a container's endpoint on loopback.</summary>
[Collection("environment")]
public sealed class CredentialSituationTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("presign-situation-").FullName;

    public static TheoryData<string> Names => [.. CredentialSituations.All.Keys];

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Resolves_as_AWS_Tools_would_with_the_source_named(string name)
    {
        Situation given = CredentialSituations.All[name];
        string folder = Directory.CreateDirectory(Path.Combine(_home, given.ByLocation ? "elsewhere" : ".aws")).FullName;
        string token = Path.Combine(_home, "token");
        File.WriteAllText(token, "situation.identity.token");
        Write(folder, "credentials", given.File);
        Write(folder, "config", given.Config);
        using var set = new EnvironmentScope([
            ("HOME", _home), ("USERPROFILE", _home),
            .. given.Environment.Select(v => (v.Name, v.Value.Replace("{token}", token, StringComparison.Ordinal).Replace("{sts}", Sandbox.Sts.Url, StringComparison.Ordinal)))]);
        var resolver = new SignerResolver(() => new SdkProfileCredentials(), n => given.Session.GetValueOrDefault(n), Environment.GetEnvironmentVariable, TimeProvider.System);

        string found;
        try
        {
            ResolvedSigner signer = resolver.Resolve(given.ByLocation ? given.Query with { ProfileLocation = Path.Combine(folder, "credentials") } : given.Query, default);
            found = $"{signer.Credentials.AccessKeyId}|{signer.Credentials.Source}|{signer.Region}|{signer.RegionSource}";
            Assert.Equal(signer.RegionSource.StartsWith("the default", StringComparison.Ordinal), signer.Warnings.Any(w => w.Contains("us-east-1 is assumed", StringComparison.Ordinal)));
        }
        catch (PresignException e)
        {
            found = e.ErrorId;
        }

        Assert.Equal(given.Expected, found);
    }

    [Fact]
    public void There_are_thirty_situations_and_more() => Assert.True(CredentialSituations.All.Count >= 30);

    private static void Write(string folder, string name, string text)
    {
        if (text.Length > 0)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }
}
