# A cmdlet with exactly the parameters of New-S3PresignedUrl that does nothing with them: what the pipeline itself costs.
# It is written from the real one by reflection, so that it stays the same when parameters are added.

function Import-NothingCmdlet {
    $real = (Get-Command New-S3PresignedUrl).ImplementingType
    $name = { param([type] $Type)
        if ($Type.IsArray) { return "$(& $name $Type.GetElementType())[]" }
        $underlying = [Nullable]::GetUnderlyingType($Type)
        if ($underlying) { return "$(& $name $underlying)?" }
        'global::' + ($Type.FullName -replace '\+', '.')
    }
    $quote = { param($Texts) ($Texts | ForEach-Object { '"' + $_ + '"' }) -join ', ' }
    $members = foreach ($property in $real.GetProperties() | Where-Object { $_.GetCustomAttributes([Parameter], $true) }) {
        foreach ($attribute in $property.GetCustomAttributes([Parameter], $true)) {
            $parts = @()
            if ($attribute.Mandatory) { $parts += 'Mandatory = true' }
            if ($attribute.Position -ge 0) { $parts += "Position = $($attribute.Position)" }
            if ($attribute.ValueFromPipeline) { $parts += 'ValueFromPipeline = true' }
            if ($attribute.ValueFromPipelineByPropertyName) { $parts += 'ValueFromPipelineByPropertyName = true' }
            if ($attribute.ParameterSetName -ne '__AllParameterSets') { $parts += 'ParameterSetName = ' + (& $quote $attribute.ParameterSetName) }
            "[Parameter($($parts -join ', '))]"
        }
        foreach ($alias in $property.GetCustomAttributes([Alias], $true)) { "[Alias($(& $quote $alias.AliasNames))]" }
        foreach ($set in $property.GetCustomAttributes([ValidateSet], $true)) { "[ValidateSet($(& $quote $set.ValidValues))]" }
        "public $(& $name $property.PropertyType) $($property.Name) { get; set; }"
    }
    $assembly = Add-Type -PassThru -IgnoreWarnings -WarningAction SilentlyContinue -ReferencedAssemblies $real.Assembly.Location, (Join-Path (Split-Path $real.Assembly.Location) 'PresignTools.Core.dll'), ([psobject].Assembly.Location), System.Runtime, System.Collections, System.Collections.NonGeneric, netstandard -TypeDefinition @"
using System.Management.Automation;
[Cmdlet("New", "NothingPresignedUrl", DefaultParameterSetName = "ExpiresIn")]
public sealed class NewNothingPresignedUrlCommand : PSCmdlet
{
$($members -join "`n")
    protected override void ProcessRecord() => WriteObject(Key);
}
"@
    Import-Module $assembly[0].Assembly -Global
}
