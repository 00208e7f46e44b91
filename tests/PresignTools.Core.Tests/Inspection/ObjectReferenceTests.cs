using PresignTools.Inspection;

namespace PresignTools.Tests.Inspection;

public class ObjectReferenceTests
{
    [Theory]
    [InlineData("s3://b/k", "b", "k", null, null)]
    [InlineData("S3://b/a/b c%20.txt", "b", "a/b c%20.txt", null, null)]
    [InlineData("s3://b/k?versionId=v1", "b", "k", "v1", null)]
    [InlineData("s3://b/k?x=1", "b", "k?x=1", null, null)]
    [InlineData("s3://b", "b", null, null, null)]
    [InlineData("s3://b/", "b", null, null, null)]
    [InlineData("s3://arn:aws:s3:eu-west-1:123456789012:accesspoint/ap/object/k", "arn:aws:s3:eu-west-1:123456789012:accesspoint/ap", "k", null, "eu-west-1")]
    [InlineData("b/k/l", "b", "k/l", null, null)]
    [InlineData("b//k", "b", "/k", null, null)]
    [InlineData("arn:aws:s3:::b/k/l", "b", "k/l", null, null)]
    [InlineData("arn:aws:s3:::b", "b", null, null, null)]
    [InlineData("arn:aws:s3:eu-west-1:123456789012:accesspoint/ap/object/k/l", "arn:aws:s3:eu-west-1:123456789012:accesspoint/ap", "k/l", null, "eu-west-1")]
    [InlineData("https://b.s3.eu-west-1.amazonaws.com/a%20b?versionId=3", "b", "a b", "3", "eu-west-1")]
    [InlineData("https://s3.eu-west-1.amazonaws.com/b/k?X-Amz-Signature=0", "b", "k", null, "eu-west-1")]
    [InlineData("https://eu-central-1.console.aws.amazon.com/s3/object/b?region=eu-central-1&prefix=a/b%20c", "b", "a/b c", null, "eu-central-1")]
    [InlineData("https://s3.console.aws.amazon.com/s3/buckets/b?region=eu-west-1", "b", null, null, "eu-west-1")]
    public void Names_bucket_and_key(string text, string bucket, string? key, string? version, string? region)
    {
        ObjectReference read = Assert.IsType<ObjectReference>(ObjectReference.Read(text));
        Assert.Equal((bucket, key, version, region), (read.Bucket, read.Key, read.VersionId, read.Region));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("reports")]
    [InlineData("/k")]
    [InlineData("s3://")]
    [InlineData("s3:///k")]
    [InlineData("https://example.com/b/k")]
    [InlineData("ftp://b/k")]
    [InlineData("arn:aws:iam::123456789012:role/r")]
    [InlineData("arn:aws:s3:eu-west-1:123456789012:accesspoint/ap")]
    public void Names_no_object(string? text) => Assert.Null(ObjectReference.Read(text));

    [Fact]
    public void A_server_of_ones_own_is_read_by_its_endpoint()
    {
        ObjectReference? read = ObjectReference.Read("http://127.0.0.1:9000/b/k%2Fl", "http://127.0.0.1:9000");
        Assert.Equal(("b", "k/l", null), (read?.Bucket, read?.Key, read?.Region));
    }
}
