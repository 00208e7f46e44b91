<#
.SYNOPSIS
    Gathers what the built module says of itself, what its help says, and what the help sources' examples print. For Help.Tests.ps1.
.DESCRIPTION
    Runs in a process of its own, since a loaded assembly stays loaded. Each example runs in a fresh runspace, as it is printed.
#>
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Docs,
    [Parameter(Mandatory)] [string] $ResultPath
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3
$PSStyle.OutputRendering = 'PlainText'
$common = [System.Management.Automation.PSCmdlet]::CommonParameters

# Nothing of this machine's AWS set-up may reach the examples.
Get-ChildItem Env:AWS_* | Remove-Item
$work = New-Item (Join-Path ([System.IO.Path]::GetTempPath()) "presigntools-help-$PID") -ItemType Directory -Force
$emptyFile = New-Item (Join-Path $work 'none') -ItemType File -Force
$profileFile = Join-Path $work 'credentials'
Set-Content $profileFile @'
[ops]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
region = eu-central-1
'@
$env:AWS_CONFIG_FILE = $emptyFile.FullName
$env:AWS_EC2_METADATA_DISABLED = 'true'

function Get-TypeName ([type] $Type) {
    $inner = [Nullable]::GetUnderlyingType($Type)
    if ($inner) { $inner.Name } else { $Type.Name }
}

function Get-AcceptedValue ([System.Management.Automation.ParameterMetadata] $Parameter) {
    $set = $Parameter.Attributes | Where-Object { $_ -is [ValidateSet] }
    if ($set) { return $set.ValidValues }
    $type = [Nullable]::GetUnderlyingType($Parameter.ParameterType) ?? $Parameter.ParameterType
    if ($type.IsEnum) { [enum]::GetNames($type) }
}

# One text for how a parameter is bound, the same whether it comes from the engine or from the help.
function Get-Signature ([string] $Name, [string] $Type, [bool] $Required, [string] $Position, [string] $PipelineInput) {
    "$Name type=$Type required=$Required position=$Position pipeline=$PipelineInput"
}

function Get-RealSignature ([System.Management.Automation.CommandParameterInfo] $Parameter) {
    $from = @()
    if ($Parameter.ValueFromPipelineByPropertyName) { $from += 'ByPropertyName' }
    if ($Parameter.ValueFromPipeline) { $from += 'ByValue' }
    $pipeline = if ($from) { "True ($($from -join ', '))" } else { 'False' }
    $position = if ($Parameter.Position -ge 0) { "$($Parameter.Position)" } else { 'named' }
    Get-Signature $Parameter.Name (Get-TypeName $Parameter.ParameterType) $Parameter.IsMandatory $position $pipeline
}

function Get-HelpSignature ($Parameter) {
    Get-Signature $Parameter.name $Parameter.type.name ([bool]::Parse($Parameter.required)) $Parameter.position $Parameter.pipelineInput
}

# A help property is absent, one thing or many.
function Get-Part ($From, [string] $Name) {
    if ($null -ne $From -and $From.PSObject.Properties[$Name]) { $From.$Name }
}

function Get-HelpText ($Paragraphs) { (@($Paragraphs) | ForEach-Object { Get-Part $_ 'Text' }) -join "`n" }

function Get-CommandFacts ([System.Management.Automation.CmdletInfo] $Command) {
    $help = Get-Help $Command.Name -Full
    $helpParameters = @(Get-Part (Get-Part $help 'parameters') 'parameter')
    @{
        Name          = $Command.Name
        Type          = "$($Command.CommandType)"
        HelpFile      = $Command.HelpFile
        HelpUri       = $Command.HelpUri
        OutputTypes   = @($Command.OutputType.Name)
        DefaultSet    = $Command.DefaultParameterSet
        Sets          = @($Command.ParameterSets | ForEach-Object {
                @{ Name = $_.Name; IsDefault = $_.IsDefault; Signatures = @($_.Parameters | Where-Object Name -NotIn $common | ForEach-Object { Get-RealSignature $_ } | Sort-Object) }
            })
        Parameters    = @($Command.Parameters.Values | Where-Object Name -NotIn $common | ForEach-Object {
                @{ Name = $_.Name; Type = Get-TypeName $_.ParameterType; Aliases = @($_.Aliases | Sort-Object); AcceptedValues = @(Get-AcceptedValue $_) }
            })
        Help          = @{
            Category    = "$(Get-Part $help 'Category')"
            Synopsis    = "$($help.Synopsis)".Trim()
            Description = Get-HelpText (Get-Part $help 'description')
            Syntax      = @(Get-Part (Get-Part $help 'syntax') 'syntaxItem' | ForEach-Object {
                    , @(Get-Part $_ 'parameter' | ForEach-Object { Get-HelpSignature $_ } | Sort-Object)
                })
            Parameters  = @($helpParameters | ForEach-Object {
                    @{
                        Name    = $_.name
                        Type    = $_.type.name
                        Aliases = @(if ($_.aliases -ne 'none') { $_.aliases -split ', ' | Sort-Object })
                        Text    = Get-HelpText (Get-Part $_ 'description')
                    }
                })
            Values      = @(Get-Part (Get-Part $help 'syntax') 'syntaxItem' | ForEach-Object { Get-Part $_ 'parameter' } | ForEach-Object {
                    $group = Get-Part $_ 'parameterValueGroup'
                    @{ Name = $_.name; AcceptedValues = @(Get-Part $group 'parameterValue' | ForEach-Object { "$_" }) }
                })
            Examples    = @(Get-Part (Get-Part $help 'examples') 'example' | ForEach-Object { @{ Title = $_.title; Code = $_.code; Remarks = Get-HelpText $_.remarks } })
            Outputs     = @(Get-Part (Get-Part $help 'returnValues') 'returnValue' | ForEach-Object { $_.type.name.Trim() })
            Links       = @(Get-Part (Get-Part $help 'relatedLinks') 'navigationLink' | ForEach-Object { @{ Text = "$(Get-Part $_ 'linkText')"; Uri = "$(Get-Part $_ 'uri')" } })
        }
    }
}

