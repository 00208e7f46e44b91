# The images that spare users the compilation at their first verdict: used where they fit, and never in the way.

BeforeDiscovery {
    . (Join-Path $PSScriptRoot '../tools.ps1')
    $identifier = Get-RuntimeIdentifier
    $script:images = $identifier ? (Join-Path (Split-Path (Get-PresignModulePath)) "bin/net8.0/ReadyToRun/$identifier") : $null
    $script:noImages = -not $images -or -not (Test-Path (Join-Path $images '*.dll')) -or [Environment]::Version.Major -lt 10
}

BeforeAll {
    . (Join-Path $PSScriptRoot '../tools.ps1')
    $script:folder = Split-Path (Get-PresignModulePath)
    $script:identifier = Get-RuntimeIdentifier
    $script:read = {
        Import-Module $module -ErrorAction Stop
        $diagnosis = '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>' | Invoke-PresignDiagnosis -Offline
        [pscustomobject]@{
            Cause    = $diagnosis.RootCause
            Core     = $diagnosis.GetType().Assembly.Location
            # Of this thread: what is compiled again in the background is another matter.
            Compiled = [System.Runtime.JitInfo]::GetCompiledMethodCount($true)
        }
    }

    function Copy-Module([string] $Name) {
        $copy = Join-Path $TestDrive $Name 'PresignTools'
        $null = New-Item (Split-Path $copy) -ItemType Directory
        Copy-Item $folder $copy -Recurse
        $copy
    }
}

Describe 'ReadyToRun images' {
    It 'are what a session runs, and the first verdict compiles far less with them' -Skip:$noImages {
        $with = Invoke-ChildPwsh -Variable @{ module = Join-Path $folder 'PresignTools.psd1' } -Script $read
        $with.Cause | Should -BeExactly 'url-expired'
        $with.Core | Should -BeLike "*ReadyToRun*$identifier*PresignTools.Core.dll"

        $copy = Copy-Module 'without'
        Remove-Item (Join-Path $copy 'bin/net8.0/ReadyToRun') -Recurse
        $without = Invoke-ChildPwsh -Variable @{ module = Join-Path $copy 'PresignTools.psd1' } -Script $read
        $without.Cause | Should -BeExactly 'url-expired'
        $without.Core | Should -BeExactly (Join-Path $copy 'bin/net8.0/PresignTools.Core.dll')
        ($without.Compiled - $with.Compiled) | Should -BeGreaterThan 1000
    }

    It 'are of the same build as the assemblies beside them' -Skip:$noImages {
        function Get-ModuleVersionId([string] $Path) {
            $reader = [System.Reflection.PortableExecutable.PEReader]::new([System.IO.File]::OpenRead($Path))
            try {
                $metadata = [System.Reflection.Metadata.PEReaderExtensions]::GetMetadataReader($reader)
                $metadata.GetGuid($metadata.GetModuleDefinition().Mvid)
            }
            finally { $reader.Dispose() }
        }
        foreach ($name in 'PresignTools.Core', 'PresignTools.Transfer') {
            $image = Get-ModuleVersionId (Join-Path $folder "bin/net8.0/ReadyToRun/$identifier/$name.dll")
            $image | Should -Be (Get-ModuleVersionId (Join-Path $folder "bin/net8.0/$name.dll")) -Because $name
        }
    }

    It 'are left alone where they cannot be loaded: <What>' -Skip:(-not $identifier) -TestCases @(
        @{ What = 'damaged'; Content = [byte[]](77, 90, 0, 0, 1, 2, 3) }
        @{ What = 'empty'; Content = [byte[]]@() }
    ) {
        $copy = Copy-Module $What
        $images = New-Item (Join-Path $copy "bin/net8.0/ReadyToRun/$identifier") -ItemType Directory -Force
        [System.IO.File]::WriteAllBytes((Join-Path $images 'PresignTools.Core.dll'), $Content)
        $said = Invoke-ChildPwsh -Variable @{ module = Join-Path $copy 'PresignTools.psd1' } -Script $read
        $said.Cause | Should -BeExactly 'url-expired'
        $said.Core | Should -BeExactly (Join-Path $copy 'bin/net8.0/PresignTools.Core.dll')
    }

    It 'show nothing of themselves: the cmdlets are those of PresignTools' {
        $said = Invoke-ChildPwsh -Variable @{ module = Join-Path $folder 'PresignTools.psd1' } -Script {
            Import-Module $module -ErrorAction Stop
            Get-Command -Module PresignTools | Group-Object Source | ForEach-Object { "$($_.Name) $($_.Count)" }
            (Get-Module).Name -like 'PresignTools*'
        }
        $said | Should -Be "PresignTools $((Import-PowerShellDataFile (Get-PresignModulePath)).CmdletsToExport.Count)", 'PresignTools'
    }
}
