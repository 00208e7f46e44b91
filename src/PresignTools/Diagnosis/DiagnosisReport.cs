using System.Globalization;
using System.Net;
using System.Text;

namespace PresignTools.Diagnosis;

/// <summary>
/// Writes diagnoses as one HTML file that needs nothing else: no script, no font, no picture from elsewhere. Light or dark as the reader's system is.
/// Diagnoses are masked, so the file can go into a ticket.
/// </summary>
internal static class DiagnosisReport
{
    private const string Style = """
        :root { color-scheme: light dark; --line: #d0d7de; --soft: #59636e; --bad: #b42318; --good: #1a7f37; --warn: #9a6700; --back: #f6f8fa; }
        @media (prefers-color-scheme: dark) { :root { --line: #3d444d; --soft: #9198a1; --bad: #ff7b72; --good: #57ab5a; --warn: #d4a72c; --back: #151b23; } }
        body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 1rem; } h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
        table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
        th { color: var(--soft); font-weight: 600; } code, pre { font: 13px/1.5 ui-monospace, monospace; } pre { background: var(--back); padding: .7rem; white-space: pre-wrap; }
        .Fail { color: var(--bad); } .Pass { color: var(--good); } .Warning { color: var(--warn); } .Unknown, .Skipped, .soft { color: var(--soft); }
        """;

    internal static string Write(IReadOnlyList<PresignDiagnosis> diagnoses)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>S3 presigned URL diagnosis</title>\n<style>\n")
            .Append(Style).Append("\n</style>\n</head>\n<body>\n<h1>S3 presigned URL diagnosis</h1>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"soft\">{(diagnoses.Count == 1 ? "One failure" : diagnoses.Count.ToString(CultureInfo.InvariantCulture) + " failures")}. Signatures, session tokens and keys are masked.</p>\n");
        int number = 0;
        foreach (PresignDiagnosis diagnosis in diagnoses)
        {
            One(html, diagnosis, ++number);
        }

        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void One(StringBuilder html, PresignDiagnosis d, int number)
    {
        string certainty = d.Certainty is { } c ? $" <span class=\"soft\">({c})</span>" : string.Empty;
        html.Append(CultureInfo.InvariantCulture, $"<h2>{number}. {E(d.Title)}{certainty}</h2>\n<p>{E(d.Explanation)}</p>\n");
        if (d.Background.Length > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"soft\">{E(d.Background)}</p>\n");
        }

        if (d.Remedy.Length > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h3>What to do</h3>\n<pre>{E(d.Remedy)}</pre>\n");
        }

        html.Append("<h3>Checklist</h3>\n<table>\n<tr><th>#</th><th>Layer</th><th>Status</th><th>Evidence</th></tr>\n");
        foreach (ChecklistItem item in d.Checklist)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{item.Number}</td><td>{item.Layer}</td><td class=\"{item.Status}\">{item.Status}</td><td>{E(item.Evidence)}</td></tr>\n");
        }

        html.Append("</table>\n");
        Findings(html, d);
        if (d.Needs.Count > 0)
        {
            html.Append("<h3>What would decide it</h3>\n<table>\n<tr><th>Bring</th><th>Why</th><th>How</th></tr>\n");
            foreach (DiagnosisNeed need in d.Needs)
            {
                html.Append(CultureInfo.InvariantCulture, $"<tr><td>{E(need.What)}</td><td>{E(need.Why)}</td><td><code>{E(need.Command)}</code></td></tr>\n");
            }

            html.Append("</table>\n");
        }

        html.Append("<h3>Request</h3>\n<table>\n");
        foreach ((string name, string? value) in new[]
        {
            ("Cause", d.RootCause), ("Operation", d.Operation), ("Method", d.Method), ("URL", d.Url), ("Bucket", d.BucketName), ("Key", d.Key), ("Error code", d.ErrorCode),
            ("Status", d.StatusCode?.ToString(CultureInfo.InvariantCulture)), ("Request id", d.RequestId), ("Extended request id", d.HostId), ("Judged for", d.AsOf.UtcDateTime.ToString("u", CultureInfo.InvariantCulture)),
        })
        {
            if (!string.IsNullOrEmpty(value))
            {
                html.Append(CultureInfo.InvariantCulture, $"<tr><th>{name}</th><td>{E(value)}</td></tr>\n");
            }
        }

        html.Append("</table>\n");
        if (d.Asked.Count > 0)
        {
            html.Append("<h3>Asked of AWS</h3>\n<ul>\n").AppendJoin('\n', d.Asked.Select(static a => $"<li>{E(a)}</li>")).Append("\n</ul>\n");
        }
    }

    private static void Findings(StringBuilder html, PresignDiagnosis d)
    {
        if (d.Findings.Count == 0)
        {
            return;
        }

        html.Append("<h3>Findings</h3>\n<table>\n<tr><th>Status</th><th>Cause</th><th>Sure</th><th>Evidence</th></tr>\n");
        foreach (Finding finding in d.Findings.Take(12))
        {
            string cause = finding.DocumentationUri is { } uri ? $"<a href=\"{E(uri)}\">{E(finding.Cause)}</a>" : E(finding.Cause);
            html.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"{finding.Status}\">{finding.Status}</td><td>{cause}</td><td>{finding.Certainty}</td><td>{E(finding.Evidence)}</td></tr>\n");
        }

        html.Append("</table>\n");
    }

    private static string E(string? text) => WebUtility.HtmlEncode(text ?? string.Empty);
}
