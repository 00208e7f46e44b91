namespace PresignTools.Verification.Sending;

/// <summary>Where a URL, or the headers that go with it, came from. What nobody has vouched for is Text.</summary>
public enum RequestSource : long
{
    /// <summary>It was found in text: a paste, a ticket, a log, a file, whatever was piped in. Whoever wrote the text chose it.</summary>
    Text,

    /// <summary>The user named it: by parameter, as an argument that is nothing else, or as an object with a URL.</summary>
    Named,
}
