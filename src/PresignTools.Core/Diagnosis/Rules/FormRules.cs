using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Rules;

/// <summary>Upload forms (POST policy): fields, order, files, size.</summary>
internal static class FormRules
{
    internal static Suspect? Mismatch(Evidence e)
    {
        if (e.Row is "post-policy-condition" or "post-policy-extra-fields")
        {
            return new Suspect(CauseId.PostPolicyMismatch, e.IsAws ? Certainty.Established : Certainty.Likely, 95, AnswerRules.Said(e.Response!));
        }

        return e.Code is "EntityTooLarge" or "EntityTooSmall" && (e.IsForm || e.Response!.Elements.ContainsKey("MaxSizeAllowed") && e.Operation is null)
            ? Suspect.Likely(CauseId.PostPolicyMismatch, 90, $"{AnswerRules.Said(e.Response!)} The size is outside the content-length-range of the form's policy{Sizes(e.Response!)}.")
            : e.Row is "post-policy-document" ? Suspect.Likely(CauseId.PostPolicyMismatch, 76, AnswerRules.Said(e.Response!)) : null;
    }

    internal static Suspect? Malformed(Evidence e)
    {
        if (e.Stage == S3CheckStage.PostPolicy && e.Row is "post-field-missing" or "post-not-multipart" or "post-data-too-long" or "post-malformed" or "post-file-count")
        {
            string files = e.Input.FormFiles is > 1 ? $" The form has {e.Input.FormFiles} files; it takes one." : string.Empty;
            bool notForm = e.Row is "post-not-multipart" || e.IsPresigned;
            return new Suspect(CauseId.PostFormMalformed, e.IsAws && !notForm ? Certainty.Established : Certainty.Likely, notForm ? 70 : 93, AnswerRules.Said(e.Response!) + files);
        }

        if (!e.IsForm || e.Input.FormFields is not { } fields)
        {
            return e.IsForm && e.IsBareDenial ? Suspect.Possible(CauseId.PostFormMalformed, e.SaysSigned ? 30 : 62, "An upload form without any field of a signature gets a bare AccessDenied; so does one whose fields come after the file.") : null;
        }

        string[] names = [.. fields.Select(static f => f.Key.ToLowerInvariant())];
        int file = Array.IndexOf(names, "file");
        string? fault = !names.Contains("key") ? "field key is missing"
            : !names.Contains("policy") ? "field policy is missing"
            : !names.Contains("x-amz-signature") && !names.Contains("signature") ? "the signature's field is missing"
            : file >= 0 && file < names.Length - 1 ? $"field {names[file + 1]} comes after the file, where S3 ignores it"
            : e.Input.FormFiles is > 1 ? $"it has {e.Input.FormFiles} files, and takes one"
            : null;
        bool mayBe = e.Response is null || e.IsBareDenial || e.Stage == S3CheckStage.PostPolicy;
        return fault is not null && mayBe ? Suspect.Likely(CauseId.PostFormMalformed, 84, $"The form is not in order: {fault}.") : null;
    }

    /// <summary>The form of a temporary key needs its token as field x-amz-security-token.</summary>
    internal static Suspect? MissingToken(Evidence e)
    {
        if (e.Input.FormFields is not { } fields || fields.Any(static f => f.Key.Equals("x-amz-security-token", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        bool temporary = fields.Any(static f => (f.Key.Equals("x-amz-credential", StringComparison.OrdinalIgnoreCase) || f.Key.Equals("AWSAccessKeyId", StringComparison.OrdinalIgnoreCase)) && f.Value.StartsWith("ASIA", StringComparison.Ordinal));
        return temporary && (e.Response is null || e.Code is "InvalidAccessKeyId" or "InvalidToken" || e.IsBareDenial)
            ? Suspect.Likely(CauseId.MissingSessionToken, 90, "The form is signed with a temporary key (ASIA...), and has no field x-amz-security-token.", "Add the session token to the form as field x-amz-security-token, and to the conditions of its policy.")
            : null;
    }

    private static string Sizes(S3ErrorResponse answer)
    {
        answer.Elements.TryGetValue("ProposedSize", out string? proposed);
        answer.Elements.TryGetValue("MaxSizeAllowed", out string? most);
        answer.Elements.TryGetValue("MinSizeAllowed", out string? least);
        return proposed is null ? string.Empty : $" ({Printable.Of(proposed, 20)} bytes, allowed {(most is not null ? "at most " + Printable.Of(most, 20) : "at least " + Printable.Of(least ?? "?", 20))})";
    }
}
