using PresignTools.Intake.Fragments;

namespace PresignTools.Intake.Readers.Buckets;

/// <summary>
/// Reads settings of a bucket or key as the AWS CLI prints them with <c>--output text</c> and <c>--output table</c>: words with tabs
/// between, rows with bars.
/// </summary>
internal sealed class PrintedSettingReader : IFragmentReader
{
    private static readonly string[] KeyStates =
        ["Enabled", "Disabled", "PendingDeletion", "PendingImport", "PendingReplicaDeletion", "Unavailable", "Creating", "Updating"];

    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => true;

    /// <inheritdoc/>
    public bool ReadsWholeText => true;

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        bool isRead = false;
        foreach (PrintedOutput output in PrintedOutput.In(fragment.Text).Where(static o => o.Words.Count > 2 && o.Words[0] == "aws"))
        {
            List<string[]> rows = [.. output.Block.Select(Cells).Where(static r => r.Length > 0)];
            bool isJson = rows.Count == 0 || output.Block.First().TrimStart()[0] is '{' or '[';
            isRead |= !isJson && Facts(output.Words[2], rows) is not null;
            int length = output.Lines.Count > 0 ? output.Lines[0].Length : 0;
            Add(isJson ? null : Facts(output.Words[2], rows), fragment, output.Start, length, sheet);
        }

        // A table without its command has its name in its head: |  DescribeKey  |.
        foreach ((int at, string head, List<string[]> rows) in isRead ? [] : Tables(fragment.Text))
        {
            Add(Facts(Hyphened(head), rows), fragment, at, head.Length, sheet);
        }
    }

    private static void Add((string What, BucketFacts Facts)? found, Fragment fragment, int at, int length, FactSheet sheet)
    {
        if (found is { } one)
        {
            sheet.Add(
                new ReadFact(ReadFactKind.BucketSetting, one.What, fragment.PlaceOf(at, length)),
                new DiagnosisInput { Bucket = one.Facts });
        }
    }

    private static (string What, BucketFacts Facts)? Facts(string call, List<string[]> rows)
    {
        string? Word(params string[] any) => rows.SelectMany(static r => r).FirstOrDefault(w => any.Contains(w));
        bool? Flag(string name) =>
            rows.Find(r => r.Length > 1 && r[0] == name) is { } row ? row[1].Equals("true", StringComparison.OrdinalIgnoreCase) : null;
        string? arn = rows.SelectMany(static r => r).FirstOrDefault(static w => w.StartsWith("arn:aws", StringComparison.Ordinal));
        switch (call)
        {
            case "describe-key" when (rows.Find(static r => r is ["KeyState", _, ..])?[1] ?? Word(KeyStates)) is { } state
                && KeyStates.Contains(state):
                return ("KMS key " + state, new BucketFacts { UsesKms = true, KmsKeyState = state, KmsKeyArn = arn });
            case "get-public-access-block":
                string[]? text = rows.Find(static r => r is ["PUBLICACCESSBLOCKCONFIGURATION", _, _, _, _]);
                bool? acls = text is null ? Flag("BlockPublicAcls") : text[1] == "True";
                bool? restrict = text is null ? Flag("RestrictPublicBuckets") : text[4] == "True";
                return acls is null && restrict is null ? null
                    : ("Block Public Access", new BucketFacts { BlockPublicAcls = acls, RestrictPublicBuckets = restrict });
            case "get-bucket-encryption" when Word("aws:kms", "aws:kms:dsse", "AES256") is { } algorithm:
                bool isKms = algorithm != "AES256";
                return ("Default encryption " + algorithm, new BucketFacts { UsesKms = isKms, KmsKeyArn = isKms ? arn : null });
            case "get-bucket-ownership-controls" when Word("BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter") is { } owner:
                return ("Object Ownership " + owner, new BucketFacts { AclsDisabled = owner == "BucketOwnerEnforced" });
            case "get-bucket-request-payment" when Word("Requester", "BucketOwner") is { } payer:
                return ("Requests are paid by " + payer, new BucketFacts { RequesterPays = payer == "Requester" });
            case "get-bucket-accelerate-configuration" when Word("Enabled", "Suspended") is { } accelerated:
                return ("Transfer acceleration " + accelerated, new BucketFacts { Accelerate = accelerated == "Enabled" });
            case "get-bucket-location" when rows is [[{ } region], ..] && (region == "None" || region.Count(static c => c == '-') == 2):
                return ("Bucket region", new BucketFacts { Region = region == "None" ? "us-east-1" : region });
            case "list-object-versions" when rows.Exists(static r => r is ["DELETEMARKERS", "True", ..]):
                return ("a delete marker", new BucketFacts { IsDeleteMarker = true });
            default:
                return null;
        }
    }

    private static string[] Cells(string line) =>
        line.Contains('|', StringComparison.Ordinal)
            ? line.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : line.Split(['\t', ' '], StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<(int At, string Head, List<string[]> Rows)> Tables(string text)
    {
        int at = 0;
        (int At, string Head, List<string[]> Rows)? table = null;
        foreach (string line in text.Split('\n'))
        {
            string bare = line.Trim();
            bool isRow = bare.Length > 2 && bare[0] == '|' && bare[^1] == '|', isRule = bare.Length > 2 && bare[0] is '-' or '+' or '|';
            if (isRow && table is null && Cells(bare) is [{ } head] && head.All(char.IsAsciiLetter) && char.IsUpper(head[0]))
            {
                table = (at, head, []);
            }
            else if (isRow && table is { } open)
            {
                open.Rows.Add(Cells(bare));
            }
            else if (!isRule && table is { } done)
            {
                yield return done;
                table = null;
            }

            at += line.Length + 1;
        }

        if (table is { } last)
        {
            yield return last;
        }
    }

    /// <summary><c>GetPublicAccessBlock</c> as a command of the AWS CLI: <c>get-public-access-block</c>.</summary>
    private static string Hyphened(string name) =>
        string.Concat(name.Select(static (c, i) => (i > 0 && char.IsUpper(c) ? "-" : string.Empty) + char.ToLowerInvariant(c)));
}
