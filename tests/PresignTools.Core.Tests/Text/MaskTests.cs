using PresignTools.Responses;
using PresignTools.Text.Masking;

namespace PresignTools.Tests.Text;

/// <summary>What is masked, by name, shape and identity; and what must stay legible.</summary>
public sealed class MaskTests
{
    private const string Value = "Zk3QwLp9vT2mXsB7cRyD";
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEK1";
    private const string Hex = "3b1f9c0de4a75826f0b1c2d3e4f5061728394a5b6c7d8e9fa0b1c2d3e4f50617";
    private const string Token = "IQoJb3JpZ2luX2VjEJ3wEaDGV1LWNlbnRyYWwtMSJHMEUCIQDKz9aQ7b2N4d8f6hJ3k5L7m9P1q3R5s7T9u1V3w5X7yAIgZ9y8X7w6V5u4T3s2R1q0P9o8N7m6==";

    [Theory]
    [InlineData("$env:AWS_SECRET_ACCESS_KEY='@'", "$env:AWS_SECRET_ACCESS_KEY='***'")]
    [InlineData("export AWS_SESSION_TOKEN=@\nnext", "export AWS_SESSION_TOKEN=***\nnext")]
    [InlineData("setx AWS_SECRET_ACCESS_KEY @", "setx AWS_SECRET_ACCESS_KEY ***")]
    [InlineData("ENV AWS_BEARER_TOKEN_BEDROCK=@", "ENV AWS_BEARER_TOKEN_BEDROCK=***")]
    [InlineData("aws_secret_access_key = @\nregion = eu-central-1", "aws_secret_access_key = ***\nregion = eu-central-1")]
    [InlineData("AWS Secret Access Key [None]: @", "AWS Secret Access Key [None]: ***")]
    [InlineData("Secret access key: @", "Secret access key: ***")]
    [InlineData("secretKey: \"@\"\nregion: eu", "secretKey: \"***\"\nregion: eu")]
    [InlineData("- name: AWS_SECRET_ACCESS_KEY\n  value: @\n- name: AWS_REGION\n  value: eu-central-1", "- name: AWS_SECRET_ACCESS_KEY\n  value: ***\n- name: AWS_REGION\n  value: eu-central-1")]
    [InlineData("{\"Credentials\":{\"SecretAccessKey\":\"@\",\"SessionToken\":\"@\",\"AccessKeyId\":\"A\"}}", "{\"Credentials\":{\"SecretAccessKey\":\"***\",\"SessionToken\":\"***\",\"AccessKeyId\":\"A\"}}")]
    [InlineData("{\\\"SecretAccessKey\\\":\\\"@\\\",\\\"a\\\":1}", "{\\\"SecretAccessKey\\\":\\\"***\\\",\\\"a\\\":1}")]
    [InlineData("config { secretAccessKey: '@' }", "config { secretAccessKey: '***' }")]
    [InlineData("secret=@", "secret=***")]
    [InlineData(":secret_access_key => '@'", ":secret_access_key => '***'")]
    [InlineData("secretKey := \"@\"", "secretKey := \"***\"")]
    [InlineData("{\"name\":\"x-amz-security-token\",\"value\":\"@\"}", "{\"name\":\"x-amz-security-token\",\"value\":\"***\"}")]
    [InlineData("{\"value\":\"@\",\"name\":\"Cookie\"}", "{\"value\":\"***\",\"name\":\"Cookie\"}")]
    [InlineData("<header name=\"Authorization\" value=\"Bearer @\"/>", "<header name=\"Authorization\" value=\"Bearer ***\"/>")]
    [InlineData("[(\"x-amz-security-token\", \"@\"), (\"Host\", \"h\")]", "[(\"x-amz-security-token\", \"***\"), (\"Host\", \"h\")]")]
    [InlineData("map[Authorization:[Bearer @] X-Amz-Security-Token:[@] Host:[h]]", "map[Authorization:[Bearer ***] X-Amz-Security-Token:[***] Host:[h]]")]
    [InlineData("Authorization: Bearer @\nHost: h", "Authorization: Bearer ***\nHost: h")]
    [InlineData("cookie: a=@; b=@\nhost: h", "cookie: ***\nhost: h")]
    [InlineData("Set-Cookie: a=@; Path=/", "Set-Cookie: ***")]
    [InlineData("'Authorization': b'AWS4-HMAC-SHA256 Credential=A/s3, SignedHeaders=host, Signature=@'", "'Authorization': b'AWS4-HMAC-SHA256 Credential=A/s3, SignedHeaders=host, Signature=***'")]
    [InlineData("curl -u user:@ -b 'a=@' -H 'Cookie: c=@' https://h/k", "curl -u user:*** -b '***' -H 'Cookie: ***' https://h/k")]
    [InlineData("curl --user AKIAIOSFODNN7EXAMPLE:@ --cookie a=@ --oauth2-bearer @", "curl --user AKIAIOSFODNN7EXAMPLE:*** --cookie *** --oauth2-bearer ***")]
    [InlineData("aws s3 cp x y --sse-c-key @ --sse-customer-key @", "aws s3 cp x y --sse-c-key *** --sse-customer-key ***")]
    [InlineData("New-S3PresignedUrl b k -AccessKey A -SecretKey @ -SessionToken '@'", "New-S3PresignedUrl b k -AccessKey A -SecretKey *** -SessionToken '***'")]
    [InlineData("New-S3PresignedUrl b k -Sec @ -ST @", "New-S3PresignedUrl b k -Sec *** -ST ***")]
    [InlineData("<SecretAccessKey>@</SecretAccessKey><SignatureProvided>@</SignatureProvided>", "<SecretAccessKey>***</SecretAccessKey><SignatureProvided>***</SignatureProvided>")]
    [InlineData("Params={'Bucket':'b','SSECustomerKey':'@','SSECustomerAlgorithm':'AES256'}", "Params={'Bucket':'b','SSECustomerKey':'***','SSECustomerAlgorithm':'AES256'}")]
    [InlineData("x-amz-copy-source-server-side-encryption-customer-key: @", "x-amz-copy-source-server-side-encryption-customer-key: ***")]
    [InlineData("?sv=2020&sig=@&se=2", "?sv=2020&sig=***&se=2")]
    [InlineData("?X-Goog-Signature=@&X-Goog-Credential=me", "?X-Goog-Signature=***&X-Goog-Credential=me")]
    [InlineData("?OSSAccessKeyId=a&Expires=1&Signature=@&security-token=@", "?OSSAccessKeyId=a&Expires=1&Signature=***&security-token=***")]
    [InlineData("?q-ak=a&q-signature=@&x-cos-security-token=@", "?q-ak=a&q-signature=***&x-cos-security-token=***")]
    [InlineData("?access_token=@&alt=media", "?access_token=***&alt=media")]
    [InlineData("https://user:@@host/k", "https://user:***@host/k")]
    [InlineData("password: correct horse battery", "password: ***")]
    [InlineData("\"sync/2 (Bearer @)\" 403", "\"sync/2 (Bearer ***)\" 403")]
    [InlineData("sent bearer @, got 403", "sent bearer ***, got 403")]
    [InlineData("ua=Bearer%20@&x=1", "ua=Bearer%20***&x=1")]
    [InlineData("with `Basic dXNlcjpwYXNz` it fails", "with `Basic ***` it fails")]
    [InlineData("proxy: Basic YWRtaW46aHVudGVyMg==", "proxy: Basic ***")]
    public void By_name(string text, string expected)
    {
        // The last @ of a URL is its own.
        string given = text.Replace("@@", Value + "\u0001", StringComparison.Ordinal).Replace("@", Value, StringComparison.Ordinal).Replace('\u0001', '@');
        Assert.Equal(expected, SecretMask.Of(given));
        Assert.Equal(expected, SecretMask.Of(expected));
    }

