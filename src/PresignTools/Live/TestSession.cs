using PresignTools.Responses;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Search;
using PresignTools.Verification.Subject;

namespace PresignTools.Live;

/// <summary>What one run of Test-S3PresignedUrl keeps from URL to URL.</summary>
internal sealed class TestSession
{
    // A search takes up to a few tenths of a second: a hundred unexplained URLs in one pipeline have one reason, which the first ones tell.
    private const int MostFullSearches = 100;

    private readonly SigningKeyCache _keys = new();
    private readonly CancellationToken _cancellation;
    private int _unexplained;
    private string? _notice;
    private bool _wasToldUnchecked;

    /// <param name="cancellation">Cancelled when the user stops the command.</param>
    internal TestSession(CancellationToken cancellation) => _cancellation = cancellation;

    /// <summary>S3's answer, if one was given.</summary>
    internal S3ErrorResponse? Response { get; set; }

    /// <summary>Whether the caller is content where the signature was not checked for want of a secret.</summary>
    internal bool MaySkipSignature { get; init; }

    internal PresignedUrlTest Test(ReceivedRequest request, SigningCredentials? credentials, DateTimeOffset asOf) =>
        Count(new PresignedUrlTest(PresignedUrlVerifier.Judge(request, credentials, asOf, Response, Effort(quiet: false), _keys,
            _cancellation)));

    /// <summary>
    /// The verdict as a bool: true only for what was checked. The signature was, if it was computed and fits, or if the server took it; for
    /// want of a secret it may be left out where the caller says so.
    /// </summary>
    internal bool IsGood(PresignedUrlTest test)
    {
        if (!test.IsValid)
        {
            return false;
        }

        bool isChecked = test.SignatureState == SignatureState.Correct || test.Live is { IsAccepted: true };
        if (!isChecked && !MaySkipSignature && !_wasToldUnchecked)
        {
            _wasToldUnchecked = true;
            _notice =
                "No fault was found, but the signature was not checked, so -Quiet gives False."
                + " Give the secret key that signed the URL (-SecretKey), or -SkipSignature to judge only the rest.";
        }

        return isChecked || MaySkipSignature;
    }

    /// <summary>Only the verdict. Where all is known, the computation is asked first: most bad URLs end there.</summary>
    internal bool IsGood(ReceivedRequest request, SigningCredentials? credentials, DateTimeOffset asOf)
    {
        bool known = request is { Method.Length: > 0, Headers: not null } && Response is null && credentials is not null;
        if (known && IsV4(request.Url) && !PresignedUrlVerifier.IsSignedBy(request, credentials!, _keys))
        {
            return false;
        }

        return IsGood(new PresignedUrlTest(PresignedUrlVerifier.Judge(request, credentials, asOf, Response, SearchEffort.None, _keys,
            _cancellation)));
    }

    /// <summary>Judges a request before it is sent.</summary>
    internal VerificationContext Before(ReceivedRequest request, SigningCredentials? credentials, DateTimeOffset asOf, bool quiet) =>
        PresignedUrlVerifier.Judge(request, credentials, asOf, Response, Effort(quiet), _keys, _cancellation);

    /// <summary>Judges it again with what the server answered.</summary>
    internal PresignedUrlTest After(
        VerificationContext verification,
        LiveOutcome outcome,
        ReceivedRequest request,
        SigningCredentials? credentials,
        DateTimeOffset asOf,
        bool quiet)
    {
        if (outcome.Response is not null)
        {
            verification = PresignedUrlVerifier.Judge(
                request with
                {
                    Method = verification.EffectiveMethod,
                },
                credentials,
                asOf,
                outcome.Response,
                Effort(quiet),
                _keys,
                _cancellation);
        }

        foreach (Catalogue.Finding finding in outcome.Findings)
        {
            verification.Add(finding);
        }

        Verification.Checks.LiveCheck.Run(verification, outcome.Result, outcome.Response is not null);

        return Count(new PresignedUrlTest(verification) { Live = outcome.Result });
    }

    /// <summary>What the user must be told once; null otherwise.</summary>
    internal string? TakeNotice()
    {
        string? notice = _notice;
        _notice = null;
        return notice;
    }

    private static bool IsV4(string url) => url.Contains("X-Amz-Algorithm", StringComparison.Ordinal);

    private SearchEffort Effort(bool quiet) =>
        quiet ? SearchEffort.None
        : _unexplained < MostFullSearches ? SearchEffort.Full
        : SearchEffort.Likely;

    private PresignedUrlTest Count(PresignedUrlTest test)
    {
        if (
            test.SignatureMatches == false
            && test.Cause == CauseId.SignatureMismatch
            && test.HypothesesTried > 1
            && ++_unexplained == MostFullSearches)
        {
            _notice =
                $"{MostFullSearches} signatures could not be explained; for the URLs that follow only the likeliest differences are "
                    + $"tried. Most often the secret key is not the one that signed.";
        }

        return test;
    }
}
