using PresignTools.Responses;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>What an answer says of the checks before and behind the one that it comes from, by the order of its server.</summary>
internal static class ServerChecks
{
    internal static IReadOnlyList<S3CheckStage> Passed(FailureFacts e)
    {
        if (e.Response is not { } answer || SaysNothing(e))
        {
            return [];
        }

        if (e.HasOrderOfAws)
        {
            return answer.Accepted;
        }

        bool isKnownCaller = answer.Accepted.Contains(S3CheckStage.Signature);
        return S3ServerOrder.Of(e.Server) is { } order
            ? [.. order.TakeWhile(s => s != answer.Stage).Where(answer.Accepted.Contains)]
            : [.. answer.Accepted.Where(s => isKnownCaller && s >= S3CheckStage.Credential)];
    }

    internal static IReadOnlyList<S3CheckStage> NotMade(FailureFacts e)
    {
        if (e.Response is not { } answer || SaysNothing(e))
        {
            return [];
        }

        if (e.HasOrderOfAws)
        {
            return answer.NotChecked;
        }

        return S3ServerOrder.Of(e.Server) is { } order
            ? [.. order.SkipWhile(s => s != answer.Stage).Skip(1)]
            : [.. answer.NotChecked.Where(static s => s >= S3CheckStage.Authorization)];
    }

    /// <summary>Whether a server may fail over it that does not look at the form of a query first.</summary>
    /// <param name="cause">Id of the cause.</param>
    internal static bool MayStumble(string cause) => CauseBook.Get(cause).Info is { } info
        && (info.ComesToLightIn(S3CheckStage.Parameters) || info.ComesToLightIn(S3CheckStage.Format));

    /// <summary>With a denial and no reason other servers answer to whatever they do not take.</summary>
    private static bool SaysNothing(FailureFacts e) => e.IsBareDenial && !e.HasOrderOfAws;
}
