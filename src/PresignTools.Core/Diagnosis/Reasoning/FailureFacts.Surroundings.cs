using PresignTools.Addressing;
using PresignTools.Diagnosis.Known;
using PresignTools.Inspection;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>What is around the request: whose server it is, how the client is set up, what lies on the way.</summary>
internal sealed partial class FailureFacts
{
    /// <summary>The server that answered, as <see cref="S3Servers"/> names it; null if nothing tells.</summary>
    internal string? Server { get; }

    /// <summary>Whether the server is one of AWS's own; true where nothing says otherwise.</summary>
    internal bool IsAws =>
        Input.Record is not null || (Location is not null ? Location.HostKind != S3HostKind.Custom
        : Server is not null ? Server == S3ServerMarks.Aws
        : Response?.HostId is not null || !IsOtherServer);

    /// <summary>Whether the server is known to be another one than AWS's.</summary>
    internal bool IsKnownOther => !IsAws && Server is not null && Server != S3ServerMarks.Aws;

    /// <summary>Whether the client is set to an endpoint that is none of AWS's, or the server is known to be another one.</summary>
    internal bool IsOnOtherEndpoint =>
        IsKnownOther || (EndpointHost is { } host && S3HostParser.KindOfHost(host).Kind == S3HostKind.Custom);

    /// <summary>What came of requests with different methods, where the text speaks of HEAD or OPTIONS; null elsewhere.</summary>
    internal MethodOutcomes? Outcomes => Input.Outcomes;

    /// <summary>The server's name to be used in a sentence.</summary>
    internal string ServerName => IsAws ? "S3" : Server is { } name && name != S3ServerMarks.Aws ? name : UnknownServer;

    private const string UnknownServer = "This server";

    /// <summary>The same within a sentence.</summary>
    internal string ServerWithin => ServerName == UnknownServer ? "this server" : ServerName;

    /// <summary>The whole text that was given; the texts of its parts where the failure came by parameters.</summary>
    internal string WholeText => _wholeText ??= WithoutOpaque(Input.FullText) ?? AllText + "\n" + Response?.Message;

    /// <summary>
    /// The text with dashes for the answer's HostId and the URL's session token, at the same length: in so many random letters any short
    /// word stands now and then ("cdn").
    /// </summary>
    private string? WithoutOpaque(string? text)
    {
        string?[] opaque = [Response?.HostId, Raw?.FindIgnoringCase(PresignedShape.SecurityToken)?.Value];
        foreach (string value in opaque.OfType<string>().Where(static v => v.Length > ShortestOpaque && !v.Contains('.')))
        {
            text = text?.Replace(value, new string('-', value.Length), StringComparison.Ordinal);
        }

        return text;
    }

    private const int ShortestOpaque = 20;

    /// <summary>The host of the endpoint that the client is set to, in lower case; null where that is not known.</summary>
    internal string? EndpointHost => HostText.Of(Input.Setting(ClientSettingNames.Endpoint));

    /// <summary>
    /// The region of the endpoint beside the one of the bucket, at a provider other than AWS; null where they are the same, or not told.
    /// </summary>
    internal EndpointRegion? EndpointRegion => (_endpointRegion ??= new(() => EndpointRegion.Of(Input))).Value;

    private Lazy<EndpointRegion?>? _endpointRegion;

    /// <summary>The host that the request went to, or was to go to.</summary>
    internal string? SentHost => Input.UnreachedHost ?? Location?.Host;

    /// <summary>The bucket by what the client is set to, where neither URL nor answer names it.</summary>
    internal string? SetBucket => Input.Setting(ClientSettingNames.Bucket) ?? SignedParameter("bucket", "bucketname");

    private bool IsOtherServer => Words.ContainsAny(UserText + "\n" + Signing.Text, S3Servers.Words);
}
