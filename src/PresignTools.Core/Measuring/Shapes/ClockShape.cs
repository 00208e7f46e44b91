namespace PresignTools.Measuring.Shapes;

/// <summary>
/// How the time of a request stands to the time of its URL: before it was signed, valid, after its end, and how near to either.
/// </summary>
internal static class ClockShape
{
    internal static void Write(ShapeWriter shape, DateTimeOffset? signed, long? seconds, DateTimeOffset? received)
    {
        if (signed is not { } from || received is not { } at)
        {
            shape.Add('-');
            return;
        }

        double age = (at - from).TotalSeconds;
        shape.Add(Step(age));
        shape.Add(seconds is > 0 and <= 1_000_000_000 ? Step(age - seconds.Value) : '-');

        // A role's session ends by itself: when a URL was used says whether it can have been that.
        shape.Add(age > 43_200 ? 'h' : '-');
    }

    /// <summary>A quarter of an hour is what S3 allows clocks to differ.</summary>
    private static char Step(double seconds) => seconds switch
    {
        < -86_400 => 'A',
        < -900 => 'B',
        < 0 => 'C',
        0 => 'Z',
        <= 900 => 'D',
        <= 3_600 => 'E',
        <= 86_400 => 'F',
        <= 604_800 => 'G',
        _ => 'H',
    };
}
