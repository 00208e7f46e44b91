using PresignTools.Inspection;
using PresignTools.Verification.Subject;

namespace PresignTools.Intake;

/// <summary>
/// The command, the request on the wire and the URL as given are three facts. What curl -v shows of the request does not replace the URL
/// of the command: where they differ, something between them changed it, and that may be the fault.
/// </summary>
internal static class WireRequest
{
    /// <summary>The exchange, beside what the command says.</summary>
    /// <param name="exchange">What a tool printed of the exchange.</param>
    /// <param name="command">What the command says; may know nothing.</param>
    internal static DiagnosisInput Beside(DiagnosisInput exchange, DiagnosisInput command)
    {
        bool isOfCommand =
            command.Url is { } given
            && exchange.Url is { } sent
            && exchange.Redirects.Count == 0
            && IsSameSignature(given, sent);
        return (isOfCommand ? exchange with { Url = command.Url, UrlSource = command.UrlSource } : exchange).WithDefaults(command);
    }

    /// <summary>Of two URLs with different signatures one is of another request.</summary>
    private static bool IsSameSignature(string given, string sent) =>
        Signature(given) is not { } a || Signature(sent) is not { } b || string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static string? Signature(string url) =>
        RawUrl.TryParse(url, out RawUrl? read, out _) ? new SignatureParameters(read).Signature : null;
}
