using System.Management.Automation;
using PresignTools.Errors;

namespace PresignTools;

/// <summary>
/// Turns the library's exception into PowerShell's error record. Ids and texts come from Core's Errors; only the category is chosen here.
/// </summary>
internal static class ErrorRecords
{
    internal static ErrorRecord ToErrorRecord(this PresignException exception, object? target)
    {
        var record = new ErrorRecord(exception, exception.ErrorId, Category(exception.Kind), target)
        {
            // PowerShell shows the recommended action under the message.
            ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = exception.Advice },
        };
        return record;
    }

    private static ErrorCategory Category(PresignErrorKind kind) => kind switch
    {
        PresignErrorKind.InvalidArgument => ErrorCategory.InvalidArgument,
        PresignErrorKind.InvalidData => ErrorCategory.InvalidData,
        PresignErrorKind.ObjectNotFound => ErrorCategory.ObjectNotFound,
        PresignErrorKind.AuthenticationError => ErrorCategory.AuthenticationError,
        PresignErrorKind.NotSupported => ErrorCategory.NotImplemented,
        PresignErrorKind.ResourceUnavailable => ErrorCategory.ResourceUnavailable,
        PresignErrorKind.OperationTimeout => ErrorCategory.OperationTimeout,
        _ => ErrorCategory.InvalidOperation,
    };
}
