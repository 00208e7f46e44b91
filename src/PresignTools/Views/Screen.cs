using System.Management.Automation.Host;

namespace PresignTools.Views;

/// <summary>Where a view is drawn: how wide it is, and whether it has colors.</summary>
/// <param name="Width">Cells of a line.</param>
/// <param name="Style">Colors, or none.</param>
internal sealed record Screen(int Width, Style Style)
{
    // What PowerShell itself takes where there is no console.
    private const int WithoutConsole = 120;

    // Narrower, nothing can be read; wider, the eye loses the line.
    private const int Narrowest = 40;
    private const int Widest = 160;

    /// <summary>The screen of a host. Its last column stays free: a line that fills it makes some terminals go to the next.</summary>
    internal static Screen Of(PSHost? host, int? width, bool? colors) => new(
        Math.Clamp((width ?? WidthOf(host)) - 1, Narrowest, Widest),
        colors ?? HasColors(host) ? Style.Session : Style.Plain);

    private static bool HasColors(PSHost? host) =>
        host?.UI is { SupportsVirtualTerminal: true } && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    private static int WidthOf(PSHost? host)
    {
        try
        {
            return host?.UI?.RawUI?.BufferSize.Width is > 0 and int width ? width : WithoutConsole;
        }
        catch (Exception e) when (e is HostException or NotImplementedException or InvalidOperationException or IOException)
        {
            return WithoutConsole;      // no console: a job, a service, output that is redirected
        }
    }
}
