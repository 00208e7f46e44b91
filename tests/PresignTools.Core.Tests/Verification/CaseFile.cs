using System.Globalization;
using System.Text.Json;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Subject;

namespace PresignTools.Tests.Verification;

/// <summary>Cases of verify.json: URLs that were changed on purpose, with the verdict of an independent signer.</summary>
internal static class CaseFile
{
    internal static readonly IReadOnlyDictionary<string, JsonElement> Verify = Load("verify.json");

    internal static PresignedUrlTest Run(JsonElement test, bool withSecret = true)
    {
        JsonElement received = test.GetProperty("received");
        var request = new ReceivedRequest
        {
            Url = received.GetProperty("url").GetString()!,
            Method = received.GetProperty("method").GetString(),
            Host = received.GetProperty("host").GetString(),
            Headers = [.. received.GetProperty("headers").EnumerateObject().Select(h => new KeyValuePair<string, string>(h.Name, h.Value.GetString()!))],
        };
        string id = new SignatureParameters(Inspection.RawUrl(request.Url)).AccessKeyId!;
        SigningCredentials? credentials = withSecret ? new SigningCredentials(id, test.GetProperty("secret_key").GetString()!) : null;
        return PresignedUrlVerifier.Verify(request, credentials, DateTimeOffset.Parse(test.GetProperty("now").GetString()!, CultureInfo.InvariantCulture));
    }

    private static class Inspection
    {
        internal static PresignTools.Inspection.RawUrl RawUrl(string url) => PresignTools.Inspection.RawUrl.Parse(url);
    }

    private static Dictionary<string, JsonElement> Load(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", name)));
        return document.RootElement.GetProperty("cases").Clone().EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!);
    }
}
