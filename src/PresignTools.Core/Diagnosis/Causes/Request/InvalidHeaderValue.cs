using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A header has a value that S3 does not take.</summary>
internal sealed class InvalidHeaderValue : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("invalid-header-value", CheckLayer.Request)
    {
        Title = "A header or parameter has a value that the server does not take",
        Why = "ACL, storage class, encryption and tags take values of a fixed form. S3 refuses others with InvalidArgument.",
        Fix = "Use one of the values that S3 documents. The answer's ArgumentName and ArgumentValue say which one is wrong.",
        Document = AwsDocuments.PutObject,
        Stages = [S3CheckStage.Operation],
        Statuses = [400, 501],
    };

    internal override bool IsProvenByAnswer(FailureFacts e) => false;

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.Response is not { Code: not null } && e.Clue(ClueKind.HeaderRefused) is { } said)
        {
            yield return Match.SeenInRequest(
                $"The client does not send the header, because of its value: '{Printable.Of(said, 200)}'.",
                "Look where the value comes from: it is missing, or has a line break at its end.");
        }

        if (Encryption(e) is { } encryption)
        {
            yield return encryption;
        }

        bool mayBe = e.Response is null ? !e.IsAccepted : e.Code is "InvalidArgument" or "InvalidRequest" or "InvalidStorageClass"
            || (e.Status is 400 or 501 && e.Code is null or "NotImplemented");
        if (!mayBe)
        {
            yield break;
        }

        string? wrong = null;
        foreach (string header in S3HeaderValues.Headers)
        {
            if (Given(e, header) is { Length: > 0 } value && !value.Contains('*') && !S3HeaderValues.Takes(header, value))
            {
                wrong = header;
                yield return Match
                    .SeenInRequest(
                        $"{header} is '{Printable.Of(value, 60)}', which S3 does not know.",
                        $"Use one of: {string.Join(", ", S3HeaderValues.Of(header)!)}."
                    )
                    .Explaining(CauseId.Other);
            }
        }

        bool isOpen = wrong is null && e.Row == S3Answer.InvalidArgumentOther;
        if (isOpen && e.Element("ArgumentName") is { } name && name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)
            && !SignatureParameters.IsOne(name))
        {
            string value = e.Element("ArgumentValue") is { } given ? $" '{Printable.Of(given, 60)}'" : string.Empty;
            yield return Match.NamedByAnswer($"The server does not take the value{value} of {Printable.Of(name, 60)}.");
        }
    }

    /// <summary>Headers of encryption that do not go together: the answer names them, and nothing else can be meant.</summary>
    private static Match? Encryption(FailureFacts e)
    {
        string? fix = e.Row switch
        {
            S3Answer.SseKmsNotNamed =>
                "Set x-amz-server-side-encryption: aws:kms beside the key id, or leave the key id out: the bucket's default encryption "
                    + "then applies. A presigned URL has to be signed again with both headers.",
            S3Answer.SseMethodsTogether =>
                "Leave x-amz-server-side-encryption out where the key is the customer's, or leave out the headers of that key.",
            S3Answer.SseOfPart => "Set the encryption when the multipart upload is begun (CreateMultipartUpload), and on no part.",
            _ => null,
        };
        return fix is null ? null : Match.NamedByAnswer($"{e.AnsweredSentence} {e.Response!.Meaning}", fix);
    }

    private static string? Given(FailureFacts e, string header) => e.AmzValue(header)
        ?? header switch
        {
            "x-amz-acl" => e.Input.Setting(ClientSettingNames.Acl),
            "x-amz-server-side-encryption" => e.Input.Setting(ClientSettingNames.ServerSideEncryption),
            _ => null,
        };
}
