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
        [typeof(Cause).FullName!] = CauseView.Draw,
    };

    internal static void Draw(Drawing drawing, Subject subject)
    {
        foreach (string name in subject.TypeNames)
        {
            string plain = name.StartsWith(Deserialized, StringComparison.Ordinal) ? name[Deserialized.Length..] : name;
            if (Views.TryGetValue(plain, out Action<Drawing, Subject>? draw))
            {
                draw(drawing, subject);
                return;
            }
        }

        throw new ArgumentException("There is no view of this type.", nameof(subject));
    }
}
