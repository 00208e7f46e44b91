# What is generated from the definitions of the causes: it is what the generator would write, and the generator finds faults by name.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $script:root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).ProviderPath
    $script:causes = 'src/PresignTools.Core/Diagnosis/Causes', 'src/PresignTools.Core/Catalogue', 'src/PresignTools.Core/Facts',
        'src/PresignTools/Wording'

    # A copy of what the generators read and write, with a page for each cause that has only its middle.
    function New-Copy {
        $copy = Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))
        foreach ($folder in $causes) {
            $null = New-Item (Join-Path $copy (Split-Path $folder)) -ItemType Directory -Force
            Copy-Item (Join-Path $root $folder) (Join-Path $copy $folder) -Recurse
        }
        $null = New-Item (Join-Path $copy 'docs/causes'), (Join-Path $copy 'docs/en-US'), (Join-Path $copy 'tests') -ItemType Directory
        foreach ($cause in Get-PresignCause) { Set-Content -LiteralPath (Join-Path $copy "docs/causes/$($cause.Id).md") $middle -NoNewline }
        $copy
    }

    # Lines of the tool, and its exit code last.
    function Invoke-Pages([string] $Copy, [switch] $Check) {
        & (Join-Path $root 'src/tools/Update-CausePages.ps1') -Root $Copy -Check:$Check
        $LASTEXITCODE
    }

    function Edit-Text([string] $Path, [scriptblock] $Edit) {
        [IO.File]::WriteAllText($Path, ([IO.File]::ReadAllText($Path) | ForEach-Object $Edit))
    }

    $script:middle = @'
<!-- hand-written -->
## How to recognize it
By its answer.

## Example
```text
## not a heading
```

## Confused with
Nothing.

## Reproduce it
In the sandbox.
<!-- /hand-written -->
'@ -replace '\r\n', "`n"
}

Describe 'In the repository' {
    It 'the lists of causes are what the definitions say' {
        $copy = New-Copy
        $null = & (Join-Path $root 'src/tools/Update-CauseCatalogue.ps1') -Root $copy
        foreach ($file in Get-ChildItem $copy -Recurse -Filter *.g.cs) {
            $name = [IO.Path]::GetRelativePath($copy, $file)
            [IO.File]::ReadAllText($file) | Should -BeExactly ([IO.File]::ReadAllText((Join-Path $root $name))) -Because "$name is written by build.ps1 Generate"
        }
    }

    It 'the partitions and regions are what the SDK says that the module ships' {
        $null = New-Item (Join-Path $TestDrive 'src/PresignTools.Core/Facts') -ItemType Directory -Force
        $null = Invoke-ChildPwsh -Variable @{ tool = Join-Path $root 'src/tools/Update-Regions.ps1'; target = "$TestDrive"; module = Split-Path (Get-PresignModulePath) } -Script {
            & $tool -Root $target -Module $module
        }
        $name = 'src/PresignTools.Core/Facts/S3Partitions.g.cs'
        [IO.File]::ReadAllText((Join-Path $TestDrive $name)) | Should -BeExactly ([IO.File]::ReadAllText((Join-Path $root $name)) -replace '\r\n', "`n") -Because "$name is written by build.ps1 Generate"
    }

    It 'the pages, their index and about_PresignCauses are what the definitions say' {
        $lines = @(Invoke-Pages $root -Check)
        $lines[-1] | Should -Be 0 -Because ($lines[0..($lines.Count - 2)] -join "`n")
    }
}

