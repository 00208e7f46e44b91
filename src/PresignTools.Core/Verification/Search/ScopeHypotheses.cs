using System.Globalization;
using PresignTools.Signing;
using PresignTools.Text;
using PresignTools.Text.Masking;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Search;

/// <summary>Region, service, day, time or access key id of the URL is not the one that was signed.</summary>
internal static class ScopeHypotheses
{
    private static readonly string[] Services =
    [
        "s3",
        "s3express",
        "s3-object-lambda",
        "s3-outposts",
        "execute-api",
        "sts",
        "es",
        "iam",
        "ec2",
        "lambda",
    ];
    private static readonly string[] OtherRegions = [.. S3Servers.Regions, S3Partitions.GlobalRegion, "EU", "US"];
    private static readonly int[] Seconds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 30, 60, 120, 300, 600, 900];

    internal static IEnumerable<Hypothesis> For(VerificationContext j, RequestParts received)
    {
        if (j.Credentials is { } credentials && credentials.AccessKeyId != received.AccessKeyId)
        {
            yield return new Hypothesis(CauseId.WrongSecretKey, "access-key", p => p.WithScope(accessKeyId: credentials.AccessKeyId),
                () => $"The access key id was changed after signing: signed {SecretMask.KeyId(credentials.AccessKeyId)}, "
                    + $"received {SecretMask.KeyId(received.AccessKeyId)}.")
            { Part = "access-key", Pairs = true };
        }

        if (received.Region is not null)
        {
            foreach (
                string region in new[] { j.Location?.Region, "us-east-1" }
                    .Concat(S3Partitions.Regions)
                    .Concat(OtherRegions)
                    .Where(static r => r is not null)
                    .Distinct()!)
            {
                yield return new Hypothesis(CauseId.WrongRegion, "region", p => p.Region == region ? null : p.WithScope(region: region),
                    () => $"It was signed for region {region}; the credential scope that arrived says {Printable.Of(received.Region, 40)}.")
                { Part = "region", Pairs = region == j.Location?.Region };
                yield return new Hypothesis(CauseId.SdkSigningBug, "region", p => p.Region == region ? null : p with { Region = region },
                    () => $"The signer used region {region} for its key and another one in the credential scope.")
                { Part = "region" };
            }
        }

        foreach (string service in Services)
        {
            yield return new Hypothesis(CauseId.WrongService, "service", p => p.Service == service ? null : p.WithScope(service: service),
                () => $"It was signed for service {service}; the credential scope that arrived says {Printable.Of(received.Service, 40)}.")
            { Part = "service" };
        }

        foreach (Hypothesis time in Times(received))
        {
            yield return time;
        }
    }

    private static IEnumerable<Hypothesis> Times(RequestParts received)
    {
        if (AmzTime.TryParse(received.Day + "T000000Z", out AmzTime day))
        {
            foreach (int shift in new[] { -1, 1 })
            {
                string other = Shift(day, TimeSpan.FromDays(shift)) is { } shifted ? shifted[..8] : received.Day;
                yield return new Hypothesis(CauseId.DateScopeMismatch, "date", p => p.Day == other ? null : p.WithScope(day: other),
                    () => $"It was signed for day {other}; the credential scope that arrived says {received.Day}.")
                { Part = "day" };
            }
        }

        if (!AmzTime.TryParse(received.Date, out AmzTime time))
        {
            yield break;
        }

        foreach (string date in Dates(received, time).Distinct())
        {
            yield return new Hypothesis(CauseId.QueryChanged, "date", p => p.Date == date ? null : p.WithDate(date),
                () => $"X-Amz-Date was changed after signing: signed {date}, received {received.Date}.")
            { Part = "date" };
            if (date[..8] != received.Day)
            {
                yield return new Hypothesis(CauseId.QueryChanged, "date", p => p.WithDate(date)?.WithScope(day: date[..8]),
                    () => $"X-Amz-Date and the day of the scope were changed after signing: signed {date}, received {received.Date}.")
                { Part = "date" };
            }
        }
    }

    private static IEnumerable<string> Dates(RequestParts received, AmzTime time)
    {
        yield return $"{received.Day}T{time.ToString()[9..]}";
        foreach (int seconds in Seconds)
        {
            foreach (int sign in new[] { -1, 1 })
            {
                if (Shift(time, TimeSpan.FromSeconds(sign * seconds)) is { } near)
                {
                    yield return near;
                }
            }
        }

        for (int quarters = -56; quarters <= 56; quarters++)    // time zones, from -14 to +14 hours
        {
            if (Shift(time, TimeSpan.FromMinutes(15 * quarters)) is { } zone)
            {
                yield return zone;
            }
        }

        foreach (int days in new[] { -7, -2, -1, 1, 2, 7, 365, -365 })
        {
            if (Shift(time, TimeSpan.FromDays(days)) is { } other)
            {
                yield return other;
            }
        }
    }

    private static string? Shift(AmzTime time, TimeSpan by)
    {
        long ticks = time.Instant.UtcTicks + by.Ticks;
        return ticks < 0 || ticks > DateTimeOffset.MaxValue.UtcTicks ? null
            : new DateTimeOffset(ticks, TimeSpan.Zero).UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
    }
}
