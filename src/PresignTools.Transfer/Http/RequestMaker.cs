using System.Net;
using PresignTools.Verification.Sending;

namespace PresignTools.Transfer.Http;

/// <summary>Makes the request that was decided, and nothing beside it but User-Agent.</summary>
internal static class RequestMaker
{
    private static readonly string UserAgent = "PresignTools/" + typeof(RequestMaker).Assembly.GetName().Version?.ToString(3);

    /// <param name="decision">What is sent.</param>
    /// <param name="content">Its content; null for a request without.</param>
    internal static HttpRequestMessage Make(SendingDecision decision, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(decision.Method), decision.Address)
        {
            Version = HttpVersion.Version11,
            Content = content,
        };
        foreach ((string name, string value) in decision.Headers)
        {
            if (request.Headers.TryAddWithoutValidation(name, value))
            {
                continue;
            }

            // A content header: it needs a content, which is empty.
            request.Content ??= new ByteArrayContent([]);
            request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        if (decision.Method is "PUT" or "POST")
        {
            request.Content ??= new ByteArrayContent([]);
        }

        if (!decision.Headers.Any(static h => h.Key == "user-agent"))
        {
            request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        }

        return request;
    }
}
