namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// What to ask of somebody whose refusal says nothing of its reason, in terms of the client that they use: the one thing that tells the
/// leading causes apart. Nothing where the text shows no client.
/// </summary>
internal static class AskClient
{
    /// <summary>The client that the text shows; null if it shows none, or nothing was given as text.</summary>
    internal static ClientTool? Of(FailureFacts e) => e.Input.FullText is { } text ? ClientTools.Find(text) : null;

    /// <summary>How to see the body of the answer.</summary>
    internal static string? Body(FailureFacts e) => Of(e) is { } client ? WithUrl(e, client.ShowBody ?? client.ShowRequest) : null;

    /// <summary>How to see the request as it was sent.</summary>
    internal static string? Request(FailureFacts e) => Of(e)?.ShowRequest is { } show ? WithUrl(e, show) : null;

    /// <summary>
    /// A command that sends one URL, with the URL where there is no more to it: no other method, no header that was signed. Else the dots
    /// stand for the rest of the user's own command.
    /// </summary>
    private static string WithUrl(FailureFacts e, string command) =>
        (command.StartsWith("curl ", StringComparison.Ordinal) || command.StartsWith("wget ", StringComparison.Ordinal))
            && !string.IsNullOrEmpty(e.Input.Url)
            && e.Method is null or "GET"
            && e.Url?.SignedHeaders.All(static h => h == "host") != false
                ? command.Replace("...", $"\"{Say.Variable("url")}\"", StringComparison.Ordinal)
                : command;

    /// <summary>
    /// A client that signs itself, and a signature that does not match: its log has what it signed, line by line, and S3's answer has what
    /// arrived.
    /// </summary>
    internal static IEnumerable<DiagnosisNeed> SigningLog(FailureFacts e)
    {
        if (e.IsSignatureRefusal && !e.IsPresigned && e.Input.ClientCanonicalRequest is null && Of(e) is { LogsSigning: true } client)
        {
            yield return new(
                $"The debug log of {client.Name}, from \"CanonicalRequest\" on, and S3's whole answer",
                "the first line that differs from S3's CanonicalRequest is the cause; if none does, it is the secret key",
                client.ShowRequest);
        }
    }

    /// <summary>A denial without a reason of somebody who works with the AWS CLI: who calls, and what the bucket says.</summary>
    internal static IEnumerable<DiagnosisNeed> Denial(FailureFacts e)
    {
        if (e.IsBareDenial && e.Input.Principal is null && e.Input.Policies.Bucket is null && Of(e) is not null && e.IsAws)
        {
            yield return new(
                "Who calls, and the bucket's policy",
                "whether the signer lacks the permission, or the bucket refuses",
                $"aws sts get-caller-identity\naws s3api get-bucket-policy --bucket {Ask.Bucket(e).Value} --query Policy --output text");
        }
    }
}
