<#
.SYNOPSIS
    Builds, tests, shows, measures and packs PresignTools, and writes what is generated.
.DESCRIPTION
    Needs the .NET 10 SDK and git. Start it with the pinned PowerShell (dotnet tool restore; dotnet pwsh ./build.ps1 TASK) or any pwsh 7.4+.

    Build        compiles and lays the module out in out/PresignTools, which is what everything else here imports;
                 first it updates the lists of causes, where a definition has changed
    Test         every suite, or those that -Filter names; ends with one line 'N passed, N failed, N skipped'
    Generate     writes what comes from the definitions of the causes and from the case files: the lists and the catalogue, the table of
                 public reports, the picture and each assembly's PublicApi.txt (if the module is built), the pages in docs/causes, and the
                 help topic about_PresignCauses
    Train        makes the table of words (src/PresignTools.Core/PastReports/ReportWords.txt) from the reports of tests/cases/pastes, and says
                 how often it is right about reports that it was not trained with
    Picture      draws docs/images/diagnosis.svg, the picture in the README, from what the module prints
    NewCause     begins a cause, with -Id and -Layer: its definition, its test and its page, with placeholders (CONTRIBUTING.md)
    Demo         signs, uploads, downloads and breaks five things against a sandbox, and shows what a user sees
    Fuzz         gives -Count hostile texts, from -Seed on, to every entry point of Core; shows the smallest one that fails
    Nightly      what takes long: Fuzz with -Count texts from a seed of its own each day, and the random tests of Core 20 times as often
    Benchmark    measures the ratios that the README quotes
    Differential decides random policies beside another evaluator, where npm has it, and explains every difference
    Conformance  runs the case files in -Path (default tests/cases) through the cmdlets, and shows how often each kind of evidence is right
    Package      makes out/package/PresignTools.VERSION.nupkg, the module with images for four platforms, and PresignTools.Core.VERSION.nupkg,
                 the engine as a library
    Clean        removes everything that was built
.EXAMPLE
    dotnet pwsh ./build.ps1 Test
.EXAMPLE
    dotnet pwsh ./build.ps1 Conformance -Path ./my-cases
.EXAMPLE
    dotnet pwsh ./build.ps1 NewCause -Id foo-bar -Layer Request
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Generate', 'Train', 'Picture', 'NewCause', 'Demo', 'Benchmark', 'Fuzz', 'Nightly', 'Conformance', 'Differential',
        'Package', 'Clean')]
    [string[]] $Task = 'Build',

    # Folder with case files, for Conformance.
    [string] $Path,

    # Id of the cause in kebab case, for NewCause.
    [string] $Id,

    # Layer of the checklist that the cause belongs to, for NewCause.
    [string] $Layer,

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    # Wildcard on the names of test files and projects, for Test.
    [string] $Filter = '*',

    # Lets Test also run the tests against servers that take long to start.
    [switch] $Servers,

    # How many texts Fuzz makes, and the seed of the first one: the same seed always makes the same text.
    [int] $Count = 500000,
    [int] $Seed = 20261124,

    # After so many minutes Fuzz begins nothing new, and says how to go on; 0 means that it does all.
    [int] $Minutes = 0,

    # Takes out/PresignTools as it is.
    [switch] $NoBuild
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false
$root = $PSScriptRoot
$isSeedGiven = $PSBoundParameters.ContainsKey('Seed')
$out = Join-Path $root 'out'
$module = Join-Path $out 'PresignTools'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'
. (Join-Path $root 'tests/tools.ps1')

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) failed with exit code $LASTEXITCODE." }
}

function Invoke-Clean {
    Get-ChildItem -Path (Join-Path $root 'src'), (Join-Path $root 'tests') -Directory -Recurse -Include bin, obj |
        Where-Object { Test-Path $_ } | Remove-Item -Recurse -Force
    if (Test-Path $out) { Remove-Item $out -Recurse -Force }
}

