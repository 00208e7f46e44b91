using System.Globalization;
using PresignTools.Responses;

namespace PresignTools.Diagnosis;

/// <summary>Says why a fault that is there is not the reason of the failure that is told.</summary>
internal static class Misfit
{
    /// <summary>A sentence, to stand behind the evidence of the fault.</summary>
    internal static string Why(string cause, Evidence e)
    {
        if (e.NotReachedWord is not null)
        {
            return " Not the reason of this failure: S3 was not reached.";
        }

        if (e.Response is not { } answer)
        {
            return e.IsAccepted ? " The server accepts the URL all the same." : string.Empty;
        }

        if (e.IsForeignAnswer)
        {
            return " Not the reason of this answer: it was not S3 that wrote it.";
        }

        if (CauseStages.IsPassed(cause, answer))
        {
            return " Not the reason of this answer: S3 had accepted that.";
        }

        if (answer.NotChecked.Any(s => CauseStages.ComesFrom(cause, s)) || (answer.Stage != S3CheckStage.Unknown && answer.Stage < CauseStages.First(cause)))
        {
            return " Not the reason of this answer: S3 had not come to it.";
        }

        IReadOnlyList<int> statuses = CauseStatuses.Of(cause, e);
        return answer.StatusCode is { } status && statuses.Count > 0 && !statuses.Contains(status)
            ? $" Not the reason of this answer: S3 answers {string.Join(" or ", statuses.Select(static s => s.ToString(CultureInfo.InvariantCulture)))} to that, not {status.ToString(CultureInfo.InvariantCulture)}."
            : " Not the reason of this answer: S3 says something else to that.";
    }
}
