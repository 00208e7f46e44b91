using System.Collections.ObjectModel;
using System.Management.Automation;
using PresignTools.Errors;

namespace PresignTools.LogFiles;

/// <summary>The files that a path names: one, those of a folder, or those that match a pattern. In the order of their names.</summary>
/// <param name="session">Resolves paths.</param>
/// <param name="isRecursive">Whether folders below a folder are read too.</param>
internal sealed class LogPath(SessionState session, bool isRecursive)
{
    /// <summary>CloudTrail signs its files in digests, which lie beside the logs and hold no events.</summary>
    private const string Digest = "CloudTrail-Digest";

    /// <exception cref="PresignException"><c>LogFileNotFound</c>, <c>LogFolderEmpty</c>.</exception>
    internal IEnumerable<string> Files(string path, bool isLiteral)
    {
        foreach (string found in Resolve(path, isLiteral))
        {
            if (Directory.Exists(found))
            {
                bool isEmpty = true;
                foreach (string file in InFolder(found))
                {
                    isEmpty = false;
                    yield return file;
                }

                if (isEmpty)
                {
                    throw LogFileErrors.LogFolderEmpty(found);
                }
            }
            else
            {
                yield return File.Exists(found) ? found : throw LogFileErrors.LogFileNotFound(path, "there is no such file or folder.");
            }
        }
    }

    private IEnumerable<string> InFolder(string folder)
    {
        EnumerationOptions options = new()
        {
            RecurseSubdirectories = isRecursive,
            IgnoreInaccessible = false,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
        };
        string[] files = Directory.GetFiles(folder, "*", options);
        Array.Sort(files, StringComparer.Ordinal);
        return files.Where(static f => !f.Contains(Digest, StringComparison.Ordinal));
    }

    private IReadOnlyList<string> Resolve(string path, bool isLiteral)
    {
        try
        {
            if (isLiteral)
            {
                string one = session.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo literal, out _);
                return [OnDisk(path, one, literal)];
            }

            Collection<string> found = session.Path.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            return [.. found.Select(f => OnDisk(path, f, provider))];
        }
        catch (Exception e)
            when (e is ItemNotFoundException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException
                or WildcardPatternException or PSInvalidOperationException or ArgumentException or NotSupportedException)
        {
            throw LogFileErrors.LogFileNotFound(path, e.Message, e);
        }
    }

    private static string OnDisk(string path, string file, ProviderInfo provider) => provider.Name == "FileSystem" ? file
        : throw LogFileErrors.LogFileNotFound(path, $"it belongs to the provider {provider.Name}, not to the file system.");
}
