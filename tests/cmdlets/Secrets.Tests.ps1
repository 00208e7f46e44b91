# Whatever a cmdlet is given and however it fails: neither secret key nor session token may come out, but in the URL that was asked for.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $secret = 'SECRETsecret/SECRETsecret+SECRETsecret12'
    $token = 'TOKENtoken/TOKENtoken+TOKENtoken=='

    # Nothing may be asked of AWS, and nobody listens there.
    $saved = @{}
    foreach ($pair in @{ AWS_ENDPOINT_URL = 'http://127.0.0.1:9'; AWS_ENDPOINT_URL_STS = 'http://127.0.0.1:9'; AWS_MAX_ATTEMPTS = '1'; AWS_EC2_METADATA_DISABLED = 'true' }.GetEnumerator()) {
        $saved[$pair.Key] = [Environment]::GetEnvironmentVariable($pair.Key)
        [Environment]::SetEnvironmentVariable($pair.Key, $pair.Value)
    }

    # A server that refuses everything and quotes what was sent, headers and body, as signature errors of AWS do.
    $free = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $free.Start(); $quoting = @{ Url = "http://127.0.0.1:$($free.LocalEndpoint.Port)"; Listener = [System.Net.HttpListener]::new() }; $free.Stop()
    $quoting.Listener.Prefixes.Add("$($quoting.Url)/")
    $quoting.Listener.Start()
    $quoter = Start-ThreadJob -ArgumentList $quoting {
        param($quoting)
        while ($quoting.Listener.IsListening) {
            try { $context = $quoting.Listener.GetContext() } catch { break }
            $sent = "$($context.Request.Headers)$([System.IO.StreamReader]::new($context.Request.InputStream).ReadToEnd())"
            $bytes = [System.Text.Encoding]::UTF8.GetBytes("<ErrorResponse><Error><Type>Sender</Type><Code>SignatureDoesNotMatch</Code><Message>The Canonical String should have been $([System.Security.SecurityElement]::Escape($sent))</Message></Error><RequestId>r</RequestId></ErrorResponse>")
            $context.Response.StatusCode = 403
            $context.Response.ContentType = 'text/xml'
            if ($context.Request.HttpMethod -ne 'HEAD') { $context.Response.OutputStream.Write($bytes, 0, $bytes.Length) }
            $context.Response.Close()
        }
    }

    function Get-EverythingWritten([scriptblock] $Script) {
        # All streams, and all that an error record holds.
        $DebugPreference = $VerbosePreference = $InformationPreference = 'Continue'
        $ErrorActionPreference = 'Continue'
        $before = $global:Error.Count
        $written = try { & $Script *>&1 } catch { $_ }
        $records = @($written) + @($global:Error | Select-Object -First ([math]::Max(0, $global:Error.Count - $before)))
        foreach ($record in $records) {
            if ($record -is [System.Management.Automation.ErrorRecord]) {
                $record | Format-List * -Force | Out-String -Width 4000
                $record.Exception | Format-List * -Force | Out-String -Width 4000
                "$($record.TargetObject)"; "$($record.ErrorDetails)"; "$($record.Exception)"; "$($record.CategoryInfo)"
                # What the user typed is not ours to hide: the position message quotes the script, which names variables only.
            }
            else { $record | Out-String -Width 4000; $record | Format-List * -Force | Out-String -Width 4000 }
        }
    }
}

AfterAll {
    if ($quoting) { $quoting.Listener.Stop() }
    if ($quoter) { Remove-Job $quoter -Force }
    foreach ($pair in $saved.GetEnumerator()) { [Environment]::SetEnvironmentVariable($pair.Key, $pair.Value) }
}

