using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// What was made later works, and what was made earlier does not: links, sessions. People say it, and what they say has both sides.
/// </summary>
internal static class AgeContrast
{
    private static readonly string[] Fresh =
    [
        "fresh link", "fresh url", "fresh one", "new link", "new links", "new url", "new one", "newer ones", "newly", "signs anew",
        "sign anew",
        "signed anew", "sign again", "signed again", "signing again", "re-sign", "resign", "regenerate", "generate again",
        "generated again",
        "generate a new", "make a new", "right after", "straight away", "immediately", "first send", "first request", "first call",
        "first try", "first download", "at first", "within the first", "the first minute", "after restart", "restarted", "started after",
        "new session", "new sessions", "new pods", "new credentials", "younger",
    ];

    private static readonly string[] Stale =
    [
        "minutes later", "min later", "mins later", "a bit later", "later on", "after a while", "after some time", "after about",
        "after around", "after 5", "after 10", "after 15", "after 2", "after 3", "after ~", "minutes after", "min after", "older than",
        "older ones",
        "old links", "old ones", "old link", "older links", "older url", "the same one again", "send again", "sent again", "second time",
        "go for a coffee", "from before", "made before", "sent before", "links before", "signed before", "earlier links", "earlier ones",
        "started before", "later in the queue", "old pods", "old sessions", "the next minute", "a few minutes", "some minutes", "few min",
        "sleep ", "get again", "again later", "try again", "half an hour", "an hour", "all dead", "refused afterwards",
    ];

    private static readonly string[] Good = ["works", "work again", "200", "fine", "is ok", "are ok", "opens", "loads", "shows",
        "all good", "goes through"];

    /// <summary>Words of both sides; null where one side is missing.</summary>
    internal static (string Fresh, string Stale)? In(string text) =>
        text.FirstContained(Fresh) is { } fresh && text.FirstContained(Stale) is { } stale && text.ContainsAny(Good)
            ? (fresh, stale) : OutcomeTable.ByAge(text) is { } limit ? ("younger than " + limit, "older than " + limit) : null;
}
