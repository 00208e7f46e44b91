Describe 'The package' {
    It 'is installed by Install-PSResource from a folder, imports and signs' {
        . (Join-Path $PSScriptRoot '../tools.ps1')
        $feed = New-Item (Join-Path $TestDrive 'feed') -ItemType Directory
        $package = Compress-PresignModule -Module (Split-Path (Get-PresignModulePath)) -Destination $feed.FullName
        $package.Name | Should -Match '^PresignTools\.\d+\.\d+\.\d+\.nupkg$'

        # A home of its own; .NET gives no data folder that does not exist.
        $null = New-Item "$TestDrive/.local/share" -ItemType Directory
        $installed = Invoke-ChildPwsh -Variable @{ feed = $feed.FullName; target = "$TestDrive/modules" } -Environment @{ HOME = "$TestDrive"; XDG_DATA_HOME = "$TestDrive/.local/share"; PSModulePath = $null } -Script {
            Register-PSResourceRepository -Name local -Uri $feed -Trusted
            $null = New-Item $target -ItemType Directory
            $resource = Find-PSResource PresignTools -Repository local
            Save-PSResource PresignTools -Repository local -Path $target
            Install-PSResource PresignTools -Repository local -Scope CurrentUser
            Import-Module PresignTools
            $url = New-S3PresignedUrl b k -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey x -Region eu-west-1
            @{
                Url      = $url.Url
                Base     = (Get-Module PresignTools).ModuleBase
                Tags     = @($resource.Tags)
                Licence  = "$($resource.LicenseUri)"
                Saved    = @(Get-ChildItem $target -Recurse -File | ForEach-Object Name)
            }
        }

        $installed.Url | Should -Match 'X-Amz-Signature=[0-9a-f]{64}$'
        $installed.Base | Should -BeLike "$TestDrive*"
        $installed.Tags | Should -Contain 'presigned'
        $installed.Licence | Should -Match 'LICENSE-2.0'
        $installed.Saved | Should -Contain 'PresignTools.dll-Help.xml'
        $installed.Saved | Should -Contain 'AWSSDK.S3.dll'
        $installed.Saved | Should -Contain 'LICENSE'
    }
}