# The blocks of a source that tests need, from the Markdown parser that PowerShell brings along.
function Get-SourceFacts ([System.IO.FileInfo] $File) {
    $markdown = Get-Content $File -Raw
    $facts = @{ Name = $File.BaseName; Sets = @(); Examples = @(); CodeBlocks = @(); OnlineVersion = $null }
    $section = ''
    $example = $null
    foreach ($block in (ConvertFrom-Markdown -InputObject $markdown).Tokens) {
        $kind = $block.GetType().Name
        if ($kind -eq 'HeadingBlock') {
            $title = $markdown.Substring($block.Span.Start, $block.Span.Length).TrimStart('#').Trim()
            if ($block.Level -le 2) { $section = $title; $example = $null }
            elseif ($section -eq 'SYNTAX') { $facts.Sets += $title }
            elseif ($section -eq 'EXAMPLES') {
                $example = @{ Cmdlet = $File.BaseName; Title = $title; Code = $null; Setting = ''; Expected = $null }
                $facts.Examples += $example
            }
        }
        elseif ($kind -eq 'FencedCodeBlock') {
            $text = $block.Lines.ToString()
            if ($block.Info -eq 'powershell') { $facts.CodeBlocks += $text }
            if ($example -and $block.Info -eq 'powershell') { $example.Code = $text; $example.Setting = "$($block.Arguments)" }
            if ($example -and $block.Info -eq 'output') { $example.Expected = $text }
        }
    }
    if ($markdown -match '(?m)^online version: (.+)$') { $facts.OnlineVersion = $Matches[1].Trim() }
    $facts
}

function Invoke-Example ($Example) {
    $env:AWS_SHARED_CREDENTIALS_FILE = if ($Example.Setting -eq 'profile') { $profileFile } else { $emptyFile.FullName }
    $shell = [powershell]::Create()
    try {
        $null = $shell.AddScript("Import-Module '$($Module -replace "'", "''")'; `$PSStyle.OutputRendering = 'PlainText'").Invoke()
        $shell.Commands.Clear()
        $null = $shell.AddScript($Example.Code).AddCommand('Out-String').AddParameter('Width', 120)
        $failure = $null
        try { $Example.Output = -join $shell.Invoke() }
        catch { $failure = "$($_.Exception.InnerException ?? $_.Exception)" }
        $Example.Errors = @($shell.Streams.Error | ForEach-Object { "$_" }) + @($failure | Where-Object { $_ })
    }
    finally {
        $shell.Dispose()
    }
    $Example
}

# Each of our cmdlets in a piece of code, with the parameters that it is given by name.
function Get-Usage ([string] $Source, [string] $Code, [string[]] $Names) {
    $problems = $null
    $tree = [System.Management.Automation.Language.Parser]::ParseInput($Code, [ref] $null, [ref] $problems)
    $calls = $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true) | Where-Object { $_.GetCommandName() -in $Names }
    @{
        Source = $Source
        Code   = $Code
        Errors = @($problems | ForEach-Object { "$_" })
        Calls  = @($calls | ForEach-Object {
                @{
                    Cmdlet     = $_.GetCommandName()
                    Parameters = @($_.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] } | ForEach-Object ParameterName)
                }
            })
    }
}

try {
    $imported = Import-Module $Module -PassThru
    $manifestPath = (Get-ChildItem $Module -Filter *.psd1).FullName
    $commands = @($imported.ExportedCmdlets.Values | Sort-Object Name)
    $sources = @(Get-ChildItem $Docs -Filter *.md | Sort-Object Name | ForEach-Object { Get-SourceFacts $_ })
    $topics = @($sources.Name | Where-Object { $_ -like 'about_*' })
    @{
        Manifest  = @((Import-PowerShellDataFile $manifestPath).CmdletsToExport | Sort-Object)
        Exports   = @($imported.ExportedCommands.Keys | Sort-Object)
        Helped    = @($sources.Name | Where-Object { $_ -notlike 'about_*' } | Sort-Object)
        HelpFiles = @(Get-ChildItem (Join-Path $Module 'en-US') -File | ForEach-Object Name | Sort-Object)
        Files     = @(Get-ChildItem $Module -Recurse -File | ForEach-Object Name)
        Commands  = @($commands | ForEach-Object { Get-CommandFacts $_ })
        Sources   = $sources
        Topics    = @($topics | ForEach-Object {
                $found = @(Get-Help $_)
                @{ Name = $_; Found = $found.Count; Text = "$($found | Select-Object -First 1 | Out-String)"; Synopsis = "$((Get-Help $_ -Category HelpFile | Select-Object -First 1).Synopsis)".Trim() }
            })
        Examples  = @($sources | ForEach-Object { $_.Examples } | ForEach-Object { Invoke-Example $_ })
        Usages    = @($sources | ForEach-Object { $source = $_; $source.CodeBlocks | ForEach-Object { Get-Usage $source.Name $_ $commands.Name } })
    } | ConvertTo-Json -Depth 12 | Set-Content $ResultPath
}
finally {
    Remove-Item $work -Recurse -Force
}
