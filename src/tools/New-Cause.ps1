<#
.SYNOPSIS
    Begins a new cause: writes its definition, its test and its page, with placeholders to fill in.
.DESCRIPTION
    Each placeholder begins with 'Replace this'; a test fails as long as one is left. CONTRIBUTING.md says what to write in each place.
.EXAMPLE
    dotnet pwsh ./build.ps1 NewCause -Id foo-bar -Layer Request
.OUTPUTS
    The paths of the three files.
#>
[CmdletBinding()]
param(
    # Root of the repository.
    [Parameter(Mandatory)] [string] $Root,

    # Id of the cause in kebab case. It is a contract: choose it well, it is never renamed.
    [Parameter(Mandatory)] [AllowEmptyString()] [string] $Id,

    # Layer of the checklist.
    [Parameter(Mandatory)] [AllowEmptyString()] [string] $Layer
)

$ErrorActionPreference = 'Stop'
$layers = 'Identity', 'Object', 'Region', 'Permission', 'Policy', 'Request', 'Encryption'

if ($Id -cnotmatch '^[a-z][a-z0-9]*(-[a-z0-9]+)*$') {
    throw "'$Id' is not a cause id. Use lower-case letters and digits in words joined by single hyphens, for example: url-expired"
}
$ownLayer = $layers | Where-Object { $_ -eq $Layer }
if (-not $ownLayer) {
    throw "'$Layer' is not a layer. Use one of: $($layers -join ', '). A cause belongs to the layer where somebody looks for it; " +
    'docs/causes/README.md shows which causes are where.'
}

$class = -join ($Id -split '-' | ForEach-Object { $_.Substring(0, 1).ToUpperInvariant() + $_.Substring(1) })
$known = & (Join-Path $PSScriptRoot 'Update-CauseCatalogue.ps1') -Root $Root -ReadOnly
$taken = $known | Where-Object { $_.Id -eq $Id -or $_.Class -eq $class } | Select-Object -First 1
if ($taken) {
    throw "The id '$Id' is taken: $([IO.Path]::GetRelativePath($Root, $taken.File)). Add to that cause if it is the same, " +
    'or choose an id that says what differs.'
}

$files = [ordered]@{
    Definition = Join-Path $Root "src/PresignTools.Core/Diagnosis/Causes/$ownLayer/$class.cs"
    Test       = Join-Path $Root "tests/PresignTools.Core.Tests/Diagnosis/Causes/$ownLayer/${class}Tests.cs"
    Page       = Join-Path $Root "docs/causes/$Id.md"
}
$there = $files.Values | Where-Object { Test-Path -LiteralPath $_ } | Select-Object -First 1
if ($there) {
    throw "$([IO.Path]::GetRelativePath($Root, $there)) is there already, although no cause has the id '$Id'. " +
    'Remove it, or choose another id.'
}

$templates = @{
    Definition = @'
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.LAYER;

/// <summary>Replace this: the cause in one sentence.</summary>
internal sealed class CLASS : CauseDefinition
{
    // Replace this: choose the AWS document, the checks of S3 in which it comes to light, and the statuses; then remove this line.
    internal override CauseInfo Info { get; } = new("ID", CheckLayer.LAYER)
    {
        Title = "Replace this: the cause in a few words, without a full stop",
        Why = "Replace this: why S3 refuses the request then, in one or two sentences.",
        Fix = "Replace this: what fixes it in general.",
        Document = AwsDocuments.Errors,
        Stages = [S3CheckStage.Signature],
        Statuses = [403],
    };

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        // Replace this: what shows the cause. One match for each independent reason, of the kind that the evidence is.
        if (e.Header("replace-this") is { } value)
        {
            yield return Match.SeenInRequest(
                $"Replace this: what was seen, with the names and values of this failure ({Printable.Of(value, 60)}).");
        }
    }
}
'@
    Test = @'
using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.LAYER;

public class CLASSTests
{
    [Fact]
    public void It_is_recognized()
    {
        PresignDiagnosis diagnosis = Diagnose(Failure.Mismatch, ("replace-this", "1"));    // Replace this: a failure with this cause

        Assert.Equal(CauseId.CLASS, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.SeenInRequest, diagnosis.EvidenceKind);
    }

    [Fact]
    public void A_failure_that_only_looks_like_it_is_not()
    {
        PresignDiagnosis diagnosis = Diagnose(Failure.Mismatch);    // Replace this: the nearest failure that has another cause

        Assert.DoesNotContain(CauseId.CLASS, diagnosis.PossibleCauses);
    }

    [Fact]
    public void An_answer_of_another_check_is_not_put_down_to_it()
    {
        // Replace this: the same request, and an answer of S3 that comes from another check.
        S3ErrorResponse other = Failure.Answer("ExpiredToken", "The provided token has expired.", 400);
        PresignDiagnosis diagnosis = Diagnose(other, ("replace-this", "1"));

        Assert.NotEqual(CauseId.CLASS, diagnosis.RootCause);
    }

    private static PresignDiagnosis Diagnose(S3ErrorResponse answer, params (string, string)[] headers) => new DiagnosisInput
    {
        Url = Signed.Url(),
        Method = "GET",
        Headers = Failure.Pairs(headers),
        Response = answer,
    }.Diagnose();
}
'@
    Page = @'
<!-- hand-written -->
## How to recognize it
- Replace this: what is seen in the answer, the URL or the request, and what rules the cause out.

## Example
```text
Replace this: a failure as somebody pastes it (no real secrets, keys of AWS's examples)
```
Replace this: what PresignTools reports for it.

## Confused with
- Replace this: [url-expired](url-expired.md): how to tell the two apart.

## Reproduce it
Replace this: commands that make the failure in the sandbox (docs/sandbox.md), or in an account of your own.
<!-- /hand-written -->
'@
}

foreach ($file in $files.GetEnumerator()) {
    $text = $templates[$file.Key] -creplace '\bCLASSTests\b', "${class}Tests" -creplace '\bCLASS\b', $class
    $text = $text -creplace '\bLAYER\b', $ownLayer -creplace '"ID"', "`"$Id`""
    $null = New-Item (Split-Path $file.Value) -ItemType Directory -Force
    [IO.File]::WriteAllText($file.Value, ($text -replace '\r\n', "`n").TrimEnd() + "`n")
}
$null = & (Join-Path $PSScriptRoot 'Update-CauseCatalogue.ps1') -Root $Root
foreach ($file in $files.Values) { [IO.Path]::GetRelativePath($Root, $file) -replace '\\', '/' }
