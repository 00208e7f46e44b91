using System.Text.Json;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Tests;

/// <summary>The verdicts of verify.json, over HTTP: each request is sent as the bytes that the case gives, at the time that it gives.</summary>
public class VerifyCasesTests
{
    // What S3 says to a request whose signature, time or scope is not good; whatever else it says, the signature was.
    private static readonly string[] Refusals =
        ["SignatureDoesNotMatch", "AuthorizationQueryParametersError", "InvalidAccessKeyId", "InvalidToken", "ExpiredToken", "Request has expired", "Request is not yet valid", "There were headers present in the request which were not signed"];

    [Fact]
    public async Task Every_verdict_of_the_case_file_is_the_sandbox_s()
    {
        using JsonDocument file = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "cases", "verify.json")));
        await using SandboxServer server = await SandboxServer.StartAsync(WorldJson.Parse("""{ "accounts": { "123456789012": {} } }"""));
        var wrong = new List<string>();
        int count = 0;
        foreach (JsonElement test in file.RootElement.GetProperty("cases").EnumerateArray())
        {
            count++;
            JsonElement received = test.GetProperty("received"), expected = test.GetProperty("expected");
            SetWorld(server, test);
            string url = received.GetProperty("url").GetString()!, method = received.GetProperty("method").GetString()!;
            string target = url[url.IndexOf('/', url.IndexOf("://", StringComparison.Ordinal) + 3)..];
            RawAnswer answer = await RawHttp.SendAsync(server.Port, method, target, received.GetProperty("host").GetString()!,
                received.GetProperty("headers").EnumerateObject().Select(h => (h.Name, h.Value.GetString()!)), method is "PUT" or "POST" or "PATCH" ? [] : null);

            // An answer to HEAD has no body; its cause says the same. A Host header that is no host is refused by the web server itself.
            bool noHost = answer is { Status: 400, Body.Length: 0 } && method != "HEAD";
            bool accepted = noHost ? false : method == "HEAD" ? answer.Cause is "bucket-does-not-exist" or null
                : !Refusals.Any(r => r == answer.Code || r == answer.Message);
            string? time = answer.Message switch { "Request has expired" => "expired", "Request is not yet valid" => "not-yet-valid", _ => null };
            bool timeRight = method == "HEAD" || (expected.GetProperty("time").GetString() is var t && (t == "ok" ? time is null : time == t));
            if (accepted != expected.GetProperty("valid").GetBoolean() || !timeRight || answer.Status == 500)
            {
                wrong.Add($"{test.GetProperty("id").GetString()}: {answer.Status} {answer.Code} {answer.Message} {answer.Cause}");
            }
            else if (answer.Code == "SignatureDoesNotMatch" && answer.Field("CanonicalRequest") != expected.GetProperty("canonical_request").GetString())
            {
                wrong.Add($"{test.GetProperty("id").GetString()}: canonical request\n{answer.Field("CanonicalRequest")}");
            }
        }

        Assert.Equal(206, count);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static void SetWorld(SandboxServer server, JsonElement test)
    {
        string signedUrl = test.GetProperty("signed").GetProperty("url").GetString()!;
        string Parameter(string name) => signedUrl.Split('?')[1].Split('&').Select(p => p.Split('=', 2)).Where(p => p[0] == name).Select(p => Uri.UnescapeDataString(p[1])).FirstOrDefault() ?? string.Empty;
        string id = Parameter("X-Amz-Credential").Split('/')[0], token = Parameter("X-Amz-Security-Token"), secret = test.GetProperty("secret_key").GetString()!;
        object user = token.Length > 0
            ? new { sessions = new[] { new { accessKeyId = id, secretAccessKey = secret, sessionToken = token, issuedAt = "2010-01-01T00:00:00Z", expiresAt = "2100-01-01T00:00:00Z" } }, accessKeys = Array.Empty<object>() }
            : new { sessions = Array.Empty<object>(), accessKeys = new[] { new { accessKeyId = id, secretAccessKey = secret } } };
        server.Patch(JsonSerializer.Serialize(new { clock = new { now = test.GetProperty("now").GetString() }, accounts = new Dictionary<string, object> { ["123456789012"] = new { users = new { signer = user } } } }));
    }
}
