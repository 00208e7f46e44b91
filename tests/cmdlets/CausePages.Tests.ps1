# The pages of the causes, docs/causes/<id>.md: every cause has one, its example is diagnosed as that cause, its commands make that failure in the
# sandbox, and its links lead somewhere. What a comment <!-- asof: TIME --> or <!-- with: PARAMETERS --> in a page says is given beside the example;
# $json in it is the first json block under ## Example.

BeforeDiscovery {
    $root = Join-Path $PSScriptRoot '../..'
    $definitions = Get-ChildItem (Join-Path $root 'src/PresignTools.Core/Diagnosis/Causes/*/*.cs')
    $ids = $definitions | Select-String 'new\("(?<id>[a-z0-9-]+)", CheckLayer' | ForEach-Object { $_.Matches[0].Groups['id'].Value } | Sort-Object

    # Findings that say what is and not why: a diagnosis never ends with them.
    $findings = @{
        'signature-matches'  = 'it reports that a check passed'
        'signature-mismatch' = 'it reports that a check failed, and the causes are what explains that'
    }
    $pages = foreach ($id in $ids) { @{ Id = $id; Path = Join-Path $root "docs/causes/$id.md"; IsFinding = $findings.ContainsKey($id) } }
    $causes = $pages | Where-Object { -not $_.IsFinding }
}

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    . (Join-Path $PSScriptRoot 'Diagnosis.Sending.ps1')
    $script:folder = Join-Path $PSScriptRoot '../../docs/causes'

    function Get-Section([string] $Path, [string] $Title) {
        # The text under a heading of the second level, without the heading; headings within code do not count.
        $lines = [System.Collections.Generic.List[string]]::new()
        $inside = $isCode = $false
        foreach ($line in [System.IO.File]::ReadAllLines($Path)) {
            if ($line.StartsWith('```')) { $isCode = -not $isCode }
            if (-not $isCode -and $line.StartsWith('## ')) { $inside = $line -eq "## $Title"; continue }
            if ($inside) { $lines.Add($line) }
        }
        $lines -join "`n"
    }

    function Get-Block([string] $Section, [string] $Language) {
        # The first fenced block of a language; nothing where there is none.
        $match = [regex]::Match($Section, "(?ms)^``````$Language\n(?<text>.*?)\n``````[ ]*`$")
        if ($match.Success) { $match.Groups['text'].Value }
    }

    function Get-Comment([string] $Path, [string] $Name) {
        $match = [regex]::Match((Get-Content -LiteralPath $Path -Raw), "<!-- ${Name}: (?<text>.*?) -->")
        if ($match.Success) { $match.Groups['text'].Value }
    }

    function Get-Named($Diagnosis) { @($Diagnosis.RootCause) + @($Diagnosis.PossibleCauses | Select-Object -First 3) | Where-Object { $_ } }
}

Describe 'The pages of the causes' {
    It 'are there for every cause, and for nothing else' -TestCases @{ Expected = $ids } {
        $Expected.Count | Should -BeGreaterThan 80
        $there = Get-ChildItem $folder -Filter *.md | ForEach-Object BaseName | Where-Object { $_ -ne 'README' } | Sort-Object
        $there -join "`n" | Should -Be ($Expected -join "`n")
    }

    It 'have their four parts, in their order: <Id>' -ForEach $pages {
        $text = Get-Content -LiteralPath $Path -Raw
        $titles = 'How to recognize it', 'Example', 'Confused with', 'Reproduce it'
        $text | Should -Match ('(?s)<!-- hand-written -->\r?\n' + (($titles | ForEach-Object { "## $_\r?\n.+\n" }) -join '') + '<!-- /hand-written -->')
        foreach ($title in $titles) { (Get-Section $Path $title).Trim() | Should -Not -BeNullOrEmpty -Because $title }
    }

    It 'have links that lead somewhere, and not to themselves: <Id>' -ForEach $pages {
        $prose = (Get-Content -LiteralPath $Path -Raw) -replace '(?ms)^```.*?^```'
        foreach ($match in [regex]::Matches($prose, '\]\((?<to>(?!https?://)[^)#]+)(?:#[^)]*)?\)')) {
            Join-Path $folder $match.Groups['to'].Value | Should -Exist
        }

        $confused = [regex]::Matches((Get-Section $Path 'Confused with'), '\[(?<id>[a-z0-9-]+)\]\((?<to>[a-z0-9-]+)\.md\)')
        $confused.Count | Should -BeGreaterThan 0
        foreach ($match in $confused) {
            $match.Groups['to'].Value | Should -Be $match.Groups['id'].Value
            $match.Groups['to'].Value | Should -Not -Be $Id
        }
    }

    It 'name nobody''s keys, and no signature in full: <Id>' -ForEach $pages {
        $text = Get-Section $Path 'Example'
        foreach ($match in [regex]::Matches($text, '\bA(?:KIA|SIA)[A-Z2-7]{16}\b')) { $match.Value | Should -BeLike 'A?IAIOSFODNN7EXAMPLE' }
        $text | Should -Not -Match 'X-Amz-Signature=[0-9a-f]{64}'
        $text | Should -Not -Match '\b(?!111122223333|444455556666|777788889999)\d{12}\b'
    }
}

Describe 'The example' {
    It 'is diagnosed as what its page is about: <Id>' -ForEach $causes {
        $section = Get-Section $Path 'Example'
        $text = Get-Block $section text
        $text | Should -Not -BeNullOrEmpty
        $json = Get-Block $section json
        $given = @(
            if ($asof = Get-Comment $Path asof) { "-AsOf '$asof'" }
            Get-Comment $Path with
        ) -join ' '
        $command = "param(`$text, `$json) `$text | Invoke-PresignDiagnosis -Offline -WarningAction Ignore $given"
        $diagnosis = & ([scriptblock]::Create($command)) $text $json
        Get-Named $diagnosis | Should -Contain $Id
    }
}

Describe 'The commands of a page' {
    BeforeAll {
        $script:sandbox = Start-DiagnosisSandbox
        $script:base = $sandbox.Base
    }

    AfterAll { Stop-DiagnosisSandbox $sandbox }

    BeforeEach { Reset-SandboxWorld }

    # What the sandbox cannot do is shown on a URL or an answer; the last thing that the commands give is the diagnosis.
    It 'make that failure: <Id>' -ForEach $pages {
        $commands = Get-Block (Get-Section $Path 'Reproduce it') powershell
        $commands | Should -Not -BeNullOrEmpty
        $last = & ([scriptblock]::Create($commands.Replace('http://127.0.0.1:9333', $base))) 3>$null | Select-Object -Last 1
        @(Get-Named $last) + @($last.Cause) | Should -Contain $Id
    }
}
