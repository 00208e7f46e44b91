using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using PresignTools.Diagnosis;

namespace PresignTools.Reports;

/// <summary>
/// Writes diagnoses as one HTML file that needs nothing else: no script, no font, no picture from elsewhere, and its content security
/// policy allows none. Light or dark as the reader's system is. Diagnoses are masked, so the file can go into a ticket.
/// </summary>
internal static class DiagnosisReport
{
    private static readonly Lazy<string> Style = new(ReadStyle);

    internal static string Write(IReadOnlyList<PresignDiagnosis> diagnoses)
    {
        string count = diagnoses.Count == 1 ? "One failure" : Number(diagnoses.Count) + " failures";
        var html = new XElement(
            "html",
            new XAttribute("lang", "en"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("http-equiv", "Content-Security-Policy"), new XAttribute("content", Policy())),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("meta", new XAttribute("name", "referrer"), new XAttribute("content", "no-referrer")),
                new XElement("title", "S3 presigned URL diagnosis"),
                new XElement("style", Style.Value)),
            new XElement(
                "body",
                new XElement("h1", "S3 presigned URL diagnosis"),
                new XElement("p", new XAttribute("class", "soft"), count + ". Signatures, session tokens and keys are masked."),
                diagnoses.Select((d, i) => Section(d, i + 1))));
        return HtmlPage.Write(html);
    }

    /// <summary>Nothing may be loaded and nothing run. The one style sheet is named by its hash: no other could be slipped in.</summary>
    private static string Policy() =>
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style.Value)))}'; base-uri "
            + $"'none'; form-action 'none'";

    private static XElement Section(PresignDiagnosis d, int number) =>
        new(
            "section",
            new XElement(
                "h2",
                $"{Number(number)}. {d.Title}",
                d.Certainty is { } certainty
                    ? new object[] { " ", new XElement("span", new XAttribute("class", "soft"), $"({certainty})") }
                    : null),
            new XElement("p", d.Explanation),
            d.Background.Length > 0 ? new XElement("p", new XAttribute("class", "soft"), d.Background) : null,
            d.Remedy.Length > 0 ? new object[] { new XElement("h3", "What to do"), new XElement("pre", d.Remedy) } : null,
            new XElement("h3", "Checklist"),
            Table(
                ["#", "Layer", "Status", "Evidence"],
                d.Checklist.Select(static c =>
                    new[] { Word(Number(c.Number)), Word(c.Layer.ToString()), Status(c.Status), Long(c.Evidence) }
                )),
            Findings(d),
            Needs(d),
            new XElement("h3", "Request"),
            Request(d),
            d.Asked.Count > 0
                ? new object[]
                {
                    new XElement("h3", "Asked of AWS"),
                    new XElement("ul", d.Asked.Select(static a => new XElement("li", a))),
                }
                : null);

    private static object[]? Findings(PresignDiagnosis d) => d.Findings.Count == 0 ? null :
    [
        new XElement("h3", "Findings"),
        Table(["Status", "Cause", "Certainty", "Evidence"], d.Findings.Take(12).Select(static f => new[]
        {
            Status(f.Status), Cell(null, Cause(f)), Word(f.Certainty.ToString()), Long(f.Evidence),
        })),
    ];

    private static object[]? Needs(PresignDiagnosis d) =>
        d.Needs.Count == 0
            ? null
            :
            [
                new XElement("h3", "What would decide it"),
                Table(
                    ["Bring", "Why", "How"],
                    d.Needs.Select(static n => new[] { Long(n.What), Long(n.Why), Cell("long", new XElement("code", n.Command)) })),
            ];

    private static XElement Request(PresignDiagnosis d)
    {
        (string Name, string? Value)[] rows =
        [
            ("Cause", d.RootCause),
            ("Operation", d.Operation),
            ("Method", d.Method),
            ("URL", d.Url),
            ("Bucket", d.BucketName),
            ("Key", d.Key),
            ("Error code", d.ErrorCode),
            ("Status", d.StatusCode is { } status ? Number(status) : null),
            ("Request id", d.RequestId),
            ("Extended request id", d.HostId),
            ("Judged for", d.AsOf.UtcDateTime.ToString("u", CultureInfo.InvariantCulture)),
        ];
        return new XElement(
            "table",
            new XElement(
                "tbody",
                rows.Where(static r => !string.IsNullOrEmpty(r.Value)).Select(static r => new XElement(
                    "tr", new XElement("th", new XAttribute("scope", "row"), r.Name), Long(r.Value)))));
    }

    /// <summary>The cause, with a link to AWS's document. Only https links are made.</summary>
    private static object Cause(Finding finding) =>
        finding.DocumentationUri is { } uri && uri.StartsWith("https://", StringComparison.Ordinal)
            ? new XElement("a", new XAttribute("href", uri), new XAttribute("rel", "noreferrer"), finding.Cause)
            : finding.Cause;

    private static XElement Table(string[] columns, IEnumerable<XElement[]> rows) => new(
        "table",
        new XAttribute("class", "wide"),
        new XElement("thead", new XElement("tr", columns.Select(static c => new XElement("th", new XAttribute("scope", "col"), c)))),
        new XElement("tbody", rows.Select(row => new XElement("tr", row.Select((cell, i) => Labeled(cell, columns[i]))))));

    /// <summary>Narrow windows show the column's name in front of the cell.</summary>
    private static XElement Labeled(XElement cell, string column)
    {
        cell.SetAttributeValue("data-label", column);
        return cell;
    }

    /// <summary>A short word, never broken.</summary>
    private static XElement Word(string? text) => Cell("word", text);

    private static XElement Status(FindingStatus status) => Cell($"word {status}", status.ToString());

    /// <summary>Text that may have a token longer than a line in it.</summary>
    private static XElement Long(string? text) => Cell("long", text);

    private static XElement Cell(string? style, object? content) =>
        new("td", style is null ? null : new XAttribute("class", style), content);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string ReadStyle()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
