using System.Collections;
using System.Reflection;
using CsCheck;
using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Inspection;
using PresignTools.Text;

namespace PresignTools.Tests.Inspection;

public sealed class PresignedUrlReaderTests
{
    [Fact]
    public void Reads_every_part_of_a_sigv4_url()
    {
        PresignedUrlInfo info = PresignedUrlReader.Read(
            "https://s3.dualstack.eu-west-1.amazonaws.com/my.bucket/a%2Bb/%C3%A9.txt?versionId=v%2F1&response-content-type=text%2Fplain&X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=ASIAQNZGKIQY56JQ7WML%2F20240229%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240229T235959Z&X-Amz-Expires=60"
            + "&X-Amz-SignedHeaders=host%3Bx-amz-request-payer&X-Amz-Security-Token=" + SampleUrls.Token + "&x-amz-meta-a=1%2B1&X-Amz-Signature=" + SampleUrls.Signature);

        Assert.Empty(info.Repairs);
        Assert.Equal(("https", "s3.dualstack.eu-west-1.amazonaws.com", null), (info.Scheme, info.Host, info.Port));
        Assert.Equal(("my.bucket", "a+b/é.txt", "v/1"), (info.BucketName, info.Key, info.VersionId));
        Assert.Equal(("eu-west-1", "eu-west-1", "aws"), (info.Region, info.EndpointRegion, info.Partition));
        Assert.Equal((S3HostKind.Regional, true, true, false), (info.EndpointKind, info.IsPathStyle, info.IsDualstack, info.IsFips));
        Assert.Equal("Regional, path style, dualstack", info.EndpointForm);
        Assert.Equal((SignatureVersion.SigV4, "AWS4-HMAC-SHA256"), (info.SignatureVersion, info.Algorithm));
        Assert.Equal(("ASIAQNZGKIQY56JQ7WML", AccessKeyKind.Temporary, "029608264753"), (info.AccessKeyId, info.KeyKind, info.AccountId));
        Assert.Equal(("20240229", "eu-west-1", "s3", "aws4_request"), (info.ScopeDate, info.ScopeRegion, info.ScopeService, info.ScopeTerminal));
        Assert.Equal(new DateTimeOffset(2024, 2, 29, 23, 59, 59, TimeSpan.Zero), info.SignedAt);
        Assert.Equal(60, info.ExpiresInSeconds);
        Assert.Equal(new DateTimeOffset(2024, 3, 1, 0, 0, 59, TimeSpan.Zero), info.ExpiresAt);
        Assert.True(info.HasSessionToken);
        Assert.Equal(2, info.SessionTokenVersion);
        Assert.Equal(["host", "x-amz-request-payer"], info.SignedHeaders);
        Assert.Equal(["x-amz-request-payer"], info.RequiredHeaders);
        Assert.Equal("UNSIGNED-PAYLOAD", info.PayloadHash);
        Assert.Equal("text/plain", info.ResponseOverrides["response-content-type"]);
        Assert.Equal("1+1", info.HoistedHeaders["x-amz-meta-a"]);
        Assert.Empty(info.OtherParameters);
        Assert.Equal(["GetObject", "HeadObject"], info.PossibleOperations);
        Assert.Equal(["GET", "HEAD"], info.MethodHints);
        Assert.Equal(["s3:GetObjectVersion"], info.RequiredActions);
        Assert.Empty(info.Notes);
    }

