using System.Text.Json;

namespace PresignTools.Responses;

/// <summary>Reads the JSON errors of S3-compatible servers and gateways: <c>{"Code":…,"Message":…}</c>, also inside <c>error</c>, <c>Error</c> or <c>Errors</c>.</summary>
internal static class JsonErrorReader
{
    private const int MaximumFields = 512;

    /// <summary>Reads the text; false where it is no JSON object with an error in it. <paramref name="embeddedXml"/>: a value that holds S3's XML.</summary>
    internal static bool TryRead(string text, ResponseParts parts, out string? embeddedXml)
    {
        embeddedXml = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 32, AllowTrailingCommas = true });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return false;
            }

            Take(document.RootElement, parts, ref embeddedXml);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return false;   // the last two: half of a surrogate pair, in the text or as an escape
        }

        if (embeddedXml is null && parts.Code is null && parts.Message is null)
        {
            return false;
        }

        parts.Kind = S3ResponseKind.Json;
        return true;
    }

    private static void Take(JsonElement element, ResponseParts parts, ref string? embeddedXml)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            switch (property.Value.ValueKind)
            {
                case JsonValueKind.Object when IsWrapper(property.Name):
                    Take(property.Value, parts, ref embeddedXml);
                    break;
                case JsonValueKind.Array when IsWrapper(property.Name) && property.Value.GetArrayLength() > 0 && property.Value[0].ValueKind == JsonValueKind.Object:
                    Take(property.Value[0], parts, ref embeddedXml);
                    break;
                case JsonValueKind.String:
                    string value = property.Value.GetString() ?? string.Empty;
                    if (embeddedXml is null && XmlErrorReader.FindRoot(value) >= 0)
                    {
                        embeddedXml = value;
                    }

                    Assign(property.Name, value, parts);
                    break;
                case JsonValueKind.Number:
                    Assign(property.Name, property.Value.GetRawText(), parts);
                    break;
                default:
                    break;
            }
        }
    }

    private static void Assign(string name, string value, ResponseParts parts)
    {
        switch (name.ToLowerInvariant())
        {
            case "status" or "statuscode" or "httpstatus" or "httpstatuscode" or "http_status":
                parts.Status ??= ParseStatus(value);
                break;
            case "code" when ParseStatus(value) is int status:
                parts.Status ??= status;
                break;
            case "code" or "errorcode" or "error_code" or "__type" or "s3code":
                parts.Code ??= NullIfEmpty(value.Substring(value.LastIndexOf('#') + 1));
                break;
            case "error" when IsCodeLike(value):
                parts.Code ??= value;
                break;
            case "message" or "msg" or "errormessage" or "error_message" or "error_description" or "error" or "detail":
                parts.Message ??= NullIfEmpty(value);
                break;
            default:
                if (parts.FieldCount < MaximumFields)
                {
                    parts.Add(name, value);
                }

                break;
        }
    }

    private static bool IsWrapper(string name) => name.ToLowerInvariant() is "error" or "errors" or "errorresponse" or "response";

    private static bool IsCodeLike(string value) => value.Length is > 2 and < 64 && value.All(c => c < 128 && (char.IsLetterOrDigit(c) || c is '.' or '_'));

    private static int? ParseStatus(string value) =>
        value.Length == 3 && int.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int status) && status is >= 100 and <= 599 ? status : null;

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
