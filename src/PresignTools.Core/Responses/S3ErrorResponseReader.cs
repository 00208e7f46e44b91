using System.Net;
using System.Text;
using PresignTools.Errors;

namespace PresignTools.Responses;

/// <summary>
/// Reads and explains error answers of S3, in whatever form they come. Pure: the same input always gives the same answer.
/// </summary>
public static class S3ErrorResponseReader
{
    /// <summary>The longest body that is read, in characters or bytes. S3's own are a few thousand.</summary>
    public const int MaximumLength = 1024 * 1024;

    /// <summary>Reads an answer. Time and memory are bounded by <see cref="MaximumLength"/>.</summary>
    /// <param name="input">What is known of the answer.</param>
    /// <exception cref="PresignException">
    /// <c>ResponseEmpty</c> if nothing is given; <c>ResponseNotRecognized</c> if the text holds no error of S3 and no status is known;
    /// <c>ResponseIsSuccess</c> for a 2xx answer without an error; <c>ResponseTooLarge</c>, <c>ResponseXmlTooDeep</c> over the bounds;
    /// <c>ResponseHasDocumentType</c> for XML with a document type or entities; <c>ResponseXmlMalformed</c> (with line and column) for
    /// other broken XML, except where it is merely cut; <c>ResponseStatusOutOfRange</c>.
    /// </exception>
    public static S3ErrorResponse Read(S3ResponseInput input)
    {
        _ = input ?? throw new ArgumentNullException(nameof(input));
        if (input.Status is < 100 or > 599)
        {
            throw ResponseErrors.ResponseStatusOutOfRange(input.Status.Value);
        }

        string body = BodyText(input);
        if (body.Length > MaximumLength)
        {
            throw ResponseErrors.ResponseTooLarge(body.Length, MaximumLength);
        }

        if (string.IsNullOrWhiteSpace(body) && input.Status is null && input.Headers.Count == 0)
        {
            throw ResponseErrors.ResponseEmpty();
        }

        var parts = new ResponseParts();
        if (!string.IsNullOrWhiteSpace(body))
        {
            ReadBody(input.IsJoined ? body : WrappedSentence.Mend(body), parts);
            if (parts.IsForeign && input.Status is null && parts.Status is null && input.Headers.Count == 0)
            {
                throw ResponseErrors.ResponseNotRecognized();
            }
        }

        return S3ErrorResponseBuilder.Build(input, parts);
    }

    private static string BodyText(S3ResponseInput input)
    {
        if (input.Body is not null || input.BodyBytes is null)
        {
            return input.Body ?? string.Empty;
        }

        if (input.BodyBytes.Count > MaximumLength)
        {
            throw ResponseErrors.ResponseTooLarge(input.BodyBytes.Count, MaximumLength);
        }

        byte[] bytes = input.BodyBytes as byte[] ?? [.. input.BodyBytes];
        Encoding encoding = bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => Encoding.UTF8,
        };
        return encoding.GetString(bytes).TrimStart('\uFEFF');
    }

    private static void ReadBody(string body, ResponseParts parts)
    {
        if (XmlErrorReader.HasDocumentType(body))
        {
            throw ResponseErrors.ResponseHasDocumentType();
        }

        string text = HttpHeadReader.Read(body, parts);
        if (string.IsNullOrWhiteSpace(text))
        {
            return;     // curl -I: a head and nothing else
        }

        if (TryReadXml(body, parts))
        {
            return;
        }

        if (XmlErrorReader.IsCutBeforeRoot(text))
        {
            parts.Kind = S3ResponseKind.Xml;
            parts.IsTruncated = true;
        }
        else if (TextErrorReader.LooksLikeHtml(text))
        {
            TextErrorReader.ReadHtml(text, parts);
        }
        else if (!TryReadJson(text, parts))
        {
            TextErrorReader.ReadText(text, parts);
        }
    }

    private static bool TryReadXml(string text, ResponseParts parts)
    {
        int root = XmlErrorReader.FindRoot(text);
        if (root < 0 && text.Contains("&lt;Error"))
        {
            text = WebUtility.HtmlDecode(text);     // XML shown in a page or a log
            root = XmlErrorReader.HasDocumentType(text) ? throw ResponseErrors.ResponseHasDocumentType() : XmlErrorReader.FindRoot(text);
        }

        if (JsonStrings.HoldsXml(text, root))
        {
            text = JsonStrings.Unescape(text);
            root = XmlErrorReader.HasDocumentType(text) ? throw ResponseErrors.ResponseHasDocumentType() : XmlErrorReader.FindRoot(text);
        }

        if (root < 0)
        {
            return false;
        }

        text = ShownQuery.Escaped(text, root);
        XmlErrorReader.Read(text, root, parts);
        if (parts.IsTruncated)
        {
            CutAnswer.Complete(text, root, parts);
        }

        return true;
    }

    private static bool TryReadJson(string text, ResponseParts parts)
    {
        string trimmed = text.Trim().TrimStart('\uFEFF');
        var json = new ResponseParts { Status = parts.Status };
        if (trimmed.Length == 0 || trimmed[0] != '{' || !JsonErrorReader.TryRead(trimmed, json, out string? embedded))
        {
            return false;
        }

        parts.Status = json.Status;
        if (embedded is not null)
        {
            return XmlErrorReader.HasDocumentType(embedded) ? throw ResponseErrors.ResponseHasDocumentType() : TryReadXml(embedded, parts);
        }

        parts.Kind = S3ResponseKind.Json;
        (parts.Code, parts.Message) = (json.Code, json.Message);
        foreach (KeyValuePair<string, string> field in json.Fields)
        {
            parts.Add(field.Key, field.Value);
        }

        return true;
    }
}
