namespace PresignTools.Logs;

/// <summary>The URL as it was recorded, for the diagnosis alone: it is never shown.</summary>
internal interface ILoggedUrl
{
    /// <summary>The URL with whatever the log did not hide.</summary>
    string? LoggedUrl { get; }
}