function Invoke-Generate {
    $null = & (Join-Path $root 'src/tools/Update-CauseCatalogue.ps1') -Root $root
    if (Test-Path (Join-Path $module 'PresignTools.psd1')) {
        $command = "& '$(Join-Path $root 'src/tools/Update-PublicReports.ps1')' -Root '$root' -Module '$module'"
        $code = Start-ChildPwsh -Command $command
        if ($code -ne 0) { return $code }
        $code = Invoke-Picture
        if ($code -ne 0) { return $code }
        $code = Start-ChildPwsh -Command "& '$(Join-Path $root 'src/tools/Update-Regions.ps1')' -Root '$root' -Module '$module'"
        if ($code -ne 0) { return $code }
        $code = Start-ChildPwsh -Command "& '$(Join-Path $root 'src/tools/Update-PublicApi.ps1')' -Root '$root' -Module '$module'"
        if ($code -ne 0) { return $code }
    }
    else {
        Write-Host 'The table of public reports, the picture, the regions and PublicApi.txt stay as they are: the module is not built.'
    }
    & (Join-Path $root 'src/tools/Update-CausePages.ps1') -Root $root | ForEach-Object { Write-Host $_ }
    $LASTEXITCODE
}

function Invoke-Picture {
    $script = Join-Path $root 'src/tools/Update-Picture.ps1'
    Start-ChildPwsh -Command "& '$script' -Root '$root' -Module '$(Join-Path $module 'PresignTools.psd1')'"
}

function New-Cause {
    $files = & (Join-Path $root 'src/tools/New-Cause.ps1') -Root $root -Id $Id -Layer $Layer
    Write-Host "Written, with placeholders that begin with 'Replace this' (CONTRIBUTING.md says what belongs there):"
    foreach ($file in $files) { Write-Host "  $file" }
    Write-Host 'When they are filled in: dotnet pwsh ./build.ps1 Generate, then the tests that CONTRIBUTING.md names.'
}

function Add-ReadyToRunImage {
    # What saves users the compilation of thousands of methods at their first verdict. Where the SDK has no compiler for this machine, or its
    # packages cannot be had, the module is slower, and nothing else.
    param([Parameter(Mandatory)] [string] $Identifier)
    $published = Join-Path $root "src/PresignTools.ReadyToRun.Images/bin/images/$Identifier"
    $project = Join-Path $root 'src/PresignTools.ReadyToRun.Images'
    $said = & dotnet publish $project --configuration $Configuration --verbosity quiet --nologo "-p:ImageRuntimeIdentifier=$Identifier" --output $published
    if ($LASTEXITCODE -ne 0) {
        Write-Warning "No ReadyToRun images for ${Identifier}: $(@($said -match 'error')[0])"
        return
    }
    $target = New-Item (Join-Path $module "bin/net8.0/ReadyToRun/$Identifier") -ItemType Directory -Force
    foreach ($assembly in 'PresignTools.Core', 'PresignTools.Transfer') { Copy-Item (Join-Path $published "$assembly.*") $target -Include *.dll, *.pdb }
}

