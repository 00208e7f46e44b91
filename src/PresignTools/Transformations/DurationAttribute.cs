using System.Management.Automation;
using PresignTools.Errors;
using PresignTools.Signing;

namespace PresignTools.Transformations;

/// <summary>Takes a duration as people give it: a TimeSpan, a number of seconds, or text such as 15m, 12h, 7d.</summary>
internal sealed class DurationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        try
        {
            return value switch
            {
                TimeSpan span => span,
                string text => Duration.Parse(text),

                // PowerShell itself would take a number for ticks: 900 would be 90 microseconds. And it reads an unquoted 7d as the decimal
                // number 7, but keeps the text that was typed; converting the wrapper, not the number, to a string gives that text.
                decimal number
                    when !LanguagePrimitives.ConvertTo<string>(inputData).EndsWith("d", StringComparison.OrdinalIgnoreCase) =>
                    throw TransformationErrors.DurationIsDecimal(number),
                byte or sbyte or short or int or long or float or double or decimal => Duration.Parse(
                    LanguagePrimitives.ConvertTo<string>(inputData)),
                _ => value,
            };
        }
        catch (PresignException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message + " " + e.Advice, e);
        }
    }
}
