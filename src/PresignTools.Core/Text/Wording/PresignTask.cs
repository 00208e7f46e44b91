namespace PresignTools.Text.Wording;

/// <summary>What advice asks of this library, or of an HTTP client.</summary>
internal enum PresignTask
{
    /// <summary>Sign a URL.</summary>
    Sign,

    /// <summary>Take a URL apart.</summary>
    Read,

    /// <summary>Check a URL.</summary>
    Check,

    /// <summary>Find the cause of a failure.</summary>
    Diagnose,

    /// <summary>Evaluate policies.</summary>
    Decide,

    /// <summary>Read events of CloudTrail.</summary>
    ReadEvents,

    /// <summary>Send a request with an HTTP client.</summary>
    Send,
}
