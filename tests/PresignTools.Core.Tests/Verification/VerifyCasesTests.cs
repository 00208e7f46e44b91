using System.Text.Json;
using PresignTools.Verification;

namespace PresignTools.Tests.Verification;

/// <summary>Every case of verify.json: verdict, and the elements that differ.</summary>
public class VerifyCasesTests
{
    public static TheoryData<string> Ids => [.. CaseFile.Verify.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Verdict_and_differences(string id)
    {
        JsonElement test = CaseFile.Verify[id];
        JsonElement expected = test.GetProperty("expected");

        PresignedUrlTest result = CaseFile.Run(test);

        string findings = string.Join("\n", result.Findings);
        Assert.True(expected.GetProperty("valid").GetBoolean() == result.IsValid, findings);
        Assert.Equal(expected.GetProperty("signature_matches").GetBoolean(), result.SignatureMatches);
        foreach (JsonElement element in expected.GetProperty("differs").EnumerateArray())
        {
            Assert.True(result.Differences.Contains(element.GetString()!), element.GetString() + " not in\n" + findings);
        }

        if (result.IsValid)
        {
            Assert.Empty(result.Differences);
            Assert.Contains(result.Findings, f => f.Cause == CauseId.SignatureMatches && f.Status == FindingStatus.Pass);
        }
    }
}
