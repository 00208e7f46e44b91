using System.Globalization;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Matching;

namespace PresignTools.Policies.Decisions;

/// <summary>The condition keys that hold the time of the request.</summary>
public static class TimeKeys
{
    /// <summary>aws:CurrentTime and aws:EpochTime at an instant.</summary>
    public static RequestContext At(DateTimeOffset time) => RequestContext.Of(
        ("aws:CurrentTime", DateOperator.Format(time)),
        ("aws:EpochTime", time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
}
