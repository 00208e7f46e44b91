using PresignTools.Intake.Documents;
using PresignTools.Intake.Fragments;
using PresignTools.Text;

namespace PresignTools.Intake.Readers;

/// <summary>Reads who signs, from what <c>sts get-caller-identity</c> answers in any of its layouts.</summary>
internal sealed class IdentityReader : IFragmentReader
{
    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => kind is FragmentKind.Json or FragmentKind.Settings;

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        foreach (LooseNode node in DocumentsOf.Fragment(fragment))
        {
            if (
                node.TextOf("userid") is not null
                && AwsNames.AccountIn(node.TextOf("account")) is { } account
                && node.TextOf("arn") is { } arn
                && arn.StartsWith("arn:", StringComparison.Ordinal))
            {
                sheet.Add(
                    new ReadFact(ReadFactKind.Identity, "Caller identity",
                        fragment.PlaceOf(node.Start, Math.Max(1, node.End - node.Start))),
                    new DiagnosisInput { Principal = arn, Bucket = new BucketFacts { SignerAccount = account } });
            }
        }
    }
}
