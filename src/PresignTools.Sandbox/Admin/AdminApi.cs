using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Admin;

/// <summary>
/// Reads and changes the world while the server runs. Only under the loopback address itself, and only for requests that no web page can
/// send: a browser's cross-origin requests always carry an Origin header.
/// </summary>
internal static class AdminApi
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    internal static Answer Run(SandboxRequest request, SandboxState state)
    {
        if (!IsOwnName(request))
        {
            return Error(
                403,
                $"The admin endpoint answers to 127.0.0.1, localhost and [::1] only, with its own port: "
                    + $"http://127.0.0.1:{request.LocalPort.ToString(CultureInfo.InvariantCulture)}.");
        }

        if (request.Header("origin") is not null || request.Header("sec-fetch-site") is not null and not "none")
        {
            return Error(403, "The admin endpoint is not for web pages.");
        }

        try
        {
            return (request.Method, request.Path[Target.AdminPrefix.Length..]) switch
            {
                ("GET", "health") => Json(new JsonObject { ["status"] = "ok", ["now"] = Failures.Iso(state.Now) }),
                ("GET", "world") => Json(state.Export()),
                ("PUT", "world") => Changed(() => state.Replace(Parse(request))),
                ("PATCH" or "POST", "world") => Changed(() => state.Patch(Parse(request))),
                ("POST", "reset") => Changed(state.Reset),
                ("GET", "log") => Answer.Json(JsonSerializer.Serialize(state.Log, Options)),
                _ => Error(404, "There are: GET, PUT and PATCH world; POST reset; GET log; GET health."),
            };
        }
        catch (JsonException e)
        {
            return Error(400, e.Message);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException)
        {
            return Error(400, "The world was not changed: " + e.Message);
        }
    }

    /// <summary>
    /// Whether the Host header is a name of this server itself. Any other, an address of somewhere else too, was meant for somebody else,
    /// or comes from a page whose name was made to lead here.
    /// </summary>
    private static bool IsOwnName(SandboxRequest request)
    {
        string port = ":" + request.LocalPort.ToString(CultureInfo.InvariantCulture);
        string name = request.Host.EndsWith(port, StringComparison.Ordinal) ? request.Host[..^port.Length] : request.Host;
        return name.ToLowerInvariant() is "127.0.0.1" or "localhost" or "[::1]";
    }

    private static JsonNode? Parse(SandboxRequest request) =>
        JsonNode.Parse(
            request.Body,
            null,
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });

    private static Answer Changed(Action change)
    {
        change();
        return new Answer(204);
    }

    private static Answer Json(JsonNode node) => Answer.Json(node.ToJsonString(Options));

    private static Answer Error(int status, string message) => Answer.Json(new JsonObject { ["error"] = message }.ToJsonString(), status);
}