    [Theory]
    [InlineData("%53%69gnature=@&a=b", "%53%69gnature=***&a=b")]
    [InlineData("X%2DAmz%2DSecurity%2DToken%3D@%26a", "X%2DAmz%2DSecurity%2DToken%3D***%26a")]
    [InlineData("%253FX-Amz-Signature%253D@%2526x-id%253DGetObject", "%253FX-Amz-Signature%253D***%2526x-id%253DGetObject")]
    [InlineData("X-Amz-Sgnature=@&a=b", "X-Amz-Sgnature=***&a=b")]
    [InlineData("X-Amz-Securitty-Token=@&a=b", "X-Amz-Securitty-Token=***&a=b")]
    [InlineData("k?x=1?X-Amz-Signature=@", "k?x=1?X-Amz-Signature=***")]
    [InlineData("https://urldefense.proofpoint.com/v2/url?u=https-3A__b.s3.amazonaws.com_k-3FX-2DAmz-2DSignature-3D@-26x-2Did-3DGetObject&d=a", "https://urldefense.proofpoint.com/v2/url?u=https-3A__b.s3.amazonaws.com_k-3FX-2DAmz-2DSignature-3D***-26x-2Did-3DGetObject&d=a")]
    [InlineData("{\"url\":\"https://h/k?a=b\\u0026X-Amz-Signature=@\\u0026x=y\"}", "{\"url\":\"https://h/k?a=b\\u0026X-Amz-Signature=***\\u0026x=y\"}")]
    public void By_name_in_any_spelling(string text, string expected) =>
        Assert.Equal(expected, SecretMask.Of(text.Replace("@", Hex, StringComparison.Ordinal)));

