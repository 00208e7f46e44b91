using Amazon.Runtime;
using Amazon.SecurityToken.Model;
using PresignTools.Abstractions;

namespace PresignTools.Aws.Evidence;

/// <summary>GetCallerIdentity: it needs no permission, so that a refusal means that the keys themselves are bad.</summary>
internal static class IdentityProbe
{
    private const string Action = "sts:GetCallerIdentity";

    internal static async Task<ProbeResult<CallerIdentity>> AskAsync(
        AwsClients clients,
        ProbeRunner runner,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (clients.WhyNotAsked("STS") is { } why)
        {
            return Probe.NotAsked<CallerIdentity>(Action, why);
        }

        return await runner.RunAsync(
            Action,
            async token =>
            {
                (DateTimeOffset, TimeSpan)? times = null;
                void Note(object sender, ResponseEventArgs e)
                {
                    if (e is WebServiceResponseEventArgs answer && answer.ResponseHeaders.TryGetValue("Date", out string? date))
                    {
                        times = ProbeRunner.Clock(date, clock.GetUtcNow());
                    }
                }

                clients.Sts.AfterResponseEvent += Note;
                try
                {
                    GetCallerIdentityResponse answer = await clients
                        .Sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), token)
                        .ConfigureAwait(false);
                    return string.IsNullOrEmpty(answer.Arn)
                        ? Probe.Failed<CallerIdentity>(Action, "the answer is not one of STS")
                        : ProbeRunner.Answered(
                            Action,
                            new CallerIdentity
                            {
                                AccountId = answer.Account ?? string.Empty,
                                Arn = answer.Arn,
                                UserId = answer.UserId ?? string.Empty,
                            },
                            answer,
                            times);
                }
                finally
                {
                    clients.Sts.AfterResponseEvent -= Note;
                }
            },
                cancellationToken
            )
            .ConfigureAwait(false);
    }
}
