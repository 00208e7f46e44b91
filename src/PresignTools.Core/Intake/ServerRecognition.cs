using PresignTools.Addressing;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// Which server answered. The host of the URL says the most; then the endpoint that is set, what the answer has that no other server
/// sends, and last the words of the text.
/// </summary>
internal static class ServerRecognition
{
    private static readonly PhraseTable<string> Words = new(S3ServerMarks.Words);

    private static readonly PhraseTable<string> Ends = new(S3ServerMarks.HostEnds.Select(static e => (e.End[1..], e.Server)));

    // Words of people say little in a long text; the first ones are about the failure.
    private const int MostWords = 256;
    private const int LongestHost = 253;
    private const string GoogleStorage = "Google Cloud Storage";

    /// <summary>The server; null if nothing tells.</summary>
    internal static string? Find(DiagnosisInput input) => Recognize(input)?.Server;

    /// <summary>The server, and the place in <see cref="DiagnosisInput.FullText"/> that tells; -1 where it is told elsewhere.</summary>
    internal static (string Server, int Index)? Recognize(DiagnosisInput input)
    {
        string? known = OfHost(HostText.Of(input.Url))
            ?? OfHost(HostText.Of(input.Setting(ClientSettingNames.Endpoint)))
            ?? OfHost(HostText.Of(input.Host))
            ?? OfHost(input.UnreachedHost)
            ?? OfAnswer(input.Response);
        return known is not null
            ? (known, -1)
            : OfText(input.FullText ?? input.Client + "\n" + input.ClientMessage + "\n" + input.SignedBy);
    }

    /// <summary>The server of a host; null for one that any server may have.</summary>
    internal static string? OfHost(string? host)
    {
        if (host is null || HostText.IsAddress(host))
        {
            return null;
        }

        if (S3HostParser.KindOfHost(host).Kind != S3HostKind.Custom)
        {
            return S3ServerMarks.Aws;
        }

        string[] labels = host.Split('.');
        return S3Providers.Find(labels)?.Name
            ?? Array.Find(S3ServerMarks.HostEnds, e => host.EndsWith(e.End, StringComparison.Ordinal)).Server
            ?? Array.Find(S3ServerMarks.HostLabels, m => labels.Any(l => IsNamed(l, m.Label))).Server;
    }

    /// <summary>The first host of another server's that the text names, and the server; null where it names none.</summary>
    internal static (string Host, string Server)? OtherHostIn(string text)
    {
        foreach ((int index, int length, string server) in Ends.In(text).Take(MostWords))
        {
            int start = index;
            while (start > 0 && index - start < LongestHost && HostText.IsOfHost(text[start - 1]))
            {
                start--;
            }

            Work.Add(index - start);
            string host = text[start..(index + length)].Trim('.', '-').ToLowerInvariant();
            // Google has APIs of all kinds under its domain.
            if (OfHost(host) == server && (server != GoogleStorage || host.StartsWith("storage.", StringComparison.Ordinal)))
            {
                return (host, server);
            }
        }

        return null;
    }

    /// <summary>The server of an answer, by what it alone sends.</summary>
    internal static string? OfAnswer(S3ErrorResponse? answer)
    {
        if (answer is null)
        {
            return null;
        }

        string? byName = answer.Server is not { } server ? null
            : Array.Find(S3ServerMarks.ServerHeaders, h => server.Contains(h.Word, StringComparison.OrdinalIgnoreCase)).Server;
        return byName
            ?? Array.Find(S3ServerMarks.Names, n => answer.Elements.ContainsKey(n.Name)).Server
            ?? OfIds(answer.RequestId, answer.HostId);
    }

    /// <summary>
    /// The server of a request id and host id: Ceph writes <c>tx…-…-…-zone</c> (rgw_common), Swift <c>tx…-</c> and the time
    /// (catch_errors, generate_trans_id), MinIO's host id is a SHA-256 in hex or a
    /// UUID, ECS has numbers parted by colons, SeaweedFS the time in nanoseconds, OSS the host itself.
    /// </summary>
    internal static string? OfIds(string? request, string? host)
    {
        if (request is { Length: > 22 } && request.StartsWith("tx", StringComparison.Ordinal) && Trace(request) is { } tracing)
        {
            return tracing;
        }

        if (host is not null && (IsHex(host, 64) || host == "3L137" || Guid.TryParseExact(host, "D", out _)))
        {
            return "MinIO";
        }

        if (host?.EndsWith(".aliyuncs.com", StringComparison.OrdinalIgnoreCase) == true)
        {
            return "Alibaba Cloud OSS";
        }

        if (request is null)
        {
            return null;
        }

        bool colons = request.Count(static c => c == ':') == 3 && request.All(static c => c == ':' || char.IsAsciiHexDigit(c));
        bool nanoseconds = request.Length == 19 && request.All(Scan.IsDigit);
        return colons ? "Dell ECS" : nanoseconds ? "SeaweedFS" : null;
    }

    /// <summary>Whose id it is that begins with tx: Swift's has 21 hexadecimal digits and one part behind them, Ceph's three.</summary>
    private static string? Trace(string request)
    {
        const int Random = 21;
        string[] parts = request.Split('-');
        return parts.Length >= 4 && request[2] == '0' ? "Ceph"
            : parts.Length == 2 && IsHex(parts[0][2..], Random) && parts[1].Length >= 10 && IsHex(parts[1][..10], 10) ? S3ServerMarks.Swift
            : null;
    }

    private static (string Server, int Index)? OfText(string text)
    {
        foreach ((int index, int _, string server) in Ends.In(text))
        {
            return (server, index);
        }

        int left = MostWords;
        foreach ((int index, int length, string server) in Words.In(text))
        {
            if (!IsClient(text, index, index + length))
            {
                return (server, index);
            }

            if (--left < 0)
            {
                break;
            }
        }

        return null;
    }

    /// <summary>Whether the name is that of a library, which speaks to other servers as well.</summary>
    private static bool IsClient(string text, int start, int end) =>
        Scan.OneOf(text, end, S3ServerMarks.ClientsAfter, true) is not null
        || Array.Exists(S3ServerMarks.ClientsBefore, b => Scan.At(text, start - b.Length, b, true));

    private static bool IsNamed(string label, string name) =>
        label == name || label.StartsWith(name + "-", StringComparison.Ordinal) || label.EndsWith("-" + name, StringComparison.Ordinal);

    private static bool IsHex(string text, int length) => text.Length == length && text.All(char.IsAsciiHexDigit);
}
