using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// The answer of a custom resource to CloudFormation: a PUT to a presigned URL, for which an empty Content-Type is signed (AWS's own
/// cfn-response module sends <c>content-type: ''</c>). Clients that are given an object or a form set a type by themselves.
/// </summary>
internal static class CustomResourceAnswer
{
    private static readonly string[] Marks = ["ResponseURL", "cloudformation-custom-resource-response", "response_url"];

    // What sets a type unless it is told not to: the type is in its manual.
    private static readonly string[] Setters =
        ["json=", "axios.put(", "axios.request(", "got.put(", "urllib.request.Request(", "urlopen(", "HttpClient", "PutAsJsonAsync",
            "StringContent(", "JSON.stringify", "RestTemplate", "-H 'Content-Type", "-H \"Content-Type", "application/json"];

    private static readonly string[] Empty =
        ["'content-type': ''", "\"content-type\": \"\"", "'content-type':''", "\"content-type\":\"\"", "'content-type', ''",
            "\"content-type\", \"\"", "Content-Type:\"", "Content-Type:'"];

    /// <summary>What sets the type; null where it is not such an answer, or the type is set empty.</summary>
    /// <param name="calls">The calls in the text that send.</param>
    /// <param name="text">The text.</param>
    internal static string? SetsType(IEnumerable<SendingCall> calls, string text)
    {
        if (!text.ContainsAny(Marks) || text.ContainsAny(Empty))
        {
            return null;
        }

        string? type = calls.Select(static c => c.ContentTypeOfItsOwn ?? (c.Body == SentBody.Json ? "application/json" : null))
            .FirstOrDefault(static t => t is { Length: > 0 });
        string? what = type ?? text.FirstContained(Setters);
        return what is null ? null : $"the client ('{what}')";
    }
}
