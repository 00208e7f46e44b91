#Requires -Version 7.4
<#
.SYNOPSIS
    Windows: runs Test-HandedOutUrl.ps1 each night as a scheduled task.
.DESCRIPTION
    The task runs as the given account, without a window, and whether or not anybody is logged on. Its last result is the exit code of the
    script: 0, 1, 2 or 3. -WhatIf shows the task, and registers nothing.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [string] $InputFile,
    [Parameter(Mandatory)] [string] $OutputFile,
    [string] $At = '03:17',
    [string] $TaskName = 'Check presigned URLs',
    # A managed service account, or an account with the right to log on as a batch job.
    [string] $Account = 'NT AUTHORITY\LOCAL SERVICE'
)

$ErrorActionPreference = 'Stop'
$script = Join-Path $PSScriptRoot 'Test-HandedOutUrl.ps1'
$arguments = '-NoProfile -NonInteractive -File "{0}" -InputFile "{1}" -OutputFile "{2}" -Live' -f $script, $InputFile, $OutputFile
$action = New-ScheduledTaskAction -Execute (Join-Path $PSHOME 'pwsh.exe') -Argument $arguments
$trigger = New-ScheduledTaskTrigger -Daily -At $At
$settings = New-ScheduledTaskSettingsSet -ExecutionTimeLimit (New-TimeSpan -Minutes 30) -StartWhenAvailable -MultipleInstances IgnoreNew
$principal = New-ScheduledTaskPrincipal -UserId $Account -LogonType ServiceAccount
if ($PSCmdlet.ShouldProcess($TaskName, "Register a task that runs: pwsh $arguments")) {
    Register-ScheduledTask -TaskName $TaskName -Action $action -Trigger $trigger -Settings $settings -Principal $principal -Force
}
