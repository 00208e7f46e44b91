namespace PresignTools.Intake.Fragments;

/// <summary>What a piece of a text is, by its shape.</summary>
internal enum FragmentKind
{
    /// <summary>Sentences of a person, and whatever has no other shape.</summary>
    Prose,

    /// <summary>A prompt with a command, or a command by itself, with its continued lines.</summary>
    Command,

    /// <summary>What a command printed.</summary>
    Output,

    /// <summary>Source code of any language.</summary>
    Code,

    /// <summary>JSON, whole or cut.</summary>
    Json,

    /// <summary>XML or HTML.</summary>
    Xml,

    /// <summary>YAML, INI, HCL, properties or environment: settings, a name and a value each.</summary>
    Settings,

    /// <summary>A request or status line of HTTP with what follows.</summary>
    HttpExchange,

    /// <summary>Header lines without a request or status line.</summary>
    Headers,

    /// <summary>A line of a log: a time or level, then a message.</summary>
    LogLine,

    /// <summary>An exception's stack trace.</summary>
    StackTrace,

    /// <summary>A message of a browser's console or network tab.</summary>
    BrowserConsole,

    /// <summary>PowerShell's own layout of an error or an object.</summary>
    PowerShellLayout,

    /// <summary>An HTTP archive.</summary>
    Har,

    /// <summary>A URL on lines of its own.</summary>
    Url,
}
