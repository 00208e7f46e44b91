using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>How a page or component uploads, in a person's words or by what it is known to do, where no code of it is shown.</summary>
internal static class SentMethod
{
    private const int Before = 40;

    private static readonly string[] Posts =
    [
        "sends a POST", "send a POST", "sending a POST", "sent a POST", "sends POST", "sending POST", "does a POST", "makes a POST",
        "making a POST", "a POST to it", "POST request to it", "POST to the url", "POST to the presigned", "POST to the signed",
        "POST to that url", "uploads with POST", "upload with POST", "uploads by POST", "uploads via POST", "with a POST request",
        "uses POST", "posts the file", "posts it to", "posts to the presigned", "method: 'POST'", "method: \"POST\"", "method=\"post\"",
        "Request Method: POST", "as a POST form", "by POST to",
    ];

    // Components that send a form with POST unless they are set otherwise (their documents).
    private static readonly string[] Components =
    [
        "react-dropzone-uploader", "dropzonejs", "dropzone.js", "new Dropzone(", "vue-dropzone", "ng2-file-upload", "ng-file-upload",
        "fine-uploader", "plupload", "blueimp", "jquery.fileupload", "jQuery-File-Upload", "el-upload", "filepond",
    ];

    // Both are sent then, of which the POST goes elsewhere.
    private static readonly string[] Sent =
        ["PUTs ", "sends PUT", "sends a PUT", "with PUT", "PUT request", "does a PUT", "a PUT to", "xhr.send(", "method: 'PUT'",
            "method: \"PUT\""];

    private static readonly string[] Puts =
    [
        "method: 'put'", "method: \"put\"", "method put", "method: put", "method=put", "type: 'PUT'", "type: \"PUT\"", "http-request",
        "with PUT", "sends PUT", "xhr.send(", "PUT request",
    ];

    private static readonly string[] Denials = [" not ", "n't", " no ", "instead of", "rather than", " never "];

    /// <summary>The words by which a POST is sent; null where nobody says so.</summary>
    internal static string? Post(string text)
    {
        foreach (string words in Posts)
        {
            int at = Scan.Find(text, words, 0, true);
            bool isOther = at >= 0 && Scan.At(text, at + words.Length, " name", true);
            if (at >= 0 && !isOther && !text.ContainsAny(Sent) && !(" " + text[Math.Max(0, at - Before)..at]).ContainsAny(Denials))
            {
                return words;
            }
        }

        return null;
    }

    /// <summary>The component that sends a form with POST, where nothing sets it to PUT; null if none is named.</summary>
    internal static string? PostingComponent(string text) =>
        text.ContainsAny(Puts) ? null
            : text.FirstContained(Components);
}
