using System.Collections.ObjectModel;
using System.Globalization;
using System.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Responses;

/// <summary>Puts together what body, status and headers give, finds the row of the catalogue, and masks secrets.</summary>
internal static class S3ErrorResponseBuilder
{
    internal static S3ErrorResponse Build(S3ResponseInput input, ResponseParts parts)
    {
        string? Header(string name) => Find(input.Headers, name) ?? Find(parts.Headers, name);

        // A website endpoint repeats the error in headers, also in its answer to HEAD.
        parts.Code ??= NullIfEmpty(Header("x-amz-error-code")?.Trim());
        parts.Message ??= parts.Code is null ? null : NullIfEmpty(Header("x-amz-error-message")?.Trim());

        var response = new S3ErrorResponse
        {
            Kind = parts.Kind,
            IsTruncated = parts.IsTruncated,
            TruncatedElement = parts.TruncatedElement,
        };
        int? status = input.Status ?? parts.Status ?? TakeStatusFromCode(parts, response);
        if (status is >= 200 and < 300 && parts.Code is null && !parts.IsTruncated)
        {
            throw ResponseErrors.ResponseIsSuccess(status.Value);
        }

        response.Code = parts.Code is null ? null : SecretMask.Of(S3ErrorCatalogue.Spelling(parts.Code));
        response.Message = SecretMask.Of(parts.Message);
        response.AccessDenied = response.Code is null or "AccessDenied" ? AccessDeniedParser.Parse(response.Message) : null;

        bool isDeleteMarker = string.Equals(Header("x-amz-delete-marker"), "true", StringComparison.OrdinalIgnoreCase)
            || string.Equals(parts.Field("ResourceType"), "DeleteMarker", StringComparison.OrdinalIgnoreCase);
        S3ErrorRow? row = FindRow(response, parts, status);
        response.IsStatusCodeReceived = status is not null;
        response.StatusCode = status ?? row?.Status;
        TakeFields(response, parts, Header);

        if (row is not null)
        {
            response.IsKnown = row.Codes.Count > 0 ? !IsGeneralAmongSeveral(row) || parts.Message is null : true;
            response.Row = row.Id;
            response.NamesFirstCause = row.Names;
            response.Stage = row.Stage;
            response.Accepted = S3CheckStages.Through(row.Accepted);
            response.NotChecked = S3CheckStages.After(row.Stage);
            response.LikelyCauses = CauseRanking.Rank(response, row, parts, isDeleteMarker);
            response.DocumentationUri = row.Documentation;
        }

        response.Meaning = SecretMask.Of(MeaningText.Compose(response, row, parts));
        return response;
    }

    /// <summary>SDKs show the status of an answer without a body as its code: "403", "Forbidden".</summary>
    private static int? TakeStatusFromCode(ResponseParts parts, S3ErrorResponse response)
    {
        int? status = parts.Code switch
        {
            "Forbidden" => 403,
            "NotFound" or "Not Found" => 404,
            "BadRequest" or "Bad Request" when S3ErrorCatalogue.Find("BadRequest", parts.Message) is null => 400,
            { Length: 3 } code
                when int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                    && number is >= 100 and <= 599 => number,
            _ => null,
        };
        if (status is not null)
        {
            parts.Code = null;
            parts.Kind = response.Kind = S3ResponseKind.Headers;
        }

        return status;
    }

    private static S3ErrorRow? FindRow(S3ErrorResponse response, ResponseParts parts, int? status)
    {
        if (response.AccessDenied is not null)
        {
            return ForStatement(response.AccessDenied);
        }

        if (response.Code is not null)
        {
            // The sentence of a precondition stands in an element of its own.
            if (parts.Field("Condition") is { } condition && S3ErrorCatalogue.FindOfCode(response.Code, condition) is { } ofCondition)
            {
                return ofCondition;
            }

            return S3ErrorCatalogue.Find(response.Code, parts.Message);
        }

        if (
            parts.Message is not null
            && parts.Kind == S3ResponseKind.Xml
            && S3ErrorCatalogue.FindByMessage(parts.Message) is S3ErrorRow byMessage)
        {
            return byMessage;   // cut before the code
        }

        bool isBodyless = parts.Kind == S3ResponseKind.Headers || (parts.Kind == S3ResponseKind.Text && !parts.IsForeign);
        return isBodyless && status is int s ? S3ErrorCatalogue.FindByStatus(s) : null;
    }

    private static S3ErrorRow ForStatement(AccessDeniedStatement statement)
    {
        string reason = statement.Reason ?? string.Empty;
        return S3ErrorCatalogue.Row(
            statement switch
            {
                { BlockPublicAccessSetting: "BlockPublicAcls" } => S3Answer.AccessDeniedBlockPublicAcls,
                { BlockPublicAccessSetting: not null } => S3Answer.AccessDeniedBlockPublicPolicy,
                { Denial: PolicyDenial.BucketSetting } => S3Answer.AccessDeniedSsecBlocked,
                { IsKms: true, Denial: PolicyDenial.Unspecified }
                    when reason.IndexOf("does not exist in this Region", StringComparison.OrdinalIgnoreCase) is not -1 =>
                    S3Answer.AccessDeniedKmsCiphertext,
                { IsKms: true } => S3Answer.AccessDeniedKms,
                { Denial: PolicyDenial.Explicit } => S3Answer.AccessDeniedExplicit,
                { Denial: PolicyDenial.Implicit } => S3Answer.AccessDeniedImplicit,
                _ => S3Answer.AccessDeniedSentence,
            });
    }

