using PresignTools.Intake.Documents;
using PresignTools.Text;

namespace PresignTools.Intake.Readers.Buckets;

/// <summary>
/// What AWS answers of a bucket's settings, where it stands in a sentence or behind a label: <c>get-bucket-encryption: {"Server…</c>.
/// </summary>
internal static class SettingsInWords
{
    private const int Most = 8;

    // Members that stand in these answers only.
    private static readonly string[] Marks =
    [
        "\"ServerSideEncryptionConfiguration\"", "\"ApplyServerSideEncryptionByDefault\"", "\"BlockedEncryptionTypes\"",
        "\"BlockPublicAcls\"",
        "\"ObjectOwnership\"", "\"KMSMasterKeyID\"", "\"KeyState\"", "\"Payer\"", "\"LocationConstraint\"", "\"ObjectLockEnabled\"",
        "\"StorageClass\"",
    ];

    internal static IEnumerable<LooseNode> Of(string text)
    {
        int done = 0, found = 0;
        while (done < text.Length && found < Most)
        {
            int mark = Marks.Select(m => text.IndexOf(m, done,
                StringComparison.Ordinal)).Where(static i => i >= 0).DefaultIfEmpty(-1).Min();
            Work.Add(text.Length - done);
            if (mark < 0)
            {
                yield break;
            }

            int line = mark == 0 ? 0 : text.LastIndexOf('\n', mark - 1) + 1;
            int brace = text.IndexOf('{', Math.Max(done, line), mark - Math.Max(done, line));
            if (brace < 0)
            {
                done = mark + 1;
                continue;
            }

            LooseNode node = LooseReader.Value(text, brace, text.Length);
            yield return node;
            done = Math.Max(node.End, mark + 1);
            found++;
        }
    }
}
