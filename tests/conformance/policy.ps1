# policy.json: every request of it is decided by Get-S3AccessDecision, from the JSON text of its policies and with exactly its context.
#
# What counts: 'expected.decision', on which two evaluators agree; in a 'disputed' case 'aws_most_likely' (null: nobody knows what AWS
# does, so it is skipped); 'unsure' cases count like the others. Where Error is expected, the evaluator that made the case refused the
# input: here it must be refused too. All of these are resource control policies with Action "*", which AWS Organizations does not store.
param([Parameter(Mandatory)] [string] $Path)

function Get-Text([System.Text.Json.JsonElement] $Element) { , @($Element.EnumerateArray() | ForEach-Object { $_.GetRawText() }) }

function Get-Level([System.Text.Json.JsonElement] $Levels) {
    foreach ($level in $Levels.EnumerateArray()) {
        @{ Level = $level.GetProperty('level').GetString(); Policies = Get-Text $level.GetProperty('policies') }
    }
}

function Get-Context([System.Text.Json.JsonElement] $Context) {
    $table = @{}
    foreach ($property in $Context.EnumerateObject()) {
        $table[$property.Name] = if ("$($property.Value.ValueKind)" -eq 'Array') { , @($property.Value.EnumerateArray() | ForEach-Object { $_.GetString() }) } else { $property.Value.GetString() }
    }
    $table
}

function Get-Parameter([System.Text.Json.JsonElement] $Case) {
    $request = $Case.GetProperty('request')
    $policies = $Case.GetProperty('policies')
    $parameters = @{
        Principal       = $request.GetProperty('principal').GetString()
        Action          = $request.GetProperty('action').GetString()
        Resource        = $request.GetProperty('resource').GetString()
        ResourceAccount = $request.GetProperty('resourceAccount').GetString()
        Context         = Get-Context $request.GetProperty('context')
        ExactContext    = $true
        WarningAction   = 'SilentlyContinue'
    }
    $resourcePolicy = switch -Wildcard ($parameters.Action) { 'kms:*' { 'KeyPolicy' } 'sts:*' { 'TrustPolicy' } default { 'BucketPolicy' } }
    foreach ($map in @('identity', 'IdentityPolicy'), @('resource', $resourcePolicy), @('boundary', 'PermissionsBoundary'), @('session', 'SessionPolicy'), @('vpce', 'VpcEndpointPolicy')) {
        $documents = $policies.GetProperty($map[0])
        switch ("$($documents.ValueKind)") {
            'Array' { $parameters[$map[1]] = Get-Text $documents }
            'Object' { $parameters[$map[1]] = $documents.GetRawText() }
        }
    }
    foreach ($map in @('scp', 'ServiceControlPolicy'), @('rcp', 'ResourceControlPolicy')) {
        $levels = @(Get-Level $policies.GetProperty($map[0]))
        if ($levels) { $parameters[$map[1]] = $levels }
    }
    $block = $Case.GetProperty('blockPublicAccess')
    if ("$($block.ValueKind)" -in 'True', 'False') { $parameters.BlockPublicAccess = $block.GetBoolean() }
    $parameters
}

function Test-Case([System.Text.Json.JsonElement] $Case) {
    $disputed = [System.Text.Json.JsonElement]::new()
    $expected = if ($Case.TryGetProperty('disputed', [ref] $disputed)) { $disputed.GetProperty('aws_most_likely').GetString() } else { $Case.GetProperty('expected').GetProperty('decision').GetString() }
    if (-not $expected) { return 'Skipped', 'disputed, and nobody knows what AWS does' }
    $parameters = Get-Parameter $Case
    $faults = $null
    try { $decision = Get-S3AccessDecision @parameters -ErrorAction SilentlyContinue -ErrorVariable faults }
    catch { $faults = @($_) }
    if ($expected -eq 'Error') {
        return $(if ($faults -and -not $decision) { 'Pass', '' } else { 'Miss', "must be refused, is $($decision.Decision)" })
    }
    if ($faults) { return 'Miss', "refused: $($faults[0])" }
    if ("$($decision.Decision)" -cne $expected) { return 'Miss', "expected $expected, got $($decision.Explanation)" }
    'Pass', ''
}

$document = [System.Text.Json.JsonDocument]::Parse([System.IO.File]::ReadAllText($Path))
try {
    foreach ($case in $document.RootElement.GetProperty('cases').EnumerateArray()) {
        $outcome, $detail = Test-Case $case
        [pscustomobject]@{ File = 'policy'; Id = $case.GetProperty('id').GetString(); Outcome = $outcome; Detail = $detail }
    }
}
finally { $document.Dispose() }
