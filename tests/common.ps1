# Shared by the Pester suites: where the built module lies, and PowerShell processes of their own.
# An assembly cannot be unloaded, so whatever loads, imports or counts assemblies must run in a child process.

$ErrorActionPreference = 'Stop'

function Get-PresignModulePath {
    # Full path of the built module's manifest.
    $folder = if ($env:PRESIGNTOOLS_MODULE) { $env:PRESIGNTOOLS_MODULE } else { Join-Path (Split-Path $PSScriptRoot) 'out/PresignTools' }
    $manifest = Join-Path $folder 'PresignTools.psd1'
    if (-not (Test-Path -LiteralPath $manifest)) { throw "There is no built module at '$folder'. Run build.ps1, or set PRESIGNTOOLS_MODULE." }
    (Resolve-Path -LiteralPath $manifest).ProviderPath
}

function Get-ChildPwshCommand {
    # Program and first arguments that start the PowerShell this runs in. Under 'dotnet pwsh' the process is dotnet, and the
    # engine is the pwsh.dll beside System.Management.Automation.dll; an installed pwsh is its own program.
    $program = [Environment]::ProcessPath
    if ([System.IO.Path]::GetFileNameWithoutExtension($program) -eq 'dotnet') {
        $engine = Split-Path ([psobject].Assembly.Location)
        return @($program, (Join-Path $engine 'pwsh.dll'))
    }
    @($program)
}

function Invoke-ChildPwsh {
    <#
    .SYNOPSIS
        Runs a script in a new PowerShell and returns what it wrote, by way of JSON.
    .DESCRIPTION
        The child has no profile, cannot prompt, sees no AWS settings of this machine and is kept from instance metadata.
        What the script writes comes back as objects of ConvertFrom-Json; an error that ends it is thrown here.
    .PARAMETER Variable
        Variables the script finds set: text, numbers, arrays and hashtables.
    .PARAMETER Environment
        Environment variables of the child; $null removes one.
    .EXAMPLE
        Invoke-ChildPwsh -Variable @{ module = Get-PresignModulePath } -Script { Import-Module $module; (Get-Module PresignTools).Name }
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory, Position = 0)] [Alias('Command')] [object] $Script,
        [hashtable] $Variable = @{},
        [hashtable] $Environment = @{},
        [ValidateRange(1, 600)] [int] $TimeoutSeconds = 120
    )

    $work = Join-Path ([System.IO.Path]::GetTempPath()) "presign-$([guid]::NewGuid().ToString('n'))"
    $null = New-Item $work -ItemType Directory
    try {
        $Variable | ConvertTo-Json -Depth 8 | Set-Content -LiteralPath (Join-Path $work 'in.json')
        # The script may end in ConstrainedLanguage, so that after it only cmdlets are used. The results are written from inside
        # its scope, so that they live as long as they are needed.
        Set-Content -LiteralPath (Join-Path $work 'run.ps1') -Value @"
`$ErrorActionPreference = 'Stop'
foreach (`$p in (Get-Content -LiteralPath '$work/in.json' -Raw | ConvertFrom-Json -AsHashtable).GetEnumerator()) { Set-Variable -Name `$p.Key -Value `$p.Value }
`$childResult = @(. {
$Script
})
ConvertTo-Json -InputObject @(`$childResult) -Depth 8 -EnumsAsStrings -WarningAction SilentlyContinue | Set-Content -LiteralPath '$work/out.json'
"@
        $program, $first = Get-ChildPwshCommand
        $start = [System.Diagnostics.ProcessStartInfo]::new($program)
        foreach ($argument in @($first) + '-NoProfile', '-NonInteractive', '-File', (Join-Path $work 'run.ps1')) {
            if ($argument) { $start.ArgumentList.Add($argument) }
        }
        $start.UseShellExecute = $false
        $start.RedirectStandardInput = $true
        $start.RedirectStandardOutput = $true
        $start.RedirectStandardError = $true
        foreach ($name in @($start.Environment.Keys)) { if ($name -like 'AWS_*') { $null = $start.Environment.Remove($name) } }
        $start.Environment['AWS_EC2_METADATA_DISABLED'] = 'true'
        $start.Environment['AWS_SHARED_CREDENTIALS_FILE'] = Join-Path $work 'no-credentials'   # the config file is looked for beside it
        $start.Environment['NO_COLOR'] = '1'
        foreach ($pair in $Environment.GetEnumerator()) {
            if ($null -eq $pair.Value) { $null = $start.Environment.Remove($pair.Key) } else { $start.Environment[$pair.Key] = [string]$pair.Value }
        }

        $process = [System.Diagnostics.Process]::Start($start)
        try {
            $process.StandardInput.Close()
            $said = $process.StandardOutput.ReadToEndAsync()
            $complained = $process.StandardError.ReadToEndAsync()
            if (-not $process.WaitForExit($TimeoutSeconds * 1000)) {
                $process.Kill($true)
                throw "The child PowerShell did not end within $TimeoutSeconds s. Its output:`n$($said.Result)$($complained.Result)"
            }
            $result = Join-Path $work 'out.json'
            if ($process.ExitCode -ne 0 -or -not (Test-Path -LiteralPath $result)) {
                throw "The child PowerShell failed (exit code $($process.ExitCode)):`n$($said.Result)$($complained.Result)"
            }
        }
        finally {
            $process.Dispose()
        }
        Get-Content -LiteralPath $result -Raw | ConvertFrom-Json | ForEach-Object { $_ }
    }
    finally {
        Remove-Item -LiteralPath $work -Recurse -Force
    }
}

