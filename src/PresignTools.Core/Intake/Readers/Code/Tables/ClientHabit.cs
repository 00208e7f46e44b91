namespace PresignTools.Intake.Readers.Code.Tables;

/// <summary>Which Content-Type a client sets by itself, and how a body goes out.</summary>
internal enum ClientHabit
{
    /// <summary>None for bytes; JSON and forms have theirs.</summary>
    Plain,

    /// <summary>fetch and XMLHttpRequest.</summary>
    Browser,

    /// <summary>axios.</summary>
    Axios,

    /// <summary>jQuery.</summary>
    JQuery,

    /// <summary>Angular's HttpClient.</summary>
    Angular,

    /// <summary>aiohttp.</summary>
    AioHttp,

    /// <summary>
    /// Clients that say that every body without a type is a form: urllib, Net::HTTP, HttpURLConnection, superagent, PHP's curl.
    /// </summary>
    FormByDefault,

    /// <summary>HttpClient of .NET: the content object has its type.</summary>
    NetContent,

    /// <summary>Spring's RestTemplate.</summary>
    Spring,

    /// <summary>Dio.</summary>
    Dio,
}

/// <summary>
/// Content types that clients set by themselves. Sources: Fetch Standard ("extract a body"), axios README (request config, automatic
/// serialization) and its defaults, jQuery.ajax (contentType), Angular HttpRequest.detectContentTypeHeader, requests "More complicated
/// POST requests" and PreparedRequest.prepare_body, aiohttp "Posting data", Python urllib.request.Request, Ruby Net::HTTPGenericRequest
/// (supply_default_content_type), .NET StringContent, FormUrlEncodedContent, JsonContent, Spring HttpMessageConverter, Dio Transformer.
/// </summary>
internal static class ClientHabits
{
    internal const string UrlEncoded = "application/x-www-form-urlencoded";
    internal const string Multipart = "multipart/form-data";
    internal const string Json = "application/json";

    /// <summary>The type that the client sets; null if it sets none, or <paramref name="isKnown"/> is false.</summary>
    internal static string? OwnType(ClientHabit habit, BodyShape body, string? method, out bool isKnown)
    {
        isKnown = body is not (BodyShape.Unknown or BodyShape.Blob) || habit is ClientHabit.FormByDefault or ClientHabit.Axios;
        return body switch
        {
            BodyShape.None => null,
            BodyShape.Form => Multipart,
            BodyShape.Fields => habit == ClientHabit.Browser ? UrlEncoded + ";charset=UTF-8" : UrlEncoded,
            BodyShape.Json => Json,
            BodyShape.Object => OfObject(habit),
            BodyShape.Text => OfText(habit, method),
            _ => OfBytes(habit, body, method),
        };
    }

    private static string? OfObject(ClientHabit habit) => habit switch
    {
        ClientHabit.Axios or ClientHabit.Angular or ClientHabit.Dio or ClientHabit.Spring => Json,
        ClientHabit.JQuery => UrlEncoded + "; charset=UTF-8",
        ClientHabit.Browser => "text/plain;charset=UTF-8",
        _ => UrlEncoded,
    };

    private static string? OfText(ClientHabit habit, string? method) => habit switch
    {
        ClientHabit.Browser => "text/plain;charset=UTF-8",
        ClientHabit.Axios => OfAxios(method),
        ClientHabit.JQuery => UrlEncoded + "; charset=UTF-8",
        ClientHabit.Angular => "text/plain",
        ClientHabit.AioHttp or ClientHabit.NetContent => "text/plain; charset=utf-8",
        ClientHabit.FormByDefault => UrlEncoded,
        ClientHabit.Spring => "text/plain;charset=ISO-8859-1",
        ClientHabit.Dio => Json,
        _ => null,
    };

    private static string? OfBytes(ClientHabit habit, BodyShape body, string? method) => habit switch
    {
        ClientHabit.Axios => OfAxios(method),
        ClientHabit.JQuery when body != BodyShape.Unknown => UrlEncoded + "; charset=UTF-8",
        ClientHabit.AioHttp when body != BodyShape.Unknown => "application/octet-stream",
        ClientHabit.FormByDefault => UrlEncoded,
        ClientHabit.Spring when body == BodyShape.Bytes => "application/octet-stream",
        _ => null,
    };

    /// <summary>axios sends every body of PUT, POST and PATCH that has no type as a form.</summary>
    private static string? OfAxios(string? method) => method is "PUT" or "POST" or "PATCH" ? UrlEncoded : null;
}
