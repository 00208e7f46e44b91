# Multi-region access points and directory buckets, signed with the module and used with curl against the sandbox.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    . (Join-Path $PSScriptRoot 'Diagnosis.Sending.ps1')
    Import-Module (Get-PresignModulePath)
    $keys = @{ AccessKey = 'AKIAIOSFODNN7EXAMPLE'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
    $arn = 'arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap'
    $fast = 'fast--euc1-az1--x-s3'
    $sandbox = Start-DiagnosisSandbox
    $base = $sandbox.Base
    $alice = $signers.alice

    # What CreateSession asks goes to the sandbox; the URL is for AWS's own host, and curl sends it there through the sandbox as proxy.
    $env:AWS_ENDPOINT_URL_S3 = $base
    function Get-Answer([string] $Url, [string] $Method = 'GET') { Send-ByCurl @{ Url = $Url; Method = $Method; Header = @{}; Body = 'x' } }
}

AfterAll {
    $env:AWS_ENDPOINT_URL_S3 = $null
    if ($sandbox) { Stop-DiagnosisSandbox $sandbox }
}

Describe 'A multi-region access point' {
    It 'is signed with SigV4A for all regions, whatever the region' {
        $url = New-S3PresignedUrl $arn 'a b.txt' @keys -WarningVariable warned -WarningAction SilentlyContinue
        $url.Endpoint | Should -BeExactly 'https://mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com'
        $url.SignatureVersion | Should -Be 'SigV4A'
        $url.RegionSet | Should -Be '*'
        $url.Url | Should -Match 'X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F\d{8}%2Fs3%2Faws4_request&.*&X-Amz-Region-Set=%2A&X-Amz-SignedHeaders=host&X-Amz-Signature=30[0-9a-f]+$'
        $warned | Should -BeNullOrEmpty     # that nothing names a region does not matter here
    }

    It 'is good by its own test, and every other secret is not' {
        $url = New-S3PresignedUrl $arn k @keys
        $test = Test-S3PresignedUrl $url @keys -Method GET
        $test.IsValid | Should -BeTrue
        $test.SignatureMatches | Should -BeTrue
        $test.Findings | Where-Object Status -NE Pass | Should -BeNullOrEmpty
        (Test-S3PresignedUrl $url -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEZ' -Method GET).SignatureMatches | Should -BeFalse
        (Test-S3PresignedUrl $url @keys -Method PUT).Cause | Should -Be 'wrong-method'
    }

    It 'is read back' {
        $info = New-S3PresignedUrl $arn 2026/q3.csv @keys -RegionSet us-east-1, 'eu-*' -WarningAction SilentlyContinue | ConvertFrom-S3PresignedUrl
        $info.SignatureVersion | Should -Be 'SigV4A'
        $info.RegionSet | Should -Be 'us-east-1', 'eu-*'
        $info.EndpointKind | Should -Be 'MultiRegionAccessPoint'
        $info.BucketName | Should -BeExactly 'mfzwi23gnjvgw.mrap'
        $info.Key | Should -BeExactly '2026/q3.csv'
        ($info | Out-String) | Should -Match 'RegionSet\s+: us-east-1, eu-\*'
        ($info | Format-List | Out-String) | Should -Match 'RegionSet\s+: \{?us-east-1, eu-\*'
    }

    It 'warns of fewer regions, once' {
        1..3 | ForEach-Object { "k$_" } | New-S3PresignedUrl $arn -RegionSet eu-west-1 @keys -WarningVariable warned -WarningAction SilentlyContinue | Should -HaveCount 3
        $warned | Should -HaveCount 1
        "$warned" | Should -Match "signed for the regions 'eu-west-1' only"
    }

    It 'warns of a token of the global STS' {
        $null = New-S3PresignedUrl $arn k -AccessKey ASIAQNZGKIQY56JQ7WML -SecretKey $keys.SecretKey -SessionToken FwoGZXIvYXdzEXAMPLE -ExpiresIn 10m -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -Match 'global endpoint of STS'
    }

    It 'completes -RegionSet' {
        (TabExpansion2 'New-S3PresignedUrl x y -RegionSet eu-cen' 40).CompletionMatches.CompletionText | Should -Contain 'eu-central-1'
    }

    It 'refuses <name>' -ForEach @(
        @{ name = 'the alias alone'; id = 'MultiRegionAccessPointNotSupported'; with = @{ BucketName = 'mfzwi23gnjvgw.mrap' } }
        @{ name = 'a set of regions for another bucket'; id = 'RegionSetNeedsMultiRegion'; with = @{ BucketName = 'reports'; RegionSet = '*' } }
        @{ name = 'a set with what is no region'; id = 'RegionSetInvalid'; with = @{ BucketName = 'arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap'; RegionSet = 'US East' } }
        @{ name = 'dualstack'; id = 'EndpointOptionConflict'; with = @{ BucketName = 'arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap'; UseDualstackEndpoint = $true } }
    ) {
        { New-S3PresignedUrl -Key k @with @keys -ErrorAction Stop } | Should -Throw -ErrorId "$id,PresignTools.Commands.NewS3PresignedUrlCommand"
    }

    It 'works with curl, and not from a region that the set leaves out' {
        $answer = Get-Answer (New-S3PresignedUrl $arn 2026/q3.csv -UseHttp @alice).Url
        $answer.Status | Should -Be 200
        $answer.Text | Should -BeLike 'region,total*'
        $url = (New-S3PresignedUrl $arn 2026/q3.csv -UseHttp -RegionSet us-east-1 @alice -WarningAction SilentlyContinue).Url
        (Get-Answer $url).Header['x-sandbox-cause'] | Should -Be 'region-set-mismatch'
    }
}

Describe 'A directory bucket' {
    It 'is signed with a session, whose end the URL has' {
        $url = New-S3PresignedUrl $fast hello.txt -UseHttp @alice -WarningVariable warned -WarningAction SilentlyContinue
        $url.Region | Should -Be 'eu-central-1'
        $url.Url | Should -Match '^http://fast--euc1-az1--x-s3\.s3express-euc1-az1\.eu-central-1\.amazonaws\.com/hello\.txt\?'
        $url.Url | Should -Match '%2Fs3express%2Faws4_request&.*&X-Amz-S3session-Token=[^&]+&X-Amz-SignedHeaders=host'
        $url.Url | Should -Not -Match 'X-Amz-Security-Token'
        $url.LimitedBy | Should -Be 'Credentials'
        ($url.EffectiveExpiresAt - $url.SignedAt).TotalMinutes | Should -BeGreaterThan 4.5
        ($url.EffectiveExpiresAt - $url.SignedAt).TotalMinutes | Should -BeLessOrEqual 5.1
        $warned | Should -HaveCount 1
        "$warned" | Should -Match 'a session with a directory bucket lives 5 minutes'
        (Get-Answer $url.Url).Text | Should -Be "hello from one zone`n"
        "$(Test-S3PresignedUrl $url)$(ConvertFrom-S3PresignedUrl $url)" | Should -Not -Match 'AgV4'
    }

    It 'begins one session for many keys, and one that writes for PUT' {
        $log = { (Invoke-RestMethod "$base/_sandbox/log") | Where-Object operation -EQ CreateSession }
        $before = @(& $log).Count
        $read = 1..20 | ForEach-Object { "k$_" } | New-S3PresignedUrl $fast -UseHttp @alice -WarningAction SilentlyContinue
        $read.AccessKeyId | Sort-Object -Unique | Should -HaveCount 1
        @(& $log).Count - $before | Should -Be 1
        $write = New-S3PresignedUrl $fast up.txt -Method PUT -UseHttp @alice -WarningAction SilentlyContinue
        (Get-Answer $write.Url PUT).Status | Should -Be 200
        (Get-Answer $read[0].Url.Replace('/k1?', '/up.txt?') PUT).Status | Should -Be 403
    }

    It 'is signed without a session where that is wanted' {
        $url = New-S3PresignedUrl $fast hello.txt -UseHttp -DisableS3ExpressSessionAuth @alice -WarningVariable warned
        $warned | Should -BeNullOrEmpty
        $url.AccessKeyId | Should -Be $alice.AccessKey
        $url.LimitedBy | Should -Be 'Expiry'
        (Get-Answer $url.Url).Status | Should -Be 200
        (Test-S3PresignedUrl $url @alice -Method GET).IsValid | Should -BeTrue
        $env:AWS_S3_DISABLE_EXPRESS_SESSION_AUTH = 'true'
        try { (New-S3PresignedUrl $fast hello.txt @alice).AccessKeyId | Should -Be $alice.AccessKey } finally { $env:AWS_S3_DISABLE_EXPRESS_SESSION_AUTH = $null }
    }

    It 'asks a server of one''s own for sessions only if told to' {
        (New-S3PresignedUrl $fast k -EndpointUrl $base -Region eu-central-1 @alice).Url | Should -Match "^$base/$fast/k\?.*%2Fs3%2Faws4_request"
        $url = New-S3PresignedUrl $fast hello.txt -EndpointUrl $base -DisableS3ExpressSessionAuth:$false @alice -WarningAction SilentlyContinue
        $url.Url | Should -Match "^$base/$fast/hello.txt\?.*%2Fs3express%2Faws4_request.*X-Amz-S3session-Token="
        (Invoke-RestMethod $url.Url) | Should -Be "hello from one zone`n"
    }

    It 'has settings at the host of the region, with the signer''s own keys' {
        $url = New-S3PresignedUrl $fast -Target Bucket -QueryParameter @{ policy = '' } @keys
        $url.Url | Should -Match '^https://s3express-control\.eu-central-1\.amazonaws\.com/fast--euc1-az1--x-s3\?'
        $url.Url | Should -Not -Match 'S3session'
    }

    It 'warns of a region that is not its zone''s' {
        $null = New-S3PresignedUrl $fast k -Region us-east-1 -DisableS3ExpressSessionAuth @keys -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -Match 'Zone euc1-az1 .* is in region eu-central-1'
    }

    It 'refuses <name>' -ForEach @(
        @{ name = 'a version'; id = 'DirectoryBucketLacks'; with = @{ Key = 'k'; VersionId = 'v1' } }
        @{ name = 'tags'; id = 'DirectoryBucketLacks'; with = @{ Key = 'k'; Method = 'PUT'; Tag = @{ a = 'b' } } }
        @{ name = 'an ACL'; id = 'DirectoryBucketLacks'; with = @{ Key = 'k'; Method = 'PUT'; Header = @{ 'x-amz-acl' = 'private' } } }
        @{ name = 'the old listing'; id = 'DirectoryBucketLacks'; with = @{ Target = 'Bucket' } }
        @{ name = 'an operation that it lacks'; id = 'DirectoryBucketLacks'; with = @{ Key = 'k'; QueryParameter = @{ tagging = '' } } }
        @{ name = 'path style'; id = 'EndpointOptionConflict'; with = @{ Key = 'k'; AddressingStyle = 'Path' } }
        @{ name = 'acceleration'; id = 'EndpointOptionConflict'; with = @{ Key = 'k'; UseAccelerateEndpoint = $true } }
        @{ name = 'a name without its zone'; id = 'DirectoryBucketNotSupported'; with = @{ BucketName = 'logs--x-s3'; Key = 'k' } }
    ) {
        $all = @{ BucketName = $fast } + $keys
        foreach ($pair in $with.GetEnumerator()) { $all[$pair.Key] = $pair.Value }
        { New-S3PresignedUrl @all -ErrorAction Stop } | Should -Throw -ErrorId "$id,PresignTools.Commands.NewS3PresignedUrlCommand"
    }

    It 'says why a session is refused' {
        $dave = @{ AccessKey = 'AKIARTX3GSDSQN5BNJS2'; SecretKey = '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' }
        $failed = { New-S3PresignedUrl $fast k @dave -ErrorAction Stop } | Should -Throw -ErrorId 'DirectoryBucketSessionRefused,*' -PassThru
        $failed.ErrorDetails.RecommendedAction | Should -Match 's3express:CreateSession'
    }

    It 'is decided by one action' {
        $policy = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3express:CreateSession","Resource":"*","Condition":{"StringEquals":{"s3express:SessionMode":"ReadOnly"}}}}'
        $ask = @{ Principal = 'arn:aws:iam::111122223333:user/bob'; BucketName = $fast; Key = 'k'; IdentityPolicy = $policy }
        $read = Get-S3AccessDecision -Operation GetObject @ask
        $read.Decision | Should -Be 'Allowed'
        $read.Action | Should -Be 's3express:CreateSession'
        $read.Resource | Should -Be "arn:aws:s3express:eu-central-1:111122223333:bucket/$fast"
        (Get-S3AccessDecision -Operation PutObject @ask).Decision | Should -Be 'ImplicitlyDenied'
    }
}
