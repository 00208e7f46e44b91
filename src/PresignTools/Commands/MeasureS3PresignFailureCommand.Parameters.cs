using System.Management.Automation;
using PresignTools.Measuring.Grouping;
using PresignTools.Measuring.Queries;

namespace PresignTools.Commands;

public sealed partial class MeasureS3PresignFailureCommand
{
    private const string InputSet = "Input";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string QuerySet = "Query";

    /// <summary>Records of a log, lines of one, rows of a query, or files of Get-ChildItem.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>Log files or folders with log files.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Log files or folders with log files; taken literally.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Reads the folders below a folder as well.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    public SwitchParameter Recurse { get; set; }

    /// <summary>What failed requests are grouped by.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public FailureDimension[] GroupBy { get; set; } = [FailureDimension.Cause];

    /// <summary>Counts every request, not only those of presigned URLs.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>How many folders of a key belong to its prefix.</summary>
    [Parameter]
    [ValidateRange(1, 20)]
    public int PrefixDepth { get; set; } = 1;

    /// <summary>Writes a page of HTML to this file in place of objects.</summary>
    [Parameter(ParameterSetName = InputSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [ValidateNotNullOrEmpty]
    public string? AsReport { get; set; }

    /// <summary>Gives the SQL that does the same in Athena, and reads nothing.</summary>
    [Parameter(Mandatory = true, ParameterSetName = QuerySet)]
    public SwitchParameter AsAthenaQuery { get; set; }

    /// <summary>Which logs the query is for.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    public LogKind LogKind { get; set; }

    /// <summary>The table of the query.</summary>
    [Parameter(ParameterSetName = QuerySet)]
    [ValidateNotNullOrEmpty]
    public string? Table { get; set; }
}