    /// <summary>A general row beside rows with messages stands for "code known, message not".</summary>
    private static bool IsGeneralAmongSeveral(S3ErrorRow row) =>
        row.IsGeneral && S3ErrorCatalogue.HasSeveralRows(row.Codes) && row.Stage == S3CheckStage.Unknown;

    private static void TakeFields(S3ErrorResponse response, ResponseParts parts, Func<string, string?> header)
    {
        response.RequestId = Shown(parts.Field("RequestId", "Request-Id") ?? header("x-amz-request-id"));
        response.HostId = Shown(parts.Field("HostId") ?? header("x-amz-id-2"));
        response.BucketName = Shown(parts.Field("BucketName", "Bucket"));
        response.Key = Shown(parts.Field("Key"));
        response.AccessKeyId = SecretMask.KeyId(NullIfEmpty(parts.Field("AWSAccessKeyId")));
        response.Region = Shown(parts.Field("Region") ?? Expected(parts.Message) ?? header("x-amz-bucket-region"));
        string? location = NullIfEmpty(header("Location"));
        response.Location = SecretMask.Of(location);
        response.Endpoint = Shown(parts.Field("Endpoint") ?? HostOf(location));
        response.ServerTime = ResponseTime.Parse(parts.Field("ServerTime")) ?? ResponseTime.Parse(header("Date"));
        response.ExpiresAt = ResponseTime.Parse(parts.Field("Expires"));
        response.SignedAt = ResponseTime.ParseMilliseconds(parts.Field("X-Amz-Date")) ?? ResponseTime.Parse(parts.Field("RequestTime"));
        response.HeadersNotSigned =
        [
            .. (parts.Field("HeadersNotSigned") ?? string.Empty)
                .Split([',', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)
                .Select(h => SecretMask.Of(h.ToLowerInvariant())),
        ];
        response.Server = NullIfEmpty(header("Server") ?? (header("CF-RAY") is null ? null : "cloudflare"));
        response.SignatureProvided = parts.Field("SignatureProvided");

        (response.CanonicalRequest, response.CanonicalRequestBytes) = Exact(parts, "CanonicalRequest");
        (response.StringToSign, response.StringToSignBytes) = Exact(parts, "StringToSign");
        response.StringToSign ??= Beginning(parts, "StringToSign");

        var elements = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, string> field in parts.Fields)
        {
            if (field.Key is not ("RequestId" or "HostId"))
            {
                string value = SecretFields.Show(field.Key, field.Value, parts);
                string key = SecretMask.Of(field.Key);
                if (elements.TryGetValue(key, out List<string>? same))
                {
                    same.Add(value);
                }
                else
                {
                    elements.Add(key, [value]);
                }
            }
        }

        response.Elements = new ReadOnlyDictionary<string, string>(
            elements.ToDictionary(static e => e.Key, static e => string.Join(", ", e.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Text for the eye and bytes for comparison; the bytes from the hex pairs, because XML turns CR LF into LF.</summary>
    private static (string? Shown, byte[]? Bytes) Exact(ResponseParts parts, string name)
    {
        string? text = parts.Field(name);
        string? pairs = parts.TruncatedElement == name + "Bytes" ? null : parts.Field(name + "Bytes");
        byte[]? bytes = (pairs is null ? null : HexPairs.Decode(pairs))
            ?? (text is null || parts.TruncatedElement == name ? null : Encoding.UTF8.GetBytes(text));
        text ??= bytes is null ? null : Encoding.UTF8.GetString(bytes);
        string? shown = text is null ? null : name == "StringToSign" ? SecretFields.ShowStringToSign(text) : SecretFields.ShowLines(text);
        return (shown, bytes);
    }

    /// <summary>
    /// What the bytes of an element that was cut say as far as they go: the first lines are worth something by themselves.
    /// </summary>
    private static string? Beginning(ResponseParts parts, string name)
    {
        string? pairs = parts.TruncatedElement == name + "Bytes" ? parts.Field(name + "Bytes")?.Trim() : null;
        byte[]? bytes = pairs is null ? null : HexPairs.Decode(pairs[..(pairs.Length - ((pairs.Length + 1) % 3))].Trim());
        return bytes is null ? null : SecretFields.ShowStringToSign(Encoding.UTF8.GetString(bytes));
    }

    /// <summary>The region in "…; expecting 'eu-central-1'".</summary>
    private static string? Expected(string? message)
    {
        const string Mark = "expecting '";
        int i = message?.IndexOf(Mark, StringComparison.Ordinal) ?? -1;
        int end = i < 0 ? -1 : message!.IndexOf('\'', i + Mark.Length);
        return end < 0 ? null : message!.Substring(i + Mark.Length, end - i - Mark.Length);
    }

    private static string? HostOf(string? location)
    {
        int start = location?.IndexOf("://", StringComparison.Ordinal) ?? -1;
        if (start < 0)
        {
            return null;
        }

        int end = location!.IndexOfAny(['/', '?', '#'], start + 3);
        return end < 0 ? location[(start + 3)..] : location.Substring(start + 3, end - start - 3);
    }

    private static string? Find(IReadOnlyList<KeyValuePair<string, string>> headers, string name)
    {
        foreach (KeyValuePair<string, string> header in headers)
        {
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
            {
                return header.Value;
            }
        }

        return null;
    }

    private static string? Shown(string? text) => SecretMask.Of(NullIfEmpty(text));

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
