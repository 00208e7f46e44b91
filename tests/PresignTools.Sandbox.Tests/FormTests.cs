using System.Globalization;
using System.Text;

namespace PresignTools.Sandbox.Tests;

/// <summary>Upload forms: fields, policy, signature, file.</summary>
public class FormTests
{
    private const string Boundary = "----form";

    [Fact]
    public async Task A_signed_form_uploads()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer answer = await PostAsync(server, Fields(), "hello", "up.txt");
        Assert.True(answer.Status == 204, answer.Text);
        Assert.Equal("hello", (await new Presign { Path = "/reports/user/up.txt" }.SendAsync(server)).Text);

        RawAnswer created = await PostAsync(server, [.. Fields(("success_action_status", "201"))], "hello", "up.txt", """["eq", "$success_action_status", "201"]""");
        Assert.Equal((201, "reports", "user/up.txt"), (created.Status, created.Field("Bucket"), created.Field("Key")));
    }

    [Fact]
    public async Task What_the_policy_does_not_say_is_refused()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer key = await PostAsync(server, Fields(key: "other/x.txt"), "hello", "x");
        Assert.Equal((403, "Invalid according to Policy: Policy Condition failed: [\"starts-with\", \"$key\", \"user/\"]", CauseId.PostPolicyMismatch), (key.Status, key.Message, key.Cause));
        RawAnswer extra = await PostAsync(server, [.. Fields(("x-amz-meta-a", "1"))], "hello", "x");
        Assert.Equal("Invalid according to Policy: Extra input fields: x-amz-meta-a", extra.Message);
        RawAnswer large = await PostAsync(server, Fields(), new string('x', 101), "x");
        Assert.Equal((400, "EntityTooLarge", "101", "100"), (large.Status, large.Code, large.Field("ProposedSize"), large.Field("MaxSizeAllowed")));
        RawAnswer expired = await PostAsync(server, Fields(), "hello", "x", expiration: "2020-01-01T00:00:00Z");
        Assert.Equal("Invalid according to Policy: Policy expired.", expired.Message);
        RawAnswer forged = await PostAsync(server, Fields(), "hello", "x", secret: "wrong");
        Assert.Equal(("SignatureDoesNotMatch", null), (forged.Code, forged.Field("CanonicalRequest")));
    }

    [Fact]
    public async Task Forms_that_are_none_are_told()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer noKey = await PostAsync(server, [.. Fields().Where(f => f.Name != "key")], "hello", "x");
        Assert.Equal((400, "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.", CauseId.PostFormMalformed), (noKey.Status, noKey.Message, noKey.Cause));
        RawAnswer plain = await RawHttp.SendAsync(server.Port, "POST", "/public", "127.0.0.1", [("Content-Type", "application/json")], "{}"u8.ToArray());
        Assert.Equal((412, "Bucket POST must be of the enclosure-type multipart/form-data"), (plain.Status, plain.Field("Condition")));
        RawAnswer noFile = await PostAsync(server, Fields(), null, "x");
        Assert.Equal("IncorrectNumberOfFilesInPostRequest", noFile.Code);
        RawAnswer anonymous = await PostAsync(server, [("key", "a")], "hello", "x", sign: false);
        Assert.Equal((403, "Access Denied"), (anonymous.Status, anonymous.Message));
        RawAnswer cut = await RawHttp.SendAsync(server.Port, "POST", "/reports", "127.0.0.1", [("Content-Type", $"multipart/form-data; boundary={Boundary}")], "--".Select(c => (byte)c).ToArray());
        Assert.Equal(400, cut.Status);
    }

    private static (string Name, string Value)[] Fields(params (string, string)[] more) => [("key", "user/${filename}"), .. more];

    private static (string Name, string Value)[] Fields(string key) => [("key", key)];

    private static async Task<RawAnswer> PostAsync(SandboxServer server, (string Name, string Value)[] fields, string? file, string fileName, string? condition = null, string? expiration = null, string? secret = null, bool sign = true)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        string date = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture), day = date[..8], credential = $"{Keys.Alice.Id}/{day}/eu-central-1/s3/aws4_request";
        string policy = $$"""{"expiration": "{{expiration ?? now.AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}}", "conditions": [{"bucket": "reports"}, ["starts-with", "$key", "user/"], ["content-length-range", 1, 100], {"x-amz-algorithm": "AWS4-HMAC-SHA256"}, {"x-amz-credential": "{{credential}}"}, {"x-amz-date": "{{date}}"}{{(condition is null ? "" : ", " + condition)}}]}""";
        string encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(policy));
        if (sign)
        {
            fields = [.. fields, ("policy", encoded), ("X-Amz-Algorithm", "AWS4-HMAC-SHA256"), ("x-amz-credential", credential), ("x-amz-date", date),
                ("x-amz-signature", Presign.Sign(secret ?? Keys.Alice.Secret, day, "eu-central-1", "s3", encoded))];
        }

        var body = new StringBuilder();
        foreach ((string name, string value) in fields)
        {
            body.Append($"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        }

        if (file is not null)
        {
            body.Append($"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{fileName}\"\r\nContent-Type: text/plain\r\n\r\n{file}\r\n");
        }

        body.Append($"--{Boundary}--\r\n");
        return await RawHttp.SendAsync(server.Port, "POST", "/reports", "127.0.0.1", [("Content-Type", $"multipart/form-data; boundary={Boundary}")], Encoding.UTF8.GetBytes(body.ToString()));
    }
}
