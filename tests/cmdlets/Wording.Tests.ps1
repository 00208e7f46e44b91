# What Core calls a setting is a parameter of the module, and nobody reads the marks in the texts of causes.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).ProviderPath
    $settings = [IO.File]::ReadAllText((Join-Path $root 'src/PresignTools.Core/Text/Wording/Setting.cs'))
    $script:names = [regex]::Matches($settings, 'static string (?<name>\w+) => Of\(\);').ForEach{ $_.Groups['name'].Value }
    $script:parameters = (Get-Command -Module PresignTools).Parameters.Keys | Sort-Object -Unique
}

Describe 'Wording' {
    It 'every setting is a parameter' {
        $names.Count | Should -BeGreaterThan 50
        $names | Where-Object { $_ -cnotin $parameters } | Should -BeNullOrEmpty
    }

    It 'the module speaks in cmdlets and parameters' {
        { New-S3PresignedUrl -BucketName b -Key k -QueryParameter @{ 'X-Amz-Date' = '1' } -AccessKey AKIAIOSFODNN7EXAMPLE `
                -SecretKey wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY -Region eu-central-1 -ErrorAction Stop } | Should -Throw -ErrorId 'QueryParameterReserved*'
        $Error[0].ErrorDetails.RecommendedAction | Should -Be 'Leave it out of -QueryParameter.'
        (Get-PresignCause wrong-region).Remedy | Should -Match 'Get-S3BucketLocation'
    }

    It 'no text of a cause has a mark or a call left' {
        $causes = Get-PresignCause
        $causes.Remedy, $causes.Explanation, $causes.Title -match '\{\w+:|\bSign\(' | Should -BeNullOrEmpty
        $pages = Get-ChildItem (Join-Path $PSScriptRoot '../../docs/causes') -Filter *.md
        $pages | Select-String '\{(setting|sign|call):' | Should -BeNullOrEmpty
    }
}
