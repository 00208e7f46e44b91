using System.Globalization;
using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Ranking;

/// <summary>Says why a fault that is there is not the reason of the failure that is told.</summary>
internal static class Misfit
{
    /// <summary>A sentence, to stand behind the evidence of the fault.</summary>
    internal static string Why(CauseDefinition cause, FailureFacts e)
    {
        if (e.NotReachedWord is not null)
        {
            return $" Not the cause of this failure: {e.ServerWithin} was not reached.";
        }

        if (e.Response is not { } answer)
        {
            return e.IsAccepted ? " The server accepts the URL anyway." : string.Empty;
        }

        if (e.IsForeignAnswer)
        {
            return $" Not the cause of this answer: {e.ServerWithin} did not write it.";
        }

        if (AnswerFit.IsPassed(cause, e))
        {
            return $" Not the cause of this error: {e.ServerWithin} had accepted that.";
        }

        if (AnswerFit.IsAhead(cause, e)
            || (e.HasOrderOfAws && answer.Stage != S3CheckStage.Unknown && answer.Stage < AnswerFit.First(cause)))
        {
            return " Not the cause of this error, but it will be the next one.";
        }

        IReadOnlyList<int> statuses = CauseStatuses.Of(cause, e);
        return answer.StatusCode is { } status && statuses.Count > 0 && !statuses.Contains(status)
            ? $" Not the cause of this error: {e.ServerWithin} answers "
                + $"{string.Join(" or ", statuses.Select(static s => s.ToString(CultureInfo.InvariantCulture)))} to that, not "
                + $"{status.ToString(CultureInfo.InvariantCulture)}."
            : $" Not the cause of this error: {e.ServerWithin} answers that in other words.";
    }
}
