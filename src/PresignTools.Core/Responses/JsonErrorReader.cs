using System.Text.Json;

namespace PresignTools.Responses;

/// <summary>
/// Reads the JSON errors of S3-compatible servers and gateways: <c>{"Code":…,"Message":…}</c>, also inside <c>error</c>, <c>Error</c> or
/// <c>Errors</c>.
/// </summary>
internal static class JsonErrorReader
{
    private const int MaximumFields = 512;

    /// <summary>
    /// Reads the text; false where it is no JSON object with an error in it. <paramref name="embeddedXml"/>: a value that holds S3's XML.
    /// </summary>
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
            if (embeddedXml is null && !IsOfS3(parts.Code))
            {
                Deeper(document.RootElement, parts, ref embeddedXml, MaximumFields);
            }
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

    private static bool IsOfS3(string? code) => code is not null && S3ErrorCatalogue.Codes.Contains(code);

    /// <summary>A log's record, the dump of an SDK's exception: S3's code somewhere in it, with its message beside it.</summary>
    /// <returns>How many more properties may be looked at.</returns>
    private static int Deeper(JsonElement element, ResponseParts parts, ref string? embeddedXml, int budget)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                budget = budget > 0 && embeddedXml is null ? Deeper(item, parts, ref embeddedXml, budget) : budget;
            }
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return budget;
        }

        string? code = null, message = null;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (--budget <= 0 || embeddedXml is not null)
            {
                break;
            }

            if (property.Value.ValueKind == JsonValueKind.String)
            {
                string value = property.Value.GetString() ?? string.Empty;
                code = IsOfS3(value) ? value : code;
                message = property.Name.ToLowerInvariant() is "message" or "msg" or "errormessage" ? value : message;
                embeddedXml = XmlErrorReader.FindRoot(value) >= 0 ? value : null;
            }
            else if (property.Value.ValueKind == JsonValueKind.Number)
            {
                parts.Status ??= property.Name.ToLowerInvariant() is "status" or "statuscode" or "httpstatuscode" or "http_status"
                    ? ParseStatus(property.Value.GetRawText())
                    : null;
            }
            else
            {
                budget = Deeper(property.Value, parts, ref embeddedXml, budget);
            }
        }

        if (code is not null && !IsOfS3(parts.Code))
        {
            (parts.Code, parts.Message) = (code, NullIfEmpty(message ?? string.Empty));
        }

        return budget;
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
                case JsonValueKind.Array
                    when IsWrapper(property.Name)
                        && property.Value.GetArrayLength() > 0
                        && property.Value[0].ValueKind == JsonValueKind.Object:
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
                parts.Code ??= IsOfClient(value) ? null : NullIfEmpty(value[(value.LastIndexOf('#') + 1)..]);
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

    /// <summary>Codes of Node's and of HTTP clients, no server's: <c>ERR_BAD_REQUEST</c>, <c>ECONNRESET</c>.</summary>
    private static bool IsOfClient(string code) =>
        code.StartsWith("ERR_", StringComparison.Ordinal)
        || code is "ECONNRESET" or "ECONNREFUSED" or "ECONNABORTED" or "ETIMEDOUT" or "ENOTFOUND" or "EPIPE";

    private static bool IsWrapper(string name) => name.ToLowerInvariant() is "error" or "errors" or "errorresponse" or "response";

    private static bool IsCodeLike(string value) =>
        value.Length is > 2 and < 64 && value.All(c => c < 128 && (char.IsLetterOrDigit(c) || c is '.' or '_'));

    private static int? ParseStatus(string value) =>
        value.Length == 3
        && int.TryParse(
            value,
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out int status
        )
        && status is >= 100 and <= 599
            ? status
            : null;

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
