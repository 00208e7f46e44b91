using PresignTools.Errors;
using PresignTools.Intake;
using PresignTools.Intake.Reading;
using PresignTools.Responses;

namespace PresignTools.Input;

/// <summary>What is wrong with a text that was given to diagnose, and how to give it in PowerShell so that it can be read.</summary>
internal static class PastedFaults
{
    /// <summary>Reads a text.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="text">The text.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="PresignException"><c>ResponseTooLarge</c>, <c>DiagnosisTextNotRecognized</c>.</exception>
    internal static T Read<T>(string text, Func<string, T> read)
    {
        try
        {
            return read(text);
        }
        catch (PresignException e) when (e.ErrorId == nameof(ResponseErrors.ResponseTooLarge))
        {
            throw InputErrors.TextTooLarge(text.Length, TextIntake.MaximumLength);
        }
        catch (PresignException e) when (e.ErrorId == nameof(IntakeErrors.DiagnosisTextNotRecognized) && IsPath(text.Trim()))
        {
            throw InputErrors.TextIsPath(text.Trim());
        }
    }

    /// <summary>Whether the text is no more than the path of a file: a file that is there, or what nothing else looks like.</summary>
    private static bool IsPath(string text)
    {
        if (text.Length is 0 or > 1000 || text.IndexOfAny(['\r', '\n', '<', '"']) >= 0)
        {
            return false;
        }

        bool isRooted = text[0] is '/' or '~'
            || text.StartsWith("./", StringComparison.Ordinal) || text.StartsWith(@".\", StringComparison.Ordinal)
            || text is [_, ':', '\\', ..];
        return (isRooted && !text.Contains(' ', StringComparison.Ordinal)) || File.Exists(text);
    }
}
