using System.Management.Automation;
using PresignTools.Errors;
using PresignTools.Signing;

namespace PresignTools.Transformations;

/// <summary>Takes a duration as people give it: a TimeSpan, a number of seconds, or text such as 15m, 12h, '2 days', PT1H.</summary>
internal sealed class DurationAttribute : ArgumentTransformationAttribute
{
    /// <summary>The parameter, for errors; null for the lifetime of a URL, which has another parameter for a time.</summary>
    public string? Of { get; init; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            return Read(inputData);
        }
        catch (PresignException e)
        {
            e = Of is not null && e.ErrorId == nameof(TransformationErrors.DurationIsTime) ? TransformationErrors.DurationIsTime(Of) : e;
            throw new ArgumentTransformationMetadataException(e.Message + " " + e.Advice, e);
        }
    }

    /// <summary>Reads a value of any type.</summary>
    /// <exception cref="PresignException"><c>DurationInvalid</c>, <c>DurationIsDecimal</c>, <c>DurationIsTime</c>.</exception>
    internal static TimeSpan Read(object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            TimeSpan span => span,
            string text => OfText(text),

            // PowerShell itself would take a number for ticks: 900 would be 90 microseconds. And it reads an unquoted 7d as the decimal
            // number 7, but keeps the text that was typed; converting the wrapper, not the number, to a string gives that text.
            decimal number
                when !LanguagePrimitives.ConvertTo<string>(inputData).EndsWith("d", StringComparison.OrdinalIgnoreCase) =>
                throw TransformationErrors.DurationIsDecimal(number),
            byte or sbyte or short or int or long or float or double or decimal => Duration.Parse(
                LanguagePrimitives.ConvertTo<string>(inputData)),
            DateTime or DateTimeOffset => throw TransformationErrors.DurationIsTime(),
            { } other => throw SigningErrors.DurationInvalid("an object of type " + other.GetType().Name),
            null => throw SigningErrors.DurationInvalid(string.Empty),
        };

    private static TimeSpan OfText(string text)
    {
        try
        {
            return Duration.Parse(text);
        }
        catch (PresignException) when (EndTimeAttribute.IsTime(text))
        {
            throw TransformationErrors.DurationIsTime();
        }
    }
}
