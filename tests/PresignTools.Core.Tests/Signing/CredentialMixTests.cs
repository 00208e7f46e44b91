using PresignTools.Errors;
using PresignTools.Signing;

namespace PresignTools.Tests.Signing;

/// <summary>A secret in the place of what a URL shows is refused without showing it; key ids of other servers are taken.</summary>
public sealed class CredentialMixTests
{
    private const string Id = "AKIARTX3GSDSQEYGAPBA";
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static readonly string Token = "IQoJb3JpZ2luX2Vj" + new string('a', 200);

    public static TheoryData<string, string, string?> Mixed => new()
    {
        { Secret, Id, null },
        { "plainsecretofanotherserver", Id, null },
        { "K7MDENGwJalrXUtnFEMIbPxRfiCYEXAMPLEKEY12", "ASIARTX3GSDSQSPXDW3X", Token },
        { Secret, Secret, null },
        { Secret, "anything", null },
        { Token, Secret, null },
        { Id, Secret, Secret },
        { Id, Secret, "K7MDENG/wJalrXUtnFEMI/bPxRfiCYEXAMPLEKE1" },
        { Id, Token, Token },
        { Id, Secret, "AKIAIOSFODNN7EXAMPLE" },
        { string.Concat(Enumerable.Repeat("FwoGZXIvYXdzEXAMPLE", 5)), Secret, null },
        { Id, string.Concat(Enumerable.Repeat("FwoGZXIvYXdzEXAMPLE", 6)), null },
        { Id, Token, null },
        { "minio", Token, null },
        { Id, Id, null },
        { "ASIARTX3GSDSQSPXDW3X", "ASIARTX3GSDSQSPXDW3X", Token },
    };

    [Theory]
    [MemberData(nameof(Mixed))]
    public void Refused(string id, string secret, string? token)
    {
        PresignException fault = Assert.Throws<PresignException>(() => new SigningCredentials(id, secret, token));
        Assert.Equal("CredentialsSwapped", fault.ErrorId);
        foreach (string value in new[] { id, secret, token }.OfType<string>())
        {
            Assert.DoesNotContain(value, fault.ToString() + fault.Advice, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("minioadmin", "minioadmin")]
    [InlineData("AKIARTX3GSDSQEYGAPBA", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")]
    [InlineData("test", "test")]
    [InlineData("0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("3b1f9c0de4a75826f0b1c2d3e4f5061728394a5b", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    [InlineData("GOOG1EABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGHIJKLMNOPQRS", "K7MDENGwJalrXUtnFEMIbPxRfiCYEXAMPLEKEY12")]
    [InlineData("AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCd", "another-secret")]
    [InlineData("user@example.com", "pass word")]
    [InlineData("AKIARTX3GSDSQEYGAPBA", "AKIAIOSFODNN7EXAMPLE")]
    public void Taken(string id, string secret) => Assert.Equal(id, new SigningCredentials(id, secret).AccessKeyId);

    [Theory]
    [InlineData("AKIARTX3GSDSQEYGAPBA", "5", true)]
    [InlineData("ASIARTX3GSDSQSPXDW3X", "1234567", true)]
    [InlineData("AKIARTX3GSDSQEYGAPBA", "12345678", false)]
    [InlineData("minio", "5", false)]
    public void A_secret_that_AWS_never_issued_is_a_warning(string id, string secret, bool isWarned) =>
        Assert.Equal(isWarned ? ["SecretTooShort"] : [], PresignAdvice.For(new SigningCredentials(id, secret)).Select(static w => w.Id));
}
