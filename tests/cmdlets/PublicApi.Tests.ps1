# What others build on is written down, and there is one version.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    $script:root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).ProviderPath
    $script:names = 'PresignTools.Core', 'PresignTools', 'PresignTools.Aws'
}

Describe 'PublicApi.txt' {
    It 'has every public member of each assembly' {
        $null = Invoke-ChildPwsh -Variable @{ tool = Join-Path $root 'src/tools/Update-PublicApi.ps1'; target = "$TestDrive"; module = Split-Path (Get-PresignModulePath) } -Script {
            & $tool -Root $target -Module $module
        }
        foreach ($name in $names) {
            $written, $now = (Join-Path $root "src/$name/PublicApi.txt"), (Join-Path $TestDrive "src/$name/PublicApi.txt") | ForEach-Object { , @(Get-Content $_) }
            $now.Count | Should -BeGreaterThan 5
            Compare-Object $written $now | ForEach-Object { "$($_.SideIndicator) $($_.InputObject)" } | Should -BeNullOrEmpty -Because "build.ps1 Generate writes src/$name/PublicApi.txt; read the difference as one of the contract"
        }
    }

    It 'names what a cmdlet gives, with its properties' {
        $core = Get-Content (Join-Path $root 'src/PresignTools.Core/PublicApi.txt')
        $core | Should -Contain 'PresignTools.Diagnosis.PresignDiagnosis (sealed class)'
        $core | Should -Contain 'PresignTools.Signing.PresignedUrl.Url: System.String { get; }'
        $core -match 'AWSSDK|Amazon\.' | Should -BeNullOrEmpty
    }
}

Describe 'The version' {
    It 'is that of the manifest in each assembly' {
        $version = (Import-PowerShellDataFile (Get-PresignModulePath)).ModuleVersion
        $folder = Join-Path (Split-Path (Get-PresignModulePath)) 'bin/net8.0'
        foreach ($name in $names) {
            $file = Get-ChildItem $folder -Recurse -Filter "$name.dll" | Select-Object -First 1
            [System.Diagnostics.FileVersionInfo]::GetVersionInfo($file.FullName).FileVersion | Should -BeExactly "$version.0" -Because $name
        }
    }

    It 'is written in one place' {
        $version = (Import-PowerShellDataFile (Join-Path $root 'PresignTools.psd1')).ModuleVersion
        $sources = Get-ChildItem (Join-Path $root 'src'), (Join-Path $root 'tests') -Recurse -File -Include *.props, *.csproj, *.targets | Where-Object FullName -NotMatch '[\\/](bin|obj)[\\/]'
        $sources.Count | Should -BeGreaterThan 5
        $sources | Select-String -SimpleMatch ">$version<" | Should -BeNullOrEmpty
        Get-Content (Join-Path $root 'CHANGELOG.md') -Raw | Should -Match "(?m)^## (\[Unreleased\]|\[?$([regex]::Escape($version)))"
    }
}