function Start-TestSandbox {
    <#
    .SYNOPSIS
        Starts the sandbox on a free port of loopback. It ends with Stop-TestSandbox, and with this process.
    .PARAMETER Option
        Further options, as in docs/sandbox.md.
    .OUTPUTS
        Base (its address), Admin (address of its admin endpoint), Process.
    #>
    param([string[]] $Option = @())

    $dll = Get-ChildItem (Join-Path $PSScriptRoot '../src/PresignTools.Sandbox/bin') -Recurse -Filter PresignTools.Sandbox.dll | Sort-Object LastWriteTime | Select-Object -Last 1
    if (-not $dll) { throw 'The sandbox is not built. Run build.ps1.' }
    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
    foreach ($argument in @($dll.FullName, '--port', '0', '--parent-pid', "$PID") + $Option) { $start.ArgumentList.Add($argument) }
    $start.RedirectStandardOutput = $true
    $process = [System.Diagnostics.Process]::Start($start)
    do { $line = $process.StandardOutput.ReadLine() } until ($null -eq $line -or $line -match '^SANDBOX_PORT=(?<port>\d+)$')
    if ($null -eq $line) { throw 'The sandbox did not start.' }
    $base = "http://127.0.0.1:$($Matches.port)"
    [pscustomobject]@{ Base = $base; Admin = "$base/_sandbox"; Process = $process }
}

function Stop-TestSandbox($Sandbox) {
    if ($Sandbox -and -not $Sandbox.Process.HasExited) { $Sandbox.Process.Kill() }
}

function Get-SandboxSigner([string] $Name) {
    # Credential parameters of an identity of the sandbox's built-in world; without a name, of all of them.
    $all = @{
        alice    = @{ AccessKey = 'AKIARTX3GSDSQEYGAPBA'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYALICEKEY1' }
        bob      = @{ AccessKey = 'AKIARTX3GSDSQJK3W4J5'; SecretKey = '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' }
        inactive = @{ AccessKey = 'AKIARTX3GSDSQ4HIE6WO'; SecretKey = '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' }
        dave     = @{ AccessKey = 'AKIARTX3GSDSQN5BNJS2'; SecretKey = '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' }
        live     = @{ AccessKey = 'ASIARTX3GSDSQSPXDW3X'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYLIVESESSION'; SessionToken = 'IQoJb3JpZ2luX2VjEXAMPLEliveSESSION//////////wEaDGV1LWNlbnRyYWwtMQ==' }
        dead     = @{ AccessKey = 'ASIARTX3GSDSQXCMYEEU'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYDEADSESSION'; SessionToken = 'IQoJb3JpZ2luX2VjEXAMPLEdeadSESSION//////////wEaDGV1LWNlbnRyYWwtMQ==' }
        erin     = @{ AccessKey = 'AKIA3KF6UTOHQEYGAPBA'; SecretKey = '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' }
        carol    = @{ AccessKey = 'AKIAWO645SY5AEYGAPBA'; SecretKey = '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' }
    }
    if ($Name) { $all[$Name] } else { $all }
}
