# What somebody types who knows AWS.Tools: each form works, or its error names the one to use.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $keys = @{ AccessKey = 'AKIAIOSFODNN7EXAMPLE'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'; Region = 'us-east-1' }
    function Get-Target { process { "$($_.Region) $($_.BucketName) $($_.Key) $($_.VersionId)".TrimEnd() } }
    function Get-Lifetime { process { ($_.ExpiresAt - $_.SignedAt).TotalSeconds } }
    function Get-Completion([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText }
}

Describe 'What is signed for' {
    It 'takes <text> by position and by pipeline' -ForEach @(
        @{ text = 's3://reports/2026/q3.csv'; expected = 'us-east-1 reports 2026/q3.csv' }
        @{ text = 'reports/2026/q3.csv'; expected = 'us-east-1 reports 2026/q3.csv' }
        @{ text = 'arn:aws:s3:::reports/x'; expected = 'us-east-1 reports x' }
        @{ text = 'https://reports.s3.us-east-1.amazonaws.com/a%20b?versionId=3'; expected = 'us-east-1 reports a b 3' }
    ) {
        New-S3PresignedUrl $text @keys | Get-Target | Should -BeExactly $expected
        $text | New-S3PresignedUrl @keys | Get-Target | Should -BeExactly $expected
    }

    It 'signs for the region that a URL names, unless -Region is given' {
        $who = @{ AccessKey = $keys.AccessKey; SecretKey = $keys.SecretKey }
        (New-S3PresignedUrl https://reports.s3.eu-west-1.amazonaws.com/x @who).Region | Should -Be 'eu-west-1'
        (New-S3PresignedUrl https://reports.s3.eu-west-1.amazonaws.com/x @keys).Region | Should -Be 'us-east-1'
    }

    It 'takes keys: <name>' -ForEach @(
        @{ name = 'several'; code = { New-S3PresignedUrl reports -Key a, b @keys } }
        @{ name = 'piped'; code = { 'a', 'b' | New-S3PresignedUrl -BucketName reports @keys } }
        @{ name = 'of hashtables'; code = { @{ BucketName = 'reports'; Key = 'a' }, @{ Bucket = 'reports'; Name = 'b' } | New-S3PresignedUrl @keys } }
        @{ name = 'of columns'; code = { "Bucket,Name`nreports,a`nreports,b" | ConvertFrom-Csv | New-S3PresignedUrl @keys } }
        @{ name = 'beside a column Name for the bucket'; code = { "Name,Key`nreports,a`nreports,b" | ConvertFrom-Csv | New-S3PresignedUrl @keys } }
        @{ name = 'made of what is piped'; code = { 'A', 'B' | New-S3PresignedUrl -BucketName reports -Key { $_.ToLowerInvariant() } @keys } }
    ) {
        & $code | Get-Target | Should -BeExactly 'us-east-1 reports a', 'us-east-1 reports b'
    }

    It 'takes names of buckets through the pipeline with -Key' {
        'reports', 'logs' | New-S3PresignedUrl -Key x @keys | Get-Target | Should -BeExactly 'us-east-1 reports x', 'us-east-1 logs x'
    }

    It 'tells the signer of a reference''s bucket' {
        (Get-S3SignerContext s3://reports/x -Offline @keys).BucketName | Should -Be 'reports'
        ('reports', 's3://logs/x' | Get-S3SignerContext -Offline @keys).BucketName | Should -Be 'reports', 'logs'
    }

    It 'refuses what contradicts itself: <id>' -ForEach @(
        @{ id = 'TargetHasKey'; code = { New-S3PresignedUrl reports/x y @keys -ErrorAction Stop } }
        @{ id = 'TargetTwice'; code = { 'x' | New-S3PresignedUrl reports y @keys -ErrorAction Stop } }
        @{ id = 'TargetElsewhere'; code = { 's3://logs/x' | New-S3PresignedUrl -BucketName reports @keys -ErrorAction Stop } }
        @{ id = 'TargetUnknown'; code = { New-S3PresignedUrl https://example.com/a/b @keys -ErrorAction Stop } }
        @{ id = 'ArgumentLeftOver'; code = { New-S3PresignedUrl reports a b @keys } }
        @{ id = 'ClientConfigNotUsed'; code = { New-S3PresignedUrl reports a -ClientConfig @{ ServiceURL = 'x' } @keys } }
        @{ id = 'SelectNotUsed'; code = { New-S3PresignedUrl reports a -Select Url @keys } }
        @{ id = 'StylesContradict'; code = { New-S3PresignedUrl reports a -ForcePathStyleAddressing $true -AddressingStyle Virtual @keys } }
        @{ id = 'ProtocolsContradict'; code = { New-S3PresignedUrl reports a -UseHttp -Protocol HTTPS @keys } }
    ) {
        $code | Should -Throw -ErrorId "$id,*"
    }
}

Describe 'How long it lives' {
    It 'takes <text>' -ForEach @(
        @{ text = '2 hours'; seconds = 7200 }
        @{ text = 'an hour'; seconds = 3600 }
        @{ text = 'PT90M'; seconds = 5400 }
    ) {
        New-S3PresignedUrl b k -ExpiresIn $text @keys | Get-Lifetime | Should -Be $seconds
    }

    It 'signs for 7 days from now' {
        New-S3PresignedUrl b k -Expire (Get-Date).AddDays(7) @keys | Get-Lifetime | Should -BeIn 604799, 604800
    }

    It 'names the other parameter: <name>' -ForEach @(
        @{ name = 'a time for -ExpiresIn'; code = { New-S3PresignedUrl b k -ExpiresIn (Get-Date) @keys }; other = '*-ExpiresAt*' }
        @{ name = 'a text with a time for -ExpiresIn'; code = { New-S3PresignedUrl b k -ExpiresIn '2030-01-01 10:00' @keys }; other = '*-ExpiresAt*' }
        @{ name = 'a duration for -Expire'; code = { New-S3PresignedUrl b k -Expire 1h @keys }; other = '*-ExpiresIn*' }
        @{ name = 'a number for -Expire'; code = { New-S3PresignedUrl b k -Expire 3600 @keys }; other = '*-ExpiresIn*' }
        @{ name = 'no time for -Expire'; code = { New-S3PresignedUrl b k -Expire soon @keys }; other = '*-ExpiresIn*' }
    ) {
        $code | Should -Throw $other
    }

    It 'says that an end in the past is one' {
        { New-S3PresignedUrl b k -Expire (Get-Date).AddHours(-1) @keys -ErrorAction Stop } | Should -Throw '*is not after the time of signing*' -ErrorId 'ExpiryOutOfRange,*'
    }

    It 'takes columns, empty cells for none, and warns of columns that are not used' {
        $rows = "bucket,key,ExpiresIn,Expire,Method,ContentType`nb,1,15m,,PUT,text/csv`nb,2,,,,`nb,3,,$([DateTime]::UtcNow.AddHours(2).ToString('u')),," | ConvertFrom-Csv
        $urls = $rows | New-S3PresignedUrl @keys -WarningVariable warnings -WarningAction SilentlyContinue
        $urls | ForEach-Object { [int][math]::Round(($_ | Get-Lifetime) / 60) } | Should -Be 15, 60, 120
        $urls.Method | Should -Be 'PUT', 'GET', 'GET'
        @($warnings) -like "*'ContentType'*" | Should -HaveCount 1
    }

    It 'does not take the times of a URL that is signed anew' {
        $old = New-S3PresignedUrl b k -ExpiresIn 2h -SignedAt (Get-Date).AddDays(-1) @keys -WarningAction SilentlyContinue
        $old | ConvertTo-Csv | ConvertFrom-Csv | New-S3PresignedUrl @keys | Get-Lifetime | Should -Be 3600
    }
}

Describe 'Parameters of Get-S3PreSignedURL' {
    It 'takes -Protocol, -RequestPayer with its value, -ForcePathStyleAddressing and SSE-C' {
        (New-S3PresignedUrl b k -Protocol HTTP @keys).Url | Should -BeLike 'http://*'
        (New-S3PresignedUrl b k -RequestPayer requester @keys).Url | Should -BeLike '*x-amz-request-payer=requester*'
        (New-S3PresignedUrl b k -RequestPayer @keys).Url | Should -BeLike '*x-amz-request-payer=requester*'
        (New-S3PresignedUrl b k -ForcePathStyleAddressing $true @keys).Url | Should -BeLike 'https://s3.us-east-1.amazonaws.com/b/k*'
        (New-S3PresignedUrl b k -Verb PUT -ServerSideEncryptionCustomerMethod AES256 @keys).SignedHeaders | Should -Be 'host;x-amz-server-side-encryption-customer-algorithm'
    }
}

Describe 'A signed URL as an argument' {
    BeforeAll { $link = New-S3PresignedUrl b 'a/../b c' @keys -WarningAction SilentlyContinue }

    It 'is a Uri that is sent as it was signed' {
        ([uri]$link).AbsoluteUri | Should -BeExactly $link.Url
        (Get-Command Invoke-WebRequest).Parameters['Uri'].ParameterType | Should -Be ([uri])
        $url, $other = & { param([Parameter(Position = 0)] [uri] $Uri) $Uri.AbsoluteUri } $link
        $url | Should -BeExactly $link.Url
    }

    It 'does not show its signature in the error of a cast to <type>' -ForEach @(
        @{ type = [int] }, @{ type = [datetime] }, @{ type = [timespan] }, @{ type = [guid] }, @{ type = [char] }, @{ type = [ipaddress] }
    ) {
        $signature = $link.Url.Substring($link.Url.Length - 64)
        $failure = try { [System.Management.Automation.LanguagePrimitives]::ConvertTo($link, $type) } catch { $_ }
        $failure | Should -BeOfType ([System.Management.Automation.ErrorRecord])
        ($failure | Out-String) + $failure.Exception | Should -Not -BeLike "*$signature*"
        "$link" | Should -BeExactly $link.Url
        { & { param([int] $Count) } $link } | Should -Throw
        $Error[0] | Out-String | Should -Not -BeLike "*$signature*"
    }
}

Describe 'Names that are nearly right' {
    It 'proposes a profile, and lists those that there are' {
        $file = Join-Path $TestDrive 'credentials'
        Set-Content $file "[ops]`naws_access_key_id = AKIAIOSFODNN7EXAMPLE`naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY`n[backup]`naws_access_key_id = a`naws_secret_access_key = b"
        foreach ($name in 'opps', 'OPS') {
            { New-S3PresignedUrl b k -ProfileName $name -ProfileLocation $file -Region eu-west-1 -ErrorAction Stop } | Should -Throw -ErrorId 'ProfileNotFound,*'
            $Error[0].ErrorDetails.RecommendedAction | Should -BeLike '*Did you mean ops?*ops, backup*'
        }
    }

    It 'proposes an operation and an action' {
        { Get-S3AccessDecision -Operation GetObjekt -BucketName b -Key k -Principal arn:aws:iam::123456789012:user/a -ErrorAction Stop } | Should -Throw
        $Error[0].ErrorDetails.RecommendedAction | Should -BeLike '*Did you mean GetObject?*'
        $null = Get-S3AccessDecision -Action s3:GetObjects -Resource arn:aws:s3:::b/k -Principal arn:aws:iam::123456789012:user/a -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike '*Did you mean s3:GetObject*'
    }

    It 'completes <line>' -ForEach @(
        @{ line = 'New-S3PresignedUrl -Method '; first = 'GET' }
        @{ line = 'New-S3PresignedUrl -ExpiresIn '; first = '15m' }
        @{ line = 'New-S3PresignedUrl -ContentType text/c'; first = 'text/csv' }
        @{ line = 'Get-S3AccessDecision -Action GetOb'; first = 's3:GetObject' }
        @{ line = 'Get-S3AccessDecision -Method '; first = 'GET' }
        @{ line = 'Invoke-PresignDiagnosis -StatusCode '; first = '403' }
        @{ line = 'Invoke-PresignDiagnosis -Client '; first = 'browser' }
        @{ line = 'Invoke-PresignDiagnosis -SignedBy '; first = "'aws s3 presign'" }
    ) {
        @(Get-Completion $line)[0] | Should -BeExactly $first
    }
}

Describe 'Keys beside a profile' {
    It 'sign, with a warning, for the region of the profile' {
        $file = Join-Path $TestDrive 'both'
        Set-Content $file "[ops]`nregion = eu-north-1`naws_access_key_id = AKIAI44QH8DHBEXAMPLE`naws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY"
        $url = New-S3PresignedUrl b k -ProfileName ops -ProfileLocation $file -AccessKey $keys.AccessKey -SecretKey $keys.SecretKey -WarningVariable warnings -WarningAction SilentlyContinue
        $url.Region | Should -Be 'eu-north-1'
        $url.AccessKeyId | Should -Be $keys.AccessKey
        "$warnings" | Should -BeLike "*profile 'ops'*"
    }

    It 'have the end that a sign-in tool wrote beside them' {
        $file = Join-Path $TestDrive 'saml'
        $end = [DateTimeOffset]::UtcNow.AddMinutes(30)
        Set-Content $file "[saml]`nregion = eu-north-1`naws_access_key_id = ASIAI44QH8DHBEXAMPLE`naws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY`naws_session_token = abc`nx_security_token_expires = $($end.ToString('yyyy-MM-ddTHH:mm:ssZ'))"
        $url = New-S3PresignedUrl b k -ProfileName saml -ProfileLocation $file -WarningAction SilentlyContinue
        $url.LimitedBy | Should -Be 'Credentials'
        [math]::Abs(($url.EffectiveExpiresAt - $end).TotalSeconds) | Should -BeLessThan 2
    }
}
