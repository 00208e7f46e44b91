using PresignTools.Diagnosis;
using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Watching;

/// <summary>
/// One URL over time: remembers the last state, and gives a change only where the state is another one. So there are never two changes in
/// a row with the same state.
/// </summary>
/// <param name="watched">The URL.</param>
internal sealed class UrlWatch(WatchedUrl watched)
{
    private PresignedUrlState? _last;

    /// <summary>The URL.</summary>
    internal WatchedUrl Watched => watched;

    /// <summary>The change that an observation makes; null if the state is the same as before.</summary>
    /// <param name="seen">What was observed.</param>
    /// <param name="next">When it is checked again; null if it is not.</param>
    /// <param name="cancellation">Ends the diagnosis of a refusal.</param>
    internal PresignedUrlChange? Take(UrlObservation seen, DateTimeOffset? next, CancellationToken cancellation = default)
    {
        if (_last == seen.State)
        {
            return null;
        }

        PresignedUrlState? before = _last;
        _last = seen.State;
        (string? cause, string reason, string remedy) = Explain(seen, cancellation);
        var mask = new SecretMask(SecretMask.FoundIn(watched.Url));
        return new PresignedUrlChange
        {
            Time = seen.At,
            State = seen.State,
            Was = before,
            Method = Printable.Line(seen.Method),
            BucketName = seen.BucketName,
            Key = seen.Key,
            Reason = mask.Show(reason)!,
            Cause = cause,
            Remedy = mask.Show(remedy)!,
            EndsAt = seen.End?.At,
            EndsBecause = seen.End?.Kind,
            MayEndEarlier = seen.MayEndEarlier,
            NextCheck = next,
            CheckedBy = seen.CheckedBy,
            StatusCode = seen.Live?.StatusCode,
            ErrorCode = mask.Show(seen.Live?.ErrorCode),
            RequestId = mask.Show(seen.Live?.RequestId),
            Line = watched.Line,
            Url = seen.Url,
        };
    }

    /// <summary>A refusal is diagnosed, once: only here, where the state has changed.</summary>
    private static (string? Cause, string Reason, string Remedy) Explain(UrlObservation seen, CancellationToken cancellation)
    {
        if (seen.Failure is not { } failure)
        {
            return (seen.Cause, seen.Reason, seen.Remedy);
        }

        PresignDiagnosis diagnosis = PresignDiagnoser.Diagnose(failure, seen.At, cancellation);
        return diagnosis.RootCause is { } root
            ? (root, $"{seen.Reason} {diagnosis.Explanation}", diagnosis.Remedy)
            : (seen.Cause, seen.Reason, seen.Remedy);
    }
}
