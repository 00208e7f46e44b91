using PresignTools.Intake.Readers.Code.Syntax;
using PresignTools.Intake.Readers.Code.Tables;
using PresignTools.Text;

namespace PresignTools.Intake.Readers.Code.Sending;

/// <summary>Tells what kind of body a value is: by what makes it, else by what it is called.</summary>
internal static class BodyShapes
{
    private static readonly Dictionary<string, BodyShape> ByMaker = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ArrayBuffer"] = BodyShape.Bytes,
        ["Blob"] = BodyShape.Blob,
        ["Buffer"] = BodyShape.Bytes,
        ["ByteArrayContent"] = BodyShape.Bytes,
        ["ByteArrayEntity"] = BodyShape.Bytes,
        ["BytesIO"] = BodyShape.Stream,
        ["File"] = BodyShape.Blob,
        ["FileEntity"] = BodyShape.Stream,
        ["FileInputStream"] = BodyShape.Stream,
        ["FileStream"] = BodyShape.Stream,
        ["FormBody"] = BodyShape.Fields,
        ["FormData"] = BodyShape.Form,
        ["FormUrlEncodedContent"] = BodyShape.Fields,
        ["InputStreamEntity"] = BodyShape.Stream,
        ["JsonContent"] = BodyShape.Json,
        ["LinkedMultiValueMap"] = BodyShape.Form,
        ["MultipartFormDataContent"] = BodyShape.Form,
        ["NewBuffer"] = BodyShape.Bytes,
        ["NewBufferString"] = BodyShape.Bytes,
        ["NewReader"] = BodyShape.Bytes,
        ["NewWriter"] = BodyShape.Form,
        ["ReadAll"] = BodyShape.Bytes,
        ["ReadAllBytes"] = BodyShape.Bytes,
        ["ReadFile"] = BodyShape.Bytes,
        ["StreamContent"] = BodyShape.Stream,
        ["StringContent"] = BodyShape.Text,
        ["StringEntity"] = BodyShape.Text,
        ["URLSearchParams"] = BodyShape.Fields,
        ["arrayBuffer"] = BodyShape.Bytes,
        ["asRequestBody"] = BodyShape.Stream,
        ["blob"] = BodyShape.Blob,
        ["createReadStream"] = BodyShape.Stream,
        ["dumps"] = BodyShape.Text,
        ["file_get_contents"] = BodyShape.Bytes,
        ["fopen"] = BodyShape.Stream,
        ["fromMap"] = BodyShape.Form,
        ["http_build_query"] = BodyShape.Fields,
        ["json_encode"] = BodyShape.Text,
        ["noBody"] = BodyShape.None,
        ["ofByteArray"] = BodyShape.Bytes,
        ["ofFile"] = BodyShape.Stream,
        ["ofInputStream"] = BodyShape.Stream,
        ["ofString"] = BodyShape.Bytes,
        ["open"] = BodyShape.Stream,
        ["openRead"] = BodyShape.Stream,
        ["read"] = BodyShape.Bytes,
        ["readAsBytes"] = BodyShape.Bytes,
        ["readFileSync"] = BodyShape.Bytes,
        ["stringify"] = BodyShape.Text,
        ["to_json"] = BodyShape.Text,
        ["toByteArray"] = BodyShape.Bytes,
        ["toRequestBody"] = BodyShape.Bytes,
        ["urlencode"] = BodyShape.Fields,
    };

    private static readonly (string Word, BodyShape Shape)[] ByName =
    [
        ("formdata", BodyShape.Form), ("multipart", BodyShape.Form), ("blob", BodyShape.Blob), ("buffer", BodyShape.Bytes),
        ("bytes", BodyShape.Bytes), ("stream", BodyShape.Stream), ("file", BodyShape.Blob),
    ];

    /// <summary>The kind of a value.</summary>
    internal static BodyShape Of(CodeDocument document, CodeValue given)
    {
        CodeValue value = document.Resolve(given);
        switch (value.Kind)
        {
            case CodeValueKind.Text:
                return BodyShape.Text;
            case CodeValueKind.Group:
                return BodyShape.Object;
            case CodeValueKind.Call:
                return OfCall(document, value);
            case CodeValueKind.Name:
                return OfName(value, given);
            default:
                return BodyShape.Unknown;
        }
    }

    private static BodyShape OfCall(CodeDocument document, CodeValue call)
    {
        for (CodeValue? at = call; at is not null; at = at.Receiver)
        {
            if (ByMaker.TryGetValue(at.Last, out BodyShape shape) || ByMaker.TryGetValue(Owner(at), out shape))
            {
                return shape;
            }

            if (at.Before.ContainsAny("MultipartBody", "MultipartEntity", "Multipart"))
            {
                return BodyShape.Form;
            }

            if (at.Text is "RequestBody.create" or "HttpEntity" or "new" && at.Items.Count > 0)
            {
                BodyShape inner = at.Items.Select(i => Of(document, i.Value)).FirstOrDefault(static s => s != BodyShape.Unknown);
                return at.Text == "RequestBody.create"
                    && inner is BodyShape.Unknown or BodyShape.Text or BodyShape.Blob ? BodyShape.Bytes : inner;
            }
        }

        return BodyShape.Unknown;
    }

    private static string Owner(CodeValue call) => call.Before[(call.Before.LastIndexOf('.') + 1)..];

    private static BodyShape OfName(CodeValue value, CodeValue given)
    {
        if (value.Text is "null" or "None" or "nil" or "undefined" or "NULL")
        {
            return BodyShape.None;
        }

        foreach ((string word, BodyShape shape) in ByName)
        {
            if (value.Text.ContainsAny(word) || given.Text.ContainsAny(word))
            {
                return shape;
            }
        }

        return BodyShape.Unknown;
    }
}
