using System.Globalization;
using PresignTools.Errors;
using PresignTools.Inspection;
using PresignTools.Text;
using PresignTools.Text.Masking;
using PresignTools.Verification.Sending;
using PresignTools.Verification.Subject;

namespace PresignTools.Transfers;

/// <summary>
/// The requests that a transfer is made of. A URL is one; a set of URLs for an upload in parts is one for each part, and one that completes
/// it. Whatever is to be sent comes from here, so that no request goes around the rules of sending.
/// </summary>
internal static class TransferPlan
{
    private static readonly string[] Methods = ["GET", "HEAD", "PUT", "POST", "DELETE"];

    /// <summary>The one request of a URL.</summary>
    /// <exception cref="PresignException">The URL is malformed, or the request would be refused or must not be sent.</exception>
    internal static PlannedRequest Of(TransferInput input, DateTimeOffset now)
    {
        RawUrl url = RawUrl.Parse(input.Url);
        var request = new ReceivedRequest { Url = input.Url, Method = input.Method, Headers = input.Headers };
        var judged = new VerificationContext(request, url, null, now, null);
        string method = input.Method?.ToUpperInvariant() ?? Guess(input, judged);
        request = request with { Method = method };
        judged = new VerificationContext(request, url, null, now, null);
        Check(input, judged, method);
        SendingDecision decision = SendingPolicy.DecideTransfer(judged, input.Terms);
        if (!decision.IsSent)
        {
            throw TransferErrors.TransferNotAllowed(decision.Reason!, decision.Remedy);
        }

        if (!input.Terms.Force)
        {
            UnsentCheck.Run(request, url, now);
        }

        return new PlannedRequest
        {
            Decision = decision,
            Request = request with { Headers = decision.Headers },
            HostKind = judged.Location?.HostKind,
            Shown = Shown(url),
            Path = url.Path,
            Body = input.BodyLength is { } length ? new ByteRange(0, length) : null,
            IsForPart = url.Find("partNumber") is not null || judged.HeaderOrNull("range") is not null,
        };
    }

    /// <summary>The method that nobody named: content is stored; without any, an object is read, unless the URL is for neither.</summary>
    private static string Guess(TransferInput input, VerificationContext judged)
    {
        IReadOnlyList<string> possible = judged.Hint.Methods;
        string likeliest = input.BodyLength is null ? "GET" : "PUT";
        return possible.Contains(likeliest) ? likeliest : possible[0];
    }

    private static void Check(TransferInput input, VerificationContext judged, string method)
    {
        if (!Methods.Contains(method))
        {
            throw TransferErrors.TransferMethodUnknown(method);
        }

        if (input.BodyLength is not null && method is not ("PUT" or "POST"))
        {
            throw TransferErrors.TransferBodyNotAllowed(method);
        }

        // A copy has its content on the server.
        if (input.BodyLength is null && method == "PUT" && judged.HeaderOrNull("x-amz-copy-source") is null)
        {
            throw TransferErrors.TransferBodyMissing();
        }

        string[] missing = [.. judged.MissingHeaders().Where(static h => !HeaderRules.IsClients(h))];
        if (missing.Length > 0)
        {
            throw TransferErrors.TransferHeaderMissing(missing);
        }

        CheckSigned(input, judged);
    }

    /// <summary>What S3 would refuse after the whole content was sent, or would store other than it was meant.</summary>
    private static void CheckSigned(TransferInput input, VerificationContext judged)
    {
        IReadOnlyList<string> signed = judged.Parameters.SignedHeaderNames;
        if (judged.HeaderOrNull("content-length") is { } text
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long length)
            && length != (input.BodyLength ?? 0))
        {
            throw TransferErrors.TransferLengthSigned(length, input.BodyLength ?? 0);
        }

        if (signed.Count == 0)
        {
            return;
        }

        foreach (KeyValuePair<string, string> header in judged.Headers ?? [])
        {
            if (header.Key.StartsWith("x-amz-", StringComparison.Ordinal) && !signed.Contains(header.Key))
            {
                throw TransferErrors.TransferHeaderNotSigned(header.Key);
            }
        }
    }

    /// <summary>Scheme, host and path: all secrets of a presigned URL are in its query.</summary>
    private static string Shown(RawUrl url)
    {
        string port = url.Port is { } number ? ":" + number.ToString(CultureInfo.InvariantCulture) : string.Empty;
        return SecretMask.Of(Printable.Line($"{url.Scheme}://{url.Host}{port}{url.Path}")) ?? string.Empty;
    }
}
