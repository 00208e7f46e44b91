using System.Globalization;
using System.Management.Automation;

namespace PresignTools.Live;

/// <summary>Shows how many of many answers are there, while the last of them are awaited.</summary>
internal static class LiveProgress
{
    /// <summary>Waits for all answers.</summary>
    /// <param name="work">The questions.</param>
    /// <param name="activity">What is done, in words.</param>
    /// <param name="write">Takes the progress; null where one question is asked, which is done in a moment.</param>
    internal static void Show<TNews, T>(SideBySide<TNews, T> work, string activity, Action<ProgressRecord>? write)
    {
        if (write is null || work.Asked == 0)
        {
            work.Finish();
            return;
        }

        var progress = new ProgressRecord(0, activity, "Waiting for answers");
        try
        {
            work.Finish(left =>
            {
                int there = work.Asked - left;
                progress.PercentComplete = 100 * there / work.Asked;
                progress.StatusDescription = string.Create(CultureInfo.InvariantCulture, $"{there} of {work.Asked}");
                write(progress);
            });
        }
        finally
        {
            progress.RecordType = ProgressRecordType.Completed;
            write(progress);
        }
    }
}
