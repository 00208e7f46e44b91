using PresignTools.Intake.Fragments;
using PresignTools.Text;

namespace PresignTools.Intake.Readers.Buckets;

/// <summary>Reads lists of buckets and of keys, as the usual tools print them.</summary>
internal sealed class ListingReader : IFragmentReader
{
    private const int MostNames = 500;

    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => true;

    /// <inheritdoc/>
    public bool ReadsWholeText => true;

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        foreach (PrintedOutput output in PrintedOutput.In(fragment.Text))
        {
            if (Of(output) is { Names.Count: > 0 } listing)
            {
                string what = listing.IsOfBuckets ? "a list of buckets" : "a list of keys";
                sheet.Add(
                    new ReadFact(ReadFactKind.BucketSetting, what, fragment.PlaceOf(output.Start, output.Lines[0].Length)),
                    new DiagnosisInput { Listings = [listing] });
            }
        }
    }

    private static Listing? Of(PrintedOutput output)
    {
        IReadOnlyList<string> words = output.Words;
        string verb = words.Count > 2 ? words[1] + " " + words[2] : words.Count > 1 ? words[1] : string.Empty;
        string? place = words.Skip(2).LastOrDefault(static w => !w.StartsWith('-') && w is not ("ls" or "list"));
        return words[0] switch
        {
            "aws" when verb is "s3 ls" => OfTool(output, PlaceOf(words.Skip(3)), IsRecursive(words)),
            "aws" when verb is "s3api list-buckets" => Values(output, true, "Name"),
            "aws" when verb is "s3api list-objects-v2" or "s3api list-objects" => Values(output, false, "Key"),
            "mc" when words.Count > 1 && words[1] is "ls" or "tree" => OfTool(output, AfterAlias(place), IsRecursive(words)),
            "rclone" when words.Count > 1 && words[1] is "lsd" or "lsf" or "ls" or "lsl" => OfTool(output, AfterColon(place), true),
            "gsutil" or "s3cmd" or "s5cmd" or "gcloud" when words.Contains("ls") => OfTool(output, PlaceOf(words.Skip(2)), true),
            _ => null,
        };
    }

    /// <summary><c>s3://bucket/prefix/</c> without its scheme; empty for all buckets.</summary>
    private static string PlaceOf(IEnumerable<string> words)
    {
        string place = words.FirstOrDefault(static w => !w.StartsWith('-') && w.Contains('/')) ?? string.Empty;
        int scheme = place.IndexOf("://", StringComparison.Ordinal);
        return (scheme < 0 ? place : place[(scheme + 3)..]).Trim('\'', '"');
    }

    private static string AfterAlias(string? place)
    {
        int slash = place?.IndexOf('/') ?? -1;
        return slash < 0 ? string.Empty : place![(slash + 1)..];
    }

    private static string AfterColon(string? place)
    {
        int colon = place?.IndexOf(':') ?? -1;
        return colon < 0 ? string.Empty : place![(colon + 1)..];
    }

    private static bool IsRecursive(IReadOnlyList<string> words) => words.Any(static w => w is "--recursive" or "-r");

    /// <summary>One name a line, behind date and size; the prefix that was listed is left out by most tools.</summary>
    private static Listing OfTool(PrintedOutput output, string place, bool isWhole)
    {
        bool isOfBuckets = place.Trim('/').Length == 0;
        int slash = place.IndexOf('/');
        string prefix = slash < 0 || isWhole ? string.Empty : place[(slash + 1)..(place.LastIndexOf('/') + 1)];
        var names = new List<string>();
        foreach (string line in output.Block.Take(MostNames))
        {
            if (NameIn(line) is not { } name)
            {
                continue;
            }

            int scheme = name.IndexOf("://", StringComparison.Ordinal);
            string bare = scheme < 0 ? name : name[(scheme + 3)..];
            bool hasBucket = scheme >= 0 && !isOfBuckets;
            names.Add(hasBucket ? bare[(bare.IndexOf('/') + 1)..] : isOfBuckets ? bare.TrimEnd('/') : prefix + bare);
        }

        return new Listing(isOfBuckets, names);
    }

    /// <summary>What stands behind date, clock, zone and size on the line of a list; null on any other line.</summary>
    private static string? NameIn(string line)
    {
        int at = Scan.SkipBlanks(line, 0), fields = 0;
        bool isList = Scan.At(line, at, "s3://") || Scan.At(line, at, "gs://");
        while (at < line.Length && !isList)
        {
            int end = Scan.Skip(line, at, static c => !char.IsWhiteSpace(c));
            string word = line[at..end].Trim('[', ']');
            bool isField = word.Length > 0 && (word is "PRE" or "DIR" or "UTC" or "CET" or "STANDARD" || char.IsAsciiDigit(word[0])
                || (word[0] == '-' && word.Length < 3)) && Scan.SkipBlanks(line, end) < line.Length;
            if (!isField)
            {
                break;
            }

            fields++;
            at = Scan.SkipBlanks(line, end);
        }

        string name = line[at..].Trim();
        return (isList || fields > 0) && name.Length is > 0 and < 1024 ? name : null;
    }

    /// <summary>Members of JSON with that name, or the values of a query: a list of texts, or words with tabs between.</summary>
    private static Listing Values(PrintedOutput output, bool isOfBuckets, string member)
    {
        var names = new List<string>();
        bool isQuery = output.Command.Contains("--query", StringComparison.Ordinal);
        bool isText = output.Command.Contains("--output text", StringComparison.Ordinal);
        foreach (string line in output.Block.Take(MostNames))
        {
            string bare = line.Trim().TrimEnd(',');
            string mark = "\"" + member + "\":";
            if (bare.StartsWith(mark, StringComparison.Ordinal))
            {
                names.Add(bare[mark.Length..].Trim().Trim('"'));
            }
            else if (isQuery && bare.Length > 2 && bare[0] == '"' && bare[^1] == '"')
            {
                names.Add(bare.Trim('"'));
            }
            else if (isQuery && isText && bare.Length > 0 && !bare.Contains(": ", StringComparison.Ordinal))
            {
                names.AddRange(bare.Split('\t', StringSplitOptions.RemoveEmptyEntries).Take(MostNames));
            }
        }

        return new Listing(isOfBuckets, names);
    }
}
