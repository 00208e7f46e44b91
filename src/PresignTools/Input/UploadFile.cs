using System.Management.Automation;
using PresignTools.Errors;
using PresignTools.Signing;
using PresignTools.Signing.Uploads;

namespace PresignTools.Input;

/// <summary>
/// Reads from a file what signing its upload needs: its size, and the checksums of its parts. It is never held in memory.
/// </summary>
internal static class UploadFile
{
    private const int BufferSize = 1024 * 1024;

    internal static string FullPath(PSCmdlet cmdlet, string path) => cmdlet.GetUnresolvedProviderPathFromPSPath(path);

    /// <exception cref="PresignException"><c>UploadFileNotFound</c>, <c>UploadFileUnreadable</c>.</exception>
    internal static long Size(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists ? file.Length : throw InputErrors.UploadFileNotFound(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw InputErrors.UploadFileUnreadable(path, e);
        }
    }

    /// <summary>The checksum of each part.</summary>
    /// <exception cref="PresignException"><c>UploadFileUnreadable</c>, also where the file has become shorter.</exception>
    internal static IReadOnlyList<string> Checksums(string path, PartPlan plan, string algorithm, CancellationToken cancellation)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
            using var checksum = new RunningChecksum(algorithm);
            byte[] buffer = new byte[BufferSize];
            string[] all = new string[plan.Count];
            for (int i = 0; i < all.Length; i++)
            {
                for (long left = plan.Length(i + 1); left > 0;)
                {
                    cancellation.ThrowIfCancellationRequested();
                    int read = file.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
                    left -= read > 0 ? read : throw new EndOfStreamException("it has become shorter.");
                    checksum.Append(buffer.AsSpan(0, read));
                }

                all[i] = checksum.Finish();
            }

            return all;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw InputErrors.UploadFileUnreadable(path, e);
        }
    }
}
