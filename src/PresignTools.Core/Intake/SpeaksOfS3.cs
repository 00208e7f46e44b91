using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// Whether a text is about S3 at all: it has the words of a client that signs for it, or names S3 or a server of its kind.
/// </summary>
internal static class SpeaksOfS3
{
    // Clients of which nothing more is known than that they are ones, and other words for what S3 is.
    private static readonly string[] Words = ["goofys", "s5cmd", "mount-s3", "mountpoint-s3", "geesefs", "juicefs",
        "object storage", "object store", "presigned", "pre-signed", "CompleteMultipartUpload", "UploadPart", "PutObject", "GetObject"];

    internal static bool In(string text) =>
        text.ContainsAny(Words)
        || ClientTools.Find(text) is { LogsSigning: true } or { SignsInHeaders: true }
        || ServerRecognition.Recognize(new DiagnosisInput { FullText = text }) is not null || HasName(text);

    /// <summary><c>S3</c> or <c>s3://</c> as a word of its own.</summary>
    private static bool HasName(string text)
    {
        for (int i = Scan.Find(text, "S3", 0, true); i >= 0; i = Scan.Find(text, "S3", i + 2, true))
        {
            bool begins = i == 0 || !char.IsAsciiLetterOrDigit(text[i - 1]);
            bool ends = i + 2 == text.Length || !char.IsAsciiLetterOrDigit(text[i + 2]);
            if (begins && ends)
            {
                return true;
            }
        }

        return false;
    }
}
