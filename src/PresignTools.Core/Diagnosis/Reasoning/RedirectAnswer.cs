using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>A redirect by S3: the answer itself, or the first of those that the client followed.</summary>
internal static class RedirectAnswer
{
    internal static S3ErrorResponse? Of(FailureFacts e)
    {
        S3ErrorResponse? redirect = e.Stage == S3CheckStage.Routing && e.Status is 301 or 307 ? e.Response
            : e.Input.Redirects.Count > 0 ? e.Input.Redirects[0]
            : null;
        return redirect?.StatusCode is 301 or 302 or 307 or 308 && !LeadsElsewhere(redirect) ? redirect : null;
    }

    /// <summary>A registry or web site that sends a client on to a URL that it signed itself, for a CDN or a bucket.</summary>
    private static bool LeadsElsewhere(S3ErrorResponse redirect) =>
        redirect.Location.ContainsAny("Key-Pair-Id=", "X-Amz-Signature=", "&Signature=", "?Signature=", "X-Goog-Signature=", "&sig=")
        && redirect is { RequestId: null, Region: null };

    /// <summary>Where it leads, in words.</summary>
    internal static string Target(S3ErrorResponse redirect) => Printable.Of(redirect.Endpoint ?? redirect.Region ?? "another host", 120);

    /// <summary>The region that it leads to; null if that is not known.</summary>
    internal static string? Region(S3ErrorResponse redirect)
    {
        if (redirect.Region is { } region || redirect.Endpoint is not { } endpoint)
        {
            return redirect.Region;
        }

        try
        {
            S3Location to = S3HostParser.Parse("https", endpoint, "/");
            return to.Region ?? (to.IsGlobal ? "us-east-1" : null);
        }
        catch (PresignException)
        {
            return null;
        }
    }
}
