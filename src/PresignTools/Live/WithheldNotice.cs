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
                $"Sent without {string.Join(", ", changers[false])}: headers found in text that may let somebody in, or that S3 does "
                    + "not read. -Live sends them too.");
        }

        if (changers[true].Any())
        {
            warnings.Add(
                $"Sent without {string.Join(", ", changers[true])}: some servers run the method in such a header instead of {live.Method}. "
                    + "It is never sent.");
        }

        return warnings;
    }
}
