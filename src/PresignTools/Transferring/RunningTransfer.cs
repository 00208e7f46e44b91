using PresignTools.Transfer.Running;
using PresignTools.Transfers;

namespace PresignTools.Transferring;

/// <summary>A transfer that is under way.</summary>
internal sealed class RunningTransfer
{
    private readonly TransferRate _rate = new();

    /// <summary>The work.</summary>
    internal required Task<TransferResult> Work { get; init; }

    /// <summary>How far it is.</summary>
    internal required TransferProgress Progress { get; init; }

    /// <summary>What is done, in words.</summary>
    internal required string Activity { get; init; }

    /// <summary>Where it goes or comes from, without the query of the URL.</summary>
    internal required string Shown { get; init; }

    /// <summary>Takes the result, on the thread of the pipeline.</summary>
    internal required Action<TransferResult> Done { get; init; }

    /// <summary>How to go on after a stop, in words; null for what the progress says.</summary>
    internal string? HowToGoOn { get; init; }

    /// <summary>Its place among those that are shown, from 1.</summary>
    internal int Place { get; set; }

    /// <summary>Whether its progress has been shown.</summary>
    internal bool IsShown { get; set; }

    /// <summary>How long it has run, in ticks of the runner.</summary>
    internal int Ticks { get; set; }

    /// <summary>Bytes per second of late.</summary>
    internal long PerSecond => _rate.PerSecond;

    /// <summary>Notes how far it is now.</summary>
    internal void Note() => _rate.Add(Progress.Done);
}
