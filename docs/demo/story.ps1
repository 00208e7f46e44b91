# The second half of the demo: a file goes up and comes down through presigned URLs, then five things are broken and each failing URL is
# read. The server is the sandbox (docs/sandbox.md): S3, STS and KMS on loopback, which tells in a header of its own what made it refuse.
param([Parameter(Mandatory)] [string] $Sandbox)

$start = [System.Diagnostics.ProcessStartInfo]::new([Environment]::ProcessPath -match 'dotnet(\.exe)?$' ? [Environment]::ProcessPath : 'dotnet')
foreach ($argument in $Sandbox, '--port', '0', '--stdin') { $start.ArgumentList.Add($argument) }
$start.UseShellExecute = $false
$start.RedirectStandardInput = $true
$start.RedirectStandardOutput = $true
$server = [System.Diagnostics.Process]::Start($start)
try {
    do { $line = $server.StandardOutput.ReadLine() } until ($null -eq $line -or $line -match '^SANDBOX_PORT=(?<port>\d+)')
    if ($null -eq $line) { throw 'The sandbox did not start.' }
    $endpoint = "http://127.0.0.1:$($Matches.port)"
    $alice = @{ AccessKey = 'AKIARTX3GSDSQEYGAPBA'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYALICEKEY1'; EndpointUrl = $endpoint; Region = 'eu-central-1' }
    $bob = @{ AccessKey = 'AKIARTX3GSDSQJK3W4J5'; SecretKey = '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'; EndpointUrl = $endpoint; Region = 'eu-central-1' }

    Write-Step "6. A real upload and download, against an S3 on loopback ($endpoint)"
    Write-Typed '$up = New-S3PresignedUrl reports "in box/q4 (ü).csv" -Method PUT -ContentType text/csv @alice'
    $up = New-S3PresignedUrl reports 'in box/q4 (ü).csv' -Method PUT -ContentType text/csv @alice
    Write-Typed 'Invoke-WebRequest $up.Url -Method Put -Body "region,total`neu,42" -Headers $up.RequiredHeaders'
    $put = Invoke-WebRequest $up.Url -Method Put -Body "region,total`neu,42" -Headers $up.RequiredHeaders -Verbose:$false
    Write-Host "$([int]$put.StatusCode) $($put.StatusDescription)"
    $down = New-S3PresignedUrl reports 'in box/q4 (ü).csv' -DownloadName 'q4 für alle.csv' @alice
    Write-Typed 'Invoke-RestMethod (New-S3PresignedUrl reports "in box/q4 (ü).csv" -DownloadName "q4 für alle.csv" @alice).Url'
    Write-Host (Invoke-RestMethod $down.Url)

    $breaks = @(
        @{
            What = 'permission: bob may read 2026/* only'; Do = { }; Made = 'missing-identity-permission'     # the sandbox says what denied, not why
            Make = { New-S3PresignedUrl reports 2025/q4.csv @bob }; Send = @{}
        }
        @{
            What = 'region: signed for us-east-1, the bucket is in eu-central-1'; Do = { }
            Make = { $there = $alice.Clone(); $there.Region = 'us-east-1'; New-S3PresignedUrl reports 2026/q3.csv @there }; Send = @{}
        }
        @{
            What = 'header: signed with text/csv, sent as application/json'; Do = { }
            Make = { New-S3PresignedUrl reports in/a.json -Method PUT -ContentType text/csv @alice }; Send = @{ Method = 'Put'; Body = '{}'; Headers = @{ 'Content-Type' = 'application/json' } }
        }
        @{
            What = 'KMS: the key of the object is disabled'
            Do = { Invoke-RestMethod "$endpoint/_sandbox/world" -Method Patch -ContentType application/json -Body '{ "keys": { "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab": { "state": "Disabled" } } }' }
            Make = { New-S3PresignedUrl reports vault/plan.txt @alice }; Send = @{}
        }
        @{
            What = 'time: a link for one hour, two hours old'; Do = { }
            Make = { New-S3PresignedUrl reports 2026/q3.csv -SignedAt ([DateTimeOffset]::UtcNow.AddHours(-2)) -ExpiresIn 1h -WarningAction SilentlyContinue @alice }; Send = @{}
        }
    )

    $number = 0
    $found = foreach ($break in $breaks) {
        Write-Progress -Activity 'Breaking five things' -Status $break.What -PercentComplete (100 * $number / $breaks.Count)
        $number++
        Write-Step "7.$number $($break.What)"
        $url = & $break.Make
        $null = & $break.Do
        $send = @{ Uri = $url.Url; ErrorAction = 'Stop' } + $break.Send
        try { $null = Invoke-WebRequest @send; throw 'The sandbox accepted what was to fail.' }
        catch [Microsoft.PowerShell.Commands.HttpResponseException] {
            $failure = $_
            $made = $break.Made ?? @($failure.Exception.Response.Headers.GetValues('x-sandbox-cause'))[0]
        }
        $request = @{ Method = $break.Send.Method ?? 'GET' }
        if ($break.Send.Headers) { $request.Header = $break.Send.Headers }
        $sent = if ($break.Send.Headers) { " -Method $($request.Method) -Header @{ 'Content-Type' = '$($break.Send.Headers['Content-Type'])' }" }
        Write-Typed "`$Error[0] | Invoke-PresignDiagnosis -Url `$url$sent -SecretKey `$secret -Offline"
        $secret = $url.AccessKeyId -eq $bob.AccessKey ? $bob.SecretKey : $alice.SecretKey
        $diagnosis = $failure | Invoke-PresignDiagnosis -Url $url @request -SecretKey $secret -Offline
        $diagnosis | Out-Host
        $cause = $diagnosis.RootCause
        [pscustomobject]@{ Broken = $break.What; CauseMade = $made; CauseFound = $cause; Same = $made -eq $cause }
    }
    Write-Progress -Activity 'Breaking five things' -Completed

    Write-Step 'The cause found against the cause made'
    Write-Typed '$found | Format-Table CauseMade, CauseFound, Same'
    $found | Format-Table CauseMade, CauseFound, Same | Out-Host
    if (@($found | Where-Object { -not $_.Same })) { throw 'A cause was not found.' }
}
finally {
    $server.StandardInput.Close()
    if (-not $server.WaitForExit(5000)) { $server.Kill($true) }
    $server.Dispose()
}
