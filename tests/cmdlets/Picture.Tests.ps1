# The picture in the README is what the module prints today, and can be read on light and on dark pages.

Describe 'docs/images/diagnosis.svg' {
    BeforeAll {
        . (Join-Path $PSScriptRoot '../common.ps1')
        $root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).ProviderPath
        $picture = [System.IO.File]::ReadAllText((Join-Path $root 'docs/images/diagnosis.svg')).ReplaceLineEndings("`n")
    }

    It 'is what build.ps1 Picture draws' {
        $null = Invoke-ChildPwsh -Variable @{ tool = Join-Path $root 'src/tools/Update-Picture.ps1'; module = Get-PresignModulePath; target = "$TestDrive" } -Script {
            & $tool -Root $target -Module $module
        }
        [System.IO.File]::ReadAllText((Join-Path $TestDrive 'docs/images/diagnosis.svg')).ReplaceLineEndings("`n") | Should -BeExactly $picture
    }

    It 'is XML, has the cause and its certainty, and colors for both kinds of page' {
        $svg = [xml]$picture
        ($svg.svg.text | ForEach-Object { $_.InnerText }) -join ' ' | Should -BeLike '*`[missing-session-token, established`]*'
        $light, $dark = $picture -split [regex]::Escape('@media (prefers-color-scheme: dark)')
        foreach ($class in 'good', 'bad', 'odd', 'quiet', 'back') {
            $light | Should -BeLike "*.$class*fill: #*"
            $dark | Should -BeLike "*.$class*fill: #*"
        }
        $picture | Should -Not -BeLike '*X-Amz-Signature=*'
    }
}
