using PresignTools.Abstractions;
using PresignTools.Intake.Documents;
using PresignTools.Intake.Fragments;
using PresignTools.Text;

namespace PresignTools.Intake.Readers.Buckets;

/// <summary>Reads CORS rules of a bucket: JSON of the console and the API, XML, YAML, Terraform.</summary>
internal sealed class CorsReader : IFragmentReader
{
    private const int MostRules = 100;

    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => kind is FragmentKind.Json or FragmentKind.Settings or FragmentKind.Xml or FragmentKind.Code;

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        string text = fragment.Text;
        if (!text.Contains("llowed", StringComparison.Ordinal))
        {
            return;
        }

        List<(CorsRule Rule, int Start, int End)> rules = [.. (fragment.Kind == FragmentKind.Xml ? Xml(text)
            : Written(fragment)).Take(MostRules)];
        if (rules.Count > 0)
        {
            TextPlace place = fragment.PlaceOf(rules[0].Start, Math.Max(1, rules[^1].End - rules[0].Start));
            var facts = new BucketFacts { Cors = [.. rules.Select(static r => r.Rule)] };
            sheet.Add(new ReadFact(ReadFactKind.BucketSetting, "CORS rules", place), new DiagnosisInput { Bucket = facts });
        }
    }

    /// <summary>Every object that has origins or methods, whatever is around it.</summary>
    private static IEnumerable<(CorsRule Rule, int Start, int End)> Written(Fragment fragment) =>
        Documents(fragment)
            .SelectMany(DocumentsOf.All)
            .Select(static n => n.Node)
            .Where(static n => n.Member("allowedorigins", "allowedorigin") is not null
                && n.Member("allowedmethods", "allowedmethod") is not null)
            .Select(static n => (Rule(n), n.Start, n.End));

    private static IEnumerable<LooseNode> Documents(Fragment fragment)
    {
        if (fragment.Kind != FragmentKind.Code)
        {
            return DocumentsOf.Fragment(fragment);
        }

        // In code the rules are an argument: the brace before the first of them.
        string text = fragment.Text;
        var found = new List<LooseNode>();
        int done = 0;
        for (int at = Next(text, 0); at >= 0; at = Next(text, Math.Max(at + 7, done)))
        {
            int brace = text.LastIndexOf('{', at, at - done + 1);
            Work.Add(at - done + 1);
            if (brace >= 0)
            {
                found.Add(LooseReader.Value(text, brace, text.Length));
                done = found[^1].End;
            }
        }

        return found;

        static int Next(string text, int from) => from >= text.Length ? -1 : Scan.Find(text, "allowed", from, ignoreCase: true);
    }

    private static CorsRule Rule(LooseNode node) => new()
    {
        AllowedOrigins = Texts(node.Member("allowedorigins", "allowedorigin")),
        AllowedMethods = [.. Texts(node.Member("allowedmethods", "allowedmethod")).Select(Method)],
        AllowedHeaders = Texts(node.Member("allowedheaders", "allowedheader")),
    };

    private static IReadOnlyList<string> Texts(LooseNode? node) => node is null ? [] : [.. node.Texts()];

    /// <summary><c>s3.HttpMethods.GET</c> of CDK.</summary>
    private static string Method(string written) => written[(written.LastIndexOf('.') + 1)..].ToUpperInvariant();

    private static IEnumerable<(CorsRule Rule, int Start, int End)> Xml(string text)
    {
        const string Open = "<CORSRule", Close = "</CORSRule>";
        for (int at = Scan.Find(text, Open, 0); at >= 0; at = Scan.Find(text, Open, at))
        {
            int end = Scan.Find(text, Close, at) is >= 0 and var close ? close : text.Length;
            var rule = new CorsRule
            {
                AllowedOrigins = Elements(text, "AllowedOrigin", at, end),
                AllowedMethods = Elements(text, "AllowedMethod", at, end),
                AllowedHeaders = Elements(text, "AllowedHeader", at, end),
            };
            yield return (rule, at, Math.Min(text.Length, end + Close.Length));
            at = Math.Min(text.Length, end + 1);
        }
    }

    private static List<string> Elements(string text, string name, int from, int end)
    {
        var found = new List<string>();
        string part = text[from..end];
        string open = "<" + name + ">";
        for (int at = Scan.Find(part, open, 0); at >= 0; at = Scan.Find(part, open, at + 1))
        {
            int start = at + open.Length;
            int stop = Scan.Find(part, '<', start, part.Length);
            if (stop > start)
            {
                found.Add(part[start..stop].Trim());
            }
        }

        return found;
    }
}
