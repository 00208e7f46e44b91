using PresignTools.Intake;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// Where code shows the whole call that signs, and the whole call that sends: what agrees in both is not the cause. Nothing is excluded by
/// code of which only a part is known, nor where the URL itself was given: that says more than code.
/// </summary>
internal static class CodeAgreement
{
    /// <summary>The one whole call that signs a URL; null where there is none, or several that differ in their operation.</summary>
    internal static SigningCall? Signing(FailureFacts e)
    {
        SigningCall[] calls = [.. e.Input.SigningCalls.Where(static c => c.IsPresigning)];
        return calls.Length > 0 && e.Input.SignedHeaderList.Count == 0 && !e.IsPresigned
            && calls.All(c => c.IsComplete && c.Operation == calls[0].Operation) ? calls[0] : null;
    }

    /// <summary>The one whole call that sends; null where there is none, or several that differ in their method.</summary>
    internal static SendingCall? Sending(FailureFacts e)
    {
        IReadOnlyList<SendingCall> calls = e.Input.SendingCalls;
        return calls.Count > 0 && calls.All(c => c.IsComplete && c.Method == calls[0].Method) ? calls[0] : null;
    }

    /// <summary>Whether the method that is sent is the one that was signed.</summary>
    internal static bool InMethod(FailureFacts e) =>
        Signing(e) is not null && Sending(e) is { Method: { } sent } && e.Signing.Method == sent && (e.Method is null || e.Method == sent);

    /// <summary>Whether Content-Type cannot matter: it was not signed in Version 4, or the same is sent.</summary>
    internal static bool InContentType(FailureFacts e)
    {
        if (Signing(e) is not { } signing || e.IsSignatureV2)
        {
            return false;
        }

        if (!SdkSigning.SignsHeader(signing, "content-type"))
        {
            return signing.Library is "AWS SDK for JavaScript v3" or "AWS SDK for PHP";
        }

        string? given = e.Signing.Headers.GetValueOrDefault("content-type");
        return given is not null && e.Header("content-type") is { } sent && string.Equals(given, sent, StringComparison.Ordinal);
    }

    /// <summary>Whether every header that the code signs is one that clients send by themselves.</summary>
    internal static bool InHeaders(FailureFacts e) =>
        Signing(e) is not null && e.Signing.Headers.Keys.All(n => n is "host" or "content-type" or "content-length" || e.IsSent(n));
}
