using PresignTools.Transfer.Http;

namespace PresignTools.Live;

/// <summary>Says why no answer came, in the words of who must mend it.</summary>
internal static class ProbeFault
{
    internal static LiveOutcome Explain(string method, string host, HttpRequestException exception)
    {
        ConnectionFault fault = ConnectionFault.Of(host, exception);
        return LiveOutcome.NotReached(method, fault.Why, fault.Remedy);
    }
}