function Invoke-Build {
    param([string[]] $Project = 'PresignTools.sln', [string[]] $Image = @(Get-RuntimeIdentifier))
    if ($NoBuild) { return }
    $null = & (Join-Path $root 'src/tools/Update-CauseCatalogue.ps1') -Root $root
    for ($i = 0; $i -lt $Project.Count; $i++) {
        Write-Host "[$($i + 1)/$($Project.Count)] Building $($Project[$i])"
        Invoke-Dotnet build (Join-Path $root $Project[$i]) --configuration $Configuration --verbosity quiet --nologo
    }
    if (Test-Path $module) { Remove-Item $module -Recurse -Force }
    $bin = New-Item (Join-Path $module 'bin/net8.0') -ItemType Directory
    $dependencies = New-Item (Join-Path $bin 'Dependencies') -ItemType Directory

    foreach ($file in 'PresignTools.psd1', 'LICENSE', 'README.md', 'CHANGELOG.md') { Copy-Item (Join-Path $root $file) $module }
    Merge-FormatFile -Folder (Join-Path $root 'src/PresignTools/Format') -Destination (Join-Path $module 'PresignTools.Format.ps1xml')
    Copy-Item (Join-Path $root 'src/PresignTools/Format/PresignTools.Types.ps1xml') $module
    foreach ($assembly in 'PresignTools', 'PresignTools.Core', 'PresignTools.Transfer') {
        Copy-Item (Join-Path $root "src/PresignTools/bin/$Configuration/net8.0/$assembly.*") $bin -Include *.dll, *.pdb
    }
    Copy-Item (Join-Path $root "src/PresignTools.ReadyToRun/bin/$Configuration/net8.0/PresignTools.ReadyToRun.*") $bin -Include *.dll, *.pdb
    # The shared contract must exist once: it stays out of Dependencies (docs/architecture.md, Living beside AWS.Tools).
    Copy-Item (Join-Path $root "src/PresignTools.Aws/bin/$Configuration/net8.0/*") $dependencies `
        -Include *.dll, PresignTools.Aws.pdb -Exclude PresignTools.Core.dll

    foreach ($identifier in $Image) { Add-ReadyToRunImage $identifier }

    $help = Join-Path $root "src/PresignTools.HelpCompiler/bin/$Configuration/net10.0/PresignTools.HelpCompiler.dll"
    Invoke-Dotnet $help (Join-Path $root 'docs/en-US') (Join-Path $module 'en-US') | Out-Null
    Write-Host "Built out/PresignTools $((Test-ModuleManifest (Join-Path $module 'PresignTools.psd1')).Version)"
}

function Invoke-Package {
    $target = New-Item (Join-Path $out 'package') -ItemType Directory -Force
    Get-ChildItem $target -Filter *.*nupkg | Remove-Item
    Compress-PresignModule -Module $module -Destination $target
    Invoke-Dotnet pack (Join-Path $root 'src/PresignTools.Core') --configuration $Configuration --no-build --output $target --verbosity quiet | Out-Host
    Get-ChildItem $target -Filter PresignTools.Core.*.nupkg
}

function Invoke-Conformance {
    param([string] $Folder)
    $folderPath = (Resolve-Path -LiteralPath $Folder).Path
    $script = Join-Path $root 'tests/conformance/Invoke-Conformance.ps1'
    $command = "& '$script' -Module '$module' -Path '$($folderPath -replace "'", "''")'"
    Start-ChildPwsh -Command $command
}

function Invoke-Test {
    $results = [System.Collections.Generic.List[object]]::new()
    $logs = Join-Path $out 'test-results'
    if (Test-Path $logs) { Remove-Item $logs -Recurse -Force }
    $null = New-Item $logs -ItemType Directory
    $env:PRESIGNTOOLS_MODULE = $module
    $env:PRESIGNTOOLS_SERVERS = if ($Servers) { '1' } else { '' }

    foreach ($project in Get-ChildItem (Join-Path $root 'tests') -Recurse -Filter *.Tests.csproj | Where-Object BaseName -like $Filter) {
        $trx = Join-Path $logs "$($project.BaseName).trx"
        $run = {
            & dotnet test $project.FullName --configuration $Configuration --no-build --verbosity quiet `
                --logger "trx;LogFileName=$trx" | Out-Host
            Read-TrxResult $trx
        }
        $result = & $run
        for ($again = 1; $again -le 3 -and $result.IsCutOff; $again++) {
            # The runtime itself has crashed under these tests (docs/architecture.md, oddities). A fault of ours would end every run.
            Write-Host "The test host of $($project.BaseName) ended before its tests did; they run once more."
            Remove-Item $trx -ErrorAction Ignore
            $result = & $run
        }
        $results.Add($result)
    }

    $xml = Join-Path $logs 'pester.xml'
    $command = "& '$(Join-Path $root 'tests/Invoke-PesterSuite.ps1')' -Pester '$(Get-PesterPath)' -Filter '$Filter' -ResultPath '$xml'"
    $null = Start-ChildPwsh -Command $command
    $results.Add((Read-PesterResult $xml))

    if ($Filter -eq '*') {
        $code = Invoke-Conformance (Join-Path $root 'tests/cases')
        $results.Add([pscustomobject]@{
                Suite = 'conformance'; Passed = [int]($code -eq 0); Failed = [int]($code -ne 0); Skipped = 0; SkippedNames = @()
                FailedNames = @(if ($code -ne 0) { 'a conformance figure fell below its bar' })
            })
    }

    $results | Format-Table Suite, Passed, Failed, Skipped | Out-Host
    foreach ($name in $results.SkippedNames | Where-Object { $_ }) { Write-Host "skipped: $name" }
    # Last before the sum: a reader of a log's end must find what failed there.
    foreach ($name in $results.FailedNames | Where-Object { $_ }) { Write-Host "failed: $name" }
    $sum = $results | Measure-Object -Sum Passed, Failed, Skipped
    Write-Host "$($sum[0].Sum) passed, $($sum[1].Sum) failed, $($sum[2].Sum) skipped"
    [int] ($sum[1].Sum -gt 0)
}

