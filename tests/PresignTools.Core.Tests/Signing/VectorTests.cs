using PresignTools.Addressing;
using PresignTools.Signing;

namespace PresignTools.Tests.Signing;

/// <summary>
/// Known signatures: the first is AWS's own sample (sigv4-query-string-auth), the others were computed by botocore and by a second,
/// independent signer.
/// </summary>
public class VectorTests
{
    private const string RegionalHost = "examplebucket.s3.us-east-1.amazonaws.com";
    private static readonly DateTimeOffset Time = new(2013, 5, 24, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Aws_documents_own_sample()
        => Signs("aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404", "test.txt", 86400, host: "examplebucket.s3.amazonaws.com");

    [Fact]
    public void Key_with_every_awkward_character()
        => Signs("3c83dc9995a2e5e07fcb1da22862e7cd259212a13cb40f8fbb49f358184dffe6", "folder one/a+b & c=d/é~(x)*!'$@,;:\"<>|/..//./end", 86400);

    [Fact]
    public void Session_token()
        => Signs("8c18b584bb8b34671fb35d8a1ecc1f0d4f0c7b7e2fbd8f5bd2f82a3afa2465f8", "test.txt", 900, host: "examplebucket.s3.eu-west-1.amazonaws.com", region: "eu-west-1",
            token: "IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMQ==");

    [Fact]
    public void Response_override_and_version()
        => Signs("265541ff7ecc57b7da574a283a2bbfa360277401b97dcb27e8dc459ddba461f4", "test.txt", 3600,
            query: [new("response-content-disposition", "attachment; filename=\"a b.txt\"")], versionId: "3/L4kqtJlcpXroDTDmJ+rmSpXd3dIbrHY+MTRCxf3vjVBH40Nr8X8gdRQBpUMLUo");

    [Fact]
    public void Headers_are_folded()
        => Signs("59106a003c5f11b5049114205947cb10a6c80e78e234e23c8bef63253b01b6f5", "up.bin", 604800, method: "PUT",
            headers: [new("content-type", "image/png"), new("x-amz-meta-Note", "  two   spaces  "), new("x-amz-server-side-encryption", "aws:kms")]);

    [Fact]
    public void Listing_in_path_style()
        => Signs("58fafc3348a68278c98adf19572b54629cfa0fa33cb974c32538093e382c27cb", null, 60, host: "s3.us-east-1.amazonaws.com", prefix: "/examplebucket",
            query: [new("list-type", "2"), new("prefix", "a/b"), new("delimiter", "/")]);

    [Fact]
    public void Part_upload()
        => Signs("5bdb263aa06364324a1670dccb996ebb4192bac31497fed45d02d145b031cc97", "big.bin", 60, method: "PUT",
            query: [new("partNumber", "1"), new("uploadId", "VXBsb2FkIElEEXAMPLE")]);

    [Fact]
    public void Signed_payload_hash_is_the_payload_line()
        => Signs("525f049673965eea6ab7846b69e74270ebf0cf2ee78174edd392543ba5ef2ccf", "h.txt", 60, method: "PUT",
            headers: [new("X-Amz-Content-Sha256", "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072")]);

    [Fact]
    public void Custom_port_is_part_of_the_host()
        => Signs("868dcc43f0d5a03d6989f9fa4036a53a01b46253eec25bde98e61893e0cc44b4", "test.txt", 60, host: "localhost:9000", prefix: "/examplebucket");

    [Fact]
    public void Head()
        => Signs("1b85a4e6598d8a1723771a06e87ef0617c787dc5f2c9af2dc9d5dbebaac2c836", "test.txt", 60, method: "HEAD");

    [Fact]
    public void Delete_of_a_version()
        => Signs("5855630e853394b24d73f5f588ff40d0a6ebb559c54ad56322ca7899d99f2dfa", "test.txt", 60, method: "DELETE", versionId: "null");

    [Fact]
    public void Parameter_without_a_value()
        => Signs("b45c1d15688e1e8cb39295cdeb79578bf8e77f7ad0d99c26d599a9bf67a608ed", "test.txt", 60, query: [new("acl", "")]);

    [Fact]
    public void Requester_pays()
        => Signs("44c56fd723c13a2afbbeaa321b38112498b5048062622003741330e01812e5cf", "test.txt", 60, query: [new("x-amz-request-payer", "requester")]);

    [Fact]
    public void Parameter_that_sorts_among_those_of_the_signature()
        => Signs("f5b4f374ca2490b0d22a597feb870fa8b3facd53fa9aa983c3358b93ffd3c372", "test.txt", 60,
            query: [new("x-id", "GetObject"), new("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD"), new("x-amz-checksum-mode", "ENABLED")]);

    private static void Signs(string signature, string? key, int expires, string method = "GET", string host = RegionalHost, string prefix = "", string region = "us-east-1",
        string? token = null, string? versionId = null, KeyValuePair<string, string>[]? query = null, KeyValuePair<string, string>[]? headers = null)
    {
        var request = new PresignRequest
        {
            Method = method,
            Address = new S3Address("https", host, host, prefix, "examplebucket", region, "s3", "aws", S3HostKind.Regional, prefix.Length > 0),
            Key = key,
            VersionId = versionId,
            Query = CanonicalQuery.Create(query ?? []),
            Headers = CanonicalHeaders.Create(headers ?? []),
            SignedAt = Time,
            ExpiresInSeconds = expires,
        };
        var credentials = new SigningCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", token);

        string url = new Signer().Sign(request, credentials).Url;

        Assert.EndsWith("&X-Amz-Signature=" + signature, url);
    }
}
