namespace PresignTools.Input;

/// <summary>The commands of a script that sign or send, by every name that PowerShell takes for them.</summary>
internal static class ScriptCommands
{
    private static readonly string[] Senders = ["Invoke-WebRequest", "Invoke-RestMethod", "iwr", "irm"];

    // AWS.Tools.S3 and this module.
    private static readonly string[] Signers = ["Get-S3PreSignedURL", "New-S3PresignedUrl"];

    // A prefix of a parameter is its name, as long as it is of one only. Switches have no value.
    private static readonly string[] SenderParameters =
    [
        "Uri", "Method", "CustomMethod", "Headers", "ContentType", "Form", "Body", "InFile", "OutFile", "UserAgent", "TimeoutSec",
        "Authentication", "Token", "Credential", "WebSession", "SessionVariable", "Proxy", "MaximumRedirection", "MaximumRetryCount",
        "RetryIntervalSec", "TransferEncoding", "HttpVersion", "Certificate", "CertificateThumbprint", "ErrorAction", "ErrorVariable",
    ];

    /// <summary>Whether a text has the name of one.</summary>
    internal static bool AreIn(string text) =>
        Senders.Concat(Signers).Any(n => text.Contains(n, StringComparison.OrdinalIgnoreCase) && IsWord(text, n));

    internal static bool IsSender(string name) => Senders.Contains(name, StringComparer.OrdinalIgnoreCase);

    internal static bool IsSigner(string name) => Signers.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The whole name of a web cmdlet's parameter; the name itself where it is none.</summary>
    internal static string Parameter(string name) =>
        SenderParameters.FirstOrDefault(p => p.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? SenderParameters.FirstOrDefault(p => p.StartsWith(name, StringComparison.OrdinalIgnoreCase)) ?? name;

    private static bool IsWord(string text, string name)
    {
        for (int at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0;
            at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + name.Length;
            bool begins = at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '-' or '_' or '.');
            if (begins && (end == text.Length || char.IsWhiteSpace(text[end])))
            {
                return true;
            }
        }

        return false;
    }
}
