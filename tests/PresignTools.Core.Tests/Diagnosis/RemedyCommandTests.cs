using System.Text;
using PresignTools.Diagnosis;

namespace PresignTools.Tests.Diagnosis;

/// <summary>The command of a remedy stands alone: without the sentence before it, and without the one behind it.</summary>
public class RemedyCommandTests
{
    [Theory]
    [InlineData("Enable-KMSKey -KeyId 'a b'; Get-KMSKey -KeyId 'a b' shows its state.", "Enable-KMSKey -KeyId 'a b'")]
    [InlineData("Stop-KMSKeyDeletion -KeyId 'k'; Enable-KMSKey -KeyId 'k'", "Stop-KMSKeyDeletion -KeyId 'k'; Enable-KMSKey -KeyId 'k'")]
    [InlineData(
        "Restore-S3Object -BucketName 'b' -Key 'k' -CopyLifetimeInDays 3; the same URL works when the restore is done.",
        "Restore-S3Object -BucketName 'b' -Key 'k' -CopyLifetimeInDays 3")]
    [InlineData(
        "Sign for region eu-central-1: New-S3PresignedUrl -BucketName 'b' -Key 'the: key, it; has. all' -Region eu-central-1",
        "New-S3PresignedUrl -BucketName 'b' -Key 'the: key, it; has. all' -Region eu-central-1")]
    [InlineData(
        "Sign for it: New-S3PresignedUrl -Key k -Header @{ 'x-amz-acl' = 'private'; 'x-amz-meta-a' = 'b' }. Or send none.",
        "New-S3PresignedUrl -Key k -Header @{ 'x-amz-acl' = 'private'; 'x-amz-meta-a' = 'b' }")]
    [InlineData("Sign for it (New-S3PresignedUrl -Acl private), or send none.", null)]
    [InlineData("Get-S3PublicAccessBlock -BucketName 'b' shows the bucket's settings.", "Get-S3PublicAccessBlock -BucketName 'b'")]
    [InlineData(
        "$c = Get-STSSessionToken -Serial 'x'; New-S3PresignedUrl -Credential $c",
        "$c = Get-STSSessionToken -Serial 'x'; New-S3PresignedUrl -Credential $c")]
    [InlineData(
        "Run aws s3api get-bucket-policy --bucket 'b' --query Policy, then read it.",
        "aws s3api get-bucket-policy --bucket 'b' --query Policy")]
    [InlineData("Write-S3Object -BucketName 'b' -Tags 'a', 'b', and try again.", "Write-S3Object -BucketName 'b' -Tags 'a', 'b'")]
    [InlineData("Send Content-Type -image/png- or leave it out. Get-Content shows it.", null)]
    [InlineData("Add to the signer's policy: {\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\"}", null)]
    [InlineData("", null)]
    public void StandsAlone(string remedy, string? expected) => Assert.Equal(expected, RemedyCommand.Of(remedy));

    [Fact]
    public void TakesNoLongerForLongTexts()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 100_000; i++)
        {
            text.Append("Get-It ( $a = ");
        }

        Assert.Null(RemedyCommand.Of(text.ToString()));
    }
}
