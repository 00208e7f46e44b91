using PresignTools.Addressing;
using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Forms;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Identity;

/// <summary>Another secret key signed the URL.</summary>
internal sealed class WrongSecretKey : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("wrong-secret-key", CheckLayer.Identity)
    {
        Title = "The URL was signed with a different secret key",
        Why = "The signature is an HMAC with the secret key. S3 looks up the right secret by the access key id, and "
            + "computes a different signature.",
        Fix = "Sign with the secret that belongs to the access key id in the URL. Copy it without spaces or line breaks at its "
            + "ends.",
        Document = AwsDocuments.AccessKeys,
        Stages = [S3CheckStage.Signature, S3CheckStage.PostPolicy],
        Statuses = [403],
    };

    /// <summary>Where nothing that is known of the request explains the signature, the secret is left.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.Doubt.IsExcluded(SignedElement.Secret))
        {
            yield break;
        }

        bool mayBe = e.Response is null || e.IsSignatureRefusal;
        if (mayBe && e.Verification is { SignatureMatches: false } && e.Has(CauseId.SignatureMismatch))
        {
            // What the search cannot try is left beside the secret: a host name of one's own, the value of a header.
            const string Unfit = "The signature does not fit these credentials, and no single change of the request explains it: another "
                + "secret key signed it, or several parts were changed.";
            bool isOpen = e.Location is { HostKind: S3HostKind.Custom } || e.SignedHeaderNames?.Any(static n => n != "host") == true;
            yield return isOpen
                ? Match.Circumstance(Unfit + " A host name or header value that nobody can guess is also possible.")
                : Match.SeenInAccount(Unfit);
        }

        if (mayBe && IsFormOfAnotherSecret(e))
        {
            yield return Match.SeenInRequest(
                "With the credentials given, the signature of the form's policy is another one. The policy itself is whole and fits the "
                    + "form's fields: it was signed with another secret key.");
        }

        if (e.IsSignatureRefusal && e.Server == "LocalStack" && e.Verification?.SignatureMatches != true)
        {
            yield return Match.Circumstance(
                "LocalStack checks presigned URLs with the secret key 'test', or with that of a role or user that it made itself.",
                "Sign with access key 'test' and secret key 'test', or switch its check of signatures off.");
        }

        if (e.IsSignatureRefusal && SignsItsOwnRequests(e))
        {
            yield return Match.Circumstance(
                "The client signs each request in its headers, so it sends what it signed. Unless something on the way changes the "
                    + "request, the secret key is left: it may not "
                + "be the one of this access key.");
        }

        if ((e.IsSignatureRefusal || e.Code == "InvalidSecurity") && e.Verification?.SignatureMatches != true)
        {
            const string left =
                "Nothing that is known of the request explains the signature: the secret key may not be the one of this access key, or "
                    + "have spaces, line breaks "
                + "or percent escapes in it.";
            yield return Topics.SecretHandling.IsIn(e.AllText) ? Match.Reported(left) : Match.CommonCause(left);
        }
    }

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (e.Response is null && SecretInUrl.Line(text) is { } told)
        {
            yield return Match.SeenInRequest(
                $"The secret key is written into a URL, with characters that end its user part. "
                    + $"The client says: '{Printable.Of(told, 40)}'.",
                "Percent-encode the secret there (/ as %2F, + as %2B), or give key and secret in fields of their own.")
                .Explaining(CauseId.DnsOrTls, CauseId.NotS3);
        }

        foreach (Match match in Damaged(e, text))
        {
            yield return match;
        }

        if (!e.IsSignatureRefusal || e.Doubt.IsExcluded(SignedElement.Secret))
        {
            yield break;
        }

        if (CutSecret.In(text) is { } name)
        {
            yield return Match.SeenInRequest(
                $"The text shows {Printable.Of(name, 60)} twice, whole and cut: the program that signs has a part of the secret only.",
                    Whole);
        }
        else if (CutSecret.Warning(text) is { } warning)
        {
            yield return Match.SeenInRequest(
                $"A tool took a part of a value for a variable ('{Printable.Of(warning, 60)}'): what the program gets is shorter.", Whole);
        }
        else if (TypedLogin.In(text) is { } login)
        {
            yield return Match.Circumstance(
                $"Key and secret are typed into a login ('{Printable.Of(login, 40)}'), which signs by itself: what is typed is not "
                    + $"what the "
                    + "server was started with.",
                "Look at the server's own settings (its environment or env file), and restart it if they were changed.")
                .Explaining(CauseId.SignedHostMismatch);
        }
    }

    private const string Whole = "Put the value into single quotes where it is set, or write $$ for each $ (docker compose), and "
        + "look at what "
        + "arrives: its length and its ends.";

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.Credentials(e);

    /// <summary>The text shows the secret with something in it that no secret key has. The value itself is not quoted.</summary>
    private static IEnumerable<Match> Damaged(FailureFacts e, string text)
    {
        bool mayBe = (e.IsSignatureRefusal || e.Code == "InvalidSecurity") && e.Verification?.SignatureMatches != true
            && !e.Doubt.IsExcluded(SignedElement.Secret);
        if (mayBe && DamagedSecret.In(text) is { } fault)
        {
            yield return Match.SeenInRequest(
                $"The secret key {fault}. A signer takes that for a part of the key.",
                "Store the key without it: printf %s KEY | base64 in place of echo, or trim the value when it is read.");
        }
    }

    /// <summary>
    /// The signature of a form covers its policy only, and the policy names the fields of the credential: one that was changed on its way
    /// would hardly still be JSON that agrees with them. A slip in how it was signed, which the judgment names, is another cause.
    /// </summary>
    private static bool IsFormOfAnotherSecret(FailureFacts e) =>
        e.Form is { SignatureMatches: false, Policy.Defect: null }
        && !e.FormFaults(CauseId.PostPolicyMismatch).Any()
        && e.FormFaults(CauseId.SignatureMismatch).All(static f => f.Evidence == FormSignatureCheck.Unexplained);

    /// <summary>An SDK or tool that signs the request that it sends, as opposed to a URL that somebody else uses.</summary>
    private static bool SignsItsOwnRequests(FailureFacts e) =>
        !e.IsPresigned
        && !e.IsForm
        && e.Raw is null
        && (e.SaysSigned || AskClient.Of(e) is { SignsInHeaders: true })
        && !Topics.SignsUrls.IsIn(e.Signing.Text)
        && !Topics.Proxies.IsIn(e.AllText)
        && e.Location is null
        && e.SignedHeaderNames is null;
}
