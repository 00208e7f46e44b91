using System.Management.Automation;
using PresignTools.Credentials;
using PresignTools.LogFiles;

namespace PresignTools.Commands;

/// <summary>What cmdlets that read logs share: files and folders, buckets, and the choice of requests.</summary>
public abstract partial class LogCmdlet : CredentialCmdlet
{
    private protected const string InputSet = "Input";
    private protected const string PathSet = "Path";
    private protected const string LiteralPathSet = "LiteralPath";
    private protected const string BucketSet = "Bucket";

    /// <summary>Log files or folders with log files.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Log files or folders with log files; taken literally.</summary>
    // Not bound by property name: lines of Get-Content have the path of their file in PSPath, and files come in as the input.
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Reads the folders below a folder as well.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Gives the records of these requests only, and stops reading files when all were found.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? RequestId { get; set; }

    private protected RequestIds Wanted { get; private set; } = new(null);

    /// <inheritdoc/>
    protected override void BeginProcessing() => Wanted = new RequestIds(RequestId);

    /// <summary>Reads one file; what is wrong with parts of it is told there.</summary>
    private protected abstract void ReadFile(string file);

    /// <summary>Reads the content of one object; what is wrong with parts of it is told there.</summary>
    private protected abstract void ReadObject(byte[] content, string name);

    /// <summary>Reads what -Path, -LiteralPath or -BucketName names.</summary>
    private protected void ReadFiles()
    {
        if (ParameterSetName == BucketSet)
        {
            ReadBucket();
            return;
        }

        bool isLiteral = ParameterSetName == LiteralPathSet;
        foreach (string path in isLiteral ? LiteralPath : Path)
        {
            ReadFiles(path, isLiteral);
        }
    }

    private protected void ReadFiles(string path, bool isLiteral)
    {
        if (Wanted.AreAllFound)
        {
            return;
        }

        ForRecord(path, () =>
        {
            foreach (string file in new LogPath(SessionState, Recurse).Files(path, isLiteral))
            {
                if (Wanted.AreAllFound)
                {
                    WriteVerbose($"All requests were found. Files from {file} on were not read.");
                    return;
                }

                Cancellation.ThrowIfCancellationRequested();
                ForRecord(file, () => Guarded(file));
            }
        });
    }

    private void Guarded(string file)
    {
        try
        {
            ReadFile(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LogFileErrors.LogFileNotReadable(file, e);
        }
    }

    /// <summary>Says which requests were not in the logs.</summary>
    private protected void TellMissing()
    {
        string[] missing = [.. Wanted.Missing];
        if (missing.Length > 0)
        {
            WriteVerbose("Not found: " + string.Join(", ", missing) + ".");
        }
    }
}
