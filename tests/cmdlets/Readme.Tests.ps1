# README's output is what the cmdlets print: each powershell block with a text block below it is run, and its output compared. "..." stands for any text.

Describe 'README' {
    It 'shows what the cmdlets print' {
        . (Join-Path $PSScriptRoot '../common.ps1')
        $readme = Get-Content (Join-Path $PSScriptRoot '../../README.md') -Raw
        $blocks = [regex]::Matches($readme, '(?s)```powershell\n(?<code>(?:(?!```).)*)\n```\n```text\n(?<output>(?:(?!```).)*)\n```')
        $blocks.Count | Should -BeGreaterThan 2
        $printed = Invoke-ChildPwsh -Variable @{ module = Get-PresignModulePath; codes = @($blocks | ForEach-Object { $_.Groups['code'].Value }) } -Script {
            Import-Module $module
            $ErrorActionPreference = 'Continue'
            foreach ($code in $codes) { . ([scriptblock]::Create($code)) 2>&1 | Out-String -Width 1000 }
        }
        for ($i = 0; $i -lt $blocks.Count; $i++) {
            # Columns are aligned by the longest name and lines broken by the host: white space counts as one blank.
            $expected = ($blocks[$i].Groups['output'].Value -replace '\s*\|\s+', ' ' -replace '\s+', ' ').Trim()
            $pattern = '*' + (($expected -split '\s*\.\.\.\s*' | ForEach-Object { [WildcardPattern]::Escape($_) }) -join '*') + '*'
            (@($printed)[$i] -replace '\x1b\[[0-9;]*m' -replace '\s*\|\s+', ' ' -replace '\s+', ' ') | Should -BeLike $pattern
        }
    }

    It 'names only commands that run' {
        $readme = Get-Content (Join-Path $PSScriptRoot '../../README.md') -Raw
        foreach ($task in [regex]::Matches($readme, 'build\.ps1 (?<task>\w+)') | ForEach-Object { $_.Groups['task'].Value } | Sort-Object -Unique) {
            (Get-Command (Join-Path $PSScriptRoot '../../build.ps1')).Parameters['Task'].Attributes.ValidValues | Should -Contain $task
        }
    }
}
