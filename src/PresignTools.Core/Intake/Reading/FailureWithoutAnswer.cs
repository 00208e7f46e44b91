namespace PresignTools.Intake.Reading;

/// <summary>What makes a text one about a failure where it has neither a URL nor an answer, nor anything else that readers know.</summary>
internal static class FailureWithoutAnswer
{
    /// <summary>What the text has, in words; null where it tells of no failure.</summary>
    internal static string? In(string text, DiagnosisInput read)
    {
        bool tellsFailure = ToldTime.TellsFailure(text);
        if (IsSetUp(read) && tellsFailure)
        {
            return "the settings of a client";
        }

        if (StsRefusal.In(text) is not null || WebIdentityFile.In(text) is not null)
        {
            return "a client that gets no credentials of its role";
        }

        bool hasPagePolicy = read.Clues.Any(static c => c.Kind is ClueKind.PagePolicySources or ClueKind.PagePolicyBlocked);
        if ((hasPagePolicy || tellsFailure) && SpeaksOfS3.In(text))
        {
            return hasPagePolicy ? "a page's content security policy" : "a failure of a client, without the server's answer";
        }

        return ToldReport.IsOne(text) ? "a failure in words, without URL or answer" : null;
    }

    /// <summary>
    /// Whether the text has the settings of a client, of which one may be wrong: people paste them alone where their tool says nothing.
    /// </summary>
    private static bool IsSetUp(DiagnosisInput input) =>
        input.Setting(ClientSettingNames.Endpoint) is not null
        && (input.Setting(ClientSettingNames.Bucket) ?? input.Setting(ClientSettingNames.AccessKeyId)) is not null;
}
