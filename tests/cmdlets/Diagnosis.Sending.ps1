# Shared by the live tests of Invoke-PresignDiagnosis: the sandbox, who signs, how a scenario is signed, sent and diagnosed. Needs common.ps1.
# A scenario is a hashtable; what its entries mean stands at the head of Diagnosis.Scenarios.ps1.

$signers = Get-SandboxSigner

function Start-DiagnosisSandbox {
    # The sandbox on a free port of loopback; it ends with this process. STS, IAM and KMS are asked there too.
    $started = Start-TestSandbox
    $base = $started.Base
    $before = @{ Proxy = [System.Net.Http.HttpClient]::DefaultProxy }
    foreach ($name in 'STS', 'IAM', 'KMS') {
        $before[$name] = [Environment]::GetEnvironmentVariable("AWS_ENDPOINT_URL_$name")
        [Environment]::SetEnvironmentVariable("AWS_ENDPOINT_URL_$name", $base)
    }
    # AWS's own host names, over plain http, reach the sandbox as a proxy; loopback goes its direct way.
    [System.Net.Http.HttpClient]::DefaultProxy = [System.Net.WebProxy]::new($base, $true)
    @{ Started = $started; Base = $base; Before = $before }
}

function Stop-DiagnosisSandbox([hashtable] $Sandbox) {
    [System.Net.Http.HttpClient]::DefaultProxy = $Sandbox.Before.Proxy
    foreach ($name in 'STS', 'IAM', 'KMS') { [Environment]::SetEnvironmentVariable("AWS_ENDPOINT_URL_$name", $Sandbox.Before[$name]) }
    Remove-Item (Join-Path ([System.IO.Path]::GetTempPath()) "presign-form-$PID-*.txt")
    Stop-TestSandbox $Sandbox.Started
}

function Set-SandboxWorld([string] $Patch) { if ($Patch) { $null = Invoke-RestMethod "$base/_sandbox/world" -Method Patch -Body $Patch } }

function Reset-SandboxWorld { $null = Invoke-RestMethod "$base/_sandbox/reset" -Method Post }

function New-SigV2Url {
    # A URL of Signature Version 2, which New-S3PresignedUrl does not make.
    param([string] $Bucket, [string] $Key, [hashtable] $Signer, [string] $Method = 'GET')
    $end = [DateTimeOffset]::UtcNow.AddHours(1).ToUnixTimeSeconds()
    $mac = [System.Security.Cryptography.HMACSHA1]::new([System.Text.Encoding]::UTF8.GetBytes($Signer.SecretKey))
    $signature = [Convert]::ToBase64String($mac.ComputeHash([System.Text.Encoding]::UTF8.GetBytes("$Method`n`n`n$end`n/$Bucket/$Key")))
    "$base/$Bucket/$($Key)?AWSAccessKeyId=$($Signer.AccessKey)&Expires=$end&Signature=$([uri]::EscapeDataString($signature))"
}

function New-SigV4Url {
    # A URL of Signature Version 4 for any host, as a signer writes it that knows of no special buckets; sent by http.
    param([string] $HostName, [string] $Path, [hashtable] $Signer, [string] $Region = 'eu-central-1', [string] $Service = 's3', [hashtable] $Query = @{})
    $now = [DateTimeOffset]::UtcNow
    $scope = "$($now.ToString('yyyyMMdd'))/$Region/$Service/aws4_request"
    $all = $Query + @{
        'X-Amz-Algorithm' = 'AWS4-HMAC-SHA256'; 'X-Amz-Credential' = "$($Signer.AccessKey)/$scope"; 'X-Amz-Date' = $now.ToString('yyyyMMddTHHmmssZ')
        'X-Amz-Expires' = '3600'; 'X-Amz-SignedHeaders' = 'host'
    }
    $names = [string[]] $all.Keys
    [Array]::Sort($names, [StringComparer]::Ordinal)
    $canonical = ($names | ForEach-Object { "$([uri]::EscapeDataString($_))=$([uri]::EscapeDataString($all[$_]))" }) -join '&'
    $hash = [Convert]::ToHexString([System.Security.Cryptography.SHA256]::HashData([System.Text.Encoding]::UTF8.GetBytes("GET`n$Path`n$canonical`nhost:$HostName`n`nhost`nUNSIGNED-PAYLOAD"))).ToLowerInvariant()
    $key = [System.Text.Encoding]::UTF8.GetBytes('AWS4' + $Signer.SecretKey)
    foreach ($part in $scope.Split('/') + "AWS4-HMAC-SHA256`n$($all['X-Amz-Date'])`n$scope`n$hash") { $key = [System.Security.Cryptography.HMACSHA256]::HashData($key, [System.Text.Encoding]::UTF8.GetBytes($part)) }
    "http://$HostName$($Path)?$canonical&X-Amz-Signature=$([Convert]::ToHexString($key).ToLowerInvariant())"
}

