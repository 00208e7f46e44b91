using PresignTools.Live;
using PresignTools.Responses;
using PresignTools.Signing;
using PresignTools.Verification.Search;

namespace PresignTools.Verification;

/// <summary>What one run of Test-S3PresignedUrl keeps from URL to URL.</summary>
internal sealed class TestSession
{
    // A search takes up to a few tenths of a second: a hundred unexplained URLs in one pipeline have one reason, which the first ones tell.
    private const int MostFullSearches = 100;

    private readonly SigningKeyCache _keys = new();
    private int _unexplained;
    private string? _notice;

    /// <summary>S3's answer, if one was given.</summary>
    internal S3ErrorResponse? Response { get; set; }

    internal PresignedUrlTest Test(ReceivedRequest request, SigningCredentials? credentials, DateTimeOffset asOf) =>
        Count(new PresignedUrlTest(PresignedUrlVerifier.Judge(request, credentials, asOf, Response, Effort(quiet: false), _keys)));

    /// <summary>Only the verdict. Where all is known, the computation is asked first: most bad URLs end there.</summary>
    internal bool IsValid(ReceivedRequest request, SigningCredentials? credentials, DateTimeOffset asOf)
    {
        bool known = request is { Method.Length: > 0, Headers: not null } && Response is null && credentials is not null;
        if (known && IsV4(request.Url) && !PresignedUrlVerifier.IsSignedBy(request, credentials!, _keys))
        {
            return false;
        }

        return new PresignedUrlTest(PresignedUrlVerifier.Judge(request, credentials, asOf, Response, SearchEffort.None, _keys)).IsValid;
    }

    /// <summary>Judges offline, then live, and judges again with what the server answered.</summary>
    internal PresignedUrlTest TestLive(ReceivedRequest request, SigningCredentials? credentials, DateTimeOffset asOf, bool quiet, Func<Judgement, LiveOutcome> probe)
    {
        Judgement judgement = PresignedUrlVerifier.Judge(request, credentials, asOf, Response, Effort(quiet), _keys);
        LiveOutcome outcome = probe(judgement);
        if (outcome.Response is not null)
        {
            judgement = PresignedUrlVerifier.Judge(request with { Method = judgement.EffectiveMethod }, credentials, asOf, outcome.Response, Effort(quiet), _keys);
        }

        foreach (Catalogue.Finding finding in outcome.Findings)
        {
            judgement.Add(finding);
        }

        return Count(new PresignedUrlTest(judgement) { Live = outcome.Result });
    }

    /// <summary>What the user must be told once; null otherwise.</summary>
    internal string? TakeNotice()
    {
        string? notice = _notice;
        _notice = null;
        return notice;
    }

    private static bool IsV4(string url) => url.Contains("X-Amz-Algorithm", StringComparison.Ordinal);

    private SearchEffort Effort(bool quiet) => quiet ? SearchEffort.None : _unexplained < MostFullSearches ? SearchEffort.Full : SearchEffort.Likely;

    private PresignedUrlTest Count(PresignedUrlTest test)
    {
        if (test.SignatureMatches == false && test.Cause == CauseId.SignatureMismatch && test.HypothesesTried > 1 && ++_unexplained == MostFullSearches)
        {
            _notice = $"{MostFullSearches} signatures could not be explained; for the URLs that follow only the likeliest differences are tried. Most often the secret key is not the one that signed.";
        }

        return test;
    }
}
