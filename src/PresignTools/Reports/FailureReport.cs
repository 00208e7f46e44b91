using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using PresignTools.Measuring.Grouping;
using PresignTools.Measuring;
using PresignTools.Reports.Plots;

namespace PresignTools.Reports;

/// <summary>
/// Writes what was counted of a log as one HTML file that needs nothing else: plots are SVG in the page, nothing is loaded, nothing runs.
/// Light or dark as the reader's system is. Names come from logs, which anybody can write into: the page encodes every text.
/// </summary>
/// <param name="summary">What was counted.</param>
/// <param name="source">What was read, in a few words.</param>
/// <param name="countsAll">Whether every request was counted, and not only those of presigned URLs.</param>
/// <param name="zone">How far the local time is ahead of UTC.</param>
internal sealed class FailureReport(FailureSummary summary, string source, bool countsAll, TimeSpan zone)
{
    private const int MostBars = 12;
    private const int MostRows = 100;

    private static readonly Lazy<string> Style = new(static () => Resource("report.css") + Resource("failures.css"));

    private static readonly (FailureDimension By, string Title, string What)[] Sections =
    [
        (FailureDimension.Signer, "Who signed", "Sessions of one role are counted as the role."),
        (FailureDimension.Client, "What sent the requests", "By the User-Agent header, which a client may set as it likes."),
        (FailureDimension.KeyPrefix, "Where in the bucket", "First folders of the key."),
        (FailureDimension.Bucket, "Buckets", ""),
        (FailureDimension.ErrorCode, "What S3 answered", "The error code; HEAD requests and redirects may have none."),
    ];

    private readonly Dictionary<string, string> _colors = summary.By[FailureDimension.Cause]
        .Where(static g => g.Cause is not null)
        .Select(static (g, i) => (g.Cause, Style: Svg.Color(i)))
        .ToDictionary(static c => c.Cause!, static c => c.Style);

