using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PresignTools.Errors;
using PresignTools.Inspection;

namespace PresignTools.Signing.Uploads;

/// <summary>
/// A set of upload URLs as JSON, with the names of its properties, so that what ConvertTo-Json makes of the object is read as well. Times
/// are ISO 8601, enumerations are read as name or number.
/// </summary>
internal static class UploadJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Write(PresignedUpload set)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString(nameof(set.BucketName), set.BucketName);
            json.WriteString(nameof(set.Key), set.Key);
            json.WriteString(nameof(set.UploadId), set.UploadId);
            json.WriteNumber(nameof(set.Size), set.Size);
            json.WriteNumber(nameof(set.PartSize), set.PartSize);
            json.WriteNumber(nameof(set.PartCount), set.PartCount);
            json.WriteString(nameof(set.ChecksumAlgorithm), set.ChecksumAlgorithm);
            json.WriteString(nameof(set.Region), set.Region);
            json.WriteString(nameof(set.Endpoint), set.Endpoint);
            json.WriteString(nameof(set.SignedAt), Time(set.SignedAt));
            json.WriteString(nameof(set.ExpiresAt), Time(set.ExpiresAt));
            json.WriteString(nameof(set.EffectiveExpiresAt), Time(set.EffectiveExpiresAt));
            json.WriteString(nameof(set.EarliestExpiresAt), Time(set.EarliestExpiresAt));
            json.WriteString(nameof(set.LimitedBy), set.LimitedBy.ToString());
            json.WriteString(nameof(set.AccessKeyId), set.AccessKeyId);
            json.WriteString(nameof(set.AccountId), set.AccountId);
            json.WriteBoolean(nameof(set.HasSessionToken), set.HasSessionToken);
            json.WriteStartArray(nameof(set.Parts));
            foreach (PresignedUploadPart part in set.Parts)
            {
                json.WriteStartObject();
                json.WriteNumber(nameof(part.PartNumber), part.PartNumber);
                json.WriteNumber(nameof(part.Offset), part.Offset);
                json.WriteNumber(nameof(part.Length), part.Length);
                Write(json, part);
            }

            json.WriteEndArray();
            Write(json, nameof(set.Complete), set.Complete);
            Write(json, nameof(set.Abort), set.Abort);
            Write(json, nameof(set.ListParts), set.ListParts);
            json.WriteStartArray(nameof(set.ListFurtherParts));
            foreach (PresignedUploadUrl url in set.ListFurtherParts)
            {
                json.WriteStartObject();
                Write(json, url);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="PresignException"><c>UploadSetNotReadable</c>.</exception>
    internal static PresignedUpload Read(string text)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            long line = (e.LineNumber ?? 0) + 1;
            throw UploadErrors.UploadSetNotReadable($"it is not JSON (line {line.ToString(CultureInfo.InvariantCulture)})");
        }

        using (document)
        {
            return Read(new JsonFields(document.RootElement));
        }
    }

    private static PresignedUpload Read(JsonFields json)
    {
        long size = json.Number(nameof(PresignedUpload.Size)), partSize = json.Number(nameof(PresignedUpload.PartSize));
        return new PresignedUpload
        {
            BucketName = json.Text(nameof(PresignedUpload.BucketName)),
            Key = json.Text(nameof(PresignedUpload.Key)),
            UploadId = json.Text(nameof(PresignedUpload.UploadId)),
            Size = size,
            PartSize = partSize,
            ChecksumAlgorithm = UploadSigner.Algorithm(json.OptionalText(nameof(PresignedUpload.ChecksumAlgorithm))),
            Region = json.Text(nameof(PresignedUpload.Region)),
            Endpoint = json.Text(nameof(PresignedUpload.Endpoint)),
            SignedAt = json.Time(nameof(PresignedUpload.SignedAt)),
            ExpiresAt = json.Time(nameof(PresignedUpload.ExpiresAt)),
            EffectiveExpiresAt = json.Time(nameof(PresignedUpload.EffectiveExpiresAt)),
            EarliestExpiresAt = json.Time(nameof(PresignedUpload.EarliestExpiresAt)),
            LimitedBy = json.Choice<UrlLimit>(nameof(PresignedUpload.LimitedBy)),
            AccessKeyId = json.Text(nameof(PresignedUpload.AccessKeyId)),
            HasSessionToken = json.Flag(nameof(PresignedUpload.HasSessionToken)),
            Parts = Parts(json, Plan(size, partSize)),
            Complete = Url(json.Inner(nameof(PresignedUpload.Complete))),
            Abort = Url(json.Inner(nameof(PresignedUpload.Abort))),
            ListParts = Url(json.Inner(nameof(PresignedUpload.ListParts))),
            ListFurtherParts = new([.. json.OptionalItems(nameof(PresignedUpload.ListFurtherParts)).Select(Url)]),
        };
    }

    private static PartPlan Plan(long size, long partSize)
    {
        try
        {
            return PartPlan.For(size, partSize);
        }
        catch (PresignException e)
        {
            throw UploadErrors.UploadSetNotReadable("its sizes do not fit: " + e.Message.TrimEnd('.'));
        }
    }

    private static PresignedUploadParts Parts(JsonFields json, PartPlan plan)
    {
        JsonFields[] items = json.Items(nameof(PresignedUpload.Parts));
        if (items.Length != plan.Count)
        {
            throw UploadErrors.UploadSetNotReadable(string.Create(
                CultureInfo.InvariantCulture, $"it has {items.Length} parts, and {plan.Count} are needed for its size"));
        }

        var parts = new PresignedUploadPart[items.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            int number = i + 1;
            bool fits = items[i].Number(nameof(PresignedUploadPart.PartNumber)) == number
                && items[i].Number(nameof(PresignedUploadPart.Offset)) == plan.Offset(number)
                && items[i].Number(nameof(PresignedUploadPart.Length)) == plan.Length(number);
            PresignedUploadUrl url = Url(items[i]);
            parts[i] = fits && url.Method == "PUT"
                ? new(number, plan.Offset(number), plan.Length(number), url.Url, url.RequiredHeaders)
                : throw UploadErrors.UploadSetNotReadable(string.Create(
                    CultureInfo.InvariantCulture, $"part {number} has another number, place or size than its URL is for"));
        }

        return new PresignedUploadParts(parts);
    }

    private static PresignedUploadUrl Url(JsonFields json)
    {
        string url = json.Text(nameof(PresignedUploadUrl.Url));
        return url.Length <= RawUrl.MaximumLength && RawUrl.TryParse(url, out _, out _)
            ? new(url, json.Text(nameof(PresignedUploadUrl.Method)), json.Headers(nameof(PresignedUploadUrl.RequiredHeaders)))
            : throw UploadErrors.UploadSetNotReadable("one of its URLs is not a URL");
    }

    private static void Write(Utf8JsonWriter json, string name, PresignedUploadUrl url)
    {
        json.WriteStartObject(name);
        Write(json, url);
    }

    private static void Write(Utf8JsonWriter json, PresignedUploadUrl url)
    {
        json.WriteString(nameof(url.Method), url.Method);
        if (url.RequiredHeaders is { } headers)
        {
            json.WriteStartObject(nameof(url.RequiredHeaders));
            foreach (KeyValuePair<string, string> header in headers)
            {
                json.WriteString(header.Key, header.Value);
            }

            json.WriteEndObject();
        }
        else
        {
            json.WriteNull(nameof(url.RequiredHeaders));
        }

        json.WriteString(nameof(url.Url), url.Url);
        json.WriteEndObject();
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
