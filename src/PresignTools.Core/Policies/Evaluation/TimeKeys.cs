using System.Globalization;

namespace PresignTools.Policies;

/// <summary>The condition keys that hold the time of the request.</summary>
public static class TimeKeys
{
    /// <summary>aws:CurrentTime and aws:EpochTime at an instant.</summary>
    public static RequestContext At(DateTimeOffset time) => RequestContext.Of(
        ("aws:CurrentTime", DateOperator.Format(time)),
        ("aws:EpochTime", time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
}
