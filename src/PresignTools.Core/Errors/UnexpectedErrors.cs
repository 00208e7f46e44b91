namespace PresignTools.Errors;

/// <summary>Errors of whatever goes wrong without being foreseen.</summary>
internal static class UnexpectedErrors
{
    /// <summary>A fault of this program. The runtime's text is left out, because it may quote the input, which can hold secrets.</summary>
    internal static PresignException UnexpectedFailure(Exception failure) =>
        new(
            nameof(UnexpectedFailure),
            PresignErrorKind.Unexpected,
            $"This record could not be processed: {failure.GetType().Name} in {PlaceOf(failure)}.",
            "The other records are processed. Please report this at https://github.com/presigntools/presigntools/issues with the input "
                + "that caused it, its keys, signatures and tokens masked.");

    private static string PlaceOf(Exception failure)
    {
        System.Reflection.MethodBase? first = null;
        foreach (System.Diagnostics.StackFrame frame in new System.Diagnostics.StackTrace(failure).GetFrames())
        {
            System.Reflection.MethodBase? method = frame.GetMethod();
            first ??= method;
            if (method?.DeclaringType?.Namespace?.StartsWith(nameof(PresignTools), StringComparison.Ordinal) == true)
            {
                first = method;
                break;
            }
        }

        return first is null ? "an unknown place" : $"{first.DeclaringType?.Name}.{first.Name}";
    }
}