function New-UploadForm {
    # Fields of a signed upload form, for bucket reports and keys under in/, of at most 20 bytes.
    param([hashtable] $Signer, [object[]] $Condition = @(), [System.Collections.Specialized.OrderedDictionary] $Field = [ordered]@{})
    $now = [DateTimeOffset]::UtcNow
    $scope = "$($now.ToString('yyyyMMdd'))/eu-central-1/s3/aws4_request"
    $known = [ordered]@{ 'x-amz-algorithm' = 'AWS4-HMAC-SHA256'; 'x-amz-credential' = "$($Signer.AccessKey)/$scope"; 'x-amz-date' = $now.ToString('yyyyMMddTHHmmssZ') }
    $conditions = @(@{ bucket = 'reports' }, @('starts-with', '$key', 'in/'), @('content-length-range', 1, 20)) + @($known.GetEnumerator() | ForEach-Object { @{ $_.Key = $_.Value } }) + $Condition
    $policy = [Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes((@{ expiration = $now.AddHours(1).ToString('yyyy-MM-ddTHH:mm:ssZ'); conditions = $conditions } | ConvertTo-Json -Depth 5)))
    $secret = [System.Text.Encoding]::UTF8.GetBytes('AWS4' + $Signer.SecretKey)
    foreach ($part in $scope.Split('/') + $policy) { $secret = [System.Security.Cryptography.HMACSHA256]::HashData($secret, [System.Text.Encoding]::UTF8.GetBytes($part)) }
    $form = [ordered]@{ key = 'in/form.txt'; policy = $policy }
    foreach ($pair in $known.GetEnumerator()) { $form[$pair.Key] = $pair.Value }
    $form['x-amz-signature'] = [Convert]::ToHexString($secret).ToLowerInvariant()
    foreach ($pair in $Field.GetEnumerator()) { if ($null -eq $pair.Value) { $form.Remove($pair.Key) } else { $form[$pair.Key] = $pair.Value } }
    $form
}

function New-SignedForm {
    # A form of New-S3PresignedPost with a file of 5 bytes; -Field takes other values ($null: left out), -Last puts a field after the file.
    param([hashtable] $Signer, [hashtable] $Option = @{}, [hashtable] $Field = @{}, [string] $Last, [string] $File = 'file')
    $settings = @{ Region = 'eu-central-1'; EndpointUrl = $base; MaximumSize = 20; WarningAction = 'SilentlyContinue' }
    foreach ($pair in $Option.GetEnumerator()) { $settings[$pair.Key] = $pair.Value }
    $body = (New-S3PresignedPost reports in/form.txt @settings @Signer).ToForm((Get-SandboxFile 5))
    foreach ($pair in $Field.GetEnumerator()) { if ($null -eq $pair.Value) { $body.Remove($pair.Key) } else { $body.Remove('file'); $body[$pair.Key] = $pair.Value; $body['file'] = Get-SandboxFile 5 } }
    if ($Last) { $value = $body[$Last]; $body.Remove($Last); $body[$Last] = $value }
    if ($File -ne 'file') { $content = $body['file']; $body.Remove('file'); $body[$File] = $content }
    $body
}

