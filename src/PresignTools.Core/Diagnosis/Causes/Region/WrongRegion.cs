using PresignTools.Addressing;
using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>Signed for another region than the bucket's.</summary>
internal sealed class WrongRegion : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("wrong-region", CheckLayer.Region)
    {
        Title = "Signed for another region than the bucket's",
        Why = "The region is part of the credential scope and of the signing key. S3 of another region cannot derive the same "
            + "key.",
        Fix = "Sign for the bucket's own region; {call:GetBucketLocation}, or header x-amz-bucket-region of any answer, shows it.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Routing, S3CheckStage.Scope],
        Statuses = [301, 307, 400],
    };

    internal override IEnumerable<UrlPlace> PlacesInUrl(FailureFacts e) => [UrlPlace.InScope(e.Url?.ScopeRegion, "signed for this region")];

    /// <summary>
    /// AWS compares the region before the signature. Servers that do not take it for a wrong signature: they compute one with their own
    /// region, and find another.
    /// </summary>
    internal override bool AlsoGives(FailureFacts e) => IsToldOnOtherServer(e) || e.EndpointRegion is not null
        || (!e.IsAws && e.IsSignatureRefusal && ScopeHole.In(e.WholeText) is not null);

    /// <summary>A change that makes it work is told, and the server is one that reports a wrong region so.</summary>
    private static bool IsToldOnOtherServer(FailureFacts e) => e.IsSignatureRefusal && e.IsOnOtherEndpoint
        && e.Input.Contrasts.Any(static c => c.Dimension == Intake.ContrastDimension.Setting);

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (
            RedirectAnswer.Of(e) is { } redirect
            && e.Location is { HostKind: S3HostKind.Regional, Region: { } here } location
            && RedirectAnswer.Region(redirect) != here)
        {
            string there = RedirectAnswer.Region(redirect) ?? "another region";
            yield return Match.NamedByAnswer(
                $"{Printable.Of(location.Host, 100)} is in {here}, and S3 sends the request on to {RedirectAnswer.Target(redirect)}: the "
                    + $"bucket is in {there}.",
                $"Sign for the bucket's own region: {SigningCommand.ForRegion(e, there)}");
        }

        // The region in the scope is compared before anything secret; S3 names the right one.
        if (e.Row is S3Answer.QueryRegionWrong or S3Answer.HeaderRegionWrong && !AccessPointOrMrapSigV4A.IsMultiRegion(e))
        {
            string said = e.AnsweredSentence;
            string? fix = e.Response!.Region is { } right
                ? $"Sign for region {Printable.Of(right, 40)}: {SigningCommand.ForRegion(e, right)}" : null;
            bool isRegional = e.Location is { IsGlobal: false, HostKind: not (S3HostKind.Custom or S3HostKind.MultiRegionAccessPoint) };
            yield return isRegional ? Match.StatedByS3(said, fix) : Match.NamedByAnswer(said, fix);
        }

        bool mayBe = e.Response is null || e.Row is S3Answer.Status400 || e.IsSilentRefusal;
        if (
            mayBe
            && e.Bucket.Region is { } known
            && e.Url?.ScopeRegion is { } signed
            && !known.Equals(signed, StringComparison.OrdinalIgnoreCase))
        {
            yield return Match.SeenInAccount(
                $"The URL is signed for {Printable.Of(signed, 40)}; the bucket is in {Printable.Of(known, 40)}.",
                SigningCommand.ForRegion(e, known));
        }
    }

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        string? signed = e.Raw is null || e.Location is null ? ScopeRegion(e) : null;
        string? here = signed is null ? null : e.Response?.Region ?? HeaderInText.Value(text, "x-amz-bucket-region");
        if (signed is not null && here is not null && !here.Equals(signed, StringComparison.OrdinalIgnoreCase) && !e.IsAccepted)
        {
            yield return Match
                .NamedByAnswer(
                    $"The URL is signed for {Printable.Of(signed, 40)}, and the answer says that the bucket is in "
                        + $"{Printable.Of(here, 40)}.",
                    SigningCommand.ForRegion(e, here))
                .Explaining(CauseId.WrongEndpointGlobalRedirect, CauseId.Other);
        }

        if (e.EndpointRegion is { Here: not null } two && !e.IsAccepted && e.NotReachedWord is null)
        {
            yield return Match.SeenInRequest(two.Sentence, two.Fix).Compared().Explaining(OfElsewhere);
        }

        if (!e.IsAccepted && ScopeHole.In(text) is { } hole)
        {
            yield return Match
                .SeenInRequest(
                    hole.Length == 0
                        ? "The credential scope has no region (DAY//s3/aws4_request): the signer's region is empty."
                        : $"The credential scope has '{Printable.Of(hole, 20)}' for its region: the signer's region is not set.",
                    "Set the region where the program signs: the bucket's own on AWS, auto on Cloudflare R2, on other servers the name in "
                        + "their documents, or us-east-1.")
                .Compared()
                .Explaining(CauseId.MalformedQueryParameter, CauseId.CorsMisconfigured, CauseId.SdkSigningBug);
        }

        if (e.Code is "PermanentRedirect" or "TemporaryRedirect" && InRegion(text) is { } there)
        {
            yield return Match
                .NamedByAnswer(
                    $"The service that asked S3 says that the bucket is in {Printable.Of(there, 40)}. It takes objects only from a bucket "
                        + "of its own region.",
                    $"Put the object into a bucket of the service's region, or work in {Printable.Of(there, 40)}.")
                .Explaining(CauseId.WrongEndpointGlobalRedirect, CauseId.Redirected);
        }

        if (e.Response is not { Code: not null } && NoRegion.Word(text) is { } region)
        {
            yield return Match
                .NamedByAnswer(
                    $"The client says '{region}': no region is set that it can sign for. It sends nothing.",
                    "Set the bucket's region by its code, as in eu-west-1 (AWS_REGION). Other servers take the name in their "
                        + "documents, or us-east-1."
                )
                .Explaining(CauseId.DnsOrTls, CauseId.Other);
        }
    }

    /// <summary>What another region's endpoint makes of a bucket and a key that it does not know.</summary>
    internal static string[] OfElsewhere { get; } =
    [
        CauseId.BucketDoesNotExist, CauseId.MissingIdentityPermission, CauseId.HiddenCallNotPermitted, CauseId.WrongBucketOrKey,
        CauseId.InvalidOrDeletedAccessKey, CauseId.WrongSecretKey, CauseId.SignedHostMismatch, CauseId.SdkSigningBug,
        CauseId.KeyEncoding, CauseId.WrongEndpointServer, CauseId.IntermediaryChangesRequest,
    ];

    /// <summary>"The bucket is in this region: us-east-1": what Lambda says where it asks for code in another region.</summary>
    private static string? InRegion(string text)
    {
        const string Mark = "bucket is in this region: ";
        int at = Scan.Find(text, Mark, 0, true);
        int start = at + Mark.Length;
        int end = at < 0 ? -1 : Scan.Skip(text, start, static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
        return end > start ? text[start..end] : null;
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.Region(e);

    /// <summary>
    /// The region of the credential scope in a piece of the query (KEY/DAY/REGION/s3/aws4_request), or in a URL of which a log has no host.
    /// </summary>
    private static string? ScopeRegion(FailureFacts e) => e.Pieces.Select(static p => p.Value("X-Amz-Credential"))
        .Select(static c => c?.Split('/') is [_, _, { Length: > 0 } region, _, _] ? region : null)
        .Append(e.Location is null ? e.Url?.ScopeRegion : null)
        .FirstOrDefault(static r => r is not null);
}
