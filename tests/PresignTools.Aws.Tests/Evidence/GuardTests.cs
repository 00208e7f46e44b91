using PresignTools.Aws.Evidence;

namespace PresignTools.Aws.Tests.Evidence;

/// <summary>Signed questions go to the endpoint that their client was made for.</summary>
public class GuardTests
{
    [Theory]
    [InlineData("https://b.s3.eu-central-1.amazonaws.com/", null, true)]
    [InlineData("https://sts.cn-north-1.amazonaws.com.cn/", null, true)]
    [InlineData("https://kms.eusc-de-east-1.amazonaws.eu/", null, true)]
    [InlineData("http://b.s3.eu-central-1.amazonaws.com/", null, false)]
    [InlineData("https://b.s3.eu-central-1.amazonaws.com.evil.example/", null, false)]
    [InlineData("https://evilamazonaws.com/", null, false)]
    [InlineData("https://169.254.169.254/", null, false)]
    [InlineData("http://127.0.0.1:9000/b/k", "http://127.0.0.1:9000", true)]
    [InlineData("http://b.minio.example:9000/k", "http://minio.example:9000/base", true)]
    [InlineData("http://127.0.0.1:9001/b/k", "http://127.0.0.1:9000", false)]
    [InlineData("http://evilminio.example:9000/k", "http://minio.example:9000", false)]
    [InlineData("https://b.s3.eu-central-1.amazonaws.com/", "http://127.0.0.1:9000", false)]
    [InlineData("https://b.s3.eu-west-1.amazonaws.com/", "https://s3.eu-central-1.amazonaws.com", true)]
    [InlineData("http://b.s3.eu-west-1.amazonaws.com/", "https://s3.eu-central-1.amazonaws.com", false)]
    [InlineData("https://b.s3.eu-west-1.amazonaws.com/", "not an endpoint", false)]
    public void A_question_goes_to_its_own_endpoint(string target, string? endpoint, bool isOf) =>
        Assert.Equal(isOf, GuardedHttpClientFactory.IsOf(new Uri(target), endpoint));
}
