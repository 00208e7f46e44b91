using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PresignTools.Sandbox.Authentication;
using PresignTools.Sandbox.Worlds;
using PresignTools.Text;

namespace PresignTools.Sandbox.Logging;

/// <summary>
/// An event of CloudTrail as S3 records it, on one line. Sources:
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-understanding-s3-entries.html and
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html. Of a presigned URL all
/// parameters are there but key id, token and signature.
/// </summary>
internal static class CloudTrailEventText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] NotRecorded = ["X-Amz-Credential", "X-Amz-Signature", "X-Amz-Security-Token", "X-Amz-S3session-Token"];

    /// <summary>The event; null for a request that failed authentication, or whose bucket is not known.</summary>
    internal static string? Of(LoggedExchange x)
    {
        if (x.IsAuthenticationFailure || x.Bucket is not { } bucket || x.Operation == "Preflight")
        {
            return null;
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("eventVersion", "1.10");
            WriteIdentity(json, x.Caller);
            json.WriteString("eventTime", x.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteString("eventSource", "s3.amazonaws.com");
            json.WriteString("eventName", x.Operation == "ListObjectsV2" ? "ListObjects" : x.Operation);
            json.WriteString("awsRegion", bucket.Region);
            json.WriteString("sourceIPAddress", x.Network.SourceIp ?? x.Network.VpcSourceIp ?? "AWS Internal");
            json.WriteString("userAgent", "[" + (x.Request.Header("user-agent") ?? string.Empty) + "]");
            if (x.Answer.Code is { } code)
            {
                json.WriteString("errorCode", code);
                json.WriteString("errorMessage", x.Answer.Message);
            }

            WriteParameters(json, x);
            json.WriteNull("responseElements");
            WriteAdditional(json, x);
            json.WriteString("requestID", x.RequestId);
            json.WriteString("eventID", Guid.NewGuid());
            json.WriteBoolean("readOnly", x.Request.Method is "GET" or "HEAD");
            WriteResources(json, x, bucket);
            json.WriteString("eventType", "AwsApiCall");
            json.WriteBoolean("managementEvent", x.Request.Target.Key is null && x.Operation != "ListObjects");
            json.WriteString("recipientAccountId", bucket.Owner);
            if (x.Network.VpcEndpoint is { } endpoint)
            {
                json.WriteString("vpcEndpointId", endpoint);
            }

            json.WriteString("eventCategory", "Data");
            if (x.Network.SecureTransport)
            {
                json.WriteStartObject("tlsDetails");
                json.WriteString("tlsVersion", "TLSv" + x.Network.TlsVersion);
                json.WriteString("cipherSuite", "TLS_AES_128_GCM_SHA256");
                json.WriteString("clientProvidedHostHeader", x.Request.Host);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteIdentity(Utf8JsonWriter json, Caller caller)
    {
        json.WriteStartObject("userIdentity");
        if (caller.IsAnonymous)
        {
            json.WriteString("type", "AWSAccount");
            json.WriteString("principalId", string.Empty);
            json.WriteString("accountId", "ANONYMOUS_PRINCIPAL");
            json.WriteEndObject();
            return;
        }

        json.WriteString("type", caller.IsRole ? "AssumedRole" : caller.Identity is null ? "Root" : "IAMUser");
        json.WriteString("principalId", caller.UserId);
        json.WriteString("arn", caller.Principal.Text);
        json.WriteString("accountId", caller.Account);
        json.WriteString("accessKeyId", caller.AccessKeyId);
        if (!caller.IsRole && caller.Name is { } user)
        {
            json.WriteString("userName", user);
        }

        if (caller.Session is { } session)
        {
            WriteSession(json, caller, session);
        }

        json.WriteEndObject();
    }

    private static void WriteSession(Utf8JsonWriter json, Caller caller, IamSession session)
    {
        json.WriteStartObject("sessionContext");
        if (caller.Identity is IamRole role)
        {
            json.WriteStartObject("sessionIssuer");
            json.WriteString("type", "Role");
            json.WriteString("principalId", role.Id);
            json.WriteString("arn", $"arn:aws:iam::{caller.Account}:role{role.Path}{caller.Name}");
            json.WriteString("accountId", caller.Account);
            json.WriteString("userName", caller.Name);
            json.WriteEndObject();
        }

        json.WriteStartObject("attributes");
        json.WriteString("creationDate", session.IssuedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("mfaAuthenticated", session.MultiFactor ? "true" : "false");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteParameters(Utf8JsonWriter json, LoggedExchange x)
    {
        json.WriteStartObject("requestParameters");
        var written = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        void Write(string name, string value)
        {
            if (!NotRecorded.Contains(name, StringComparer.OrdinalIgnoreCase) && written.Add(name))
            {
                json.WriteString(name, value);
            }
        }

        Write("bucketName", x.Request.Target.Bucket!);
        Write("Host", x.Request.Host);
        if (x.Request.Target.Key is { } key)
        {
            Write("key", key);
        }

        foreach (RawQueryParameter parameter in x.Request.Url.Parameters)
        {
            Write(parameter.Name, parameter.Value);
        }

        foreach (KeyValuePair<string, string> header in x.Request.Headers)
        {
            string name = header.Key.ToLowerInvariant();
            if (name.StartsWith("x-amz-", StringComparison.Ordinal) && !name.Contains("customer-key", StringComparison.Ordinal))
            {
                Write(name, header.Value);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteAdditional(Utf8JsonWriter json, LoggedExchange x)
    {
        json.WriteStartObject("additionalEventData");
        if (x.SignatureVersion is { } version)
        {
            json.WriteString("SignatureVersion", version);
        }

        if (x.Network.SecureTransport)
        {
            json.WriteString("CipherSuite", "TLS_AES_128_GCM_SHA256");
        }

        json.WriteNumber("bytesTransferredIn", x.Request.Body.Length);
        if (x.AuthenticationType is { } type)
        {
            json.WriteString("AuthenticationMethod", type);
        }

        json.WriteString("x-amz-id-2", x.HostId);
        json.WriteNumber("bytesTransferredOut", x.Request.IsHead ? 0 : x.Answer.Body.Length);
        json.WriteEndObject();
    }

    private static void WriteResources(Utf8JsonWriter json, LoggedExchange x, Bucket bucket)
    {
        string arn = "arn:aws:s3:::" + x.Request.Target.Bucket;
        json.WriteStartArray("resources");
        if (x.Request.Target.Key is { } key)
        {
            json.WriteStartObject();
            json.WriteString("type", "AWS::S3::Object");
            json.WriteString("ARN", arn + "/" + key);
            json.WriteEndObject();
        }

        json.WriteStartObject();
        json.WriteString("accountId", bucket.Owner);
        json.WriteString("type", "AWS::S3::Bucket");
        json.WriteString("ARN", arn);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
