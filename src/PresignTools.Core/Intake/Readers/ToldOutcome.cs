namespace PresignTools.Intake.Readers;

/// <summary>What a few words say of how it went.</summary>
internal static class ToldOutcome
{
    /// <summary>True where it works, false where it fails, null where the words say neither. A word of failure has the last say.</summary>
    /// <param name="words">A label, a remark behind an arrow, a heading.</param>
    internal static bool? Of(string words)
    {
        bool? outcome = null;
        foreach ((int _, int _, bool isGood) in ContrastWords.Outcomes.In(words))
        {
            if (!isGood)
            {
                return false;
            }

            outcome = true;
        }

        return outcome;
    }
}
