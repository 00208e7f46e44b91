using PresignTools.Inspection;
using PresignTools.Sandbox.Answers;
using PresignTools.Text;

namespace PresignTools.Sandbox.Http;

/// <summary>A request as it came, raw: nothing of its target was decoded or normalised on the way.</summary>
internal sealed class SandboxRequest
{
    /// <summary>The method as sent.</summary>
    internal required string Method { get; init; }

    /// <summary>The Host header as sent.</summary>
    internal required string Host { get; init; }

    /// <summary>Headers in the order of arrival, names as sent.</summary>
    internal required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>The target as a URL, split.</summary>
    internal required RawUrl Url { get; init; }

    /// <summary>What host and path say.</summary>
    internal required Target Target { get; set; }

    /// <summary>The body, decoded if it was aws-chunked.</summary>
    internal byte[] Body { get; set; } = [];

    /// <summary>What the body says, read once and before the gate is taken.</summary>
    internal PreparedBody Prepared => field ??= new PreparedBody(this);

    /// <summary>Bytes counted against the limit on all bodies together.</summary>
    internal long Held { get; set; }

    /// <summary>Headers that came behind an aws-chunked body, lower case.</summary>
    internal Dictionary<string, string> Trailers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The port it came in by.</summary>
    internal int LocalPort { get; init; }

    internal bool IsHead => Method == "HEAD";

    internal string Path => Url.Path.Length == 0 ? "/" : Url.Path;

    /// <summary>A header, several of one name joined by commas; null without one.</summary>
    internal string? Header(string name)
    {
        string? value = null;
        foreach (KeyValuePair<string, string> header in Headers)
        {
            if (header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                value = value is null ? header.Value : value + "," + header.Value;
            }
        }

        return value;
    }

    /// <summary>A query parameter, decoded once; null without one.</summary>
    internal string? Query(string name) => Url.Find(name)?.Value;

    internal bool Has(string parameter) => Url.Find(parameter) is not null;

    /// <summary>
    /// An x-amz-* value: the header, or the query parameter of that name. S3 applies parameters that SDKs moved there
    /// (recorded against AWS for x-amz-meta-* and SSE); a checksum in the query it does not check.
    /// </summary>
    internal string? Amz(string name)
    {
        if (Header(name) is { } header)
        {
            return header;
        }

        foreach (RawQueryParameter parameter in Url.Parameters)
        {
            if (parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return parameter.Value;
            }
        }

        return null;
    }

    /// <summary>Bucket of the request.</summary>
    internal string BucketName => Target.Bucket ?? throw new InvalidOperationException("The request names no bucket.");

    /// <summary>Key of the request.</summary>
    internal string Key => Target.Key ?? throw Failures.InvalidUri();

    /// <summary>The PutObject that an upload form stands for: its fields are the headers, its file the body.</summary>
    internal SandboxRequest AsUpload(string path, Operations.Form form)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach ((string name, string value) in form.Fields)
        {
            if (name == "acl")
            {
                headers.Add(new("x-amz-acl", value));
            }
            else if (name == "tagging")
            {
                Operations.XmlItems tags = Operations.XmlItems.Read(System.Text.Encoding.UTF8.GetBytes(value), "Tag", 1000);
                headers.Add(
                    new(
                        "x-amz-tagging",
                        string.Join(
                            '&',
                            tags.Items.Select(t =>
                                Uri.EscapeDataString(t.GetValueOrDefault("Key", string.Empty))
                                + "="
                                + Uri.EscapeDataString(t.GetValueOrDefault("Value", string.Empty))
                            )
                        )
                    ));
            }
            else if (
                name is "cache-control" or "content-type" or "content-disposition" or "content-encoding" or "expires"
                || (
                    name.StartsWith("x-amz-", StringComparison.Ordinal)
                    && name
                        is not ("x-amz-signature" or "x-amz-credential" or "x-amz-algorithm" or "x-amz-date" or "x-amz-security-token")
                ))
            {
                headers.Add(new(name, value));
            }
        }

        foreach (string sent in new[] { "user-agent", "referer", "origin" })
        {
            if (Header(sent) is { } value)
            {
                headers.Add(new(sent, value));
            }
        }

        return new SandboxRequest
        {
            Method = "PUT",
            Host = Host,
            Headers = headers,
            Url = RawUrl.Parse($"{Target.Scheme}://{Host}{path}"),
            Target = Target.Of(Host, path)!,
            Body = form.File,
            LocalPort = LocalPort,
        };
    }
}
