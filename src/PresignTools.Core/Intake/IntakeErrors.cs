using PresignTools.Errors;

namespace PresignTools.Intake;

/// <summary>Errors of failures that cannot be read: a method an error, its id the method's name.</summary>
internal static class IntakeErrors
{
    /// <summary>Nothing to diagnose.</summary>
    internal static PresignException DiagnosisNothingGiven() => new(
        nameof(DiagnosisNothingGiven), PresignErrorKind.InvalidArgument, "There is nothing to diagnose.",
        "Give a URL, an error response, an error record, or the text of a terminal or ticket in which they stand.");

    /// <summary>The text has neither a URL nor an error in it.</summary>
    internal static PresignException DiagnosisTextNotRecognized() =>
        new(
            nameof(DiagnosisTextNotRecognized),
            PresignErrorKind.InvalidData,
            "The text has no URL, no error of S3, and no command that sends one in it.",
            $"Give the URL ({Setting.Url}) and S3's answer ({Setting.ErrorResponse}) by name, or paste more of the terminal. "
                + $"Strings that come one by one are one failure each; for one text, use {Say.Of(Phrase.OneText)}.");
}
