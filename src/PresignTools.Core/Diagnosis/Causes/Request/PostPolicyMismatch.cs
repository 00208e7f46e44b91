using PresignTools.Diagnosis.Reasoning;
using PresignTools.Forms;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A field of the upload form does not fit the form's policy, or its signature is wrong.</summary>
internal sealed class PostPolicyMismatch : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("post-policy-mismatch", CheckLayer.Request)
    {
        Title = "A field of the upload form does not fit the form's policy, or its signature is wrong",
        Why = "Every field of the form must be covered by a condition of the signed policy, and meet it.",
        Fix = "Send exactly the fields that the policy has conditions for.",
        Document = AwsDocuments.PostPolicy,
        Stages = [S3CheckStage.PostPolicy, S3CheckStage.Operation],
        Statuses = [400, 403],
    };

    internal override bool IsRuledOut(FailureFacts e) =>
        e.Operation is not null && !e.IsForm && e.Method is not (null or "POST");

    internal override bool IsProvenByAnswer(FailureFacts e) => true;

    /// <summary>Upload forms (POST policy): fields and size against the policy's conditions.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e) => [.. FromAnswer(e), .. FromForm(e)];

    /// <summary>The form's own policy, field by field. Where it has ended, that is another cause.</summary>
    private static IEnumerable<Match> FromForm(FailureFacts e)
    {
        bool mayBe =
            e.Response is null
            || e.IsBareDenial
            || e.Row is S3Answer.PostPolicyCondition or S3Answer.PostPolicyExtraFields or S3Answer.PostPolicyDocument;
        if (mayBe && e.FormFaults(CauseId.PostPolicyMismatch).FirstOrDefault() is { } fault)
        {
            yield return Match.SeenInRequest(fault.Evidence, fault.Remedy) with { IsDefect = true };
        }

        if (e.FormFaults(CauseId.SignatureMismatch).FirstOrDefault() is { } signature
            && (e.Response is null || (e.Stage == S3CheckStage.PostPolicy && signature.Evidence != FormSignatureCheck.Unexplained)))
        {
            yield return Match.SeenInRequest(signature.Evidence, signature.Remedy) with { IsDefect = true };
        }
    }

    private static IEnumerable<Match> FromAnswer(FailureFacts e)
    {
        if (e.Row is S3Answer.PostPolicyCondition or S3Answer.PostPolicyExtraFields)
        {
            string said = e.AnsweredSentence;
            yield return e.IsAws ? Match.StatedByS3(said) : Match.NamedByAnswer(said);
        }
        else if (
            e.Code is "EntityTooLarge" or "EntityTooSmall"
            && (e.IsForm || (e.Element("MaxSizeAllowed") is not null && e.Operation is null)))
        {
            yield return Match.NamedByAnswer(
                $"{e.AnsweredSentence} The size is outside the content-length-range of the form's policy{Sizes(e)}.");
        }
        else if (e.Row is S3Answer.PostPolicyDocument)
        {
            yield return Match.NamedByAnswer(e.AnsweredSentence);
        }
    }

    private static string Sizes(FailureFacts e)
    {
        if (e.Element("ProposedSize") is not { } proposed)
        {
            return string.Empty;
        }

        string allowed = e.Element("MaxSizeAllowed") is { } most
            ? "at most " + Printable.Of(most, 20)
            : "at least " + Printable.Of(e.Element("MinSizeAllowed") ?? "?", 20);
        return $" ({Printable.Of(proposed, 20)} bytes, allowed {allowed})";
    }
}
