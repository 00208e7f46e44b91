using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The upload form lacks a field, has the wrong order or several files.</summary>
internal sealed class PostFormMalformed : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("post-form-malformed", CheckLayer.Request)
    {
        Title = "The upload form lacks a field, has the wrong order or several files",
        Why = "S3 reads the form from the start and stops at the file. Fields after it do not count.",
        Fix = "Send multipart/form-data with the file as the last field.",
        Document = AwsDocuments.PostForms,
        Stages = [S3CheckStage.PostPolicy, S3CheckStage.Signature, S3CheckStage.Authorization, S3CheckStage.Operation],
        Statuses = [400, 403, 405, 412],
    };

    internal override bool IsRuledOut(FailureFacts e) =>
        e.Operation is not null && !e.IsForm && e.Method is not (null or "POST");

    internal override bool IsProvenByAnswer(FailureFacts e) => !e.IsPresigned && e.IsAws;

    /// <summary>Upload forms (POST policy): fields that must be there, their order, the number of files.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (
            e.Row
            is S3Answer.PostFieldMissing
                or S3Answer.PostNotMultipart
                or S3Answer.PostDataTooLong
                or S3Answer.PostMalformed
                or S3Answer.PostFileCount
                or S3Answer.PostSignatureFieldMissing
                or S3Answer.PostFileCountOther)
        {
            string files = e.Input.FormFiles is > 1 ? $" The form has {e.Input.FormFiles} files; it takes one." : string.Empty;
            string said = e.AnsweredSentence + files;
            bool mayBeNoForm = e.Row is S3Answer.PostNotMultipart || e.IsPresigned;
            yield return mayBeNoForm ? Match.SeenInAccount(said) : e.IsAws ? Match.StatedByS3(said) : Match.NamedByAnswer(said);
            yield break;
        }

        bool mayBeOrder = e.Response is null || e.IsBareDenial || e.Stage == S3CheckStage.PostPolicy || e.Status == 400
            || e.Code is "InvalidArgument" or "SignatureDoesNotMatch";
        if (mayBeOrder && e.Input.FormFields is null && OrderFault(e.Input.FormOrder) is { } disorder)
        {
            yield return Match.SeenInRequest($"The form is not in order: {disorder}.")
                .Explaining(CauseId.Other, CauseId.UnsignedRequest);
        }

        if (!e.IsForm)
        {
            yield break;
        }

        if (e.Form is null)
        {
            if (e.IsBareDenial)
            {
                const string bare =
                    "An upload form without any field of a signature gets a bare AccessDenied; so does one whose fields come after the "
                        + "file.";
                yield return e.SaysSigned ? Match.CommonCause(bare) : Match.Circumstance(bare);
            }

            yield break;
        }

        bool mayBe = e.Response is null || e.IsBareDenial || e.Stage == S3CheckStage.PostPolicy;
        if (mayBe && e.FormFaults(CauseId.PostFormMalformed).FirstOrDefault() is { } fault)
        {
            string what = char.ToLowerInvariant(fault.Evidence[0]) + fault.Evidence[1..];
            yield return Match.SeenInRequest($"The form is not in order: {what}", fault.Remedy);
        }
    }

    /// <summary>
    /// What is wrong with the fields that a text shows; it may not show all of them, so what is missing says nothing.
    /// </summary>
    private static string? OrderFault(IReadOnlyList<UploadFormField> fields)
    {
        int file = -1;
        for (int i = 0; i < fields.Count && file < 0; i++)
        {
            file = fields[i].IsFile ? i : -1;
        }

        if (file < 0)
        {
            return null;
        }

        UploadFormField? behind = fields.Skip(file + 1).FirstOrDefault(static f => !f.IsFile);
        if (behind is not null)
        {
            return $"field {Printable.Of(behind.Name, 60)} comes after the file, where S3 ignores it";
        }

        string name = fields[file].Name;
        return name == "file" ? null : $"the part with the file is named '{Printable.Of(name, 60)}', and must be named file";
    }

    // What is on the wire, in a person's words.
    private static readonly string[] FileFirst =
    [
        "starts with the file", "begins with the file", "file part first", "file is first", "file comes first", "file first",
        "file field first", "file before the", "file is sent first", "file part comes before", "file is before", "fields after the file",
        "fields come after the file", "fields behind the file", "file is not the last", "file isn't last", "file is not last",
    ];

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool mayBeForm = e.Status is null or 400 or 403 && e.Code is null or "AccessDenied" or "InvalidArgument" or "MalformedPOSTRequest";
        if (mayBeForm && !e.IsAccepted && text.ContainsAny("FormData", "multipart", "form-data", "form field", "upload form", "POST",
            ".append('file'", ".append(\"file\"")
            && text.FirstContained(FileFirst) is { } order && new Topic(order).IsAffirmedIn(text))
        {
            yield return Match.SeenInRequest(
                $"By the text the form does not end with the file ('{order}'). S3 reads no field behind the file: key, policy and "
                    + "signature are missing then.",
                "Append all fields first, and the file last, once. Where a library orders them itself, look for its setting or a newer "
                    + "release.")
                .Compared()
                .Explaining(CauseId.UnsignedRequest, CauseId.CorsMisconfigured, CauseId.Other);
        }

        if (FormRefusal.Word(text) is not null && e.Code is null or "InvalidArgument" or "MalformedPOSTRequest")
        {
            yield return Match.NamedByAnswer(
                "The server found no key in the form. It reads no field behind the file.",
                "Append all fields first, and the file last, once.").Explaining(CauseId.CorsMisconfigured);
        }
    }
}