Describe 'A page that has only its middle' {
    BeforeAll {
        $script:copy = New-Copy
        $script:lines = @(Invoke-Pages $copy)
    }

    It 'gets what the built module says of the cause' {
        $lines | Should -Be 0
        foreach ($cause in Get-PresignCause) {
            $page = [IO.File]::ReadAllText((Join-Path $copy "docs/causes/$($cause.Id).md"))
            $page | Should -BeLike "*`n# $([WildcardPattern]::Escape($cause.Title))`n*"
            $page | Should -Match ([regex]::Escape("``$($cause.Id)``, layer $([int]$cause.Layer) ($($cause.Layer))"))
            $page | Should -Match ([regex]::Escape("**Why:** $($cause.Explanation)`n"))
            if ($cause.Remedy) { $page | Should -Match ([regex]::Escape("**Fix:** $($cause.Remedy)`n")) }
            $page | Should -Match ([regex]::Escape("<$($cause.DocumentationUri)>"))
            $page | Should -Match ([regex]::Escape("Get-PresignCause $($cause.Id)``"))
        }
    }

    It 'keeps its middle, letter by letter' {
        foreach ($file in Get-ChildItem (Join-Path $copy 'docs/causes') -Exclude README.md) { [IO.File]::ReadAllText($file).Contains($middle) | Should -BeTrue }
    }

    It 'links a source that exists, and names the checks and statuses of the definition' {
        $page = [IO.File]::ReadAllText((Join-Path $copy 'docs/causes/two-auth-mechanisms.md'))
        $page | Should -Match "- Mechanism: whether there is exactly one way of authentication"
        $page | Should -Match 'HTTP status: 400'
        foreach ($file in Get-ChildItem (Join-Path $copy 'docs/causes') -Exclude README.md) {
            [IO.File]::ReadAllText($file) -match 'Source: \[\w+\.cs\]\((?<path>[^)]+)\)' | Should -BeTrue
            Join-Path (Join-Path $root 'docs/causes') $Matches.path | Should -Exist
        }
    }

    It 'is listed in the index and in the topic' {
        $index = [IO.File]::ReadAllText((Join-Path $copy 'docs/causes/README.md'))
        $topic = [IO.File]::ReadAllText((Join-Path $copy 'docs/en-US/about_PresignCauses.md'))
        foreach ($cause in Get-PresignCause) {
            $index | Should -Match ([regex]::Escape("[$($cause.Id)]($($cause.Id).md)"))
            $topic | Should -Match ([regex]::Escape("- ``$($cause.Id)``: "))
        }
        $topic -split "`n" | Where-Object { $_.Length -gt 80 -and $_ -notlike '<!--*' } | Should -BeNullOrEmpty
    }

    It 'is as it should be after that: nothing is written twice' {
        Invoke-Pages $copy -Check | Should -Be 0
        $before = (Get-ChildItem (Join-Path $copy docs) -Recurse -File | Sort-Object FullName | Get-FileHash).Hash
        Invoke-Pages $copy | Should -Be 0
        (Get-ChildItem (Join-Path $copy docs) -Recurse -File | Sort-Object FullName | Get-FileHash).Hash | Should -Be $before
    }
}

Describe 'The check of the pages finds' {
    BeforeEach {
        $script:copy = New-Copy
        $null = Invoke-Pages $copy
        $script:page = Join-Path $copy 'docs/causes/url-expired.md'
    }

    It 'a missing page' {
        Remove-Item $page
        $lines = Invoke-Pages $copy -Check
        $lines[-1] | Should -Be 1
        $lines[0] | Should -BeLike 'docs/causes/url-expired.md: the page is missing*'
    }

    It 'a generated part that was edited, and Generate repairs it' {
        Edit-Text $page { $_ -replace '# The URL has expired', '# The URL has gone off' }
        (Invoke-Pages $copy -Check)[0] | Should -BeLike 'docs/causes/url-expired.md: is not what is generated*'
        Invoke-Pages $copy | Should -Be 0
        Invoke-Pages $copy -Check | Should -Be 0
    }

    It 'a definition whose text has changed' {
        Edit-Text (Join-Path $copy 'src/PresignTools.Core/Diagnosis/Causes/Request/UrlExpired.cs') { $_ -replace 'Title = "', 'Title = "Now: ' }
        $lines = Invoke-Pages $copy -Check
        $lines[-1] | Should -Be 1
        $lines | Should -Contain 'docs/causes/README.md: is not what is generated. Run: dotnet pwsh ./build.ps1 Generate'
        $lines | Should -Contain 'docs/en-US/about_PresignCauses.md: is not what is generated. Run: dotnet pwsh ./build.ps1 Generate'
    }

    It '<Fault>' -ForEach @(
        @{ Fault = 'a missing heading'; Edit = { $_ -replace '## Confused with\n', '' }; Said = 'the headings must be these*' }
        @{ Fault = 'headings in another order'; Edit = { $_ -replace '## Example', '## X' -replace '## Confused with', '## Example' -replace '## X', '## Confused with' }; Said = 'the headings must be these*' }
        @{ Fault = 'another heading'; Edit = { $_ -replace 'Nothing\.', "## More`nNothing." }; Said = 'the headings must be these*' }
        @{ Fault = 'an empty section'; Edit = { $_ -replace 'Nothing\.', '' }; Said = "nothing is under '## Confused with'." }
        @{ Fault = 'a middle without its end'; Edit = { $_ -replace '<!-- /hand-written -->', '' }; Said = 'no hand-written middle*' }
        @{ Fault = 'two middles'; Edit = { $_ + "`n<!-- hand-written -->" }; Said = 'a marker is there twice.' }
        @{ Fault = 'a placeholder'; Edit = { $_ -replace 'Nothing\.', 'Replace this: others.' }; Said = 'a placeholder of the template*' }
    ) {
        Edit-Text $page $Edit
        $lines = Invoke-Pages $copy -Check
        $lines[-1] | Should -Be 1
        $lines[0] | Should -BeLike "docs/causes/url-expired.md: $Said"
    }

    It 'a page of no cause' {
        Copy-Item $page (Join-Path $copy 'docs/causes/url-gone.md')
        (Invoke-Pages $copy -Check)[0] | Should -BeExactly 'docs/causes/url-gone.md: there is no cause with this id.'
    }
}

