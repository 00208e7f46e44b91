namespace PresignTools.Intake.Readers.Code.Tables;

/// <summary>What a client is given as a body.</summary>
internal enum BodyShape
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>Nothing.</summary>
    None,

    /// <summary>A text.</summary>
    Text,

    /// <summary>Bytes or a buffer.</summary>
    Bytes,

    /// <summary>A file of a browser (File, Blob), which has a type of its own.</summary>
    Blob,

    /// <summary>A stream or an open file.</summary>
    Stream,

    /// <summary>An object or a dictionary.</summary>
    Object,

    /// <summary>An object that the client is told to write as JSON.</summary>
    Json,

    /// <summary>Fields in URL encoding.</summary>
    Fields,

    /// <summary>A form of several parts.</summary>
    Form,
}
