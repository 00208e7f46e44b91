using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// When a link was made, as a person says it or a log has it: "I made the link at 14:02 UTC", "12:00:03Z INFO generated presigned URL",
/// <c>"signed_at": "…"</c>. Beside X-Amz-Date it shows the clock of the signer.
/// </summary>
/// <param name="Time">The time; taken for UTC where the zone is not told.</param>
/// <param name="HasZone">Whether the zone is told.</param>
internal sealed record ToldMaking(DateTimeOffset Time, bool HasZone)
{
    // Of a line that is longer only what is near the time counts.
    private const int Near = 60;
    private const int MostLines = 2000;

    // timestamp="2026-…, E, [2026-…
    private const int LongestPrefix = 12;

    private static readonly string[] Links = ["url", "link", "presign", "pre-sign", "signature"];

    private static readonly string[] Makings =
    [
        "generat", "creat", "made", "making", "signed", "signing", "issued", "minted", "produced", "built", "presigning", "handed out",
        "requested",
    ];

    private static readonly string[] Names =
    [
        "signed_at", "signedat", "signed at", "generated_at", "generatedat", "presigned_at", "presignedat", "url_created", "urlcreated",
        "link_created", "linkcreated", "signing_time", "signingtime", "signing time", "issued_at", "issuedat",
    ];

    private static readonly string[] Others =
        ["expir", "until", "valid", "end", "object", "file", "bucket", "key", "modified", "uploaded"];

    /// <summary>The first time in the text at which a link was made; null if none is told.</summary>
    /// <param name="text">The text.</param>
    /// <param name="signedAt">X-Amz-Date: the day of a time that is told without one.</param>
    internal static ToldMaking? In(string text, DateTimeOffset signedAt)
    {
        int lines = 0;
        foreach (string line in UrlFree.Text(text).Split('\n'))
        {
            if (lines++ > MostLines)
            {
                return null;
            }

            if (InLine(line, signedAt) is { } made)
            {
                return made;
            }
        }

        return null;
    }

    private static ToldMaking? InLine(string line, DateTimeOffset signedAt)
    {
        if (!line.ContainsAny(Makings) && !line.ContainsAny(Names))
        {
            return null;
        }

        bool isFirst = true;
        for (int i = 0; i < line.Length; i++)
        {
            bool begins = char.IsLetterOrDigit(line[i])
                && (i == 0 || !(char.IsLetterOrDigit(line[i - 1]) || line[i - 1] is '/' or '_' or '.'));
            if (!begins || Read(line, i, signedAt, out int end) is not { } time)
            {
                continue;
            }

            bool isOfLine = isFirst && i <= LongestPrefix;
            isFirst = false;
            if ((isOfLine && IsLineOfMaking(line, end)) || IsBehindMaking(line, i))
            {
                return time;
            }

            i = end - 1;
        }

        return null;
    }

    private static ToldMaking? Read(string line, int at, DateTimeOffset signedAt, out int end)
    {
        if (WrittenTime.TryRead(line, at, out WrittenTime? written, out end) && written is not null)
        {
            return new ToldMaking(written.Time, written.HasZone);
        }

        return WrittenTime.TryReadClock(line, at, out TimeSpan clock, out end) ? new ToldMaking(Nearest(clock, signedAt), true) : null;
    }

    /// <summary>A time of day in UTC, on the day that is nearest to the signing.</summary>
    private static DateTimeOffset Nearest(TimeSpan clock, DateTimeOffset signedAt)
    {
        DateTimeOffset same = new DateTimeOffset(signedAt.UtcDateTime.Date, TimeSpan.Zero) + clock;
        TimeSpan apart = same - signedAt;
        return apart > TimeSpan.FromHours(12) ? same.AddDays(-1) : apart < TimeSpan.FromHours(-12) ? same.AddDays(1) : same;
    }

    /// <summary>The line of a log that says that a link was made.</summary>
    private static bool IsLineOfMaking(string line, int from)
    {
        string rest = line[from..Math.Min(line.Length, from + (3 * Near))];
        Work.Add(rest.Length);
        return Place(rest, Makings) is >= 0 and var making && Place(rest, Links) is >= 0 and var link && Math.Abs(making - link) < Near
            && !rest.ContainsAny("fail", "error", "refused", "denied", "expired", " 403", " 400");
    }

    /// <summary>"I made the link at …", <c>signed_at: …</c>.</summary>
    private static bool IsBehindMaking(string line, int at)
    {
        string before = line[Math.Max(0, at - Near)..at];
        int clause = Math.Max(before.LastIndexOf(';'), before.LastIndexOf(". ", StringComparison.Ordinal));
        before = before[(clause + 1)..];
        Work.Add(before.Length);
        string last = before[Math.Max(0, before.Length - 24)..];
        if (last.ContainsAny(Names))
        {
            return true;
        }

        int making = Last(before, Makings);
        return making >= 0 && before.ContainsAny(Links) && !before[making..].ContainsAny(Others);
    }

    private static int Place(string text, string[] words)
    {
        foreach (string word in words)
        {
            if (text.IndexOf(word, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
            {
                return at;
            }
        }

        return -1;
    }

    private static int Last(string text, string[] words) =>
        words.Max(w => text.LastIndexOf(w, StringComparison.OrdinalIgnoreCase));
}
