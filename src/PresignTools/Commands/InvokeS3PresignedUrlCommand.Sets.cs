using System.Globalization;
using PresignTools.Signing.Uploads;
using PresignTools.Text;
using PresignTools.Transfer.Uploads;
using PresignTools.Transferring;
using PresignTools.Transfers;
using PresignTools.Transfers.Forms;
using PresignTools.Transfers.Sets;

namespace PresignTools.Commands;

/// <content>What takes more than one URL, or more than a URL: uploads in parts, and upload forms.</content>
public sealed partial class InvokeS3PresignedUrlCommand
{
    /// <summary>Parts are made to be sent side by side.</summary>
    private const int UsualSenders = 4;

    private void UploadSet(PresignedUpload set, BodySource body)
    {
        var plan = UploadPlan.Of(set, body.Length, Terms(), DateTimeOffset.UtcNow);
        string parts = string.Create(CultureInfo.InvariantCulture, $"{TransferErrors.Count(body.Length)} in {set.PartCount} parts");
        if (!ShouldProcess(plan.List.Shown, $"Upload of {Printable.Of(body.Name, 200)}, {parts}"))
        {
            return;
        }

        Run(
            (settings, progress, stop) => _engine!.UploadAsync(plan, body, settings, progress, stop),
            "Uploading " + Path.GetFileName(body.Name),
            plan.List.Shown,
            howToGoOn: "The parts that arrived are stored, and cost money until the upload is completed or aborted. The same command with "
                + "-Resume sends the others; Invoke-S3PresignedUrl with the property Abort of the set deletes them.",
            parallel: MyInvocation.BoundParameters.ContainsKey(nameof(Parallel)) ? null : UsualSenders);
    }

    private void UploadForm(UploadForm form, BodySource file)
    {
        form.Check(file.Length);
        FormPlan plan = FormPlan.Of(
            form.Url,
            form.Fields,
            file is FileBody ? Path.GetFileName(file.Name) : "file",
            file.Length,
            "presigntools-" + Guid.NewGuid().ToString("n"),
            Terms(),
            DateTimeOffset.UtcNow);
        Upload(plan.Request, new FormBody(file, plan.Head, plan.Tail));
    }
}