function Invoke-Fuzz {
    $project = Join-Path $root 'tests/PresignTools.Benchmarks/PresignTools.Benchmarks.csproj'
    if (-not $NoBuild) { Invoke-Dotnet build $project --configuration $Configuration --verbosity quiet }
    # A text that takes all memory must end as a fault with its seed, not with the machine: 2 GB, in hexadecimal as .NET reads it.
    $before = $env:DOTNET_GCHeapHardLimit
    $env:DOTNET_GCHeapHardLimit = '0x80000000'
    try {
        & dotnet run --project $project --configuration $Configuration --no-build -- fuzz $Seed $Count $Minutes | Out-Host
        $LASTEXITCODE
    }
    finally { $env:DOTNET_GCHeapHardLimit = $before }
}

function Invoke-Nightly {
    # A seed for each day; Fuzz prints it, so that a text that fails can be made again.
    if (-not $isSeedGiven) { $script:Seed = [int](Get-Date -Format yyyyMMdd) }
    if ($Minutes -eq 0) { $script:Minutes = 120 }
    $code = Invoke-Fuzz
    if ($code -ne 0) { return $code }
    $before = $env:PRESIGNTOOLS_NIGHTLY
    $env:PRESIGNTOOLS_NIGHTLY = '20'
    try {
        & dotnet test (Join-Path $root 'tests/PresignTools.Core.Tests') --configuration $Configuration --verbosity quiet | Out-Host
        $LASTEXITCODE
    }
    finally { $env:PRESIGNTOOLS_NIGHTLY = $before }
}

$exitCode = 0
foreach ($name in $Task) {
    switch ($name) {
        'Clean' { Invoke-Clean }
        'Build' { Invoke-Build }
        'Generate' { $exitCode = Invoke-Generate }
        'Train' {
            $project = Join-Path $root 'src/PresignTools.ReportTrainer/PresignTools.ReportTrainer.csproj'
            $table = Join-Path $root 'src/PresignTools.Core/PastReports/ReportWords.txt'
            & dotnet run --project $project --configuration $Configuration --verbosity quiet -- (Join-Path $root 'tests/cases') $table | Out-Host
            $exitCode = $LASTEXITCODE
        }
        'Picture' { Invoke-Build; $exitCode = Invoke-Picture }
        'NewCause' { New-Cause }
        'Package' { Invoke-Build -Image 'win-x64', 'linux-x64', 'linux-arm64', 'osx-arm64'; Invoke-Package }
        'Test' { Invoke-Build; $exitCode = Invoke-Test }
        'Demo' {
            # Neither tests nor benchmarks: whoever tries a fresh clone waits for this.
            Invoke-Build -Project 'src/PresignTools', 'src/PresignTools.Sandbox', 'src/PresignTools.HelpCompiler' -Image @()
            $script = Join-Path $root 'docs/demo/demo.ps1'
            $sandbox = Join-Path $root "src/PresignTools.Sandbox/bin/$Configuration/net10.0/PresignTools.Sandbox.dll"
            $exitCode = Start-AttachedPwsh -Command "& '$script' -Module '$module' -Sandbox '$sandbox'"
        }
        'Conformance' { Invoke-Build; $exitCode = Invoke-Conformance $(if ($Path) { $Path } else { Join-Path $root 'tests/cases' }) }
        'Differential' {
            $script = Join-Path $root 'tests/differential/Invoke-PolicyDifferential.ps1'
            $exitCode = Start-ChildPwsh -Command "& '$script' -Configuration $Configuration"
        }
        'Fuzz' { $exitCode = Invoke-Fuzz }
        'Nightly' { $exitCode = Invoke-Nightly }
        'Benchmark' {
            Invoke-Build
            $script = Join-Path $root 'tests/benchmarks/Invoke-Benchmark.ps1'
            $exitCode = Start-ChildPwsh -Command "& '$script' -Module '$module' -Configuration $Configuration"
        }
    }
    if ($exitCode -ne 0) { exit $exitCode }
}
exit 0
