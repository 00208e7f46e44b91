using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// The API of an application on AWS that is to give out URLs, and its own refusal: API Gateway and the URLs of functions answer in JSON
/// with one message.
/// </summary>
internal static class OwnApi
{
    private const int Longest = 120;

    private static readonly string[] Hosts = [".execute-api.", ".lambda-url.", ".appsync-api."];

    // API Gateway developer guide, gateway response types; Lambda function URLs.
    private static readonly string[] Messages =
    [
        "Not Found", "Forbidden", "Missing Authentication Token", "Internal Server Error", "Internal server error", "Unauthorized",
        "Request Too Long", "Endpoint request timed out", "User is not authorized to access this resource", "Too Many Requests",
        "Limit Exceeded", "Invalid request body", "The incoming token has expired", "Unsupported Media Type",
    ];

    /// <summary>The host whose refusal the text shows; null without one.</summary>
    internal static string? In(string text)
    {
        string? mark = text.FirstContained(Hosts);
        int at = mark is null ? -1 : text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || !HasMessage(text))
        {
            return null;
        }

        int start = at;
        while (start > 0 && at - start < Longest && HostText.IsOfHost(text[start - 1]))
        {
            start--;
        }

        int end = Scan.Skip(text, at, HostText.IsOfHost);
        Work.Add(end - start);
        return text[start..Math.Min(end, start + Longest)];
    }

    /// <summary><c>{"message":"Not Found"}</c>, however it is broken into lines.</summary>
    private static bool HasMessage(string text)
    {
        const string Name = "message";
        for (int i = Scan.Find(text, Name, 0, true); i >= 0; i = Scan.Find(text, Name, i + Name.Length, true))
        {
            int start = Scan.Skip(text, i + Name.Length, static c => c is '"' or '\'' or ':' or '\\' || char.IsWhiteSpace(c));
            if (start > i + Name.Length + 1 && Scan.OneOf(text, start, Messages) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
