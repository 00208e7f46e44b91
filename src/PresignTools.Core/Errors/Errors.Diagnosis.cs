namespace PresignTools;

internal static partial class Errors
{
    /// <summary>Nothing to diagnose.</summary>
    internal static PresignException DiagnosisNothingGiven() => new(
        nameof(DiagnosisNothingGiven), PresignErrorKind.InvalidArgument, "There is nothing to diagnose.",
        "Give a URL, an error response, an error record, or the text of a terminal or ticket in which they stand.");

    /// <summary>The text has neither a URL nor an error in it.</summary>
    internal static PresignException DiagnosisTextNotRecognized() => new(
        nameof(DiagnosisTextNotRecognized), PresignErrorKind.InvalidData, "The text has no URL, no error of S3, and no command that sends one in it.",
        "Give the URL (-Url) and S3's answer (-ErrorResponse) by name, or paste more of the terminal. Lines that come one by one are one failure each: join them with Get-Content -Raw, Get-Clipboard -Raw or Out-String.");

    /// <summary>-Offline and -Live contradict each other.</summary>
    internal static PresignException DiagnosisOfflineAndLive() => new(
        nameof(DiagnosisOfflineAndLive), PresignErrorKind.InvalidArgument, "-Offline sends nothing, and -Live sends the URL: only one of them can be.",
        "Leave out one of the two.");

    /// <summary>The report's file cannot be written.</summary>
    internal static PresignException DiagnosisReportNotWritten(string path, Exception inner) => new(
        nameof(DiagnosisReportNotWritten), PresignErrorKind.ResourceUnavailable, $"The report '{Text.Printable.Of(path, 300)}' cannot be written: {Text.Printable.Of(inner.Message, 200)}",
        "Give -AsReport a file in a folder that exists and may be written to.", inner);

    /// <summary>-BucketConfiguration is no table.</summary>
    internal static PresignException DiagnosisConfigurationNotUnderstood(string what) => new(
        nameof(DiagnosisConfigurationNotUnderstood), PresignErrorKind.InvalidArgument, $"-BucketConfiguration cannot be read: {what}.",
        "Give a hashtable or JSON, for example @{ Region = 'eu-west-1'; OwnerAccount = '111122223333'; RequesterPays = $true; Cors = @(...) }.");
}
