using System.Text.Json;
using CsCheck;

namespace PresignTools.Tests.Text;

/// <summary>Secrets made at random, and the fragments of terminals, files and tickets in which people paste them.</summary>
internal sealed record Planted(string Key, string Token, string Signature, string Customer, string Password, string Jwt)
{
    private const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string KeyId = "ASIAQNZGKIQY56JQ7WML";

    internal static readonly Gen<Planted> Any = Gen.Select(
        Text(Base64, 40, 40),
        Gen.Select(Gen.OneOf("IQoJb3JpZ2luX2Vj", "FwoGZXIvYXdz"), Text(Base64, 240, 500), static (start, rest) => start + rest + "=="),
        Text("0123456789abcdef", 64, 64),
        Text(Base64, 43, 43).Select(static t => t + "="),
        Text(Letters, 14, 24),
        Gen.Select(Text(Letters, 30, 60), Text(Letters, 30, 90), Text(Letters + "-_", 43, 43), static (a, b, c) => $"eyJhbGciOiJ{a}.eyJzdWIi{b}.{c}"),
        static (key, token, signature, customer, password, jwt) => new Planted(key, token, signature, customer, password, jwt));

    internal string[] All => [Key, Token, Signature, Customer, Password, Jwt, Opaque, Basic];

    /// <summary>A token without a mark of its own: hexadecimal, or Base64 for URLs.</summary>
    internal string Opaque => Password.Length % 2 == 0
        ? Convert.ToHexStringLower(Hash)[..40]
        : Convert.ToBase64String(Hash).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>User name and password as HTTP's Basic scheme sends them.</summary>
    internal string Basic => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("admin:" + Password));

    private byte[] Hash => System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Key));

    private string Query => "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + KeyId + "%2F20261124%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20261124T120000Z"
        + $"&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Security-Token={Uri.EscapeDataString(Token)}&X-Amz-Signature={Signature}";

    internal string Url => "https://reports.s3.eu-central-1.amazonaws.com/2026/q3.pdf?" + Query;

    /// <summary>The URL as mail filters, redirects and other clouds write it, and as it gets damaged.</summary>
    internal string[] Urls =>
    [
        Url,
        Url.Replace("?", "%3F", StringComparison.Ordinal),
        Url.Replace("?", "%3F", StringComparison.Ordinal).Replace("&", "%26", StringComparison.Ordinal).Replace("=", "%3D", StringComparison.Ordinal),
        Uri.EscapeDataString(Url),
        Uri.EscapeDataString(Uri.EscapeDataString(Url)),
        Url + "?X-Amz-Signature=" + Signature,
        Url + "?" + Query,
        "https://nam01.safelinks.protection.outlook.com/?url=" + Uri.EscapeDataString(Url) + "&data=05%7C01%7C&reserved=0",
        "https://www.google.com/url?q=" + Uri.EscapeDataString(Url) + "&sa=D",
        "https://urldefense.proofpoint.com/v2/url?u=" + Uri.EscapeDataString(Url).Replace("-", "%2D", StringComparison.Ordinal).Replace("_", "%5F", StringComparison.Ordinal).Replace("%2F", "_", StringComparison.Ordinal).Replace('%', '-') + "&d=DwMFaQ&c=x",
        "https://urldefense.com/v3/__" + Url.Replace('%', '*') + "__;" + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(new string('%', 12))).TrimEnd('=') + "!!abc$",
        Url.Replace("&", "&amp;", StringComparison.Ordinal),
        Url.Replace("&", "\\u0026", StringComparison.Ordinal),
        "https://reports.s3.amazonaws.com/k?AWSAccessKeyId=" + KeyId + "&Expires=1796000000&x-amz-security-token=" + Uri.EscapeDataString(Token) + "&Signature=" + Uri.EscapeDataString(Customer[..27] + "="),
        "https://acc.blob.core.windows.net/c/b?sv=2023-01-03&se=2026&sr=b&sp=r&sig=" + Uri.EscapeDataString(Customer),
        $"https://storage.googleapis.com/b/k?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Credential=a%40b%2F2026&X-Goog-SignedHeaders=host&X-Goog-Signature={Signature}{Signature}",
        "https://b.oss-cn-hangzhou.aliyuncs.com/k?OSSAccessKeyId=LTAI5t&Expires=1&Signature=" + Uri.EscapeDataString(Customer) + "&security-token=" + Uri.EscapeDataString(Token),
        "https://user:" + Password + "@reports.s3.eu-central-1.amazonaws.com/k?" + Query,
    ];

    /// <summary>Everything else.</summary>
    internal string[] Fragments =>
    [
        $"export AWS_ACCESS_KEY_ID={KeyId}\nexport AWS_SECRET_ACCESS_KEY={Key}\nexport AWS_SESSION_TOKEN={Token}",
        $"$env:AWS_SECRET_ACCESS_KEY = '{Key}'\n$env:AWS_SESSION_TOKEN=\"{Token}\"",
        $"set AWS_SECRET_ACCESS_KEY={Key}\r\nset AWS_SESSION_TOKEN={Token}\r\n",
        $"[default]\naws_access_key_id = {KeyId}\naws_secret_access_key = {Key}\naws_session_token = {Token}\nregion = eu-central-1",
        $"s3:\n  access_key: {KeyId}\n  secret_key: \"{Key}\"\n  sessionToken: {Token}\n  password: {Password}",
        $"env:\n  - name: AWS_SECRET_ACCESS_KEY\n    value: {Key}\n  - name: DB_PASSWORD\n    value: '{Password}'",
        JsonSerializer.Serialize(new { Credentials = new { AccessKeyId = KeyId, SecretAccessKey = Key, SessionToken = Token } }),
        JsonSerializer.Serialize(JsonSerializer.Serialize(new { secretAccessKey = Key, sessionToken = Token, password = Password })),
        JsonSerializer.Serialize(new[] { new { name = "Host", value = "h" }, new { name = "x-amz-security-token", value = Token }, new { name = "Cookie", value = "sid=" + Password }, new { name = "authorization", value = "Bearer " + Jwt } }),
        $"> GET /k HTTP/1.1\n> Host: h\n> Authorization: Bearer {Jwt}\n> Cookie: sid={Password}; t={Key}\n> x-amz-security-token: {Token}\n> x-amz-server-side-encryption-customer-key: {Customer}",
        $"curl -u admin:{Password} -b 'sid={Key}' -H 'Authorization: Bearer {Jwt}' -H \"x-amz-security-token: {Token}\" '{Url}'",
        $"curl --user {KeyId}:{Key} --aws-sigv4 aws:amz:eu-central-1:s3 --cookie \"sid={Password}\" https://h/k",
        $"aws s3api get-object --bucket b --key k --sse-customer-key {Customer} out",
        $"2026-11-24 12:00:00 - MainThread - botocore.auth - DEBUG - CanonicalRequest:\nGET\n/k\n\nhost:b\nx-amz-content-sha256:UNSIGNED-PAYLOAD\nx-amz-security-token:{Token}\n\nhost\nUNSIGNED-PAYLOAD\nbotocore.auth - DEBUG - Signature:\n{Signature}\n",
        $"botocore.endpoint - DEBUG - headers={{'x-amz-security-token': b'{Token}', 'Authorization': b'AWS4-HMAC-SHA256 Credential={KeyId}/20261124/eu/s3/aws4_request, SignedHeaders=host, Signature={Signature}'}}",
        $"<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided.</Message><AWSAccessKeyId>{KeyId}</AWSAccessKeyId><SignatureProvided>{Signature}</SignatureProvided>"
            + $"<CanonicalRequest>GET\n/k\nX-Amz-Security-Token={Uri.EscapeDataString(Token)}\nhost:b\nx-amz-security-token:{Token}\n\nhost\nUNSIGNED-PAYLOAD</CanonicalRequest><RequestId>ABCDEF0123456789</RequestId></Error>",
        $"<Error><Code>InvalidToken</Code><Message>The provided token is malformed or otherwise invalid.</Message><Token-0>{Token}</Token-0></Error>",
        $"s3.generate_presigned_url('get_object', Params={{'Bucket':'b','Key':'k','SSECustomerKey':'{Customer}','SSECustomerAlgorithm':'AES256'}})",
        $"boto3.client('s3', aws_access_key_id='{KeyId}', aws_secret_access_key='{Key}', aws_session_token='{Token}')",
        $"AWSCredentials credentials = new BasicAWSCredentials(\"{KeyId}\", \"{Key}\");",
        $"New-S3PresignedUrl b k -AccessKey {KeyId} -SecretKey {Key} -SessionToken '{Token}'",
        $"AxiosError: Request failed with status code 403 config {{ headers: {{ Authorization: 'Bearer {Jwt}', Cookie: 'sid={Password}' }}, secretAccessKey: '{Key}' }}",
        $"User name,Access key ID,Secret access key\nbob,{KeyId},{Key}",
        $"203.0.113.7 - - [24/Nov/2026:12:00:00 +0000] \"GET /k?X-Amz-Date=20261124T120000Z HTTP/1.1\" 403 243 \"https://app.example.com/in?token={Opaque}\" \"sync/2.1 (Bearer {Opaque})\"",
        $"203.0.113.7 - - [24/Nov/2026:12:00:00 +0000] \"PUT /k HTTP/1.1\" 403 243 \"-\" \"Basic {Basic}\"",
        $"2026-11-24 12:00:00 WARN forwarded Authorization Bearer {Opaque} to the bucket, got 403",
        $"level=error msg=\"upload refused: sent Basic {Basic} instead of the URL\" status=403",
        $"the app sends Bearer%20{Opaque} and the proxy basic {Basic}",
        $"User-Agent: job/1 auth=Bearer+{Opaque}",
        $"{{\"user_agent\":\"agent/3 bearer {Opaque}\",\"referer\":\"https://a.example/?access_token={Opaque}&x=1\",\"status\":403}}",
    ];

    private static Gen<string> Text(string alphabet, int shortest, int longest) => Gen.String[Gen.OneOf(alphabet.ToCharArray()), shortest, longest];
}
