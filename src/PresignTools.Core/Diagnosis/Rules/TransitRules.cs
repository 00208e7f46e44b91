using PresignTools.Addressing;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Rules;

/// <summary>What happens to a URL between who made it and who used it.</summary>
internal static class TransitRules
{
    /// <summary>A SigV2 signature is Base64: a + in the query is read as a blank, by S3 as by everybody, so that it must stand there as %2B.</summary>
    internal static Suspect? BarePlus(Evidence e) =>
        e.Raw is { } raw && e.MayBeSignature && HasBarePlus(raw.Text)
            ? Suspect.Likely(CauseId.UrlMangledInTransit, 88, "The signature in the URL has a + in it, which is read as a blank: it was not percent-encoded, or decoded on the way.", "Write + as %2B, / as %2F and = as %3D in Signature.").About("query")
            : null;

    private static bool HasBarePlus(string url)
    {
        const string Name = "Signature=";
        int i = Scan.Find(url, Name, 0);
        while (i >= 0)
        {
            int next = i + Name.Length;
            if (i > 0 && url[i - 1] is '?' or '&')
            {
                int end = Scan.Skip(url, next, static c => c is not ('&' or '#'));
                if (Scan.Find(url, '+', next, end) >= 0)
                {
                    return true;
                }

                next = end;
            }

            i = Scan.Find(url, Name, next);
        }

        return false;
    }

    /// <summary>A shell ends the command at an unquoted &amp;: S3 gets the first parameter, and says that the others are missing.</summary>
    internal static Suspect? Shell(Evidence e) =>
        e.Input.IsUrlUnquoted && e.Response is { Stage: Catalogue.S3CheckStage.Parameters or Catalogue.S3CheckStage.Mechanism } answer && answer.Message.HasAny("requires the")
            ? Suspect.Likely(CauseId.UrlMangledInTransit, 92, "The command has the URL without quotes: the shell ends it at the first &, and S3 got the first parameter only.", "Put the URL into single quotes; in cmd.exe into double quotes.").About("query")
            : null;

    /// <summary>Logs and tickets put stars for keys; S3 then names the stars.</summary>
    internal static Suspect? BlottedKey(Evidence e) =>
        e.Code == "InvalidAccessKeyId" && e.AccessKeyId is { Length: > 0 } id && id.Any(static c => !char.IsLetterOrDigit(c) || c > 126)
            ? Suspect.Likely(CauseId.UrlMangledInTransit, 94, $"The access key id reads '{Printable.Of(id, 40)}', which is none: a log, a CI runner or a chat masked or changed it on the way.", "Take the URL from its source, not from a log that masks secrets.")
            : null;

    /// <summary>The client sends another spelling of the URL than the one it was given.</summary>
    internal static Suspect? Respelled(Evidence e)
    {
        if (e.Input.SentPath is not { } sent || e.Raw is not { } raw)
        {
            return null;
        }

        string query = QueryOf(sent);
        bool otherQuery = query.Length > 0 && query != QueryOf(raw.Text) && Same(query, QueryOf(raw.Text));
        return otherQuery
            ? Suspect.Likely(CauseId.UrlMangledInTransit, 93, "The client sends the query in another spelling than the URL has: it decodes and encodes it anew.", "Make the client send the URL as it is (for a Java or .NET client: build the request from the raw text, not from its decoded parts).").About("query")
            : PathOf(sent) != raw.Path
            ? Suspect.Likely(CauseId.UrlMangledInTransit, 62, "The client does not send the path as the URL has it.").About("path")
            : null;
    }

    /// <summary>A name that only the inside of a network knows, used from outside of it: containers, clusters, an office.</summary>
    internal static Suspect? InsideName(Evidence e)
    {
        if (e.Response is not null || e.IsAccepted || e.Location is not { HostKind: S3HostKind.Custom, Host: { } host })
        {
            return null;
        }

        bool inside = (host.IndexOf('.') < 0 && host.IndexOf(':') < 0 && host != "localhost") || host.EndsWith(".internal", StringComparison.Ordinal) || host.EndsWith(".local", StringComparison.Ordinal) || host.EndsWith(".svc", StringComparison.Ordinal);
        bool outside = e.Input.Origin is not null || e.Header("origin") is not null || Words.HasAny(e.Told, "browser", "XMLHttpRequest", "mobile", "phone", "fetch(");
        return inside && outside
            ? Suspect.Likely(CauseId.DnsOrTls, 72, $"The host '{Printable.Of(host, 80)}' is a name of the inside (a container, a cluster); the client outside cannot resolve it.", "Sign for the name that the client reaches the server by: " + SigningCommand.For(e, "-EndpointUrl https://PUBLIC.NAME"))
            : null;
    }

    internal static string QueryOf(string pathAndQuery)
    {
        string whole = pathAndQuery.Split('#')[0];
        int question = whole.IndexOf('?');
        return question < 0 ? string.Empty : whole[(question + 1)..];
    }

    internal static string PathOf(string pathAndQuery) => pathAndQuery.Split('?', '#')[0];

    private static bool Same(string a, string b) => Inspection.PercentEncoding.Decode(a) == Inspection.PercentEncoding.Decode(b);
}
