using System.Globalization;
using System.Management.Automation;
using PresignTools.Errors;
using PresignTools.Signing;

namespace PresignTools.Transformations;

/// <summary>
/// Takes the time at which a URL ends: a DateTime, a DateTimeOffset or a text that is one. A duration there is a mix-up of two parameters,
/// and the error names the other.
/// </summary>
internal sealed class EndTimeAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return inputData is null or PSObject { BaseObject: null } ? null : Read(inputData);
        }
        catch (PresignException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message + " " + e.Advice, e);
        }
    }

    /// <summary>Reads a value of any type. A time without an offset counts as local time.</summary>
    /// <exception cref="PresignException"><c>TimeIsDuration</c>, <c>TimeInvalid</c>.</exception>
    internal static DateTimeOffset Read(object value)
    {
        object plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        return plain switch
        {
            DateTimeOffset time => time,
            DateTime time => Local(time),
            string text when Time(text) is { } time => time,
            TimeSpan => throw TransformationErrors.TimeIsDuration(),

            // A bare number is a count of seconds to whoever types it; PowerShell would make a time of it, ticks after the year 1.
            string text when IsDuration(text) => throw TransformationErrors.TimeIsDuration(),
            byte or sbyte or short or int or long or float or double or decimal => throw TransformationErrors.TimeIsDuration(),
            string text => throw TransformationErrors.TimeInvalid(text),
            _ => throw TransformationErrors.TimeInvalid("an object of type " + plain.GetType().Name),
        };
    }

    /// <summary>Whether a text is a time.</summary>
    internal static bool IsTime(string text) => Time(text) is not null;

    private static DateTimeOffset? Time(string text)
    {
        bool mayBe = text.AsSpan().IndexOfAny('-', '/', ':') >= 0 || text.Contains(' ', StringComparison.Ordinal);
        return mayBe
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out DateTimeOffset time)
            ? time
            : null;
    }

    private static DateTimeOffset Local(DateTime time) => new(time);

    private static bool IsDuration(string text)
    {
        try
        {
            _ = Duration.Parse(text);
            return true;
        }
        catch (PresignException)
        {
            return false;
        }
    }
}
