using PresignTools.Text;

namespace PresignTools.Intake.Fragments.Shapes;

/// <summary>PowerShell's layouts of errors and of objects.</summary>
internal static class PowerShellShape
{
    private static readonly string[] Heads =
    [
        "At line:", "At C:\\", "At /", "+ CategoryInfo", "+ FullyQualifiedErrorId", "+ PSComputerName", "+ ~", "Line |",
            "Invoke-WebRequest:",
        "Invoke-WebRequest :", "Invoke-RestMethod:", "Invoke-RestMethod :", "CategoryInfo ", "FullyQualifiedErrorId", "ScriptStackTrace",
        "Write-S3Object :", "Read-S3Object :", "Get-S3Object :",
    ];

    /// <summary>Whether a line is of such a layout.</summary>
    internal static bool Is(string line)
    {
        int at = Scan.SkipBlanks(line, 0);
        return Scan.OneOf(line, at, Heads) is not null || IsListItem(line)
            || (at > 0 && Scan.At(line, at, "| ") && line.TrimEnd().Length > at + 1);
    }

    /// <summary><c>StatusCode        : 403</c>: the colons of a list stand below each other, so blanks stand before them.</summary>
    private static bool IsListItem(string line)
    {
        int end = Scan.SkipWord(line, 0);
        int colon = Scan.SkipBlanks(line, end);
        return end > 1 && colon > end && Scan.At(line, colon, ": ") && char.IsUpper(line[0]);
    }
}
