using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using CsCheck;
using PresignTools.Forms;
using PresignTools.Signing;

namespace PresignTools.Tests.Forms;

/// <summary>AmazonS3Client.CreatePresignedPost on random requests: the form is valid, and every change of it is not.</summary>
public class SdkPostOracleTests
{
    [Fact]
    public void What_the_SDK_signs_is_valid_with_the_secret_and_with_no_other()
    {
        Gen<string> text = Gen.Char[" !\"#%&'()*+,-./:;<=>?@[]^_`{|}~abcXYZ012äß日"].Array[1, 20].Select(static c => new string(c));
        Gen.Select(text, text, Gen.Long[0, 1000], Gen.Bool).Sample(
            static (name, value, size, isTemporary) =>
            {
                AWSCredentials keys = isTemporary
                    ? new SessionAWSCredentials("ASIAIOSFODNN7EXAMPLE", MadeForms.Credentials.SecretAccessKey, "TOKEN+/=")
                    : new BasicAWSCredentials(MadeForms.Credentials.AccessKeyId, MadeForms.Credentials.SecretAccessKey);
                using var client = new AmazonS3Client(keys, RegionEndpoint.EUCentral1);
                DateTime end = DateTime.UtcNow.AddHours(1);
                var request = new CreatePresignedPostRequest { BucketName = "reports", Key = "in/" + name, Expires = end };
                request.Fields["x-amz-meta-a"] = value;
                request.Conditions.Add(S3PostCondition.ContentLengthRange(0, size));
                CreatePresignedPostResponse made = client.CreatePresignedPost(request);
                ReceivedPost post = new() { Url = made.Url, Fields = [.. made.Fields], FileSize = size, FileName = "f" };
                var credentials = new SigningCredentials(isTemporary ? "ASIAIOSFODNN7EXAMPLE" : MadeForms.Credentials.AccessKeyId, MadeForms.Credentials.SecretAccessKey);
                PresignedPostTest test = PresignedPostVerifier.Verify(post, credentials, new DateTimeOffset(end).AddMinutes(-30));
                Assert.True(test.IsValid, string.Join("; ", test.Findings));
                Assert.False(PresignedPostVerifier.Verify(post with { FileSize = size + 1 }, credentials, new DateTimeOffset(end).AddMinutes(-30)).IsValid);
                Assert.False(PresignedPostVerifier.Verify(post, new SigningCredentials(credentials.AccessKeyId, "another"), new DateTimeOffset(end).AddMinutes(-30)).IsValid);
            },
            iter: 100);
    }
}
