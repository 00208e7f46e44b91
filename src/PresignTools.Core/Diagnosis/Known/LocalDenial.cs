using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A file of the machine itself that the operating system refuses: <c>mkdir /data: permission denied</c>, <c>[Errno 13] Permission denied:
/// '/var/lib/x'</c>. The words are those of a refusal by S3, and no request was made. Told apart by what the runtimes put beside them: the
/// call that failed, the number of the error, the name of the exception.
/// </summary>
internal static class LocalDenial
{
    private const int LongestLine = 4000;
    private const int Near = 160;

    private static readonly string[] Denials =
    [
        "permission denied", "operation not permitted", "read-only file system", "Access to the path",
        "java.nio.file.AccessDeniedException:",
    ];

    // Go, Node, Python, Ruby, PHP, Java, .NET, nginx, the shell's tools.
    private static readonly string[] Calls =
    [
        "mkdir ", "mkdir:", "mkdir(", "open ", "open(", "unlink ", "remove ", "rename ", "stat ", "lstat ", "chmod ", "chown ", "scandir ",
        "EACCES", "EPERM", "EROFS", "Errno 13", "Errno 1]", "Errno 30", "@ rb_sysopen", "@ dir_s_mkdir", "failed to open stream",
        "FileNotFoundException", "java.nio.file.", "Access to the path", "(13: ", "cannot create", "cannot open", "cannot touch",
        "os error 13", "PermissionError",
    ];

    // Buckets that are mounted answer through the same calls.
    private static readonly string[] Mounts = ["s3fs", "goofys", "mountpoint", "mount-s3", "fuse", "rclone mount", "/mnt/", "juicefs"];

    /// <summary>The path that was refused; null where the text shows none.</summary>
    internal static string? In(string text)
    {
        if (!text.ContainsAny(Denials) || text.ContainsAny(Mounts) || WebIdentityFile.In(text) is not null)
        {
            return null;
        }

        for (int start = 0; start < text.Length;)
        {
            int end = Scan.LineEnd(text, start);
            if (end - start is > 16 and <= LongestLine && OfLine(text[start..end]) is { } path)
            {
                return path;
            }

            start = end + 1;
        }

        return null;
    }

    private static string? OfLine(string line)
    {
        foreach (string denial in Denials)
        {
            int at = Scan.Find(line, denial, 0, true);
            if (at < 0)
            {
                continue;
            }

            int from = Math.Max(0, at - Near), to = Math.Min(line.Length, at + denial.Length + Near);
            string around = line[from..to];
            if (around.ContainsAny(Calls) && PathIn(around) is { } path)
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>An absolute path of a file, and no part of a URL.</summary>
    private static string? PathIn(string text)
    {
        for (int i = 1; i + 2 < text.Length; i++)
        {
            bool isAfterBlank = text[i - 1] is ' ' or '\'' or '"' or '`' or '(' or '\u201c';
            bool isUnix = text[i] == '/' && (char.IsAsciiLetterOrDigit(text[i + 1]) || text[i + 1] is '.' or '_');
            bool isWindows = char.IsAsciiLetterUpper(text[i]) && text[i + 1] == ':' && text[i + 2] == '\\';
            if (isAfterBlank && (isUnix || isWindows))
            {
                int end = Scan.Skip(text, i, static c => c is not ('\'' or '"' or '`' or ',' or ')' or '\u201d') && !char.IsWhiteSpace(c));
                return text[i..end].TrimEnd(':', '.', ';');
            }
        }

        return null;
    }
}
