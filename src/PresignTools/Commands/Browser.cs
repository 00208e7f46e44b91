using System.Diagnostics;

namespace PresignTools.Commands;

/// <summary>Opens a page in the user's browser, as Get-Help -Online does.</summary>
internal static class Browser
{
    /// <summary>What opens a page. Tests put something in its place.</summary>
    internal static Action<Uri> Open { get; set; } = Start;

    /// <summary>Hands the address to the system, which knows the browser.</summary>
    private static void Start(Uri page) =>
        Process.Start(new ProcessStartInfo(page.AbsoluteUri) { UseShellExecute = true })?.Dispose();
}
