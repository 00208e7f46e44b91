using System.Management.Automation;
using PresignTools.Transfers;

namespace PresignTools.Transferring;

/// <summary>Paths as PowerShell has them, on disk. They are taken as they are written: a name may have brackets.</summary>
internal static class FilePath
{
    internal static string Full(string path, SessionState session)
    {
        try
        {
            string full = session.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return provider.Name == "FileSystem" ? full : throw TransferErrors.TransferPathUnusable(path);
        }
        catch (Exception e)
            when (e is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException
                or NotSupportedException or ArgumentException)
        {
            throw TransferErrors.TransferPathUnusable(path);
        }
    }

    /// <summary>Whether a path is a folder, or is written as one.</summary>
    internal static bool IsFolder(string full, string written) =>
        Directory.Exists(full) || written.EndsWith('/') || (OperatingSystem.IsWindows() && written.EndsWith('\\'));
}