    /// <summary>The page.</summary>
    internal string Write()
    {
        const string Title = "Failed requests to S3";
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style.Value)));
        string policy = $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'";
        return HtmlPage.Write(new XElement(
            "html",
            new XAttribute("lang", "en"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("http-equiv", "Content-Security-Policy"), new XAttribute("content", policy)),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("meta", new XAttribute("name", "referrer"), new XAttribute("content", "no-referrer")),
                new XElement("title", $"{Title}: {source}"),
                new XElement("style", Style.Value)),
            new XElement("body", new XElement("h1", Title), Head(), Totals(), Time(), Causes(), Sections.Select(Section), Groups())));
    }

    private XElement[] Head() =>
    [
        new XElement("p", "Read: ", new XElement("b", source), $", {Span()}."),
        new XElement("p", new XAttribute("class", "soft"), "Times are in UTC, as S3 writes them. The time zone of the machine that wrote "
            + $"this page is {Zone()}. Signatures, session tokens and keys are masked."),
    ];

    private XElement Totals()
    {
        string counted = countsAll ? "requests" : "presigned requests";
        (string Number, string What)[] items =
        [
            (Ticks.Number(summary.Requests), counted),
            (Ticks.Number(summary.Failures), "of them failed"),
            (Ticks.Percent(summary.Requests == 0 ? 0 : summary.Failures / (double)summary.Requests), "failed"),
            (Ticks.Number(summary.By[FailureDimension.Cause].Count(static g => !g.IsRest)), "different causes"),
        ];
        return new XElement(
            "ul",
            new XAttribute("class", "totals"),
            items.Select(static i => new XElement("li", new XElement("b", i.Number), i.What)));
    }

    private object[]? Time()
    {
        if (summary.Steps.Count == 0)
        {
            return null;
        }

        DateTimeOffset start = summary.Steps.Min(static s => s.Start);
        int steps = (int)((summary.Steps.Max(static s => s.Start) - start).TotalHours / summary.HoursPerStep) + 1;
        int Step(FailureStep s) => (int)((s.Start - start).TotalHours / summary.HoursPerStep);
        var parts = summary.Steps
            .GroupBy(s => (Step: Step(s), Name: Named(s.Cause), Style: Color(s.Cause)))
            .Select(static g => (g.Key.Step, g.Key.Name, g.Key.Style, Count: g.Sum(static s => s.Count)))
            .OrderBy(static p => p.Step).ThenBy(static p => p.Style, StringComparer.Ordinal)
            .ToList();
        return
        [
            new XElement("h2", "When they failed"),
            Columns.Draw(
                $"Failed requests over time by cause, {Columns.Span(summary.HoursPerStep)} a column",
                start,
                summary.HoursPerStep,
                steps,
                parts),
            new XElement("ul", new XAttribute("class", "legend"), parts.Select(static p => (p.Name, p.Style)).Distinct()
                .OrderBy(static p => p.Style, StringComparer.Ordinal).Select(static p => new XElement("li", Swatch(p.Style), p.Name))),
        ];
    }

    private object[] Causes()
    {
        IReadOnlyList<PresignFailureGroup> causes = summary.By[FailureDimension.Cause];
        return
        [
            new XElement("h2", "Why they failed"),
            causes.Count == 0
                ? new XElement("p", "No request failed.")
                : Plot(causes, "Failed requests by cause", g => Color(g.Cause ?? string.Empty)),
            Table(
                ["Cause", "What it is", "How sure", "Requests", "First", "Last"],
                causes.Take(MostRows).Select(static g => new[]
                {
                    Cell("word", Page(g)), Cell("long", g.Title), Cell("word", g.Certainty?.ToString()),
                    Cell("number", Ticks.Number(g.Count)),
                    Cell("word", Instant(g.FirstSeen)), Cell("word", Instant(g.LastSeen)),
                })),
        ];
    }

    private object[]? Section((FailureDimension By, string Title, string What) section)
    {
        IReadOnlyList<PresignFailureGroup> groups = summary.By[section.By];
        return groups.Count == 0 ? null :
        [
            new XElement("h2", section.Title),
            section.What.Length == 0 ? null! : new XElement("p", new XAttribute("class", "soft"), section.What),
            Plot(groups, "Failed requests: " + section.Title, static g => g.IsRest ? "rest" : "c0"),
        ];
    }

    private object[]? Groups() => summary.Groups.Count == 0 ? null :
    [
        new XElement("h2", "Groups"),
        new XElement("p", new XAttribute("class", "soft"), "Grouped by " + string.Join(", ", summary.Groups[0].GroupedBy)
            + ". An example and request ids are those of the last requests; AWS Support can look them up."
            + (summary.Groups.Count > MostRows ? $" The first {MostRows} of {Ticks.Number(summary.Groups.Count)} groups." : string.Empty)),
        Table(
            ["Group", "Requests", "Share", "First", "Last", "Request ids", "Example"],
            summary.Groups.Take(MostRows).Select(static g => new[]
            {
                Cell("long", g.Group), Cell("number", Ticks.Number(g.Count)), Cell("number", Ticks.Percent(g.Share)),
                Cell("word", Instant(g.FirstSeen)), Cell("word", Instant(g.LastSeen)), Cell("long", string.Join(' ', g.RequestIds)),
                Cell("long", Svg.Cut(string.Join(' ', g.Example?.Method, g.Example?.Url ?? g.Example?.Key), 400)),
            })),
    ];

    private XElement Plot(IReadOnlyList<PresignFailureGroup> groups, string label, Func<PresignFailureGroup, string> style)
    {
        var rows = groups.Take(MostBars).Select(g => (g.Group, g.Count, style(g))).ToList();
        long rest = groups.Skip(MostBars).Sum(static g => g.Count);
        if (rest > 0)
        {
            rows.Add(($"{Ticks.Number(groups.Count - MostBars)} more", rest, "rest"));
        }

        return Bars.Draw(label, "failed requests (share of those that failed)", rows, summary.Failures);
    }

    private string Color(string cause) => _colors.GetValueOrDefault(cause, "rest");

    private string Named(string cause) => Color(cause) == "rest" ? "other causes" : cause;

    private string Span() => summary is { FirstSeen: { } first, LastSeen: { } last }
        ? $"requests from {Instant(first)} to {Instant(last)}" : "without times";

    private string Zone() => "UTC" + (zone < TimeSpan.Zero ? "-" : "+") + zone.ToString(@"hh\:mm", CultureInfo.InvariantCulture);

    /// <summary>The cause with a link to its page.</summary>
    private static object Page(PresignFailureGroup group) => group.Cause is { } id && CauseCatalogue.TryFind(id, out Cause? cause)
        ? new XElement("a", new XAttribute("href", cause.PageUri), new XAttribute("rel", "noreferrer"), id)
        : group.Group;

    private static XElement Swatch(string style) => new(
        "svg",
        new XAttribute("viewBox", "0 0 10 10"),
        new XElement("rect", new XAttribute("width", "10"), new XAttribute("height", "10"), new XAttribute("class", style)));

    private static XElement Table(string[] columns, IEnumerable<XElement[]> rows) => new(
        "table",
        new XAttribute("class", "wide"),
        new XElement("thead", new XElement("tr", columns.Select(static c => new XElement("th", new XAttribute("scope", "col"), c)))),
        new XElement("tbody", rows.Select(row => new XElement("tr", row.Select((cell, i) =>
        {
            cell.SetAttributeValue("data-label", columns[i]);
            return cell;
        })))));

    private static XElement Cell(string style, object? content) => new("td", new XAttribute("class", style), content);

    private static string Instant(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd HH':'mm':'ss'Z'", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
