using System.Globalization;
using System.Text.Json;
using PresignTools.Responses;
using PresignTools.Text.Masking;

namespace PresignTools.Logs;

/// <summary>Makes a record of an event's members.</summary>
internal static class CloudTrailEvent
{
    private const string AnonymousAccount = "ANONYMOUS_PRINCIPAL";

    /// <summary>What AWS writes in place of a value that it does not record.</summary>
    private const string Hidden = "HIDDEN_DUE_TO_SECURITY_REASONS";

    /// <summary>The record; null if the event is of another service.</summary>
    internal static CloudTrailEventRecord? Read(CloudTrailFields fields)
    {
        string? source = fields.Text("eventsource");
        if (source is null || !source.StartsWith("s3", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        CloudTrailFields identity = fields.Member("useridentity"), extra = fields.Member("additionaleventdata");
        CloudTrailFields tls = fields.Member("tlsdetails"), session = identity.Member("sessioncontext");
        CloudTrailFields request = fields.Member("requestparameters");
        Dictionary<string, string> parameters = Parameters(request);
        List<CloudTrailResource> resources = Resources(fields.Member("resources"));
        string? account = identity.Text("accountid");
        bool isAnonymous = account == AnonymousAccount || identity.Text("principalid") == "ANONYMOUS_PRINCIPAL";
        string? issuer = session.Member("sessionissuer").Text("arn");
        string? message = fields.Text("errormessage");
        string? name = fields.Text("eventname");
        var record = new CloudTrailEventRecord
        {
            Time = TimeOf(fields.Text("eventtime")),
            ErrorCode = fields.Text("errorcode"),
            ErrorMessage = SecretMask.Of(message),
            AccessDenied = AccessDeniedParser.Parse(message),
            Operation = name,
            ApiOperation = ApiName(name),
            Bucket = parameters.GetValueOrDefault("bucketName") ?? BucketOf(resources),
            Key = parameters.GetValueOrDefault("key"),
            Requester = isAnonymous ? null : identity.Text("arn") ?? issuer ?? identity.Text("principalid") ?? account,
            IdentityType = identity.Text("type"),
            AccountId = isAnonymous ? null : account,
            AccessKeyId = identity.Text("accesskeyid"),
            SessionIssuer = issuer,
            SessionStarted = TimeOf(session.Member("attributes").Text("creationdate")),
            MfaAuthenticated = Flag(session.Member("attributes").Text("mfaauthenticated")),
            IsAnonymous = isAnonymous,
            AuthenticationType = extra.Text("authenticationmethod"),
            SignatureVersion = extra.Text("signatureversion"),
            RequestId = fields.Text("requestid"),
            HostId = extra.Text("x-amz-id-2") ?? extra.Text("xamzid2"),
            RemoteIp = fields.Text("sourceipaddress"),
            UserAgent = SecretMask.Of(Agent(fields.Text("useragent"))),
            HostHeader = parameters.GetValueOrDefault("host") ?? tls.Text("clientprovidedhostheader"),
            VpcEndpointId = fields.Text("vpcendpointid"),
            Region = fields.Text("awsregion"),
            EventSource = source,
            EventId = fields.Text("eventid"),
            ReadOnly = Flag(fields.Text("readonly")),
            TlsVersion = tls.Text("tlsversion"),
            CipherSuite = tls.Text("ciphersuite") ?? extra.Text("ciphersuite"),
            Resources = resources,
            RequestParameters = new LoggedParameters(parameters.Select(static p => KeyValuePair.Create(p.Key, Shown(p)))),
        };
        return record with { LoggedUrl = CloudTrailUrl.Of(record, parameters) };
    }

    private static Dictionary<string, string> Parameters(CloudTrailFields request)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty member in request.All)
        {
            if (CloudTrailFields.TextOf(member.Value) is { } text && !text.StartsWith(Hidden, StringComparison.Ordinal))
            {
                parameters.TryAdd(member.Name, text);
            }
        }

        return parameters;
    }

    private static string Shown(KeyValuePair<string, string> parameter) =>
        SecretNames.Of(parameter.Key) is NameKind.Secret or NameKind.Signature or NameKind.Password
            ? HiddenText.Mask : SecretMask.Of(parameter.Value);

    private static List<CloudTrailResource> Resources(CloudTrailFields list) =>
    [
        .. list.Items.Select(static i => new CloudTrailFields(i))
            .Select(static r => new CloudTrailResource(r.Text("type"), r.Text("arn") ?? r.Text("arnprefix"), r.Text("accountid"))),
    ];

    /// <summary>Bucket of the first S3 ARN, where the parameters do not name it.</summary>
    private static string? BucketOf(List<CloudTrailResource> resources)
    {
        foreach (CloudTrailResource resource in resources)
        {
            string[] parts = resource.Arn?.Split([':'], 6) ?? [];
            if (parts.Length == 6 && parts[2] == "s3" && parts[5].Length > 0 && !parts[5].Contains(':', StringComparison.Ordinal))
            {
                return parts[5].Split('/')[0];
            }
        }

        return null;
    }

    /// <summary>CloudTrail names a form POST <c>PostObject</c>; version 1 and 2 of a listing are one name to it.</summary>
    private static string? ApiName(string? name) => name is null ? null
        : name == "PostObject" || S3OperationTable.MethodOf(name) is not null ? name : null;

    /// <summary>CloudTrail puts what is not an SDK of AWS into brackets.</summary>
    private static string? Agent(string? agent) => agent is ['[', .., ']'] ? agent[1..^1] is { Length: > 0 } inner ? inner : null : agent;

    private static bool? Flag(string? text) => text switch { "true" => true, "false" => false, _ => null };

    private static DateTimeOffset? TimeOf(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTimeOffset time) ? time : null;
}
