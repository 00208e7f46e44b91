using PresignTools.Diagnosis;
using PresignTools.Forms;
using PresignTools.Inspection;
using PresignTools.Logs;
using PresignTools.Measuring;
using PresignTools.Policies.Decisions;
using PresignTools.Responses;
using PresignTools.Signers;
using PresignTools.Signing;
using PresignTools.Signing.Uploads;
using PresignTools.Transfers;
using PresignTools.Verification;
using PresignTools.Watching;

namespace PresignTools.Views;

/// <summary>
/// Draws each output of a cmdlet as what it is. One view for all of them: PowerShell draws everything that a script puts out in the view
/// that the first object has, if that view is one of its type as well.
/// </summary>
internal static class ObjectView
{
    private const string Deserialized = "Deserialized.";

    private static readonly Dictionary<string, Action<Drawing, Subject>> Views = new(StringComparer.Ordinal)
    {
        [typeof(PresignDiagnosis).FullName + "#Detailed"] = static (d, s) => DiagnosisView.Draw(d, s, isDetailed: true),
        [typeof(PresignDiagnosis).FullName + "#Row"] = RowView.Draw,
        [typeof(PresignDiagnosis).FullName!] = static (d, s) => DiagnosisView.Draw(d, s, isDetailed: false),
        [typeof(PresignedUrl).FullName!] = SignedView.Draw,
        [typeof(PresignedUpload).FullName!] = UploadView.Draw,
        [typeof(PresignedUrlInfo).FullName!] = ReadUrlView.Draw,
        [typeof(PresignedUrlTest).FullName!] = TestView.Draw,
        [typeof(PresignedPost).FullName!] = PostView.Draw,
        [typeof(PresignedPostInfo).FullName!] = PostInfoView.Draw,
        [typeof(PresignedPostTest).FullName!] = PostTestView.Draw,
        [typeof(S3ErrorResponse).FullName!] = AnswerView.Draw,
        [typeof(SignerContext).FullName!] = SignerView.Draw,
        [typeof(AccessDecision).FullName!] = DecisionView.Draw,
        [typeof(TransferResult).FullName!] = TransferView.Draw,
        [typeof(PresignedUrlChange).FullName!] = ChangeView.Draw,
        [typeof(S3AccessLogRecord).FullName!] = LogView.Draw,
        [typeof(CloudTrailEventRecord).FullName!] = LogView.Draw,
        [typeof(PresignFailureGroup).FullName!] = FailureGroupView.Draw,
        [typeof(Cause).FullName + "#Explained"] = CauseView.Draw,
        [typeof(Cause).FullName!] = CauseRowView.Draw,
    };

    // What is drawn a line each has a head above the first.
    private static readonly Dictionary<string, Action<Drawing, Subject>> Heads = new(StringComparer.Ordinal)
    {
        [typeof(PresignDiagnosis).FullName + "#Row"] = static (d, _) => RowView.DrawHead(d),
        [typeof(PresignFailureGroup).FullName!] = FailureGroupView.DrawHead,
        [typeof(Cause).FullName + "#Explained"] = static (_, _) => { },
        [typeof(Cause).FullName!] = CauseRowView.DrawHead,
    };

    internal static void Draw(Drawing drawing, Subject subject)
    {
        Action<Drawing, Subject> draw = Find(Views, subject)
            ?? throw new ArgumentException("There is no view of this type.", nameof(subject));
        draw(drawing, subject);
    }

    internal static void DrawHead(Drawing drawing, Subject subject) => Find(Heads, subject)?.Invoke(drawing, subject);

    private static Action<Drawing, Subject>? Find(Dictionary<string, Action<Drawing, Subject>> known, Subject subject) => subject.TypeNames
        .Select(static n => n.StartsWith(Deserialized, StringComparison.Ordinal) ? n[Deserialized.Length..] : n)
        .Select(known.GetValueOrDefault)
        .FirstOrDefault(static d => d is not null);
}
