# What build.ps1 needs beside its tasks: child processes, results of the suites, the package.

. (Join-Path $PSScriptRoot 'common.ps1')

function Start-ChildPwsh {
    # Runs a command in a PowerShell of its own: an assembly cannot be unloaded, so what is tested must not be loaded here.
    param([Parameter(Mandatory)] [string] $Command)
    $program, [string[]] $arguments = Get-ChildPwshCommand
    & $program @arguments -NoProfile -NonInteractive -Command "`$ErrorActionPreference = 'Stop'; $Command; exit `$LASTEXITCODE" | Out-Host
    $LASTEXITCODE
}

function Start-AttachedPwsh {
    # The same on this very terminal, with its width and its colors: what goes through a pipe has neither.
    param([Parameter(Mandatory)] [string] $Command)
    $program, [string[]] $arguments = Get-ChildPwshCommand
    $start = [System.Diagnostics.ProcessStartInfo]::new($program)
    foreach ($argument in $arguments + '-NoProfile', '-NonInteractive', '-Command', "`$ErrorActionPreference = 'Stop'; $Command; exit `$LASTEXITCODE") {
        $start.ArgumentList.Add($argument)
    }
    $start.UseShellExecute = $false
    $process = [System.Diagnostics.Process]::Start($start)
    $process.WaitForExit()
    $process.ExitCode
}

function Get-RuntimeIdentifier {
    # This machine as .NET names it; nothing for one that the module has no images for (PresignTools.ReadyToRun says the same).
    $system = if ($IsWindows) { 'win' } elseif ($IsMacOS) { 'osx' } else { 'linux' }
    $architecture = "$([System.Runtime.InteropServices.RuntimeInformation]::ProcessArchitecture)".ToLowerInvariant()
    if ($architecture -in 'x64', 'arm64') { "$system-$architecture" }
}

function Get-PesterPath {
    # Pester comes with the restore of the test project (PackageDownload), not from the Gallery.
    $packages = if ($env:NUGET_PACKAGES) { $env:NUGET_PACKAGES } else { (dotnet nuget locals global-packages --list) -replace '^[^:]*:\s*' }
    $path = Join-Path $packages 'pester/5.7.1/tools/Pester.psd1'
    if (-not (Test-Path $path)) { throw "Pester 5.7.1 is not at '$path'. Run: dotnet restore" }
    $path
}

function Read-TrxResult {
    param([Parameter(Mandatory)] [string] $Path)
    $suite = [System.IO.Path]::GetFileNameWithoutExtension($Path)
    if (-not (Test-Path $Path)) {
        return [pscustomobject]@{ Suite = $suite; Passed = 0; Failed = 1; Skipped = 0; SkippedNames = @(); FailedNames = @("$suite gave no result file"); IsCutOff = $true }
    }
    $run = ([xml](Get-Content $Path -Raw)).TestRun
    $counters = $run.ResultSummary.Counters
    $skipped = @($run.Results.UnitTestResult | Where-Object outcome -eq 'NotExecuted')
    $ran = [int]$counters.passed + [int]$counters.failed

    # A run that was cut off, or ran nothing, is a failure whatever its counters say. Where the test host ended before its tests, the
    # outcome is a failure although no test failed.
    $cutOff = $run.ResultSummary.outcome -notin 'Completed', 'Failed' -or ($run.ResultSummary.outcome -eq 'Failed' -and [int]$counters.failed -eq 0)
    [pscustomobject]@{
        Suite        = $suite
        Passed       = [int]$counters.passed
        Failed       = [int]$counters.failed + [int]($ran -eq 0 -or $cutOff)
        Skipped      = $skipped.Count
        SkippedNames = @($skipped.testName)
        FailedNames  = @(($run.Results.UnitTestResult | Where-Object outcome -eq 'Failed').testName) + @(if ($cutOff) { "$suite was cut off" })
        IsCutOff     = $cutOff
    }
}

function Read-PesterResult {
    param([Parameter(Mandatory)] [string] $Path)
    if (-not (Test-Path $Path)) { return [pscustomobject]@{ Suite = 'Pester'; Passed = 0; Failed = 1; Skipped = 0; SkippedNames = @(); FailedNames = @('Pester gave no result file') } }
    $result = Get-Content $Path -Raw | ConvertFrom-Json
    [pscustomobject]@{
        Suite        = 'Pester'
        Passed       = $result.Passed
        Failed       = $result.Failed
        Skipped      = $result.Skipped
        SkippedNames = @($result.SkippedNames)
        FailedNames  = @($result.FailedNames)
    }
}

function Merge-FormatFile {
    # One file a type in the sources, one file in the module: each file costs several milliseconds at every import.
    param([Parameter(Mandatory)] [string] $Folder, [Parameter(Mandatory)] [string] $Destination)
    $merged = [xml]'<Configuration />'
    $merged.PreserveWhitespace = $true   # <Text> </Text> is a blank that a view prints
    foreach ($file in Get-ChildItem $Folder -Filter *.Format.ps1xml | Sort-Object Name) {
        $source = [xml]::new()
        $source.PreserveWhitespace = $true
        $source.Load($file.FullName)
        foreach ($section in 'SelectionSets', 'Controls', 'ViewDefinitions') {
            foreach ($node in $source.Configuration.SelectNodes("$section/*")) {
                $target = $merged.DocumentElement.SelectSingleNode($section)
                if (-not $target) { $target = $merged.DocumentElement.AppendChild($merged.CreateElement($section)) }
                $null = $target.AppendChild($merged.ImportNode($node, $true))
            }
        }
    }
    # The schema wants this order.
    foreach ($section in 'SelectionSets', 'Controls', 'ViewDefinitions') {
        $node = $merged.DocumentElement.SelectSingleNode($section)
        if ($node) { $null = $merged.DocumentElement.AppendChild($node) }
    }
    $merged.Save($Destination)
}

function Compress-PresignModule {
    # PSResourceGet, part of PowerShell since 7.4, makes the package; publishing to a folder writes the nupkg there.
    param([Parameter(Mandatory)] [string] $Module, [Parameter(Mandatory)] [string] $Destination)
    Import-Module Microsoft.PowerShell.PSResourceGet
    $name = 'PresignToolsBuild' + [guid]::NewGuid().ToString('n').Substring(0, 8)
    Register-PSResourceRepository -Name $name -Uri $Destination -Trusted
    try {
        Publish-PSResource -Path $Module -Repository $name
    }
    finally {
        Unregister-PSResourceRepository -Name $name
    }
    Get-ChildItem $Destination -Filter *.nupkg
}
