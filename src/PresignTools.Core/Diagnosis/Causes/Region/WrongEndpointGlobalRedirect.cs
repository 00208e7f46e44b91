using PresignTools.Addressing;
using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Inspection;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>The endpoint is not the bucket's own, and S3 redirects.</summary>
internal sealed class WrongEndpointGlobalRedirect : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("wrong-endpoint-global-redirect", CheckLayer.Region)
    {
        Title = "The endpoint is not the bucket's own, and S3 redirects",
        Why = "The global endpoint, or that of another region, sends clients on to the bucket's own. The host is signed, so a "
            + "redirect ends the signature.",
        Fix = "Sign for the regional host, BUCKET.s3.REGION.amazonaws.com: the host is signed, so a redirect breaks the "
            + "signature.",
        Document = AwsDocuments.Redirects,
        Stages = [S3CheckStage.Routing, S3CheckStage.Scope, S3CheckStage.Signature, S3CheckStage.Preflight],
        Statuses = [301, 302, 307, 308, 400, 403],
    };

    /// <summary>Another provider answers a bucket of another region as one that it does not know, or denies it.</summary>
    internal override bool AlsoGives(FailureFacts e) => e.EndpointRegion is not null;

    internal override bool IsRuledOut(FailureFacts e) =>
        e.IsSignatureRefusal && e.Location is { IsGlobal: false };

    internal override IEnumerable<Match> Find(FailureFacts e) => [.. Redirect(e), .. Preflight(e), .. Followed(e), .. Constraint(e)];

    /// <summary>
    /// 301 and 307 of the legacy global host: it serves us-east-1, and sends on what is elsewhere, often only until DNS knows a new bucket
    /// (Redirects, virtual hosting). A regional host that is not the bucket's is another matter: the region itself is wrong.
    /// </summary>
    private static IEnumerable<Match> Redirect(FailureFacts e)
    {
        if (
            RedirectAnswer.Of(e) is not { } redirect
            || (e.Location is { HostKind: S3HostKind.Regional, Region: { } here } && RedirectAnswer.Region(redirect) != here))
        {
            yield break;
        }

        string to = RedirectAnswer.Target(redirect);
        if (e.Location is { HostKind: S3HostKind.Regional })
        {
            yield return Match.SeenInAccount($"S3 redirects to {to}.");
            yield break;
        }

        string evidence =
            $"S3 answered {redirect.StatusCode} and sends the request on to {to}. The host is signed: a client that follows gets "
                + $"SignatureDoesNotMatch, and a "
            + "browser's preflight may not follow at all.";
        string? fix = RedirectAnswer.Region(redirect) is { } region
            ? $"Sign for the regional host: {SigningCommand.ForRegion(e, region)}"
            : null;
        if (e.Url?.SignatureVersion == SignatureVersion.SigV2 && e.Method != "OPTIONS")
        {
            // The redirect fails no client that follows it: what fails afterward has another cause.
            yield return Match.SeenInAccount(
                $"S3 answered {redirect.StatusCode} and sends the request on to {to}. Signature Version 2 does not sign the host, so the "
                    + "signature is still valid there.", fix);
            yield break;
        }

        // A status alone, and nobody knows of which host: a redirect of whom is not said.
        if (e.Location is null && redirect is { Code: null, Region: null, RequestId: null, Endpoint: null, Location: null })
        {
            yield return Match.Circumstance(
                $"{redirect.StatusCode} is what S3 answers at an endpoint that is not the bucket's own. A proxy in front of it "
                    + "redirects too.",
                fix);
            yield break;
        }

        bool sure = e.Location is { IsGlobal: true } || redirect.StatusCode == 307;

        // A redirect that the client followed is seen; what the last server answered names something else.
        yield return !sure ? Match.SeenInAccount(evidence, fix)
            : ReferenceEquals(redirect, e.Response) ? Match.NamedByAnswer(evidence, fix)
            : Match.SeenInRequest(evidence, fix);
    }

    /// <summary>A browser does not follow a redirect of a preflight, and says so.</summary>
    private static IEnumerable<Match> Preflight(FailureFacts e)
    {
        bool cors = Topics.CorsComplaint.IsIn(e.Input.ClientMessage) || e.Method == "OPTIONS";
        bool isGlobal = e.Location is { IsGlobal: true };
        bool isElsewhere = (e.Bucket.Region ?? e.Url?.ScopeRegion) is { } region && region != "us-east-1";
        if (Topics.RedirectedPreflight.IsIn(e.Input.ClientMessage) && (cors || isGlobal))
        {
            yield return Match
                .SeenInRequest(
                    "The browser's preflight was redirected, which browsers do not follow: the host is not the bucket's own."
                )
                .Explaining(CauseId.CorsMisconfigured);
        }
        else if (isGlobal && isElsewhere && cors && e.Response?.Code is null)
        {
            yield return Match
                .SeenInRequest(
                    $"{Printable.Of(e.Location!.Host, 100)} is the global host of a bucket that is in another region: its redirect has no "
                        + $"CORS headers, and a preflight does not "
                        + "follow it."
                )
                .Explaining(CauseId.CorsMisconfigured);
        }
    }

    /// <summary>No redirect is seen, because the client followed it; the URL shows that there was one.</summary>
    private static IEnumerable<Match> Followed(FailureFacts e)
    {
        bool mayBe = e.IsSignatureRefusal || e.IsSilentRefusal || e.Response is null;
        string? region = e.Bucket.Region ?? (e.Url?.ScopeRegion is { } scope && scope != "us-east-1" ? scope : null);
        if (
            !mayBe
            || e.Location is not { IsGlobal: true } location
            || region is null or "us-east-1"
            || (e.IsSilentRefusal && e.Method == "HEAD"))
        {
            yield break;
        }

        string evidence =
            $"{Printable.Of(location.Host, 100)} is the global host, and the bucket is in {Printable.Of(region, 40)}: S3 redirects to the "
                + "regional host (a new bucket for about a day), and what was signed is the global one.";
        string fix = $"Sign for the regional host: {SigningCommand.ForRegion(e, region)}";

        // The global host serves a bucket that DNS knows, with a signature for that host: a refusal without words may have any reason.
        yield return e.Response is null ? Match.Reported(evidence, fix)
            : e.IsSilentRefusal ? Match.CommonCause(evidence, fix)
            : Match.SeenInAccount(evidence, fix);
    }

    /// <summary>
    /// Regions that opened after 2019-03-20 are not reached through the global host at all (Redirects, "Request routing").
    /// </summary>
    private static IEnumerable<Match> Constraint(FailureFacts e)
    {
        if (e.Row == S3Answer.LocationConstraint && e.Location is { IsGlobal: true } && !e.Operation.ContainsAny("CreateBucket"))
        {
            yield return Match.NamedByAnswer(
                $"{Printable.Of(e.Location.Host, 100)} is the global host, which does not serve the bucket's region. "
                    + $"{e.AnsweredSentence}",
                "Sign for the regional host: for boto3 set endpoint_url to https://s3.REGION.amazonaws.com; here: "
                    + SigningCommand.ForRegion(e, "REGION"));
        }
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.Region(e);

    /// <summary>The same, where the endpoint is told of and no URL is shown.</summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (e.EndpointRegion is { Here: null } two && !e.IsAccepted && e.NotReachedWord is null)
        {
            yield return Match.SeenInRequest(two.Sentence, two.Fix)
                .Compared()
                .Explaining([.. WrongRegion.OfElsewhere, CauseId.WrongRegion]);
        }

        if (e.IsSignatureRefusal && e.Location is null && (e.Kind == RequestKind.Presigned || text.ContainsAny("presign"))
            && GlobalClient.Region(text) is { } region)
        {
            yield return Match
                .Circumstance(
                    $"boto3 has no endpoint here, and then makes presigned URLs for the global host, BUCKET.s3.amazonaws.com; the text "
                        + $"names {region}. S3 redirects from there to the region, and the host that was signed is no longer the one that "
                        + "answers.",
                    $"Give the client endpoint_url='https://s3.{region}.amazonaws.com' and region_name='{region}'.")
                .Compared()
                .Explaining(CauseId.SdkSigningBug, CauseId.SignedHostMismatch, CauseId.WrongSecretKey, CauseId.KeyEncoding);
        }

        bool isCreated = e.Operation.ContainsAny("CreateBucket")
            || text.ContainsAny("create-bucket", "CreateBucket", "create_bucket", " mb s3");
        if (e.Row == S3Answer.LocationConstraint && e.Location is null && !isCreated && S3HostsInText.In(text).Contains("s3.amazonaws.com"))
        {
            yield return Match
                .NamedByAnswer(
                    $"The endpoint is s3.amazonaws.com, the global host, which does not serve the bucket's region. {e.AnsweredSentence}",
                    "Set the endpoint of the bucket's region: https://s3.REGION.amazonaws.com.")
                .Explaining(CauseId.WrongRegion);
        }
    }
}
