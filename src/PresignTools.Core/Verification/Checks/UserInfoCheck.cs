using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Checks;

/// <summary>
/// A user name in front of the host. curl, wget and most libraries send an Authorization header for it, and S3 takes one mechanism only: it
/// answers 400 InvalidArgument "Only one auth mechanism allowed".
/// </summary>
internal static class UserInfoCheck
{
    internal static void Run(VerificationContext j)
    {
        int at = j.Url.Authority.LastIndexOf('@');
        if (at < 0)
        {
            return;
        }

        if (at == 0)
        {
            j.Warn(CauseId.UrlMangledInTransit, "There is an @ in front of the host. No signer writes it.", "Take the @ out of the URL.");
            return;
        }

        const string Remedy = "Take the name, the password and the @ out of the URL.";
        string evidence =
            "There is a user name in front of the host, as in https://user@host. Clients send it"
            + " as an Authorization header, beside the signature in the query.";
        if (j.Parameters.Form == SignatureForm.None || !j.IsAws)
        {
            j.Add(CauseId.TwoAuthMechanisms, FindingStatus.Warning, EvidenceKind.SeenInRequest, evidence, Remedy);
            return;
        }

        j.Fail(
            CauseId.TwoAuthMechanisms,
            evidence + " S3 answers 400 \"Only one auth mechanism allowed\".",
            Remedy,
            "header:authorization");
    }

    /// <summary>The text with every password between <c>://</c> and <c>@</c> as <c>***</c>.</summary>
    internal static string Mask(string text)
    {
        System.Text.StringBuilder? result = null;
        int copied = 0;
        for (int i = text.IndexOf("://", StringComparison.Ordinal); i >= 0; i = text.IndexOf("://", i, StringComparison.Ordinal))
        {
            int start = i + 3, end = start, at = -1, colon = -1;
            for (; end < text.Length && !char.IsWhiteSpace(text[end])
                && text[end] is not ('/' or '?' or '#' or '"' or '\'' or '<' or '>'); end++)
            {
                at = text[end] == '@' ? end : at;
                colon = colon < 0 && text[end] == ':' ? end : colon;
            }

            if (colon >= 0 && colon + 1 < at)
            {
                (result ??= new System.Text.StringBuilder(text.Length)).Append(text, copied, colon + 1 - copied).Append("***");
                copied = at;
            }

            i = end;
        }

        return result is null ? text : result.Append(text, copied, text.Length - copied).ToString();
    }
}