    [Theory]
    [InlineData("AKIAIOSFODNN7EXAMPLE " + Secret, "AKIAIOSFODNN7EXAMPLE ***")]
    [InlineData("bob,AKIAIOSFODNN7EXAMPLE," + Secret, "bob,AKIAIOSFODNN7EXAMPLE,***")]
    [InlineData("new Credentials(\"AKIAIOSFODNN7EXAMPLE\", \"" + Secret + "\")", "new Credentials(\"AKIAIOSFODNN7EXAMPLE\", \"***\")")]
    [InlineData("it says " + Token + " there", "it says *** there")]
    [InlineData("it says eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N there", "it says *** there")]
    [InlineData("X-Amz-S#ignature=" + Hex, "X-Amz-S#ignature=***")]
    [InlineData("X-Amz-Expires=1&" + Hex, "X-Amz-Expires=1&***")]
    [InlineData("the signature " + Hex + " is wrong", "the signature *** is wrong")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nabc\n-----END RSA PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY-----***-----END RSA PRIVATE KEY-----")]
    public void By_shape(string text, string expected)
    {
        Assert.Equal(expected, SecretMask.Of(text));
        Assert.Equal(expected, SecretMask.Of(expected));
    }

    /// <summary>Masking what stands between makes a text shorter; what is masked must not turn on how far it is from where its parameter begins.</summary>
    [Fact]
    public void A_text_that_is_masked_stays_as_it_is()
    {
        const string Names = "&39999999T999999ZX-Amz-X-Amz-Date=99999999T999999ZX-Amz-X-Amz-Date=9999T999999ZX-Amz-X-Amz-Date=T999999ZX-Amz-X-Amz-Date="
            + "T999999ZX-Amz-X-Amz-Date=9999999T99Amz-X-Amz-Date=D";
        string once = SecretMask.Of(Names);
        Assert.Equal(once, SecretMask.Of(once));
    }

    /// <summary>Two characters got into the value, with a piece between that alone tells nothing; what follows by right stays.</summary>
    [Theory]
    [InlineData("X-Amz-Signature=3b1f9c0de4a75826f0b1c2d3\"e4f506,1728394a5b6c7d8e9fa0b1c2d3e4f50617", "X-Amz-Signature=***")]
    [InlineData("X-Amz-Security-Token=Zk3QwLp9vT2mXsB7cRyD\nvCHFfoGt2CZ\"isZAAHiSPvk0RwPYyoft70vU0t1oh%3D%3D&X-Amz-Expires=1", "X-Amz-Security-Token=***&X-Amz-Expires=1")]
    [InlineData("?sig=Zk3QwLp9vT2mXsB7cRyD'Z5x,0b16e5y8nK3PF5IzjBVAfnreoND&se=2026", "?sig=***&se=2026")]
    [InlineData("?sig=Zk3QwLp9vT2m\n#oA0qPQ0sQieCcTI8ugoRm81wCmNuVL%3D", "?sig=***")]
    [InlineData("?sp=r&ig=8tGVTC3WUHaiP3OZ%2BE%GJHoAado28b84I2L1%2BN8ksPQP%3D", "?sp=r&ig=***")]
    [InlineData("X-Amz-Security-Token%3\"DIQoJb3JpZ2luX2VjiDiaHBevkAGHWvMn0veYZ", "X-Amz-Security-Token%3\"D***")]
    [InlineData("secret='Zk3QwLp9vT2mXsB7cRyD','4442587FB7D0A2F9'", "secret='***','4442587FB7D0A2F9'")]
    [InlineData("secret=\"Zk3QwLp9vT2mXsB7cRyD\", id 4442587FB7D0A2F9", "secret=\"***\", id 4442587FB7D0A2F9")]
    [InlineData("X-Amz-Signature=3b1f9c0de4a75826f0b1c2d3 is wrong, request 4442587FB7D0A2F9", "X-Amz-Signature=*** is wrong, request 4442587FB7D0A2F9")]
    [InlineData("<SignatureProvided>Zk3QwLp9vT2m</SignatureProvided><RequestId>4442587FB7D0A2F9</RequestId>", "<SignatureProvided>***</SignatureProvided><RequestId>4442587FB7D0A2F9</RequestId>")]
    public void Where_a_value_is_parted(string text, string expected)
    {
        Assert.Equal(expected, SecretMask.Of(text));
        Assert.Equal(expected, SecretMask.Of(expected));
    }

    [Theory]
    [InlineData("pass+word/with 'any' \"thing\"")]
    [InlineData("plainwordsecret")]
    [InlineData("100%25&more=x")]
    [InlineData(Secret)]
    [InlineData(Token)]
    public void By_identity_in_any_escape(string secret)
    {
        var mask = new SecretMask([secret]);
        string[] forms =
        [
            secret, Uri.EscapeDataString(secret), Uri.EscapeDataString(Uri.EscapeDataString(secret)), System.Text.Json.JsonSerializer.Serialize(secret)[1..^1],
            System.Net.WebUtility.HtmlEncode(secret), string.Concat(secret.Select(static c => "%" + ((int)c).ToString("x2", System.Globalization.CultureInfo.InvariantCulture))),
        ];
        foreach (string form in forms)
        {
            string shown = mask.Show("before " + form + " after");
            Assert.StartsWith("before ***", shown, StringComparison.Ordinal);
            Assert.DoesNotContain(secret[..8], shown, StringComparison.Ordinal);
            Assert.DoesNotContain(form, shown, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("any", "say any word")]
    [InlineData("test", "a test of it")]
    [InlineData("", "nothing")]
    [InlineData(null, "nothing")]
    public void A_secret_that_is_a_word_is_not_looked_for(string? secret, string text) => Assert.Equal(text, new SecretMask([secret]).Show(text));

    [Theory]
    [InlineData("InvalidToken: The provided token is malformed or otherwise invalid.")]
    [InlineData("ExpiredToken: The provided token has expired.")]
    [InlineData("SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided. Check your key and signing method.")]
    [InlineData("X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261124%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20261124T120000Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host%3Bx-amz-acl")]
    [InlineData("x-amz-content-sha256:" + Hex)]
    [InlineData("GET\n/k\n\nhost:b\n\nhost\n" + Hex)]
    [InlineData("AWS4-HMAC-SHA256\n20261124T120000Z\n20261124/eu-central-1/s3/aws4_request\n" + Hex)]
    [InlineData("x-amz-id-2: eftixk72aD6Ap51TnqcoF8eFidJG9Z/2mkiDFu8yU9AS1ed4OpIszj7UDNEHGran=\nx-amz-request-id: 656c76696e6727732072657175657374")]
    [InlineData("ETag: \"9b2cf535f27731c974343645a3985328-12\", x-amz-checksum-sha256: 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    [InlineData("arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef")]
    [InlineData("arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab")]
    [InlineData("https://reports.s3.eu-central-1.amazonaws.com/2026/Backup01/deep/Path/File_" + Hex + ".gz?versionId=3HL4kqtJlcpXroDTDmJrmSpXd3dIbrHYMTRCxf3vjVBH40Nr8X8gdRQBpUMLUo")]
    [InlineData("docker pull image@sha256:" + Hex)]
    [InlineData("commit 3b1f9c0de4a75826f0b1c2d3e4f5061728394a5b")]
    [InlineData("continuation-token=1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=&list-type=2")]
    [InlineData("Test-S3PresignedUrl $url -SecretKey $secret -SessionToken $env:AWS_SESSION_TOKEN -Method GET")]
    [InlineData("Set AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, then try again.")]
    [InlineData("X-Amz-Signature=***&X-Amz-Security-Token=REDACTED")]
    [InlineData("http://localhost:9000/bucket/a@b:c")]
    [InlineData("key: photos/2026/summer.jpg, value: 17")]
    public void Stays(string text) => Assert.Equal(text, SecretMask.Of(text));

    [Fact]
    public void Our_own_texts_stay()
    {
        foreach (Cause cause in CauseCatalogue.All)
        {
            foreach (string text in new[] { cause.Title, cause.Explanation, cause.Remedy })
            {
                Assert.Equal(text, SecretMask.Of(text));
            }
        }
    }

    [Fact]
    public void An_answer_without_a_code_does_not_show_its_neighbors()
    {
        foreach (string text in new[]
        {
            $"$env:AWS_SECRET_ACCESS_KEY='{Value}'\nInvoke-WebRequest: Response status code does not indicate success: 403 (Forbidden).",
            $"{{\"Credentials\":{{\"SecretAccessKey\":\"{Value}\",\"SessionToken\":\"{Value}\"}}}} status code 403",
            $"AccessDenied: Access Denied at S3 config {{ secretAccessKey: '{Value}' }}",
            $"InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records. secret={Value}",
            $"AxiosError: Request failed with status code 403\n  headers: {{ Authorization: 'Bearer {Value}', Cookie: 'a={Value}' }}",
        })
        {
            S3ErrorResponse answer = S3ErrorResponseReader.Read(new S3ResponseInput { Body = text });
            Assert.NotNull(answer.StatusCode);
            Assert.All(PublicText.Of(answer), t => Assert.DoesNotContain(Value, t, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Bearer authentication is not supported; send no Bearer token")]
    [InlineData("Basic authentication of S3 is off, Basic HTTP/1.1 too")]
    [InlineData("Authorization must be Bearer AWS4-HMAC-SHA256 or nothing")]
    [InlineData("the bearer of report-2026-q3-final.pdf may read it")]
    [InlineData("Basic AmazonS3ReadOnlyAccess is attached; a basic us-east-1 bucket")]
    public void Words_behind_a_scheme_stay(string text) => Assert.Equal(text, SecretMask.Of(text));
}
