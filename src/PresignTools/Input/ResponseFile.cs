using System.Management.Automation;
using PresignTools.Errors;
using PresignTools.Responses;

namespace PresignTools.Input;

/// <summary>Files with error bodies: only of the file system, and never more than the reader takes.</summary>
internal static class ResponseFile
{
    /// <summary>The files that <paramref name="path"/> names.</summary>
    /// <exception cref="PresignException"><c>ResponseFileNotReadable</c>.</exception>
    internal static IReadOnlyList<string> Resolve(SessionState session, string path, bool isLiteral)
    {
        try
        {
            if (isLiteral)
            {
                string file = session.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo literalProvider, out _);
                return [OnlyFileSystem(path, file, literalProvider)];
            }

            return
            [
                .. session
                    .Path.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider)
                    .Select(f => OnlyFileSystem(path, f, provider)),
            ];
        }
        catch (Exception e)
            when (e
                    is ItemNotFoundException
                        or System.Management.Automation.DriveNotFoundException
                        or ProviderNotFoundException
                        or WildcardPatternException
                        or PSInvalidOperationException
                        or ArgumentException
                        or NotSupportedException)
        {
            throw InputErrors.ResponseFileNotReadable(path, e.Message, e);
        }
    }

    /// <summary>The file's bytes; a file that is too large is refused before it is read.</summary>
    /// <exception cref="PresignException"><c>ResponseFileNotReadable</c>, <c>ResponseTooLarge</c>.</exception>
    internal static byte[] Read(string file)
    {
        if (Directory.Exists(file))
        {
            throw InputErrors.ResponseFileNotReadable(file, "it is a folder");
        }

        try
        {
            using FileStream stream = File.OpenRead(file);
            if (stream.CanSeek && stream.Length > S3ErrorResponseReader.MaximumLength)
            {
                throw ResponseErrors.ResponseTooLarge(stream.Length, S3ErrorResponseReader.MaximumLength);
            }

            // Read by hand: a device or a growing file has no length that can be trusted.
            byte[] buffer = new byte[S3ErrorResponseReader.MaximumLength + 1];
            int length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return length > S3ErrorResponseReader.MaximumLength
                ? throw ResponseErrors.ResponseTooLarge(length, S3ErrorResponseReader.MaximumLength) : buffer[..length];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw InputErrors.ResponseFileNotReadable(file, e.Message, e);
        }
    }

    private static string OnlyFileSystem(string path, string file, ProviderInfo provider) =>
        provider.Name == "FileSystem"
            ? file
            : throw InputErrors.ResponseFileNotReadable(path, $"it belongs to the provider {provider.Name}, not to the file system");
}
