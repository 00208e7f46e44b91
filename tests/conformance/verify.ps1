# verify.json: what a server received, with the secret, goes into Test-S3PresignedUrl; the verdict must be as expected, and every element that
# differs from what was signed must be named.
param([Parameter(Mandatory)] [string] $Path)

function ConvertTo-Hashtable($Object) {
    $table = @{}
    if ($Object) { foreach ($property in $Object.psobject.Properties) { $table[$property.Name] = "$($property.Value)" } }
    $table
}

function Test-Case($Case) {
    $received = $Case.received
    $parameters = @{
        Url         = $received.url
        Method      = $received.method
        Header      = ConvertTo-Hashtable $received.headers
        RequestHost = $received.host
        SecretKey   = $Case.secret_key
        AsOf        = [DateTimeOffset]::Parse($Case.now, [cultureinfo]::InvariantCulture)
    }
    try { $test = Test-S3PresignedUrl @parameters -ErrorAction Stop -WarningAction SilentlyContinue }
    catch { return "error $($_.FullyQualifiedErrorId): $_" }
    $expected = $Case.expected
    if ($test.IsValid -ne $expected.valid) { "IsValid is $($test.IsValid): $($test.Findings -join ' | ')" }
    $missing = @($expected.differs | Where-Object { $_ -notin $test.Differences })
    if ($missing) { "not among the differences ($($test.Differences -join ', ')): $($missing -join ', ')" }
}

foreach ($case in (Get-Content -LiteralPath $Path -Raw | ConvertFrom-Json -DateKind String).cases) {
    $faults = @(Test-Case $case)
    [pscustomobject]@{ File = 'verify'; Id = $case.id; Outcome = if ($faults) { 'Miss' } else { 'Pass' }; Detail = $faults -join '; ' }
}
