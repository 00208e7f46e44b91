# Writes src/<assembly>/PublicApi.txt: every public type and member, a line each, so that a change of what others build on is seen in
# review.
# Runs in a process of its own, as it loads the assemblies of the built module. Gives the files that have changed.
param(
    [Parameter(Mandatory)] [string] $Root,
    [Parameter(Mandatory)] [string] $Module
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $Module 'PresignTools.psd1')
$flags = [System.Reflection.BindingFlags]'Public, NonPublic, Instance, Static, DeclaredOnly'
$invariant = [cultureinfo]::InvariantCulture

function Get-Name([type] $Type) {
    if ($Type.IsByRef) { return "ref $(Get-Name $Type.GetElementType())" }
    if ($Type.IsArray) { return "$(Get-Name $Type.GetElementType())[]" }
    if ($Type.IsGenericParameter) { return $Type.Name }
    $name = ($Type.FullName ?? "$($Type.Namespace).$($Type.Name)") -replace '\[.*' -replace '`\d+' -replace '\+', '.'
    $arguments = @($Type.GetGenericArguments())
    $arguments ? "$name<$(($arguments | ForEach-Object { Get-Name $_ }) -join ', ')>" : $name
}

function Get-Parameters($Method) { ($Method.GetParameters() | ForEach-Object { "$(Get-Name $_.ParameterType) $($_.Name)" }) -join ', ' }

# What is visible from another assembly: public, or protected in a class that can be derived from.
function Test-Visible($Method) {
    $Method -and ($Method.IsPublic -or (($Method.IsFamily -or $Method.IsFamilyOrAssembly) -and -not $Method.DeclaringType.IsSealed))
}

function Get-Accessor($Method, [string] $Name) {
    if (-not (Test-Visible $Method)) { return }
    $isInit = $Name -eq 'set' -and $Method.ReturnParameter.GetRequiredCustomModifiers().Name -contains 'IsExternalInit'
    $isInit ? 'init;' : "$Name;"
}

function Get-Member($Type) {
    $static = { param($Method) $Method.IsStatic ? ' static' : '' }
    foreach ($one in $Type.GetConstructors($flags)) { if (-not $one.IsStatic -and (Test-Visible $one)) { "new($(Get-Parameters $one))" } }
    foreach ($one in $Type.GetProperties($flags)) {
        $accessors = @(Get-Accessor $one.GetMethod get) + @(Get-Accessor $one.SetMethod set) | Where-Object { $_ }
        if (-not $accessors) { continue }
        $keys = ($one.GetIndexParameters() | ForEach-Object { Get-Name $_.ParameterType }) -join ', '
        $index = $keys ? "[$keys]" : ''
        "$($one.Name)$index`: $(Get-Name $one.PropertyType) { $($accessors -join ' ') }$(& $static ($one.GetMethod ?? $one.SetMethod))"
    }
    foreach ($one in $Type.GetMethods($flags)) {
        $isMade = $one.IsSpecialName -and $one.Name -notlike 'op_*' -or $one.Name.Contains('<')
        if ($isMade -or -not (Test-Visible $one)) { continue }
        $generic = $one.IsGenericMethod ? "<$($one.GetGenericArguments().Name -join ', ')>" : ''
        "$($one.Name)$generic($(Get-Parameters $one)): $(Get-Name $one.ReturnType)$(& $static $one)"
    }
    foreach ($one in $Type.GetEvents($flags)) {
        if (Test-Visible $one.AddMethod) { "event $($one.Name): $(Get-Name $one.EventHandlerType)" }
    }
    foreach ($one in $Type.GetFields($flags)) {
        if (-not ($one.IsPublic -or $one.IsFamily) -or $one.IsSpecialName) { continue }
        $value = $one.IsLiteral ? ' = ' + [System.Convert]::ToString($one.GetRawConstantValue(), $invariant) : ''
        "$($one.Name): $(Get-Name $one.FieldType)$value"
    }
}

function Get-Kind([type] $Type) {
    if ($Type.IsEnum) { return 'enum' }
    if ($Type.IsInterface) { return 'interface' }
    if ($Type.IsValueType) { return 'struct' }
    if ($Type.IsAbstract -and $Type.IsSealed) { return 'static class' }
    ($Type.IsAbstract ? 'abstract ' : $Type.IsSealed ? 'sealed ' : '') + 'class'
}

foreach ($name in 'PresignTools.Core', 'PresignTools', 'PresignTools.Aws') {
    $folder = Join-Path $Module 'bin/net8.0' ($name -eq 'PresignTools.Aws' ? 'Dependencies' : '')
    $assembly = [System.Reflection.Assembly]::LoadFrom((Join-Path $folder "$name.dll"))
    $lines = [System.Collections.Generic.List[string]]::new()
    foreach ($type in $assembly.GetExportedTypes()) {
        $full = Get-Name $type
        $lines.Add("$full ($(Get-Kind $type))")
        foreach ($member in Get-Member $type) { $lines.Add("$full.$member") }
    }
    $lines.Sort([System.StringComparer]::Ordinal)
    $text = ($lines -join "`n") + "`n"
    $file = Join-Path $Root "src/$name/PublicApi.txt"
    if ((Test-Path -LiteralPath $file) -and [System.IO.File]::ReadAllText($file).ReplaceLineEndings("`n") -ceq $text) { continue }
    $null = New-Item (Split-Path $file) -ItemType Directory -Force
    [System.IO.File]::WriteAllText($file, $text)
    $file
}
