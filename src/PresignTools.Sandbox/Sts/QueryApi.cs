using System.Text;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Http;

namespace PresignTools.Sandbox.Sts;

/// <summary>AWS's query protocol, which STS and IAM speak: a form with an Action in, XML out.</summary>
internal static class QueryApi
{
    /// <summary>Parameters of the query and of the form in the body.</summary>
    internal static Dictionary<string, string> Parameters(SandboxRequest request)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        string body = (request.Header("content-type") ?? string.Empty).StartsWith(
            "application/x-www-form-urlencoded",
            StringComparison.OrdinalIgnoreCase
        )
            ? Encoding.UTF8.GetString(request.Body)
            : string.Empty;
        foreach (string pair in $"{request.Url.Query}&{body}".Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = pair.Split('=', 2);
            all[Decode(parts[0])] = parts.Length == 2 ? Decode(parts[1]) : string.Empty;
        }

        return all;
    }

    /// <summary>Begins a result; the caller adds to it and hands it to <see cref="End"/>.</summary>
    internal static XmlText Begin(string action, string xmlns) => new XmlText(action + "Response", xmlns).Open(action + "Result");

    internal static Answer End(XmlText xml)
    {
        string id = Guid.NewGuid().ToString();
        xml.Close().Open("ResponseMetadata").Add("RequestId", id);
        return new Answer(200).WithBody(Encoding.UTF8.GetBytes(xml.ToString()), "text/xml").With("x-amzn-RequestId", id);
    }

    /// <summary>An error in this protocol's frame; signature errors have names of their own here.</summary>
    internal static Answer Error(Failure failure, string xmlns)
    {
        string id = Guid.NewGuid().ToString();
        (string code, int status, string message) = failure.Code switch
        {
            "InvalidAccessKeyId" or "InvalidToken" => (
                "InvalidClientTokenId",
                403,
                "The security token included in the request is invalid."),
            "ExpiredToken" => ("ExpiredToken", 403, "The security token included in the request is expired"),
            "SignatureDoesNotMatch" => (
                "SignatureDoesNotMatch",
                403,
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and "
                    + "signing method. Consult the service documentation for details."),
            "AuthorizationHeaderMalformed" => ("SignatureDoesNotMatch", 403, "Credential should be scoped to correct service."),
            "RequestTimeTooSkewed" => (
                "SignatureDoesNotMatch",
                403,
                "Signature expired: the time of the request is too far from the current time."),
            _ => (failure.Code, failure.Status, failure.Message),
        };
        var xml = new XmlText("ErrorResponse", xmlns);
        xml.Open("Error")
            .Add("Type", status < 500 ? "Sender" : "Receiver")
            .Add("Code", code)
            .Add("Message", message)
            .Close()
            .Add("RequestId", id);
        var answer = new Answer(status)
        {
            Code = code,
            Cause = failure.Cause,
            DeniedBy = failure.DeniedBy,
        };
        return answer.WithBody(Encoding.UTF8.GetBytes(xml.ToString()), "text/xml").With("x-amzn-RequestId", id);
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
