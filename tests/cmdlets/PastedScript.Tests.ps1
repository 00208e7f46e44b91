# PowerShell in a pasted text is read by PowerShell's own parser: variables, tables and splatting are followed, and nothing is run.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)

    $script:signed = @{ AccessKey = 'AKIAIOSFODNN7EXAMPLE'; SecretKey = 'wJalrXUtnFEMIsK7MDENGsbPxRfiCYEXAMPLEKEY'; Region = 'eu-central-1'; SignedAt = [datetimeoffset]'2026-11-24T12:00:00Z'; WarningAction = 'Ignore' }
    $script:asOf = $signed.SignedAt.AddMinutes(5)
    $script:mismatch = '<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message></Error>'
    function Read-Paste([string] $Text) { $Text | Invoke-PresignDiagnosis -Offline -AsOf $asOf -WarningAction Ignore }
}

Describe 'A pasted script' {
    It 'is followed through a splatted table: the type that is sent is not the one that was signed' {
        $d = Read-Paste @"
PS C:\jobs> `$url = Get-S3PreSignedURL -BucketName reports -Key in/q3.csv -Verb PUT -ContentType 'text/csv' -Expire (Get-Date).AddHours(1)
PS C:\jobs> `$p = @{
>>   Uri = `$url
>>   Method = 'Put'
>>   InFile = '.\q3.csv'
>>   ContentType = 'application/vnd.ms-excel'
>> }
PS C:\jobs> Invoke-RestMethod @p
Invoke-RestMethod: $mismatch
"@
        $d.RootCause | Should -Be 'content-type-mismatch'
        $d.Certainty | Should -Be 'Likely'
        $d.Method | Should -Be 'PUT'
    }

    It 'is followed through variables and cut names: <name>' -ForEach @(
        @{ name = 'a table'; headers = '$headers = @{ Authorization = "Bearer $env:TOKEN" }' }
        @{ name = 'an entry set later'; headers = "`$headers = @{}`n`$headers['Authorization'] = 'Bearer abc'" }
        @{ name = 'a member set later'; headers = "`$headers = [ordered]@{ }`n`$headers.Authorization = 'Bearer abc'" }
        @{ name = 'Add'; headers = "`$headers = @{}`n`$headers.Add('Authorization', 'Bearer ' + `$token)" }
        @{ name = 'a sum of tables'; headers = "`$base = @{ Accept = '*/*' }`n`$headers = `$base + @{ 'Authorization' = 'Bearer abc' }" }
    ) {
        $url = (New-S3PresignedUrl reports in/q3.csv @signed).Url
        $d = Read-Paste @"
our script, it's run as a scheduled task and doesn't work any more:

`$uri     = "$url"
$headers
`$result  = Invoke-WebRequest -Ur `$uri -Meth Get -Head `$headers -OutF C:\in\q3.csv -UseBasicParsing

fails with 400 since we added the token for our own API
"@
        $d.RootCause | Should -Be 'two-auth-mechanisms'
        $d.Method | Should -Be 'GET'
    }

    It 'tells a header that was signed by New-S3PresignedUrl, and that the other script does not send' {
        $d = Read-Paste @"
`$link = New-S3PresignedUrl -BucketName reports -Key in/q3.csv -Method PUT -Header @{ 'x-amz-acl' = 'private' }
Invoke-WebRequest -Uri `$link.Url -Method PUT -InFile q3.csv
$mismatch
"@
        $d.RootCause | Should -Be 'missing-signed-header'
    }

    It 'that is not whole, or computes what it sends, accuses nobody: <_>' -ForEach @(
        'Invoke-RestMethod @p', '$h = Get-Headers; Invoke-WebRequest $url -Headers $h', 'Invoke-WebRequest -Uri $url -Headers @{ "Content-Type" = $type }', '$h = @{ a = ', 'Invoke-WebRequest | ', 'Invoke-WebRequest -Headers (', '$x.'
    ) {
        $d = Read-Paste "$_`n$mismatch"
        $d.Certainty | Should -Be 'Possible'
    }

    It 'is not run' {
        $file = Join-Path $TestDrive 'ran.txt'
        $null = Read-Paste "`$x = `$(Set-Content '$file' 1)`nInvoke-WebRequest `"`$(Set-Content '$file' 1)`" -Headers @{ a = (Set-Content '$file' 1) }`n$mismatch"
        Test-Path $file | Should -BeFalse
    }

    It 'is read in a time that grows as its length does' {
        $line = "`$h = @{ 'x' = 'it''s' }`nInvoke-WebRequest `$u -Headers @{ 'a' = `"b`n"
        $times = foreach ($n in 200, 800) {
            $text = $line * $n + $mismatch
            $null = Read-Paste $text
            (Measure-Command { $null = Read-Paste $text }).TotalMilliseconds
        }
        $times[1] | Should -BeLessThan ([Math]::Max(3000, $times[0] * 12))
    }
}
