using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Search;

/// <summary>The request was signed for another method.</summary>
internal static class MethodHypotheses
{
    internal static readonly string[] Methods = ["GET", "PUT", "HEAD", "DELETE", "POST", "PATCH", "OPTIONS"];

    internal static IEnumerable<Hypothesis> For(VerificationContext j, RequestParts received)
    {
        foreach (string method in Methods)
        {
            bool head = received.Method == "HEAD" && method == "GET";
            yield return new Hypothesis(head ? CauseId.HeadWithGetUrl : CauseId.WrongMethod, "method",
                p => p.Method == method ? null : p with { Method = method },
                () =>
                    j.GivenMethod is null
                        ? $"The URL was signed for {method}."
                        : $"The URL was signed for {method} and is sent with {Text.Printable.Of(received.Method, 20)}.")
            {
                Part = "method",
                Pairs = true,
                Remedy = head ? null : $"Send {method}, or sign a URL for {Text.Printable.Of(received.Method, 20)}.",
            };
        }
    }
}
