using PresignTools.PastReports;
using PresignTools.Text;

namespace PresignTools.Intake.Reading;

/// <summary>
/// Whether a text that has nothing to read (no URL, no answer, no command, no name of S3) still reports a failure of this field, in a
/// person's words: it tells of a failure, speaks of what S3 is about, and its words are those of reports with one cause.
/// </summary>
internal static class ToldReport
{
    private const double Telling = 0.1;

    // Not everybody says that something fails: "the link has a token problem".
    private const double Unmistakable = 0.3;
    private const int FewestTerms = 20;

    private static readonly string[] Subjects =
    [
        "bucket", "presigned", "pre-signed", "signed url", "signed link", "signed address", "upload link", "upload url", "upload address",
        "download link", "download url", "download address", "object stor", "cloud stor", "amazon", "aws", "access key", "secret key",
        "the link", "links", "signature",
    ];

    internal static bool IsOne(string text) =>
        (text.ContainsAny(Subjects) || SpeaksOfS3.In(text))
        && ReportTerms.Of(text).Count >= FewestTerms
        && ReportWords.Default.Weigh(text) is [{ Likelihood: var likelihood }, ..]
        && likelihood >= (ToldTime.TellsFailure(text) ? Telling : Unmistakable);
}
