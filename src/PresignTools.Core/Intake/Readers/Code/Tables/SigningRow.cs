namespace PresignTools.Intake.Readers.Code.Tables;

/// <summary>A function of a library that signs.</summary>
/// <param name="Name">Its name, without what it is called on.</param>
/// <param name="Library">The library; null where several have it, and the arguments tell.</param>
internal sealed record SigningRow(string Name, string? Library)
{
    /// <summary>The operation that it signs; null where an argument says so.</summary>
    internal string? Operation { get; init; }

    /// <summary>What its arguments are by position, names as the API has them; <c>-</c> for one that does not matter.</summary>
    internal IReadOnlyList<string> Positions { get; init; } = [];

    /// <summary>What the path before the name must end in; empty for anything.</summary>
    internal string On { get; init; } = string.Empty;

    /// <summary>Whether it signs for S3 only where its arguments name a method or an operation: the name is anybody's.</summary>
    internal bool NeedsOperation { get; init; }

    /// <summary>Whether code shows with the call alone that it signs for somebody else.</summary>
    internal bool IsPresigning { get; init; } = true;
}
