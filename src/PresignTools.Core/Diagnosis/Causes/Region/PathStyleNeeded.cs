using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>The server has no host names for buckets.</summary>
internal sealed class PathStyleNeeded : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("path-style-needed", CheckLayer.Region)
    {
        Title = "The bucket name is put into the host, and this server expects it in the path",
        Why = "SDKs put the bucket in front of the host by default. Many servers have no DNS name or certificate for BUCKET.HOST.",
        Fix = "Turn on path-style addressing in the client: forcePathStyle, use_path_style_endpoint, UsePathStyle.",
        Document = AwsDocuments.VirtualHosting,
        IsOutsideS3 = true,
    };

    internal override bool IsRuledOut(FailureFacts e) => e.Input.Setting(ClientSettingNames.PathStyle) == "true" && e.SentHost is null;

    internal override IEnumerable<Match> Find(FailureFacts e) => [.. NotReached(e), .. FolderForBucket(e)];

    /// <summary>The host that could not be reached is the endpoint's with the bucket in front.</summary>
    private static IEnumerable<Match> NotReached(FailureFacts e)
    {
        if (e.NotReachedWord is null || e.SentHost is not { } host || ServerRecognition.OfHost(host) == S3ServerMarks.Aws)
        {
            yield break;
        }

        if (InFront(host, e) is { } bucket)
        {
            yield return Match
                .SeenInRequest(
                    $"The client went to '{Printable.Of(host, 120)}': it put the bucket '{Printable.Of(bucket, 63)}' in front of the host, "
                        + "and that name is not reached.",
                    ClientStyles.UsePath)
                .Explaining(CauseId.DnsOrTls);
        }
    }

    private static string? InFront(string host, FailureFacts e)
    {
        if (host == e.EndpointHost)
        {
            return null;
        }

        if (e.EndpointHost is { } endpoint && host.EndsWith("." + endpoint, StringComparison.Ordinal))
        {
            return host[..^(endpoint.Length + 1)];
        }

        if (e.SetBucket is { Length: > 0 } set && host.StartsWith(set.ToLowerInvariant() + ".", StringComparison.Ordinal))
        {
            return host.Length > set.Length + 1 ? set : null;
        }

        int dot = host.IndexOf('.');
        string rest = dot < 0 ? string.Empty : host[(dot + 1)..];
        bool isInside = HostText.IsAddress(rest) || (rest.Length > 0 && !rest.Contains('.')) || IsService(rest);
        return isInside && !HostText.IsAddress(host) && !IsService(host) ? host[..dot] : null;
    }

    /// <summary>A service of a cluster by its full name: <c>minio.storage.svc.cluster.local</c>, <c>minio.storage.svc</c>.</summary>
    private static bool IsService(string host) =>
        host.Split('.') is [_, _, "svc", "cluster", "local"] or [_, _, "svc"];

    /// <summary>A server that reads the path only takes the first folder of the key for the bucket.</summary>
    private static IEnumerable<Match> FolderForBucket(FailureFacts e)
    {
        if (e.Code is not ("NoSuchBucket" or "NotFound" or "InvalidBucketName") || e.IsAws)
        {
            yield break;
        }

        string? asked = e.Response?.BucketName;
        if (asked is not null && e.SetBucket is { } set && asked != set && !set.Contains('/'))
        {
            yield return Match
                .SeenInRequest(
                    $"The server looked for the bucket '{Printable.Of(asked, 63)}'; the client is set to '{Printable.Of(set, 63)}'. "
                        + "It took the first folder of the key for the bucket.",
                    ClientStyles.UsePath)
                .Explaining(CauseId.BucketDoesNotExist, CauseId.WrongBucketOrKey);
        }
        else if (ClientStyles.ReadsPathByDefault(e.Server) && e.Location is not { IsPathStyle: true })
        {
            yield return Match.Circumstance(
                $"{e.ServerName} reads the bucket from the path unless it is set up with a domain. If the client puts it into the host, "
                    + "the server reads the first folder of the key as the bucket.",
                ClientStyles.UsePath);
        }
    }

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (e.NotReachedWord is not null && Fronted(text) is var (host, endpoint))
        {
            yield return Match
                .SeenInRequest(
                    $"The client went to '{Printable.Of(host, 120)}': it put the bucket in front of '{Printable.Of(endpoint, 120)}', "
                        + "and that "
                        + "name is not reached.",
                    ClientStyles.UsePath)
                .Explaining(CauseId.DnsOrTls);
        }

        // No upload of an object is read as XML; the creation of a bucket is.
        bool isXml = e.Code == "MalformedXML" && ClientStyles.ReadsPathByDefault(e.Server)
            && text.ContainsAny("upload", "putObject", "put_object", "PutObject")
            && !text.ContainsAny("CompleteMultipart", "DeleteObjects", "delete_objects", "lifecycle", "ETag", "PutBucket");
        if (isXml)
        {
            yield return Match
                .SeenInRequest(
                    $"{e.ServerName} read the body of an upload as XML, as it does where a bucket is created: it did not find the bucket, "
                        + "which is in the host, and took the key for one.",
                    ClientStyles.UsePath)
                .Explaining(CauseId.Other);
        }

        bool isHostStyle = e.Input.Setting(ClientSettingNames.PathStyle) is "false" or "virtual";
        if (e.NotReachedWord is { } word && isHostStyle && e.EndpointHost is { } inside && !inside.Contains('.')
            && !word.ContainsAny("refused", "timed out", "timeout", "certificate", "ssl"))
        {
            yield return Match
                .SeenInRequest(
                    $"Path style is off, so the client puts the bucket in front of '{Printable.Of(inside, 80)}', and nothing resolves that "
                        + "name.",
                    ClientStyles.UsePath)
                .Explaining(CauseId.DnsOrTls);
        }

        if (e.Response is not { Code: not null } && Symptoms.ListOfBuckets.IsIn(text))
        {
            yield return Match.SeenInRequest(
                "The answer is the list of all buckets: the bucket's name is in the host, where this server does not look for it.")
                .Explaining(CauseId.DnsOrTls);
        }
    }

    internal override bool AlsoGives(FailureFacts e) => e.Code == "MalformedXML" && ClientStyles.ReadsPathByDefault(e.Server);

    /// <summary>
    /// Two hosts of a text of which one is the other with a label in front: the endpoint, and what the client makes of it.
    /// </summary>
    private static (string Host, string Endpoint)? Fronted(string text)
    {
        IReadOnlyList<string> hosts = UrlHosts.In(text);
        foreach (string host in hosts)
        {
            string? endpoint = hosts.FirstOrDefault(h => !h.EndsWith("amazonaws.com", StringComparison.Ordinal)
                && host.Length > h.Length + 1 && host.EndsWith("." + h, StringComparison.Ordinal)
                    && !host[..^(h.Length + 1)].Contains('.'));
            if (endpoint is not null)
            {
                return (host, endpoint);
            }
        }

        return null;
    }
}
