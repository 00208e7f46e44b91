using PresignTools.Addressing;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Sending;

/// <summary>Which request a live probe may send without doing harm, or why it sends none.</summary>
internal sealed class LivePlan
{
    /// <summary>
    /// An entity tag that no object has: real ones are hexadecimal digits, with a dash and a number for multipart uploads.
    /// </summary>
    internal const string ImpossibleTag = "\"presigntools-probe-matches-nothing\"";

    private LivePlan(string method, KeyValuePair<string, string>? extra, string? refusal)
    {
        Method = method;
        ExtraHeader = extra;
        Refusal = refusal;
    }

    /// <summary>The method to send.</summary>
    internal string Method { get; }

    /// <summary>A header that keeps the request harmless; it need not be signed, since it is no x-amz-* header.</summary>
    internal KeyValuePair<string, string>? ExtraHeader { get; }

    /// <summary>Why nothing is sent; null if the request may be sent.</summary>
    internal string? Refusal { get; }

    /// <param name="verification">The request, judged offline.</param>
    /// <param name="force">Whether the user allows a request that could write.</param>
    /// <param name="canForce">Whether whoever sends has a way to allow it, which is then named.</param>
    internal static LivePlan Of(VerificationContext verification, bool force, bool canForce = true)
    {
        string method = verification.EffectiveMethod;
        string[] unknown = [.. verification.MissingHeaders()];
        if (unknown.Length > 0)
        {
            return Refuse(
                method,
                $"Nothing was sent: the values of the signed headers {string.Join(", ", unknown)} are not known. "
                    + $"Give them with {Setting.Header}.");
        }

        return method switch
        {
            "GET" => new LivePlan(method, ReadsObject(verification) ? new("Range", "bytes=0-0") : null, null),
            "HEAD" or "OPTIONS" => new LivePlan(method, null, null),
            "PUT" or "DELETE" => OfWrite(verification, method, force, canForce),
            _ => Refuse(method, $"Nothing was sent: a {method} request cannot be made harmless."),
        };
    }

    private static LivePlan OfWrite(VerificationContext verification, string method, bool force, bool canForce)
    {
        if (!force)
        {
            return Refuse(
                method,
                $"Nothing was sent: {method} changes what is stored." + (canForce
                    ? $" {Setting.Force} sends it with an If-Match that cannot match, to AWS hosts only."
                    : " Give what the server answered when it was used."));
        }

        // Outposts and Object Lambda answer in part with other software than S3's own.
        if (
            verification.Location?.HostKind
            is not (
                S3HostKind.Regional
                or S3HostKind.Global
                or S3HostKind.Accelerate
                or S3HostKind.AccessPoint
                or S3HostKind.VpcEndpoint
                or S3HostKind.MultiRegionAccessPoint
                or S3HostKind.Express
            ))
        {
            return Refuse(
                method,
                $"Nothing was sent: {verification.Host} is not one of AWS's hosts that are known to honour it, and an S3-compatible server "
                    + $"may ignore the If-Match that makes {method} harmless.");
        }

        string operation = method == "PUT" ? "PutObject" : "DeleteObject";
        return
            verification.PossibleOperations().Contains(operation)
            && verification.HeaderOrNull("if-match") is null
            && verification.HeaderOrNull("if-none-match") is null
            ? new LivePlan(method, new("If-Match", ImpossibleTag), null)
            : Refuse(
                method,
                $"Nothing was sent: only a plain {operation} can be made harmless by If-Match, and this URL is for another operation.");
    }

    /// <summary>One byte is asked for where the URL reads an object; S3 takes Range unsigned, but not together with partNumber.</summary>
    private static bool ReadsObject(VerificationContext verification) =>
        verification.PossibleOperations().Contains("GetObject")
        && verification.Url.Find("partNumber") is null
        && verification.HeaderOrNull("range") is null;

    private static LivePlan Refuse(string method, string why) => new(method, null, why);
}
