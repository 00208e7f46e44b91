using System.Text;

namespace PresignTools.Responses;

/// <summary>Puts into words what an answer says: what was checked, what was accepted before, what was not looked at.</summary>
internal static class MeaningText
{
    internal static string Compose(S3ErrorResponse response, S3ErrorRow? row, ResponseParts parts)
    {
        var text = new StringBuilder();
        bool messageCut = parts.IsTruncated && (parts.Message is null || parts.TruncatedElement == "Message");
        if (row is null)
        {
            text.Append(Unknown(response, parts));
        }
        else if (messageCut && row.IsGeneral && S3ErrorCatalogue.HasSeveralRows(row.Codes))
        {
            text.Append("S3 answered ")
                .Append(response.Code)
                .Append("; the body is cut before its message ends, so the kind of refusal is not known.");
        }
        else
        {
            text.Append(row.Meaning);
        }

        if (response.AccessDenied is not null)
        {
            AppendStatement(text, response.AccessDenied);
        }

        if (row is { Codes.Count: 0 } && parts.Kind == S3ResponseKind.Text)
        {
            text.Append(" The text has the status only; the body, which says why, is in ")
                .Append(Say.Of(Phrase.ErrorBody)).Append(", or shown by curl -i.");
        }

        if (response.LikelyCauses.Count > 0 && response.LikelyCauses[0] == "delete-marker" && row?.Id != S3Answer.MethodNotAllowed)
        {
            text.Append(" The newest version is a delete marker: the object was deleted, and older versions may still be there.");
        }

        AppendStages(text, " Accepted before: ", response.Accepted);
        AppendStages(text, " Not looked at: ", response.NotChecked);
        if (response.IsTruncated)
        {
            text.Append(" The body ends in the middle");
            text.Append(response.TruncatedElement is null ? "." : $" ({Text.Printable.Of(response.TruncatedElement, 60)} is incomplete).");
        }

        return text.ToString();
    }

    private static string Unknown(S3ErrorResponse response, ResponseParts parts)
    {
        if (response.Code is not null)
        {
            return $"'{Text.Printable.Of(response.Code, 80)}' is unknown: no answer that S3 is known to give. It may be new, or of an "
                + $"S3-compatible server; its message is all there is.";
        }

        return parts.Kind switch
        {
            S3ResponseKind.Html =>
                "A page without an S3 error code: not an answer of S3's REST endpoints, which send XML. A proxy, a content delivery "
                    + "network or another web server wrote it, or the host is not S3's.",
            S3ResponseKind.Text when parts.IsForeign =>
                "A text without an S3 error code: a proxy or another server wrote it, or what S3 said got lost on the way here.",
            _ when response.IsTruncated => "The body is cut before its error code.",
            _ => "The answer has no error code, and its status is unknown here.",
        };
    }

    private static void AppendStatement(StringBuilder text, AccessDeniedStatement statement)
    {
        string what = $"{statement.Action ?? "the action"}{(statement.Resource is null ? string.Empty : " on " + statement.Resource)}";
        switch (statement.Denial)
        {
            case PolicyDenial.Implicit:
                text.Append(" Missing: an Allow in ")
                    .Append(Article(statement.PolicyType))
                    .Append(" for ")
                    .Append(what)
                    .Append(" to ")
                    .Append(statement.Principal ?? "the signer")
                    .Append('.');
                break;
            case PolicyDenial.Explicit:
                text.Append(" The Deny on ").Append(what).Append(" is in ").Append(Article(statement.PolicyType));
                text.Append(statement.PolicyArn is null ? "." : $", {statement.PolicyArn}.");
                text.Append(
                        " Conditions on the network (IP address, VPC endpoint, TLS) are judged for the URL's user, those on the "
                            + "identity for "
                    )
                    .Append(statement.Principal ?? "the signer")
                    .Append('.');
                break;
            default:
                text.Append(" Refused: ").Append(what).Append(" to ").Append(statement.Principal ?? "the signer").Append('.');
                break;
        }
    }

    private static string Article(string? policyType) => policyType switch
    {
        null => "a policy",
        "identity-based policy" => "an identity-based policy",
        _ => "a " + policyType,
    };

    private static void AppendStages(StringBuilder text, string label, IReadOnlyList<S3CheckStage> stages)
    {
        // Endpoint and way of authentication go without saying once parameters were read.
        S3CheckStage[] told =
            stages.Count > 0 && stages[stages.Count - 1] >= S3CheckStage.Parameters
                ? [.. stages.Where(s => s >= S3CheckStage.Parameters)]
                : [.. stages];
        if (told.Length > 0)
        {
            text.Append(label).Append(string.Join(", ", told.Select(S3CheckStages.Words))).Append('.');
        }
    }
}