    [Fact]
    public void Reads_sigv2()
    {
        PresignedUrlInfo info = PresignedUrlReader.Read(SampleUrls.Version2);
        Assert.Equal(SignatureVersion.SigV2, info.SignatureVersion);
        Assert.Equal(("bucket", "fred's image.jpg"), (info.BucketName, info.Key));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1416405527), info.ExpiresAt);
        Assert.Null(info.SignedAt);
        Assert.Null(info.AccountId);    // AKIAI…: an id older than the scheme
        Assert.Contains(info.Notes, n => n.Contains("Version 2", StringComparison.Ordinal));
    }

    [Fact]
    public void Reads_sigv4a()
    {
        PresignedUrlInfo info = PresignedUrlReader.Read("https://mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com/k?X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256"
            + "&X-Amz-Credential=AKIDEXAMPLEEXAMPLE12%2F20150830%2Fs3%2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-Expires=3600&X-Amz-Region-Set=us-east-1%2Ceu-west-1"
            + "&X-Amz-SignedHeaders=host&X-Amz-Signature=30450221" + new string('a', 132));
        Assert.Equal(SignatureVersion.SigV4A, info.SignatureVersion);
        Assert.Equal(["us-east-1", "eu-west-1"], info.RegionSet);
        Assert.Equal((null, "s3", S3HostKind.MultiRegionAccessPoint), (info.ScopeRegion, info.ScopeService, info.EndpointKind));
        Assert.Empty(info.Repairs);
    }

    [Theory]
    [InlineData("ASIAY34FZKBOKMUTVV7A", "609629065308")]
    [InlineData("ASIAQNZGKIQY56JQ7WML", "029608264753")]
    [InlineData("AKIARZPUZDIKGB2VALC4", "123456789012")]
    [InlineData("ASIAQAAAAAAAGMKEM7X5", "000000000000")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", null)]
    [InlineData("AKIAJOSFODNN7EXAMPLE", null)]
    [InlineData("AKIARZPUZDIKGB2VAL04", "123456789012")]   // only ten characters carry it
    [InlineData("AKIARZPU1DIKGB2VALC4", null)]
    [InlineData("minioadmin", null)]
    [InlineData("AROARZPUZDIKGB2VALC4", null)]
    public void Account_from_the_key_id(string keyId, string? account) => Assert.Equal(account, AccessKeyIds.AccountOf(keyId));

    [Theory]
    [InlineData("AKIAIOSFODNN7EXAMPLE", AccessKeyKind.LongTerm)]
    [InlineData("ASIAIOSFODNN7EXAMPLE", AccessKeyKind.Temporary)]
    [InlineData("ABIAIOSFODNN7EXAMPLE", AccessKeyKind.Special)]
    [InlineData("minioadmin", AccessKeyKind.Other)]
    [InlineData("0123456789abcdef0123456789abcdef", AccessKeyKind.Other)]
    [InlineData("AKIA", AccessKeyKind.Other)]
    public void Kind_of_the_key(string keyId, AccessKeyKind kind) => Assert.Equal(kind, AccessKeyIds.KindOf(keyId));

    [Theory]
    [InlineData("/k?x-id=UploadPart&partNumber=1&uploadId=u", "UploadPart", "PUT", "s3:PutObject")]
    [InlineData("/k?partNumber=1&uploadId=u", "UploadPart", "PUT", "s3:PutObject")]
    [InlineData("/k?partNumber=1&uploadId=u&x-amz-copy-source=b%2Fk", "UploadPartCopy", "PUT", "s3:PutObject s3:GetObject")]
    [InlineData("/k?partNumber=1&uploadId=u&x-amz-copy-source=b%2Fk%3FversionId%3D3", "UploadPartCopy", "PUT", "s3:PutObject s3:GetObjectVersion")]
    [InlineData("/k?uploadId=u", null, "POST DELETE GET", "")]
    [InlineData("/k?uploads=", "CreateMultipartUpload", "POST", "s3:PutObject")]
    [InlineData("/?uploads", "ListMultipartUploads", "GET", "s3:ListBucketMultipartUploads")]
    [InlineData("/?list-type=2&prefix=a", "ListObjectsV2", "GET", "s3:ListBucket")]
    [InlineData("/?prefix=a", "ListObjects", "GET", "s3:ListBucket")]
    [InlineData("/?versions", "ListObjectVersions", "GET", "s3:ListBucketVersions")]
    [InlineData("/?location", "GetBucketLocation", "GET", "s3:GetBucketLocation")]
    [InlineData("/k?tagging", null, "GET PUT DELETE", "")]
    [InlineData("/k?x-id=GetObjectTagging&tagging&versionId=1", "GetObjectTagging", "GET", "s3:GetObjectVersionTagging")]
    [InlineData("/k?torrent", "GetObjectTorrent", "GET", "s3:GetObjectTorrent")]
    [InlineData("/k?response-content-type=a", null, "GET HEAD", "s3:GetObject")]
    [InlineData("/k?x-amz-acl=private&x-amz-tagging=a%3Db", "PutObject", "PUT", "s3:PutObject s3:PutObjectAcl s3:PutObjectTagging")]
    [InlineData("/k?x-amz-server-side-encryption=aws%3Akms", "PutObject", "PUT", "s3:PutObject kms:GenerateDataKey")]
    [InlineData("/k?x-id=DeleteObject&versionId=1", "DeleteObject", "DELETE", "s3:DeleteObjectVersion")]
    [InlineData("/k?x-id=HeadObject", "HeadObject", "HEAD", "s3:GetObject")]
    [InlineData("/k?", null, "GET HEAD PUT DELETE", "")]
    [InlineData("/k?versionId=1", null, "GET HEAD DELETE", "")]
    public void Operation_and_its_actions(string pathAndQuery, string? operation, string methods, string actions)
    {
        string auth = SampleUrls.Botocore[(SampleUrls.Botocore.IndexOf('?', StringComparison.Ordinal) + 1)..];
        PresignedUrlInfo info = PresignedUrlReader.Read("https://examplebucket.s3.eu-west-1.amazonaws.com" + pathAndQuery + "&" + auth);
        Assert.Equal(operation, info.Operation);
        Assert.Equal(methods, string.Join(" ", info.MethodHints));
        Assert.Equal(actions, string.Join(" ", info.RequiredActions));
        Assert.NotEmpty(info.OperationEvidence);
    }

    [Theory]
    [InlineData("s3://bucket/key", "UrlIsS3Uri", "s3:// URI")]
    [InlineData(" arn:aws:s3:::bucket/key", "UrlIsArn", "ARN")]
    [InlineData("https://bucket.s3.amazonaws.com/key", "UrlNotSigned", "ordinary object URL")]
    [InlineData("https://example.com/?a=b", "UrlNotSigned", "not presigned")]
    [InlineData("https://d111.cloudfront.net/k?Policy=abc&Signature=def&Key-Pair-Id=APKA", "UrlIsCloudFront", "CloudFront")]
    [InlineData("https://storage.googleapis.com/b/k?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Signature=ab", "UrlIsGoogleCloud", "Google")]
    [InlineData("https://storage.googleapis.com/b/k?GoogleAccessId=a&Expires=1&Signature=b", "UrlIsGoogleCloud", "Google")]
    [InlineData("https://acc.blob.core.windows.net/c/b?sv=2024-01-01&se=2026-01-01&sig=abc%3D", "UrlIsAzureSas", "Azure")]
    [InlineData("https://protect-eu.mimecast.com/s/AbCdEf?domain=bucket.s3.amazonaws.com", "UrlBehindWrapper", "Mimecast")]
    [InlineData("bucket.s3.amazonaws.com/key", "UrlMalformed", "does not begin with")]
    [InlineData("", "UrlMalformed", "empty")]
    [InlineData("hello", "UrlMalformed", "does not begin with")]
    public void Says_what_it_is_instead(string text, string id, string words)
    {
        PresignException error = Assert.Throws<PresignException>(() => PresignedUrlReader.Read(text));
        Assert.Equal(id, error.ErrorId);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Advice);
        Assert.False(PresignedUrlReader.TryRead(text, out PresignedUrlInfo? info, out PresignException? same));
        Assert.Null(info);
        Assert.Equal(id, same.ErrorId);
    }

    [Theory]
    [InlineData("&X-Amz-Signature=", "X-Amz-Signature is missing: the URL was cut off after X-Amz-SignedHeaders.")]
    [InlineData("ature=", "X-Amz-Signature is missing: the URL was cut off inside X-Amz-Signature.")]
    [InlineData("&X-Amz-SignedHeaders", "X-Amz-SignedHeaders, X-Amz-Signature are missing: the URL was cut off after X-Amz-Expires.")]
    [InlineData("&X-Amz-Credential", "X-Amz-Credential, X-Amz-Date, X-Amz-Expires, X-Amz-SignedHeaders, X-Amz-Signature are missing: the URL was cut off after X-Amz-Algorithm.")]
    public void A_cut_off_url_names_what_is_missing(string from, string message)
    {
        PresignException error = Assert.Throws<PresignException>(() => PresignedUrlReader.Read(SampleUrls.Botocore[..SampleUrls.Botocore.IndexOf(from, StringComparison.Ordinal)]));
        Assert.Equal(("UrlIncomplete", message), (error.ErrorId, error.Message));
    }

    [Fact]
    public void A_shell_cut_at_the_first_ampersand_is_explained()
    {
        PresignException error = Assert.Throws<PresignException>(() => PresignedUrlReader.Read(SampleUrls.Botocore[..SampleUrls.Botocore.IndexOf('&', StringComparison.Ordinal)]));
        Assert.Contains("single quotes", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_missing_in_the_middle_is_no_cut()
    {
        PresignException error = Assert.Throws<PresignException>(() => PresignedUrlReader.Read(SampleUrls.Botocore.Replace("&X-Amz-Date=20261124T120000Z", "", StringComparison.Ordinal)));
        Assert.Equal("X-Amz-Date is missing in this URL.", error.Message);
        Assert.Equal("Signature is missing: the URL was cut off after Expires.",
            Assert.Throws<PresignException>(() => PresignedUrlReader.Read("https://b.s3.amazonaws.com/k?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Expires=1416405527")).Message);
    }

    [Fact]
    public void Of_repeated_parameters_the_first_counts()
    {
        PresignedUrlInfo info = PresignedUrlReader.Read(SampleUrls.Botocore + "&X-Amz-Expires=7");
        Assert.Equal(3600, info.ExpiresInSeconds);
        Assert.Contains("X-Amz-Expires is given more than once; S3 reads the first.", info.Notes);
    }

    [Fact]
    public void A_parameter_hung_on_after_signing_is_noted()
    {
        Assert.Contains(PresignedUrlReader.Read(SampleUrls.Botocore + "&utm_source=mail").Notes, n => n.StartsWith("utm_source is after the signature", StringComparison.Ordinal));
        Assert.Empty(PresignedUrlReader.Read(SampleUrls.JavaScript).Notes);
    }

    [Theory]
    [InlineData("X-Amz-Expires=3600", "X-Amz-Expires=-300", "X-Amz-Expires is not a number from 1")]
    [InlineData("X-Amz-Expires=3600", "X-Amz-Expires=6307000000", "X-Amz-Expires is not a number from 1")]
    [InlineData("X-Amz-Expires=3600", "X-Amz-Expires=999999999999999999999999", "X-Amz-Expires is not a number from 1")]
    [InlineData("X-Amz-Date=20261124T120000Z", "X-Amz-Date=20261125T120000Z", "The day in X-Amz-Credential differs")]
    [InlineData("X-Amz-Date=20261124T120000Z", "X-Amz-Date=2026-11-24", "X-Amz-Date is not an instant")]
    [InlineData("X-Amz-SignedHeaders=host", "X-Amz-SignedHeaders=content-type", "host is not among")]
    [InlineData("%2Fs3%2F", "%2Fsts%2F", "for the service sts")]
    [InlineData("%2Feu-west-1%2F", "%2Fus-east-1%2F", "signed for region us-east-1; the host is in eu-west-1")]
    [InlineData("%2Faws4_request", "", "X-Amz-Credential is not of the form")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE", "there is no session token")]
    [InlineData("89abcdef0123456789abcdef0123456789abcdef", "", "The signature has 24 characters")]
    [InlineData("https://", "http://", "unencrypted")]
    [InlineData("a/b%20c", "a/%ff", "The key has a percent escape")]
    public void What_is_odd_is_noted_and_read_all_the_same(string what, string with, string note)
    {
        PresignedUrlInfo info = PresignedUrlReader.Read(SampleUrls.Botocore.Replace(what, with, StringComparison.Ordinal));
        Assert.Contains(info.Notes, n => n.Contains(note, StringComparison.Ordinal));
    }

    [Fact]
    public void Signature_and_token_stand_in_Url_only() =>
        SampleUrls.Any.Sample(
            url =>
            {
                PresignedUrlInfo info = PresignedUrlReader.Read("<" + url + "&x-amz-server-side-encryption-customer-key=Q1VTVE9NRVJLRVk&to=https%3A%2F%2Fh%2F%3FX-Amz-Signature%3DTHEOTHERSIGNATURE>");
                string[] secrets = [.. info.Raw.Parameters.Where(p => p.Name.EndsWith("ignature", StringComparison.Ordinal) || p.Name.EndsWith("Token", StringComparison.Ordinal)).SelectMany(p => new[] { p.Value, p.RawValue }), "Q1VTVE9NRVJLRVk", "THEOTHERSIGNATURE"];
                foreach (PropertyInfo property in typeof(PresignedUrlInfo).GetProperties())
                {
                    if (property.Name != nameof(PresignedUrlInfo.Url))
                    {
                        string text = Flatten(property.GetValue(info));
                        Assert.All(secrets, s => Assert.DoesNotContain(s, text, StringComparison.Ordinal));
                    }
                }

                Assert.All(secrets, s => Assert.DoesNotContain(s, info.ToString(), StringComparison.Ordinal));
            },
            iter: 500);

    [Fact]
    public void Errors_hold_no_secret() =>
        Gen.Select(SampleUrls.Any, Gen.Int[0, 2000]).Sample(
            (url, length) =>
            {
                string cut = url[..Math.Min(length, url.Length)];
                if (!PresignedUrlReader.TryRead(cut, out _, out PresignException? error))
                {
                    string text = error.Message + error.Advice;
                    foreach (RawQueryParameter parameter in RawUrl.Parse(url).Parameters.Where(p => p.RawValue.Length > 20))
                    {
                        Assert.DoesNotContain(parameter.RawValue[..Math.Min(20, parameter.RawValue.Length)], text, StringComparison.Ordinal);
                    }
                }
            },
            iter: 2000);

    [Fact]
    public void Properties_are_plain_and_read_only()
    {
        foreach (PropertyInfo property in typeof(PresignedUrlInfo).GetProperties())
        {
            Assert.False(property.SetMethod?.IsPublic ?? false, property.Name);
        }
    }

    private static string Flatten(object? value) => value switch
    {
        null => "",
        string text => text,
        IDictionary map => string.Join("\n", map.Keys.Cast<object>().Concat(map.Values.Cast<object>()).Select(Flatten)),
        IEnumerable list => string.Join("\n", list.Cast<object>().Select(Flatten)),
        _ => value.ToString() ?? "",
    };
}
