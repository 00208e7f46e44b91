namespace PresignTools.Text.Wording;

/// <summary>Things that are done differently in each surrounding, and are a few words there.</summary>
internal enum Phrase
{
    /// <summary>Where the body of an error is found.</summary>
    ErrorBody,

    /// <summary>How many lines become one text.</summary>
    OneText,

    /// <summary>The tool that computes the SHA-256 of a file.</summary>
    HashTool,

    /// <summary>The SHA-256 of a file, as a value.</summary>
    HashOfFile,

    /// <summary>The SHA-256 of a file in base64, as a value.</summary>
    ChecksumOfFile,

    /// <summary>How a file is sent as the body.</summary>
    SendFile,

    /// <summary>Lists the names of the buckets.</summary>
    BucketNames,

    /// <summary>Sends a request with curl and diagnoses the output.</summary>
    DiagnoseCurl,

    /// <summary>The value that means yes.</summary>
    Yes,
}
