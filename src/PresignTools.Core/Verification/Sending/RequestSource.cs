namespace PresignTools.Verification.Sending;

/// <summary>Where a URL, or the headers that go with it, came from. What nobody has vouched for is Text.</summary>
public enum RequestSource
{
    /// <summary>It was found in text: a paste, a ticket, a log, a file. Whoever wrote the text chose it.</summary>
    Text,

    /// <summary>The user named it: by parameter, as a text that is nothing else, or as an object of New-S3PresignedUrl.</summary>
    Named,
}
