using System.Globalization;

namespace PresignTools.Logs;

/// <summary>
/// What the name of a log object says of the time of the requests in it. Access logs are named by the time of delivery, in one folder
/// (<c>PREFIX2026-03-01-12-30-00-HASH</c>) or in one for each account, Region, bucket and day; CloudTrail has a folder a day
/// (<c>AWSLogs/ACCOUNT/CloudTrail/REGION/2026/03/01/ACCOUNT_CloudTrail_REGION_20260301T1205Z_HASH.json.gz</c>). Sources:
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html and
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-name-format.html.
/// </summary>
/// <param name="after">No earlier requests are looked for; null for any.</param>
/// <param name="before">No later requests are looked for; null for any.</param>
internal sealed class LogObjectNames(DateTimeOffset? after, DateTimeOffset? before)
{
    /// <summary>Most of the records are delivered within hours; none is promised. A day is left for them.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromDays(1);

    private const int StampLength = 19;
    private const string Stamp = "yyyy-MM-dd-HH-mm-ss";

    /// <summary>Whether an object can hold requests of the time that is looked for. One whose name tells no time can.</summary>
    /// <param name="key">The object's key.</param>
    internal bool MayHold(string key)
    {
        string name = key[(key.LastIndexOf('/') + 1)..];
        if (name.Length == 0)
        {
            return false;
        }

        return TimeOf(name) is not { } written || ((after is null || written >= after) && (before is null || written - Late <= before));
    }

    /// <summary>Whether a folder can. Only one that is named by a year, a month or a day tells.</summary>
    /// <param name="folder">Its prefix, with the slash at its end.</param>
    internal bool MayHoldFolder(string folder)
    {
        if (folder.Contains("/CloudTrail-Digest/", StringComparison.Ordinal) || folder.Contains("/CloudTrail-Insight/", StringComparison.Ordinal))
        {
            return false;
        }

        string[] parts = folder.TrimEnd('/').Split('/');
        (DateTimeOffset From, DateTimeOffset To)? days = Days(parts);
        return days is not { } time || ((after is null || time.To > after) && (before is null || time.From - Late <= before));
    }

    /// <summary>
    /// The key behind which listing may go on, where the objects of one folder are named by their time: what lies before it is too old.
    /// </summary>
    /// <param name="lastKey">The last object of the page that was listed.</param>
    internal string? Skip(string lastKey)
    {
        string name = lastKey[(lastKey.LastIndexOf('/') + 1)..];
        if (after is not { } from || StampAt(name) is not ({ } at and >= 0) || TimeOf(name) is not { } written || written >= from)
        {
            return null;
        }

        string head = lastKey[..(lastKey.Length - name.Length + at)];
        string next = head + from.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture);
        return string.CompareOrdinal(next, lastKey) > 0 ? next : null;
    }

    /// <summary>Whether all that follows an object in its folder is too new, as the names go by time.</summary>
    /// <param name="lastKey">The last object of the page that was listed.</param>
    internal bool IsBehindAll(string lastKey)
    {
        string name = lastKey[(lastKey.LastIndexOf('/') + 1)..];
        return before is { } to && StampAt(name) >= 0 && TimeOf(name) is { } written && written - Late > to;
    }

    private static DateTimeOffset? TimeOf(string name)
    {
        int at = StampAt(name);
        if (at >= 0)
        {
            return Parsed(name.Substring(at, StampLength), Stamp);
        }

        // ACCOUNT_CloudTrail_REGION_20260301T1205Z_HASH.json.gz
        string[] parts = name.Split('_');
        return parts.Length >= 5 && parts[1] == "CloudTrail" ? Parsed(parts[3], "yyyyMMdd'T'HHmm'Z'") : null;
    }

    /// <summary>Where the time begins in a name such as <c>access-2026-03-01-12-30-00-HASH</c>; -1 where there is none.</summary>
    private static int StampAt(string name)
    {
        for (int at = 0; at + StampLength <= name.Length; at++)
        {
            bool isStart = char.IsAsciiDigit(name[at]) && (at == 0 || !char.IsAsciiDigit(name[at - 1]));
            if (isStart && name[at + 4] == '-' && name[at + 7] == '-' && Parsed(name.Substring(at, StampLength), Stamp) is not null)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The time of a folder <c>…/2026/</c>, <c>…/2026/03/</c> or <c>…/2026/03/01/</c>.</summary>
    private static (DateTimeOffset From, DateTimeOffset To)? Days(string[] parts)
    {
        for (int count = Math.Min(3, parts.Length); count >= 1; count--)
        {
            string[] tail = parts[^count..];
            if (tail[0].Length == 4 && tail.Skip(1).All(static t => t.Length == 2)
                && Parsed(string.Join('-', tail.Concat(["01", "01"]).Take(3)), "yyyy-MM-dd") is { Year: >= 2006 } from)
            {
                return (from, count switch { 1 => from.AddYears(1), 2 => from.AddMonths(1), _ => from.AddDays(1) });
            }
        }

        return null;
    }

    private static DateTimeOffset? Parsed(string text, string format) =>
        DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time) ? time : null;
}
