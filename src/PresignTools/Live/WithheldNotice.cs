using PresignTools.Verification.Sending;
using PresignTools.Verification.Subject;

namespace PresignTools.Live;

/// <summary>Says which headers a request was sent without, and why.</summary>
internal static class WithheldNotice
{
    /// <summary>Warnings; none if the whole request was sent.</summary>
    internal static IReadOnlyList<string> Of(LiveProbeResult live)
    {
        ILookup<bool, string> changers = live.WithheldHeaders.ToLookup(HeaderRules.ChangesMethod);
        var warnings = new List<string>();
        if (changers[false].Any())
        {
            warnings.Add(
                "Sent without headers that were found in text and may let somebody in, or that S3 does not read "
                    + $"({string.Join(", ", changers[false])}). -Live sends them too.");
        }

        if (changers[true].Any())
        {
            warnings.Add(
                $"Sent without headers in which some servers look for the method, instead of {live.Method} "
                    + $"({string.Join(", ", changers[true])}). They are never sent.");
        }

        return warnings;
    }
}