Describe 'NewCause' {
    BeforeAll {
        function New-Cause([string] $Id, [string] $Layer) { & (Join-Path $root 'src/tools/New-Cause.ps1') -Root $copy -Id $Id -Layer $Layer }
    }

    BeforeEach { $script:copy = New-Copy }

    It 'writes definition, test and page, and registers the cause' {
        New-Cause foo-bar2 request | Should -Be @(
            'src/PresignTools.Core/Diagnosis/Causes/Request/FooBar2.cs'
            'tests/PresignTools.Core.Tests/Diagnosis/Causes/Request/FooBar2Tests.cs'
            'docs/causes/foo-bar2.md')
        $read = & (Join-Path $root 'src/tools/Update-CauseCatalogue.ps1') -Root $copy -ReadOnly | Where-Object Id -eq foo-bar2
        $read.Class, $read.Layer | Should -BeExactly 'FooBar2', 'Request'
        [IO.File]::ReadAllText((Join-Path $copy 'src/PresignTools.Core/Catalogue/CauseId.Request.g.cs')) | Should -Match 'FooBar2 = "foo-bar2"'
        foreach ($line in Get-ChildItem $copy -Recurse -Filter FooBar2*.cs | Get-Content) {
            $line.Length | Should -BeLessOrEqual 140
            $line | Should -Not -MatchExactly '\b(CLASS|LAYER|ID)\b'
        }
    }

    It 'fails the check of the pages until it is filled in' {
        $null = Invoke-Pages $copy
        $null = New-Cause foo-bar Policy
        $lines = Invoke-Pages $copy -Check
        $lines[-1] | Should -Be 1
        $lines | Should -Contain "docs/causes/foo-bar.md: a placeholder of the template ('Replace this') is left."
    }

    It 'refuses <Id> in <Layer>: <Why>' -ForEach @(
        @{ Id = 'Foo-Bar'; Layer = 'Request'; Why = '*is not a cause id. Use lower-case letters*' }
        @{ Id = 'foo_bar'; Layer = 'Request'; Why = '*is not a cause id. Use lower-case letters*' }
        @{ Id = 'foo--bar'; Layer = 'Request'; Why = '*is not a cause id. Use lower-case letters*' }
        @{ Id = '2-foo'; Layer = 'Request'; Why = '*is not a cause id. Use lower-case letters*' }
        @{ Id = ''; Layer = 'Request'; Why = '*is not a cause id. Use lower-case letters*' }
        @{ Id = '../foo'; Layer = 'Request'; Why = '*is not a cause id. Use lower-case letters*' }
        @{ Id = 'url-expired'; Layer = 'Policy'; Why = "*is taken: src/*UrlExpired.cs*" }
        @{ Id = 'foo-bar'; Layer = 'Requests'; Why = "*is not a layer. Use one of: Identity, Object,*" }
        @{ Id = 'foo-bar'; Layer = ''; Why = "*is not a layer. Use one of: Identity, Object,*" }
    ) {
        $before = (Get-ChildItem $copy -Recurse -File).Count
        { New-Cause $Id $Layer } | Should -Throw $Why
        (Get-ChildItem $copy -Recurse -File).Count | Should -Be $before
    }
}