Describe 'Secrets' {
    It 'stay in: <name>' -ForEach @(
        @{ name = 'signing'; script = { New-S3PresignedUrl b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 | Select-Object * -ExcludeProperty Url } }
        @{ name = 'signing with a bad expiry'; script = { New-S3PresignedUrl b k -AccessKey a -SecretKey $secret -SessionToken $token -ExpiresIn 9d -Region eu-west-1 } }
        @{ name = 'signing with a bad bucket'; script = { New-S3PresignedUrl 'b/c' k -AccessKey a -SecretKey $secret -SessionToken $token -Region eu-west-1 } }
        @{ name = 'signing with a bad region'; script = { New-S3PresignedUrl b k -AccessKey a -SecretKey $secret -SessionToken $token -Region 'nowhere at all' } }
        @{ name = 'signing with a bad endpoint'; script = { New-S3PresignedUrl b k -AccessKey a -SecretKey $secret -EndpointUrl "https://user:$secret@host" -Region eu-west-1 } }
        @{ name = 'a secret without its key'; script = { New-S3PresignedUrl b k -SecretKey $secret -SessionToken $token -Region eu-west-1 } }
        @{ name = 'a secret in place of the key id'; script = { New-S3PresignedUrl b k -AccessKey "$secret x" -SecretKey $secret -Region eu-west-1 } }
        @{ name = 'a broken token'; script = { New-S3PresignedUrl b k -AccessKey a -SecretKey $secret -SessionToken "$token`n" -Region eu-west-1 } }
        @{ name = 'a credential object'; script = { New-S3PresignedUrl b k -Credential ([pscustomobject]@{ AccessKeyId = 'ASIAQNZGKIQY56JQ7WML'; SecretAccessKey = $secret; SessionToken = $token; Expiration = (Get-Date).AddMinutes(1) }) -Region eu-west-1 | Select-Object * -ExcludeProperty Url } }
        @{ name = 'a credential object of no known shape'; script = { New-S3PresignedUrl b k -Credential ([pscustomobject]@{ Password = $secret; Tokens = $token }) -Region eu-west-1 } }
        @{ name = 'a credential object without its key id'; script = { New-S3PresignedUrl b k -Credential @{ SecretAccessKey = $secret; SessionToken = $token } -Region eu-west-1 } }
        @{ name = 'a session variable'; script = { $StoredAWSCredentials = [pscustomobject]@{ AccessKeyId = 'AKIARZPUZDIKGB2VALC4'; SecretAccessKey = $secret }; New-S3PresignedUrl b k -Region eu-west-1 -ExpiresIn 8d } }
        @{ name = 'the signer, offline'; script = { Get-S3SignerContext -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 -Offline | ForEach-Object { $_; $_ | ConvertTo-Json -Depth 6 } } }
        @{ name = 'the signer, of an object with everything shown'; script = { Get-S3SignerContext -Credential ([pscustomobject]@{ AccessKeyId = 'ASIAQNZGKIQY56JQ7WML'; SecretAccessKey = $secret; SessionToken = $token }) -Region eu-west-1 -Offline -Verbose -Debug } }
        @{ name = 'the signer, with nobody to ask'; expected = 'could not be reached'; script = { Get-S3SignerContext b -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 } }
        @{ name = 'the signer, with half a pair'; script = { Get-S3SignerContext -SecretKey $secret -SessionToken $token } }
        @{ name = 'the signer, with an endpoint that holds a secret'; script = { Get-S3SignerContext -AccessKey a -SecretKey $secret -EndpointUrl "https://user:$secret@host" -Region eu-west-1 } }
        @{ name = 'a refusal that quotes the request'; expected = 'SignatureDoesNotMatch'; script = { $env:AWS_ENDPOINT_URL_STS = $quoting.Url; try { Get-S3SignerContext b -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 -EndpointUrl $quoting.Url -Debug -Verbose } finally { $env:AWS_ENDPOINT_URL_STS = 'http://127.0.0.1:9' } } }
        @{ name = 'a role that is refused with a quote'; expected = 'SignatureDoesNotMatch'; script = { $env:AWS_ENDPOINT_URL_STS = $quoting.Url; try { New-S3PresignedUrl b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 -RoleArn arn:aws:iam::111122223333:role/x } finally { $env:AWS_ENDPOINT_URL_STS = 'http://127.0.0.1:9' } } }
        @{ name = 'a session with a directory bucket that is refused with a quote'; expected = 'DirectoryBucketSessionRefused'; script = { $env:AWS_ENDPOINT_URL_S3 = $quoting.Url; try { New-S3PresignedUrl b--euw1-az1--x-s3 k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 -Debug -Verbose } finally { $env:AWS_ENDPOINT_URL_S3 = $null } } }
        @{ name = 'a session with a directory bucket that nobody gives'; expected = 'DirectoryBucketSessionUnavailable'; script = { New-S3PresignedUrl b--euw1-az1--x-s3 k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 } }
        @{ name = 'a URL of a session with a directory bucket'; script = { $url = "https://b--euw1-az1--x-s3.s3express-euw1-az1.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAQNZGKIQY56JQ7WML%2F20261124%2Feu-west-1%2Fs3express%2Faws4_request&X-Amz-Date=20261124T120000Z&X-Amz-Expires=300&X-Amz-S3session-Token=$([uri]::EscapeDataString($token))&X-Amz-SignedHeaders=host&X-Amz-Signature=$('ab' * 32)"; ConvertFrom-S3PresignedUrl $url | Select-Object * -ExcludeProperty Url; Test-S3PresignedUrl $url; Invoke-PresignDiagnosis $url -Offline; "$(ConvertFrom-S3PresignedUrl $url)" } }
        @{ name = 'signing for a multi-region access point'; script = { New-S3PresignedUrl arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -RegionSet 'us east' -Debug -Verbose } }
        @{ name = 'a region that is refused with a quote'; expected = 'BucketRegionUnknown'; script = { New-S3PresignedUrl b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 -ResolveRegion -EndpointUrl $quoting.Url -Debug -Verbose } }
        @{ name = 'a set of upload URLs'; script = { New-S3PresignedUpload b k -Size 20MB -UploadId u -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 -Verbose -Debug | ForEach-Object { $_ | Out-String; $_ | Format-Table | Out-String; "$_" } } }
        @{ name = 'an upload that is refused with a quote'; expected = 'UploadNotStarted'; script = { New-S3PresignedUpload b k -Size 20MB -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 -EndpointUrl $quoting.Url -Debug -Verbose } }
        @{ name = 'an upload that nobody answers'; expected = 'UploadServerNotReached'; script = { New-S3PresignedUpload b k -Size 20MB -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 -EndpointUrl http://127.0.0.1:9 -Debug -Verbose } }
        @{ name = 'a transfer that is refused with a quote'; expected = 'TransferRefused'; script = { New-S3PresignedUrl b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 -EndpointUrl $quoting.Url | Invoke-S3PresignedUrl -OutFile (Join-Path $TestDrive 'x') -Header @{ Cookie = "a=$token" } -Verbose -Debug; $global:Error[0].TargetObject | Format-List * -Force | Out-String; $global:Error[0].TargetObject | ConvertTo-Json -Depth 5; $global:Error[0] | Invoke-PresignDiagnosis -Offline -Detailed } }
        @{ name = 'an upload through a URL that is refused with a quote'; expected = 'TransferRefused'; script = { New-S3PresignedUrl b k -Method PUT -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 -EndpointUrl $quoting.Url | Invoke-S3PresignedUrl -InputObject $secret -Verbose -Debug } }
        @{ name = 'a line of an access log'; script = { . (Join-Path $PSScriptRoot 'Logs.Samples.ps1'); $logSamples.Line -replace 'X-Amz-Signature=[0-9a-f]+', "X-Amz-Security-Token=$token&X-Amz-Signature=$('0a' * 32)&secret=$secret" -replace '"-" "curl', "`"https://x.example/?token=$token&X-Amz-Signature=$secret`" `"agent token=$token" | ConvertFrom-S3AccessLog | ForEach-Object { $_; "$_"; $_ | Format-List * -Force | Out-String -Width 4000; $_ | ConvertTo-Json -Depth 3; $_ | ConvertTo-Csv; $_ | Invoke-PresignDiagnosis -Offline -Detailed -Verbose -Debug } } }
        @{ name = 'a line that is no line of a log'; expected = 'LogLine'; script = { "aws_secret_access_key=$secret", "$token [x] `"$secret" | ConvertFrom-S3AccessLog -Verbose -Debug } }
        @{ name = 'counting lines of an access log'; script = { . (Join-Path $PSScriptRoot 'Logs.Samples.ps1'); $logSamples.Line -replace 'X-Amz-Signature=[0-9a-f]+', "X-Amz-Security-Token=$token&X-Amz-Signature=$('0a' * 32)&secret=$secret" -replace '"-" "curl', "`"https://x.example/?token=$token&X-Amz-Signature=$secret`" `"agent token=$token" | Measure-S3PresignFailure -GroupBy Client, KeyPrefix -Verbose | ForEach-Object { $_; "$_"; $_ | Format-List * -Force | Out-String -Width 4000; $_ | ConvertTo-Json -Depth 3; $_ | ConvertTo-Csv } } }
        @{ name = 'a report of an access log'; script = { . (Join-Path $PSScriptRoot 'Logs.Samples.ps1'); $page = Join-Path $TestDrive 'failures.html'; $logSamples.Line -replace 'X-Amz-Signature=[0-9a-f]+', "X-Amz-Security-Token=$token&X-Amz-Signature=$('0a' * 32)&secret=$secret" -replace 'curl/8.5.0', "agent token=$token" | Measure-S3PresignFailure -GroupBy Client -AsReport $page | Out-Null; Get-Content $page -Raw } }
        @{ name = 'counting what is no log'; expected = 'Log'; script = { "aws_secret_access_key=$secret", "$token [x] `"$secret", @{ requestdatetime = $token; operation = $secret; httpstatus = 403 } | Measure-S3PresignFailure -Verbose -Debug } }
        @{ name = 'an event of CloudTrail'; script = { . (Join-Path $PSScriptRoot 'Logs.Samples.ps1'); $logSamples.Event.Replace('"X-Amz-Expires":"900"', "`"X-Amz-Expires`":`"900`",`"X-Amz-Security-Token`":`"$token`",`"X-Amz-Signature`":`"$secret`"").Replace('[Mozilla/5.0', "[agent token=$token") | ConvertFrom-S3CloudTrailEvent | ForEach-Object { $_; "$_"; $_ | Format-List * -Force | Out-String -Width 4000; $_ | ConvertTo-Json -Depth 4; $_ | ConvertTo-Csv; $_ | Invoke-PresignDiagnosis -Offline -Detailed -Verbose -Debug } } }
        @{ name = 'JSON that is no event'; expected = 'CloudTrailNotReadable'; script = { "{ `"eventName`": `"$secret`", `"token`": `"$token`"", "{$token" | ConvertFrom-S3CloudTrailEvent -Verbose -Debug } }
        @{ name = 'a transfer that nobody answers'; expected = 'TransferCutOff'; script = { New-S3PresignedUrl b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 -EndpointUrl http://127.0.0.1:9 | Invoke-S3PresignedUrl -OutFile (Join-Path $TestDrive 'x') -MaximumRetryCount 0 -Verbose -Debug } }
        @{ name = 'a transfer of a URL that was cut off'; expected = 'TransferUrlIncomplete'; script = { $u = (New-S3PresignedUrl b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1).Url; Invoke-S3PresignedUrl ($u -replace '&X-Amz-Date=[^&]*') -PassThru -Verbose -Debug; $global:Error[0].TargetObject | Format-List * -Force | Out-String; $global:Error[0].TargetObject | ConvertTo-Json -Depth 5; $global:Error[0] | Invoke-PresignDiagnosis -Offline -Detailed } }
        @{ name = 'a transfer of a URL that has expired'; expected = 'TransferUrlEnded'; script = { New-S3PresignedUrl b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 -SignedAt (Get-Date).AddHours(-3) -ExpiresIn 1h | Invoke-S3PresignedUrl -PassThru -Verbose -Debug; $global:Error[0].TargetObject | ConvertTo-Json -Depth 5; $global:Error[0] | Invoke-PresignDiagnosis -Offline -Detailed } }
        @{ name = 'a transfer that a proxy refuses'; expected = 'TransferProxyRefused|TransferCutOff|TransferNotReached'; script = { $login = [pscredential]::new('ann', (ConvertTo-SecureString $secret -AsPlainText -Force)); New-S3PresignedUrl b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 -EndpointUrl https://s3.example.test | Invoke-S3PresignedUrl -PassThru -Proxy $quoting.Url -ProxyCredential $login -MaximumRetryCount 0 -Verbose -Debug; $global:Error[0].TargetObject | ConvertTo-Json -Depth 5; $global:Error[0] | Invoke-PresignDiagnosis -Offline -Detailed } }
        @{ name = 'a transfer that is only shown'; script = { New-S3PresignedUrl b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 | Invoke-S3PresignedUrl -OutFile (Join-Path $TestDrive 'x') -WhatIf -Verbose; 'shown, and nothing sent' } }
        @{ name = 'a transfer whose header has a line break'; expected = 'TransferNotAllowed'; script = { New-S3PresignedUrl b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 | Invoke-S3PresignedUrl -PassThru -Header @{ Accept = "$token`n$secret" } -Verbose } }
        @{ name = 'a URL that is watched'; expected = 'EndsSoon'; script = { New-S3PresignedUrl b k -ExpiresIn 5m -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 | Watch-S3PresignedUrl -Count 1 -Verbose -Debug | ForEach-Object { $_; "$_"; $_ | Format-Table | Out-String; $_ | ConvertTo-Json -Depth 4 } } }
        @{ name = 'a URL that is watched and refused with a quote'; expected = 'SignatureDoesNotMatch'; script = { New-S3PresignedUrl b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 -EndpointUrl $quoting.Url | Watch-S3PresignedUrl -Live -Count 1 -Verbose -Debug | ForEach-Object { $_; "$_"; $_ | ConvertTo-Json -Depth 4 } } }
        @{ name = 'a list of URLs that are watched with their keys'; expected = 'WatchLineWithoutUrl'; script = { $list = Join-Path $TestDrive 'watched.csv'; "Url`n$((New-S3PresignedUrl b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1).Url)`n$secret" | Set-Content $list; Watch-S3PresignedUrl -InputFile $list -Count 1 -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Verbose -Debug | ForEach-Object { $_; "$_"; $_ | ConvertTo-Json -Depth 4 } } }
        @{ name = 'an upload that is only shown'; script = { New-S3PresignedUpload b k -Size 20MB -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 -EndpointUrl http://127.0.0.1:9 -WhatIf -Verbose } }
        @{ name = 'a secret in place of a set of upload URLs'; expected = 'UploadSetNotReadable'; script = { New-S3PresignedUpload -RefreshFrom "{ $secret : $token }" -AccessKey a -SecretKey $secret -Region eu-west-1 } }
        @{ name = 'a name that no role session can have'; expected = 'RoleSessionNameInvalid'; script = { New-S3PresignedUrl b k -AccessKey a -SecretKey $secret -Region eu-west-1 -RoleArn arn:aws:iam::111122223333:role/x -RoleSessionName 'a b' } }
        @{ name = 'a region without an answer'; expected = 'BucketRegionUnknown'; script = { New-S3PresignedUrl b k -AccessKey a -SecretKey $secret -SessionToken $token -Region eu-west-1 -ResolveRegion -Verbose -Debug } }
        @{ name = 'reading a URL'; script = { New-S3PresignedUrl b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 | ConvertFrom-S3PresignedUrl | Select-Object * -ExcludeProperty Url } }
        @{ name = 'reading a damaged URL'; script = { $u = (New-S3PresignedUrl b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1).Url; ConvertFrom-S3PresignedUrl ($u -replace '&X-Amz-Date=[^&]*'), ($u -replace 'https://', 'ftp://'), ($u -replace '&', '') } }
        @{ name = 'testing a good URL'; script = { New-S3PresignedUrl b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 | Test-S3PresignedUrl -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token } }
        @{ name = 'testing a damaged URL with a wrong secret'; script = { $u = (New-S3PresignedUrl b 'k x' -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey "$secret " -SessionToken $token -Region eu-west-1).Url; Test-S3PresignedUrl ($u -replace '%20', '+') -Method PUT -Header @{ 'x-amz-security-token' = $token; Authorization = "Bearer $token" } -SecretKey $secret -SessionToken "$token " } }
        @{ name = 'testing a URL with the secret in its place'; script = { Test-S3PresignedUrl "https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Security-Token=$token&X-Amz-Signature=$secret" -SecretKey $secret } }
        @{ name = 'an answer of S3 that quotes the token'; script = { ConvertFrom-S3ErrorResponse "<Error><Code>InvalidToken</Code><Message>The provided token is malformed or otherwise invalid.</Message><Token-0>$token</Token-0></Error>" } }
        @{ name = 'a canonical request of S3'; script = { $c = "GET`n/k`nX-Amz-Security-Token=$([uri]::EscapeDataString($token))`nhost:b`nx-amz-security-token:$token`n`nhost`nUNSIGNED-PAYLOAD"; ConvertFrom-S3ErrorResponse "<Error><Code>SignatureDoesNotMatch</Code><Message>m</Message><CanonicalRequest>$($c -replace '&', '&amp;')</CanonicalRequest><CanonicalRequestBytes>$(([System.Text.Encoding]::UTF8.GetBytes($c) | ForEach-Object { $_.ToString('x2') }) -join ' ')</CanonicalRequestBytes></Error>" } }
        @{ name = 'a decision about a URL'; script = { New-S3PresignedUrl b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 | Get-S3AccessDecision -Principal arn:aws:iam::111122223333:user/a -IdentityPolicy '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}' } }
        @{ name = 'a diagnosis of a terminal with variables'; expected = '403'; script = { "`$env:AWS_SECRET_ACCESS_KEY='$secret'`n`$env:AWS_SESSION_TOKEN='$token'`nInvoke-WebRequest: Response status code does not indicate success: 403 (Forbidden)." | Invoke-PresignDiagnosis -Offline -Detailed } }
        @{ name = 'a diagnosis of JSON with keys'; script = { (@{ Credentials = @{ SecretAccessKey = $secret; SessionToken = $token } } | ConvertTo-Json -Compress) + ' status code 403' | Invoke-PresignDiagnosis -Offline -Detailed } }
        @{ name = 'a diagnosis of a program''s error'; script = { "AccessDenied: Access Denied at S3 config { secretAccessKey: '$secret', sessionToken: '$token' }" | Invoke-PresignDiagnosis -Offline -Detailed } }
        @{ name = 'a diagnosis of an error that names the secret'; script = { "InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records. secret=$secret" | Invoke-PresignDiagnosis -Offline -Detailed } }
        @{ name = 'a diagnosis of signing code with a customer key'; script = { "generate_presigned_url('get_object', Params={'Bucket':'b','Key':'k','SSECustomerKey':'$secret','SSECustomerAlgorithm':'AES256'})`n403 Forbidden" | Invoke-PresignDiagnosis -Offline -Detailed } }
        @{ name = 'a diagnosis of a URL whose ? was encoded'; script = { (New-S3PresignedUrl b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1).Url.Replace('?', '%3F') | Invoke-PresignDiagnosis -Offline -Detailed } }
        @{ name = 'a test of a URL whose ? was encoded'; script = { Test-S3PresignedUrl (New-S3PresignedUrl b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1).Url.Replace('?', '%3F') -SecretKey $secret -SessionToken $token -Verbose -Debug } }
        @{ name = 'a test of a pasted terminal'; script = { Test-S3PresignedUrl "curl -u user:$secret -H 'Cookie: a=$token' -b 'c=$token' https://b.s3.amazonaws.com/k?X-Amz-Signature=$secret" -Verbose -Debug } }
        @{ name = 'a test with signed authorization and cookie headers'; script = { Test-S3PresignedUrl ('https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIARTX3GSDSQEYGAPBA%2F20261124%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20261124T120000Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=authorization%3Bcookie%3Bhost&X-Amz-Signature=' + ('0a' * 32)) -Method GET -SecretKey other -Header @{ Authorization = "Bearer $token"; Cookie = "sid=$secret" } } }
        @{ name = 'signing a form'; script = { New-S3PresignedPost b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 -Verbose -Debug | Select-Object * -ExcludeProperty Fields, Policy } }
        @{ name = 'signing a form with faults'; expected = 'FormFieldReserved'; script = { New-S3PresignedPost b k -AccessKey a -SecretKey $secret -SessionToken $token -Region eu-west-1 -Field @{ 'x-amz-security-token' = $token } } }
        @{ name = 'testing a form'; expected = 'post-policy-mismatch'; script = { $f = New-S3PresignedPost b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1; $f.Fields['key'] = $token; $f, $f.ToHtml(), $f.ToCurl() | ForEach-Object { Test-S3PresignedPost $_ -SecretKey "$secret " -SessionToken $token -Verbose } | ForEach-Object { $_; $_.Fields; $_.Findings } } }
        @{ name = 'testing fields with the secret among them'; script = { Test-S3PresignedPost @{ key = 'a'; policy = 'e30='; 'x-amz-signature' = $secret; 'x-amz-security-token' = $token; 'x-amz-credential' = "$secret/20260101/eu-west-1/s3/aws4_request" } | ForEach-Object { $_; $_.Fields; $_.Findings } } }
        @{ name = 'diagnosing a form'; script = { $f = New-S3PresignedPost b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1; $f.Fields['acl'] = 'x'; $f, $f.ToHtml(), $f.ToCurl() | Invoke-PresignDiagnosis -Offline -Detailed } }
        @{ name = 'reading a form'; script = { New-S3PresignedPost b k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1 | ConvertFrom-S3PresignedUrl | Select-Object * -ExcludeProperty Fields, Policy } }
        @{ name = 'reading what is no URL'; script = { ConvertFrom-S3PresignedUrl "aws_secret_access_key = $secret", "export AWS_SESSION_TOKEN=$token" -Verbose } }
        @{ name = 'an answer in a program''s dump'; script = { ConvertFrom-S3ErrorResponse "AxiosError: Request failed with status code 403 headers: { Authorization: 'Bearer $token', Cookie: 'sid=$secret' }" } }
        @{ name = 'swapped keys'; expected = 'CredentialsSwapped'; script = { New-S3PresignedUrl b k -AccessKey $secret -SecretKey AKIARTX3GSDSQEYGAPBA -Region eu-west-1 } }
        @{ name = 'swapped keys in an object'; expected = 'CredentialsSwapped'; script = { New-S3PresignedUrl b k -Credential @{ AccessKeyId = $secret; SecretAccessKey = 'AKIARTX3GSDSQEYGAPBA' } -Region eu-west-1 } }
        @{ name = 'the secret as key id, too'; expected = 'CredentialsSwapped'; script = { New-S3PresignedUrl b k -AccessKey $secret -SecretKey $secret -Region eu-west-1 } }
        @{ name = 'a hashtable as the secret'; expected = 'Credential'; script = { New-S3PresignedUrl b k -AccessKey AKIARTX3GSDSQEYGAPBA -SecretKey @{ a = $secret } -Region eu-west-1 } }
        @{ name = 'a PSCredential as the secret'; expected = 'Credential'; script = { New-S3PresignedUrl b k -AccessKey AKIARTX3GSDSQEYGAPBA -SecretKey ([pscredential]::new('AKIARTX3GSDSQEYGAPBA', (ConvertTo-SecureString $secret -AsPlainText -Force))) -Region eu-west-1 } }
        @{ name = 'an object as the token'; expected = 'Credential'; script = { New-S3PresignedUrl b k -AccessKey AKIARTX3GSDSQEYGAPBA -SecretKey $secret -SessionToken ([pscustomobject]@{ Token = $token }) -Region eu-west-1 } }
        @{ name = 'a token as the region'; expected = 'RegionNotUnderstood'; script = { New-S3PresignedUrl b k -AccessKey AKIARTX3GSDSQEYGAPBA -SecretKey s -Region $token } }
        @{ name = 'a token as the profile'; expected = 'ProfileNotFound'; script = { New-S3PresignedUrl b k -ProfileName $token -Region eu-west-1 } }
        @{ name = 'a token as the duration'; expected = 'not a duration'; script = { New-S3PresignedUrl b k -AccessKey AKIARTX3GSDSQEYGAPBA -SecretKey s -ExpiresIn $token -Region eu-west-1 } }
    ) {
        $text = Get-EverythingWritten $script | Out-String
        $text.Length | Should -BeGreaterThan 20
        if ($expected) { $text | Should -Match $expected -Because 'it must have come that far' }
        $hex = ([System.Text.Encoding]::UTF8.GetBytes($token) | ForEach-Object { $_.ToString('x2') }) -join ' '
        foreach ($form in $secret, $token, [uri]::EscapeDataString($secret), [uri]::EscapeDataString($token), $hex) {
            $text.Contains($form.Substring(0, 20)) | Should -BeFalse -Because "'$($form.Substring(0, 8))...' must not be written"
        }
    }

    It 'stay SecureStrings in the bound parameters of records' {
        $secure = ConvertTo-SecureString $secret -AsPlainText -Force
        foreach ($given in $secure, $secret) {
            $records = & { Test-S3PresignedUrl 'https://b.s3.amazonaws.com/k' -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $given -Region eu-west-1 -Verbose } 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
            $records | Should -Not -BeNullOrEmpty
            foreach ($record in $records) {
                $record.InvocationInfo.BoundParameters['SecretKey'] | Should -BeOfType securestring
            }
        }
    }

    It 'stay out of a transcript and a report' {
        $transcript = Join-Path $TestDrive 'transcript.txt'
        $report = Join-Path $TestDrive 'report.html'
        Start-Transcript $transcript | Out-Null
        try {
            $VerbosePreference = $DebugPreference = 'Continue'
            "`$env:AWS_SECRET_ACCESS_KEY='$secret'`nCookie: a=$token`nhttps://user:$secret@b.s3.amazonaws.com/k%3FX-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Security-Token=$token&X-Amz-Signature=$('0a' * 32)`n403 Forbidden" |
                Invoke-PresignDiagnosis -Offline -AsReport $report -SecretKey $secret -SessionToken $token | Out-Host
            "AccessDenied: secret=$secret" | Invoke-PresignDiagnosis -Offline -SecretKey $secret | Out-Host
        }
        finally { Stop-Transcript | Out-Null }
        foreach ($text in (Get-Content $report -Raw), ((Get-Content $transcript -Raw) -replace '(?s)^.*?\*{10,}\s+Transcript started.*?\n', '')) {
            $text.Length | Should -BeGreaterThan 200
            foreach ($form in $secret, $token, [uri]::EscapeDataString($secret), [uri]::EscapeDataString($token), ('0a' * 16)) {
                $text.Contains($form.Substring(0, [math]::Min(20, $form.Length))) | Should -BeFalse
            }
        }
    }

    It 'show the real key of a URL whose ? was encoded' {
        $url = (New-S3PresignedUrl b 'a/k.txt' -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $secret -SessionToken $token -Region eu-west-1).Url
        foreach ($damaged in $url.Replace('?', '%3F'), $url.Replace('?', '%3F').Replace('&', '%26').Replace('=', '%3D')) {
            ($damaged | Invoke-PresignDiagnosis -Offline).Key | Should -Be 'a/k.txt'
            (Test-S3PresignedUrl $damaged).Key | Should -Be 'a/k.txt'
        }
    }

    It 'have a blank inside: a warning' {
        New-S3PresignedUrl b k -AccessKey AKIARTX3GSDSQEYGAPBA -SecretKey 'some secret' -Region eu-west-1 -WarningVariable warned -WarningAction SilentlyContinue | Should -Not -BeNullOrEmpty
        "$warned" | Should -Match 'space or a line break'
        "$warned" | Should -Not -Match 'some secret'
    }

    It 'of other servers are taken in any form' {
        New-S3PresignedUrl b k -AccessKey minioadmin -SecretKey minioadmin -EndpointUrl http://127.0.0.1:9000 -Region us-east-1 | Should -Not -BeNullOrEmpty
        (New-S3PresignedUrl b k -AccessKey minioadmin -SecretKey 12345678 -EndpointUrl http://127.0.0.1:9000 -Region us-east-1 -SignedAt 2026-11-24T12:00:00Z).Url |
            Should -Be (New-S3PresignedUrl b k -AccessKey minioadmin -SecretKey '12345678' -EndpointUrl http://127.0.0.1:9000 -Region us-east-1 -SignedAt 2026-11-24T12:00:00Z).Url
    }
}
