using System.Globalization;
using System.Management.Automation;
using PresignTools.Errors;

namespace PresignTools.Transformations;

/// <summary>Takes the time until which something goes on: a time, or a duration from now on, as in 8h.</summary>
internal sealed class UntilAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        try
        {
            return value switch
            {
                null => null,
                DateTimeOffset or DateTime => EndTimeAttribute.Read(value),
                string time when EndTimeAttribute.IsTime(time) => EndTimeAttribute.Read(time),
                _ => TimeProvider.System.GetUtcNow() + DurationAttribute.Read(inputData!),
            };
        }
        catch (Exception e) when (e is PresignException or ArgumentOutOfRangeException)
        {
            string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
            PresignException fault = TransformationErrors.UntilInvalid(text);
            throw new ArgumentTransformationMetadataException(fault.Message + " " + fault.Advice, e);
        }
    }
}
