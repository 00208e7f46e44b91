using PresignTools.Diagnosis;
using PresignTools.Inspection;

namespace PresignTools.Verification.Checks;

/// <summary>Was the URL damaged on its way in a manner that can be undone (HTML and JSON escapes, a second encoding, line breaks, quotes)?</summary>
internal static class RepairCheck
{
    internal static void Run(Judgement j)
    {
        (string repaired, IReadOnlyList<UrlRepair> repairs) = UrlRepairer.Repair(j.Request.Url);
        if (repairs.Count > 0 && repaired != j.Request.Url && PresignedShape.IsWellFormed(repaired))
        {
            Report(j, repairs);
        }
    }

    internal static void Report(Judgement j, IReadOnlyList<UrlRepair> repairs)
    {
        j.Drop(Causes.UrlMangledInTransit);
        string what = string.Join(" ", repairs.Select(static r => r.Description));
        j.Fail(Causes.UrlMangledInTransit, "The URL was damaged on its way; it can be repaired: " + what,
            "Use the repaired URL: ConvertFrom-S3PresignedUrl gives it in property Url.", "query");
    }
}
