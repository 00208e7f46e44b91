using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authentication;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Logging;

/// <summary>Writes what AWS would write of a request into its logs.</summary>
internal static class ExchangeLog
{
    internal static void Write(
        SandboxOptions options, SandboxRequest request, Answer answer, Exchange? exchange, World world, DateTimeOffset received,
        TimeSpan duration, (string RequestId, string HostId) ids)
    {
        if (options is { AccessLog: null, CloudTrail: null })
        {
            return;
        }

        var logged = new LoggedExchange
        {
            Request = request,
            Answer = answer,
            World = exchange?.World ?? world,
            Caller = exchange?.Caller ?? Caller.Anonymous,
            Network = exchange?.Network ?? new Network { SourceIp = "127.0.0.1" },
            Time = received,
            Duration = duration,
            RequestId = ids.RequestId,
            HostId = ids.HostId,
            Operation = exchange?.Operation ?? LoggedExchange.OperationOf(request),
        };
        if (options.AccessLog is { } lines && AccessLogLine.Of(logged) is { } line)
        {
            lines(line);
        }

        if (options.CloudTrail is { } events && CloudTrailEventText.Of(logged) is { } json)
        {
            events(json);
        }
    }
}
