using PresignTools.Responses;
using PresignTools.Text.Wording;
using PresignTools.Transfer.Http;
using PresignTools.Transfers;
using PresignTools.Verification.Sending;

namespace PresignTools.Transfer.Running;

/// <summary>
/// Sends one request once, and sorts what comes of it: an answer to go on with, passing trouble, or a refusal.
/// </summary>
/// <param name="clients">The HTTP client.</param>
/// <param name="settings">How long to wait, and the clock.</param>
/// <param name="progress">Counts the requests.</param>
internal sealed class Exchange(HttpClients clients, TransferSettings settings, TransferProgress progress)
{
    private const string SilenceRemedy = "Check the network on the way. A server that is slow needs a longer ";

    /// <param name="planned">What was decided.</param>
    /// <param name="further">Headers beside those of the plan.</param>
    /// <param name="content">The content; null without one.</param>
    /// <param name="idle">Ends it when nothing moves.</param>
    /// <param name="expected">Statuses that are neither success nor refusal here.</param>
    /// <returns>An answer of success, or of an expected status. A short XML body was read.</returns>
    /// <exception cref="TroubleException">Passing trouble.</exception>
    /// <exception cref="RefusedException">A refusal.</exception>
    internal async Task<LiveAnswer> SendAsync(
        PlannedRequest planned,
        IReadOnlyList<KeyValuePair<string, string>> further,
        HttpContent? content,
        Idle idle,
        params int[] expected)
    {
        SendingDecision decision = planned.With([.. further]);
        using HttpRequestMessage request = RequestMaker.Make(decision, content);
        progress.Attempt();
        HttpResponseMessage message;
        try
        {
            message = await clients.For(decision)
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, idle.Token)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (idle.IsUp)
        {
            throw Silent(decision);
        }
        catch (HttpRequestException e) when (e.InnerException is UnjudgedAddressException led)
        {
            SendingDecision not = SendingPolicy.LedElsewhere(decision, led.Address.ToString(), AddressClassifier.Of(led.Address));
            throw TransferErrors.TransferNotAllowed(not.Reason!, "Check who made this URL, and the network's name resolution.");
        }
        catch (HttpRequestException e)
        {
            ConnectionFault fault = ConnectionFault.Of(decision.Address!.IdnHost, e);
            var about = TransferRefusal.Unreached(planned, fault.Why, fault.Remedy, fault.IsProxys, settings.Clock.GetUtcNow());
            throw fault switch
            {
                { IsPassing: true } => new TroubleException(fault.Why, fault.Remedy, e) { About = about },
                { IsProxys: true } => TransferErrors.TransferProxyRefused(fault.Why, fault.Remedy, e, about),
                _ => TransferErrors.TransferNotReached(fault.Why, fault.Remedy, e, about),
            };
        }

        try
        {
            return await SortAsync(planned, decision, message, idle, expected).ConfigureAwait(false);
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    /// <summary>What broke while a body was read or written, as trouble; null if it is something else.</summary>
    internal TroubleException? Trouble(PlannedRequest planned, Exception e, Idle idle) => e switch
    {
        TroubleException trouble => trouble,
        OperationCanceledException when idle.IsUp => Silent(planned.Decision),
        HttpRequestException or IOException => new TroubleException(
            "The connection broke.", "Check the network and proxies on the way.", e),
        _ => null,
    };

    private TroubleException Silent(SendingDecision decision) => new(
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"Nothing came from {decision.Address!.IdnHost} for {settings.Patience.TotalSeconds:0} seconds."),
        SilenceRemedy + Setting.TimeoutSec + ".");

    private async Task<LiveAnswer> SortAsync(
        PlannedRequest planned,
        SendingDecision decision,
        HttpResponseMessage message,
        Idle idle,
        int[] expected)
    {
        idle.Moved();
        int status = (int)message.StatusCode;
        bool isGood = status is >= 200 and < 300;
        if (Array.IndexOf(expected, status) >= 0)
        {
            return new LiveAnswer(message);
        }

        // The content of an object is never read here; that of a success is, where it may be an error.
        bool isRead = planned.Method != "HEAD" && (!isGood || (planned.Method != "GET" && AnswerBody.MayHoldError(message)));
        byte[] body = [];
        bool isWhole = true;
        try
        {
            (body, isWhole) = isRead ? await AnswerBody.ReadWholeAsync(message, idle.Moved, idle.Token).ConfigureAwait(false) : ([], true);
        }
        catch (OperationCanceledException) when (idle.IsUp)
        {
            if (isGood)
            {
                throw Silent(decision);
            }
        }

        if (isGood && !isWhole)
        {
            // It may have been an error: S3 begins such an answer before it knows.
            throw new TroubleException("The connection broke before the whole answer came.", "Check the network and proxies on the way.");
        }

        if (isGood && !AnswerBody.IsError(body))
        {
            return new LiveAnswer(message) { Body = body };
        }

        var input = new S3ResponseInput { Status = status, BodyBytes = body, Headers = AnswerBody.Headers(message) };
        S3ErrorResponse response = AnswerReader.Read(input, out _)
            ?? S3ErrorResponseReader.Read(new S3ResponseInput { Status = status is >= 100 and <= 599 ? status : 500 });
        var refused = new RefusedException(TransferRefusal.Answered(planned, decision.Headers, response, settings.Clock.GetUtcNow()));
        if (!RetryRule.IsPassing(status, response.Code))
        {
            throw refused;
        }

        throw new TroubleException($"The server answered {response.ToString().TrimEnd('.', ' ')}.", "Try again later.")
        {
            RetryAfter = new AnswerHeaders(input.Headers).RetryAfter(settings.Clock.GetUtcNow()),
            Answer = refused,
        };
    }
}