function New-ScenarioRequest {
    # Signs what the scenario says, and does to the URL what it says. Gives what the client sends.
    param([hashtable] $Scenario)
    $signer = if ($Scenario.By -is [hashtable]) { $Scenario.By } else { $signers[$Scenario.By ?? 'alice'] }
    $method = $Scenario.Method ?? 'GET'
    $request = @{ Method = $method; Header = @{}; Body = $Scenario.Body ?? $(if ($method -in 'PUT', 'POST') { 'x' }); Client = $Scenario.Client; Form = $null; FileCount = 0 }
    if ($Scenario.Form) {
        $request.Form = & $Scenario.Form $signer
        $request.Url = "$base/$($Scenario.Bucket ?? 'reports')"
    }
    elseif ($Scenario.Url) { $request.Url = & $Scenario.Url $signer }
    else {
        $sign = @{ BucketName = 'reports'; Key = '2026/q3.csv'; Method = $method; Region = 'eu-central-1' }
        foreach ($pair in ($Scenario.Sign ?? @{}).GetEnumerator()) { $sign[$pair.Key] = if ($pair.Value -is [scriptblock]) { & $pair.Value } else { $pair.Value } }
        if ($Scenario.Aws) { $sign.UseHttp = $true; $request.Client ??= 'curl' } else { $sign.EndpointUrl ??= $base }
        if ($Scenario.SignedWith -is [scriptblock]) { $signer = & $Scenario.SignedWith $signer } elseif ($Scenario.SignedWith) { $signer = $Scenario.SignedWith }
        $made = New-S3PresignedUrl @sign @signer -WarningAction SilentlyContinue
        $request.Url = $made.Url
        foreach ($pair in $made.RequiredHeaders.GetEnumerator()) { if ($pair.Key -ne 'host') { $request.Header[$pair.Key] = $pair.Value } }
    }
    if ($Scenario.Header) { $request.Header = $Scenario.Header.Clone() }
    foreach ($name in $Scenario.Without) { $request.Header.Remove($name) }
    foreach ($pair in ($Scenario.Also ?? @{}).GetEnumerator()) { $request.Header[$pair.Key] = $pair.Value }
    if ($Scenario.Tamper) { $request.Url = & $Scenario.Tamper $request.Url }
    if ($Scenario.Network) { $request.Header['x-sandbox-network'] = $Scenario.Network }
    $request
}

function Send-ScenarioRequest {
    # Sends it with a client that people use, and gives status, headers and body of the answer.
    param([hashtable] $Request)
    if ($Request.Client -eq 'curl') { return Send-ByCurl $Request }
    $arguments = @{ Uri = $Request.Url; Method = $Request.Method; SkipHttpErrorCheck = $true; SkipHeaderValidation = $true; MaximumRedirection = 0; ErrorAction = 'Ignore'; Headers = $Request.Header }
    if ($Request.Form) { $arguments.Form = $Request.Form }
    elseif ($null -ne $Request.Body) { $arguments.Body = $Request.Body }
    $answer = Invoke-WebRequest @arguments
    $text = if ($answer.Content -is [byte[]]) { [System.Text.Encoding]::UTF8.GetString($answer.Content) } else { $answer.Content }
    $headers = @{}
    foreach ($pair in $answer.Headers.GetEnumerator()) { $headers[$pair.Key] = $pair.Value -join ', ' }
    @{ Status = [int]$answer.StatusCode; Header = $headers; Text = $text }
}

function Send-ByCurl([hashtable] $Request) {
    $body = [System.IO.Path]::GetTempFileName()
    $head = [System.IO.Path]::GetTempFileName()
    try {
        $arguments = @('-sS', '--path-as-is', '--max-time', '10', '-o', $body, '-D', $head)
        $arguments += if ($Request.Method -eq 'HEAD') { '-I' } else { '-X', $Request.Method }
        if ($Request.Url -notmatch '^http://(127\.0\.0\.1|localhost)\b') { $arguments += '--proxy', $base }
        foreach ($pair in $Request.Header.GetEnumerator()) { $arguments += '-H', "$($pair.Key): $($pair.Value)" }
        if ($Request.Method -in 'PUT', 'POST') {
            # -T - has no length to tell, and sends chunks.
            if ($Request.Header['Transfer-Encoding']) { $Request.Body | curl @arguments -T - $Request.Url }
            else {
                if (-not @($Request.Header.Keys -eq 'Content-Type')) { $arguments += '-H', 'Content-Type:' }
                curl @arguments --data-binary "$($Request.Body)" $Request.Url
            }
        }
        else { curl @arguments $Request.Url }
        $headers = @{}
        $lines = @(Get-Content -LiteralPath $head)
        foreach ($line in $lines) { if ($line -match '^([^:\s]+):\s*(.*)$') { $headers[$Matches[1]] = $Matches[2] } }
        $status = if ($lines[0] -match '^HTTP/\S+ (\d+)') { [int]$Matches[1] } else { 0 }
        @{ Status = $status; Header = $headers; Text = [System.IO.File]::ReadAllText($body) }
    }
    finally { Remove-Item -LiteralPath $body, $head }
}

