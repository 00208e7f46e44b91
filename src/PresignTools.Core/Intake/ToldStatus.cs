using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>A status that a person tells in a sentence: "what comes back is 501", "the upload fails with a 411 on large files".</summary>
internal static class ToldStatus
{
    private const int LongestWord = 12;

    // What stands before the number, or before the one word between them.
    private static readonly string[] Verbs =
    [
        "returns", "returned", "returning", "return", "gives", "gave", "giving", "give", "gets", "get", "got", "getting", "answers",
        "answered", "answer", "says", "said", "responds", "responded", "replies", "replied", "back", "receives", "received", "receive",
        "fails", "failed", "fail", "throws", "ends", "them", "rejected", "refused", "rejects", "refuses", "response", "result",
    ];

    private static readonly string[] Between = ["with", "is", "a", "an", "me", "us", "by", "in", "the"];

    // Numbers of files and seconds have a noun behind them.
    private static readonly string[] After =
    [
        "and", "or", "for", "from", "on", "when", "with", "because", "but", "if", "in", "to", "as", "while", "without", "here", "every",
        "again", "error", "errors", "though", "although", "at", "after", "until", "unless", "whenever", "by", "via", "every", "so",
        "then", "there", "immediately", "instead", "only", "even", "status", "response",
    ];

    /// <summary>The first one; null if the text tells none.</summary>
    internal static int? Find(string text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] is '4' or '5' && text[i - 1] is ' ' && Scan.FailureStatusAt(text, i) is { } status && Scan.IsEdge(text, i + 3)
                && IsOfAnswer(text, i) && Ends(text, i + 3))
            {
                return status;
            }
        }

        Work.Add(text.Length);
        return null;
    }

    private static bool IsOfAnswer(string text, int at)
    {
        string word = WordBefore(text, at, out int start);
        return Is(Verbs, word) || (Is(Between, word) && Is(Verbs, WordBefore(text, start, out _)));
    }

    private static bool Ends(string text, int at)
    {
        int next = Scan.SkipBlanks(text, at);
        if (next == at)
        {
            // 403,5 and 403.1 are other numbers.
            return at == text.Length || !(char.IsAsciiDigit(text[Math.Min(at + 1, text.Length - 1)]) && text[at] is '.' or ',');
        }

        bool isWord = next < text.Length && char.IsAsciiLetter(text[next]);
        int end = isWord ? Scan.SkipWord(text, next) : next;
        return !isWord || Is(After, text[next..Math.Min(end, next + LongestWord)]);
    }

    /// <summary>The word that ends at a blank before a place, in lower case; empty where it is too long to be one of ours.</summary>
    private static string WordBefore(string text, int at, out int start)
    {
        int end = at;
        while (end > 0 && at - end < 2 && text[end - 1] is ' ')
        {
            end--;
        }

        start = end;
        while (start > 0 && end - start <= LongestWord && char.IsAsciiLetter(text[start - 1]))
        {
            start--;
        }

        Work.Add(at - start);
        return text[start..end].ToLowerInvariant();
    }

    private static bool Is(string[] words, string word) => Array.IndexOf(words, word) >= 0;
}