function Invoke-ScenarioDiagnosis {
    # The diagnosis as the user would run it: with the answer, or (-Alone) with the request only, whereupon it asks by itself.
    param([hashtable] $Scenario, [hashtable] $Request, [hashtable] $Answer, [switch] $Alone)
    $who = if ($Scenario.With) { $Scenario.With } elseif ($Scenario.By -is [hashtable]) { $Scenario.By } else { $signers[$Scenario.By ?? 'alice'] }
    $headers = $Request.Header.Clone()
    $told = @{ Url = $Request.Url; Method = $Request.Method; Header = $headers; EndpointUrl = $base }
    if ($Request.Form) {
        $told.FormField = [ordered]@{}
        foreach ($pair in $Request.Form.GetEnumerator()) { $told.FormField[$pair.Key] = if ($pair.Value -is [System.IO.FileInfo]) { '(file)' } else { "$($pair.Value)" } }
        $told.Header = @{ 'Content-Type' = 'multipart/form-data; boundary=x' }
    }
    foreach ($pair in ($Scenario.Told ?? @{}).GetEnumerator()) { $told[$pair.Key] = $pair.Value }
    if (-not $Alone) {
        $shown = @{}
        foreach ($pair in $Answer.Header.GetEnumerator()) { if ($pair.Key -notlike 'x-sandbox-*') { $shown[$pair.Key] = $pair.Value } }
        $told.StatusCode = $Answer.Status
        $told.ResponseHeader = $shown
        if ($Answer.Text) { $told.ErrorResponse = $Answer.Text }
    }
    Invoke-PresignDiagnosis @told @who
}

function Start-SandboxUpload([string] $Key) {
    # A multipart upload that declares no checksum; its id.
    $alice = $signers.alice
    $url = (New-S3PresignedUrl -BucketName reports -Key $Key -Method POST -QueryParameter @{ uploads = '' } -EndpointUrl $base -Region eu-central-1 @alice).Url
    ([xml](Invoke-WebRequest $url -Method Post).Content).InitiateMultipartUploadResult.UploadId
}

function Get-SandboxFile([int] $Size) {
    # A file of so many bytes, for forms.
    $path = Join-Path ([System.IO.Path]::GetTempPath()) "presign-form-$PID-$Size.txt"
    [System.IO.File]::WriteAllText($path, 'x' * $Size)
    Get-Item -LiteralPath $path
}

function Join-Fault([hashtable] $First, [hashtable] $Second) {
    # One scenario with two faults; S3 answers about the first. Nothing where both need the same entry.
    $both = @{ Name = "$($First.Name), and $($Second.Name)"; Cause = $First.Cause; Other = $Second.Cause; Status = $Second.Second ?? 'Fail' }
    foreach ($entry in 'By', 'World', 'Tamper', 'SignedWith') {
        if ($First[$entry] -and $Second[$entry]) { return }
        if ($First[$entry] ?? $Second[$entry]) { $both[$entry] = $First[$entry] ?? $Second[$entry] }
    }
    foreach ($entry in 'Sign', 'Also', 'Told') {
        $both[$entry] = @{}
        foreach ($pair in @(foreach ($fault in $First, $Second) { if ($fault[$entry]) { $fault[$entry].GetEnumerator() } })) {
            if ($both[$entry].ContainsKey($pair.Key)) { return }
            $both[$entry][$pair.Key] = $pair.Value
        }
    }
    $both
}

function Get-FaultPair {
    # All pairs of faults that go together.
    $faults = & (Join-Path $PSScriptRoot 'Diagnosis.Faults.ps1')
    foreach ($first in $faults.Request) {
        foreach ($second in $faults.Request) { if ($first.Stage -lt $second.Stage -and $second.NotWith -ne $first.Cause) { Join-Fault $first $second } }
        foreach ($second in $faults.State) { if ($second.NotWith -ne $first.Cause) { Join-Fault $first $second } }
    }
}
