# Get-S3AccessDecision as users call it: policies in every form they come in, URLs, faults with their places, and the view.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)

    $script:alice = 'arn:aws:iam::111122223333:user/alice'
    $script:allowAll = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}'
    $script:denyNet = '{"Version":"2012-10-17","Statement":{"Sid":"Net","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}}}'
    $script:signer = @{ AccessKey = 'AKIARZPUZDIKGB2VALC4'; SecretKey = 'SECRETsecret/SECRETsecret+SECRETsecret12'; Region = 'eu-west-1'; WarningAction = 'Ignore' }
    $script:request = @{ Principal = $alice; Action = 's3:GetObject'; BucketName = 'reports'; Key = 'q3.pdf' }
    $script:folder = New-Item (Join-Path ([System.IO.Path]::GetTempPath()) "presign-policies-$PID") -ItemType Directory -Force
    Set-Content (Join-Path $folder 'allow.json') $allowAll
    Set-Content (Join-Path $folder 'broken.json') "{`n  `"Version`": `"2012-10-17`",`n  `"Statement`": [ { `"Effect`": `"Allow`", `"Action`": `"GetObject`", `"Resource`": `"reports`" } ]`n}"
}

AfterAll {
    Remove-Item $folder -Recurse -Force
}

Describe 'Get-S3AccessDecision' {
    Context 'policies in the forms that people have' {
        It 'takes <name>' -ForEach @(
            @{ name = 'JSON text'; policy = { $allowAll } }
            @{ name = 'JSON text that is percent-encoded'; policy = { [uri]::EscapeDataString($allowAll) } }
            @{ name = 'the path of a file'; policy = { Join-Path $folder 'allow.json' } }
            @{ name = 'the lines of Get-Content'; policy = { $lines = Join-Path $folder 'lines.txt'; $allowAll | ConvertFrom-Json | ConvertTo-Json | Set-Content $lines; Get-Content $lines } }
            @{ name = 'a file of Get-ChildItem'; policy = { Get-Item (Join-Path $folder 'allow.json') } }
            @{ name = 'a policy version with an encoded document'; policy = { [pscustomobject]@{ Document = [uri]::EscapeDataString($allowAll); VersionId = 'v3'; IsDefaultVersion = $true } } }
            @{ name = 'a role policy'; policy = { [pscustomobject]@{ PolicyName = 'inline'; PolicyDocument = [uri]::EscapeDataString($allowAll); RoleName = 'r' } } }
            @{ name = 'a policy of an organization'; policy = { [pscustomobject]@{ Content = $allowAll; PolicySummary = [pscustomobject]@{ Name = 'full' } } } }
            @{ name = 'the JSON of get-policy-version'; policy = { '{"PolicyVersion":{"Document":' + $allowAll + ',"VersionId":"v1"}}' } }
            @{ name = 'parsed JSON'; policy = { $allowAll | ConvertFrom-Json } }
            @{ name = 'parsed JSON as a hashtable'; policy = { $allowAll | ConvertFrom-Json -AsHashtable } }
            @{ name = 'a hashtable'; policy = { @{ Version = '2012-10-17'; Statement = @(@{ Effect = 'Allow'; Action = @('s3:GetObject'); Resource = '*'; Condition = @{ Bool = @{ 'aws:ViaAWSService' = $false } } }) } } }
            @{ name = 'several at once'; policy = { @($denyNet.Replace('"Principal":"*",', '').Replace('s3:*', 'ec2:*'), (Join-Path $folder 'allow.json')) } }
        ) {
            $decision = Get-S3AccessDecision @request -IdentityPolicy (& $policy)
            $decision.Decision | Should -Be 'Allowed'
            $decision.DecidedBy | Should -Be 'Identity'
        }

        It 'names the document in the reason: <name>' -ForEach @(
            @{ name = 'file'; policy = { Join-Path $folder 'allow.json' }; expected = 'allow.json' }
            @{ name = 'object'; policy = { [pscustomobject]@{ PolicyName = 'ReadAll'; PolicyDocument = $allowAll } }; expected = 'ReadAll' }
            @{ name = 'text'; policy = { $allowAll }; expected = '-IdentityPolicy' }
        ) {
            (Get-S3AccessDecision @request -IdentityPolicy (& $policy)).Policy | Should -Be $expected
        }

        It 'reads a folder, and levels from folders in a folder' {
            $levels = New-Item (Join-Path $folder 'levels') -ItemType Directory -Force
            foreach ($level in '1-root', '2-unit', '3-account') { $null = New-Item (Join-Path $levels $level) -ItemType Directory -Force; Set-Content (Join-Path $levels "$level/full.json") $allowAll }
            (Get-S3AccessDecision @request -IdentityPolicy $allowAll -ServiceControlPolicy $levels.FullName).Decision | Should -Be 'Allowed'
            Remove-Item (Join-Path $levels '2-unit/full.json')
            $decision = Get-S3AccessDecision @request -IdentityPolicy $allowAll -ServiceControlPolicy $levels.FullName
            $decision.Decision | Should -Be 'ImplicitlyDenied'
            "$($decision.DecidedBy) $($decision.Level)" | Should -Be 'ServiceControl 2-unit'
            Remove-Item $levels -Recurse
        }

        It 'reads levels from objects, also one without policies' {
            $decision = Get-S3AccessDecision @request -IdentityPolicy $allowAll -ServiceControlPolicy @{ Level = 'root'; Policies = $allowAll }, @{ Level = 'acct'; Policies = @() }
            "$($decision.Decision) $($decision.Level)" | Should -Be 'ImplicitlyDenied acct'
        }

        It 'reads RestrictPublicBuckets from <name>' -ForEach @(
            @{ name = '$true'; value = $true; expected = 'ImplicitlyDenied' }
            @{ name = 'the object of Get-S3PublicAccessBlock'; value = [pscustomobject]@{ BlockPublicAcls = $true; RestrictPublicBuckets = $true }; expected = 'ImplicitlyDenied' }
            @{ name = '$false'; value = $false; expected = 'Allowed' }
        ) {
            $public = $allowAll.Replace('"Action"', '"Principal":"*","Action"')
            (Get-S3AccessDecision @request -ResourceAccount 444455556666 -IdentityPolicy $allowAll -BucketPolicy $public -BlockPublicAccess $value).Decision | Should -Be $expected
        }
    }

    Context 'faults' {
        It 'gives an error for each fault with its place, and no decision' {
            $decision = Get-S3AccessDecision @request -IdentityPolicy (Join-Path $folder 'broken.json') -ErrorAction SilentlyContinue -ErrorVariable faults
            $decision | Should -BeNullOrEmpty
            $faults.Count | Should -Be 2
            $faults[0].FullyQualifiedErrorId | Should -Be 'PolicyActionInvalid,PresignTools.Commands.GetS3AccessDecisionCommand'
            $faults[0].CategoryInfo.Category | Should -Be 'InvalidData'
            $faults[0].Exception.Message | Should -BeLike 'broken.json, line 3, column 49:*'
            $faults[0].TargetObject | Should -Be 'broken.json'
            $faults[1].Exception.Line, $faults[1].Exception.Column | Should -Be 3, 74
            $faults.ErrorDetails.RecommendedAction | Should -Not -Contain ''
        }

        It 'says <id>' -ForEach @(
            @{ id = 'PolicyFileNotFound'; extra = @{ BucketPolicy = './no-such.json' } }
            @{ id = 'PolicyFolderEmpty'; extra = @{ BucketPolicy = { (New-Item (Join-Path $folder 'empty') -ItemType Directory -Force).FullName } } }
            @{ id = 'PolicyInputNotUnderstood'; extra = @{ BucketPolicy = 42 } }
            @{ id = 'PolicyMoreThanOne'; extra = @{ BucketPolicy = { $p = $allowAll.Replace('"Action"', '"Principal":"*","Action"'); $p, $p } } }
            @{ id = 'PolicyEmpty'; extra = @{ BucketPolicy = ' ' } }
            @{ id = 'AccessPrincipalInvalid'; extra = @{ Principal = 'alice' } }
            @{ id = 'AccessActionInvalid'; extra = @{ Action = 's3:Get*' } }
            @{ id = 'OperationNeeds'; extra = @{ BucketName = '' } }
        ) {
            $parameters = $request.Clone()
            foreach ($pair in $extra.GetEnumerator()) { $parameters[$pair.Key] = if ($pair.Value -is [scriptblock]) { & $pair.Value } else { $pair.Value } }
            $decision = Get-S3AccessDecision @parameters -ErrorAction SilentlyContinue -ErrorVariable faults
            $decision | Should -BeNullOrEmpty
            $faults[0].FullyQualifiedErrorId | Should -BeLike "$id,*"
        }

        It 'ends for what it cannot take as Block Public Access' {
            { Get-S3AccessDecision @request -BlockPublicAccess 'maybe' } | Should -Throw -ErrorId 'BlockPublicAccessNotUnderstood,*'
        }

        It 'takes <given> for a file that is not there' -ForEach @(
            @{ given = 'abc:def' }
            @{ given = 'x::y' }
            @{ given = 'no-such-drive:\a\b.json' }
            @{ given = 'Env:PATH' }
            @{ given = 'Microsoft.PowerShell.Core\NoSuchProvider::x' }
            @{ given = '::' }
            @{ given = "a`0b" }
            @{ given = '~nobody/x' }
        ) {
            Get-S3AccessDecision @request -BucketPolicy $given -ErrorAction SilentlyContinue -ErrorVariable faults | Should -BeNullOrEmpty
            $faults.Count | Should -Be 1
            $faults[0].FullyQualifiedErrorId | Should -BeLike 'PolicyFileNotFound,*'
            Get-S3AccessDecision @request -ServiceControlPolicy $given -ErrorAction SilentlyContinue -ErrorVariable faults | Should -BeNullOrEmpty
            $faults[0].FullyQualifiedErrorId | Should -BeLike 'PolicyFileNotFound,*'
        }

        It 'reads a file without an end only so far: <device>' -Skip:($IsWindows) -ForEach @(
            @{ device = '/dev/zero'; id = 'PolicyTooLarge' }
            @{ device = '/dev/urandom'; id = 'PolicyTooLarge' }
            @{ device = '/dev/null'; id = 'PolicyEmpty' }
        ) {
            Get-S3AccessDecision @request -IdentityPolicy $device -ErrorAction SilentlyContinue -ErrorVariable faults | Should -BeNullOrEmpty
            $faults[0].FullyQualifiedErrorId | Should -BeLike "$id,*"
        }

        It 'does not wait without end for a pipe that nobody writes to, and reads one that somebody does' -Skip:($IsWindows -or -not (Get-Command mkfifo -ErrorAction Ignore)) {
            $pipe = Join-Path $folder 'pipe'
            & mkfifo $pipe
            Get-S3AccessDecision @request -IdentityPolicy $pipe -ErrorAction SilentlyContinue -ErrorVariable faults | Should -BeNullOrEmpty
            $faults[0].FullyQualifiedErrorId | Should -BeLike 'PolicyFileUnreadable,*'
            Remove-Item $pipe
            & mkfifo $pipe
            $writer = Start-ThreadJob { param($pipe, $text) [System.IO.File]::WriteAllText($pipe, $text) } -ArgumentList $pipe, $allowAll
            (Get-S3AccessDecision @request -IdentityPolicy $pipe).Decision | Should -Be 'Allowed'
            $writer | Remove-Job -Force
            Remove-Item $pipe
        }

        It 'has an error for an object that <name>' -ForEach @(
            @{ name = 'throws when it is read'; make = { $o = [pscustomobject]@{ a = 1 }; $o | Add-Member ScriptProperty Statement { throw 'no' }; $o } }
            @{ name = 'holds itself'; make = { $o = @{}; $o.Policy = $o; $o } }
            @{ name = 'holds itself in a list'; make = { $l = [System.Collections.ArrayList]::new(); $null = $l.Add($l); , $l } }
            @{ name = 'has a statement that holds itself'; make = { $o = @{ Version = '2012-10-17' }; $o.Statement = $o; $o } }
            @{ name = 'has no end'; make = { @{ Version = '2012-10-17'; Statement = [System.Linq.Enumerable]::Repeat('x', [int]::MaxValue) } } }
        ) {
            Get-S3AccessDecision @request -BucketPolicy (& $make) -ErrorAction SilentlyContinue -ErrorVariable faults | Should -BeNullOrEmpty
            $faults[0].FullyQualifiedErrorId | Should -BeLike 'Policy*'
        }

        It 'takes half of a surrogate pair for a character that matches nothing' {
            $half = [string][char]0xD800
            foreach ($policy in @{ Version = '2012-10-17'; Statement = @{ Effect = 'Allow'; Action = '*'; Resource = "arn:aws:s3:::$half/*" } },
                $allowAll.Replace('"Resource":"*"', "`"Resource`":`"arn:aws:s3:::$half/*`"")) {
                (Get-S3AccessDecision @request -IdentityPolicy $policy).Decision | Should -Be 'ImplicitlyDenied'
            }
            Get-S3AccessDecision @request -IdentityPolicy ([ordered]@{ "St$half" = 1; Statement = @() }) -ErrorAction SilentlyContinue -ErrorVariable faults | Should -BeNullOrEmpty
            $faults[0].FullyQualifiedErrorId | Should -BeLike 'PolicyElementUnknown,*'
            Get-S3AccessDecision @request -IdentityPolicy '{"Statement":"\ud800"}' -ErrorAction SilentlyContinue -ErrorVariable faults | Should -BeNullOrEmpty
            $faults[0].FullyQualifiedErrorId | Should -BeLike 'PolicyJsonInvalid,*'
        }

        It 'goes on with the next record' {
            $decisions = 'https://b.s3.eu-west-1.amazonaws.com/k', (New-S3PresignedUrl b k @signer).Url |
                Get-S3AccessDecision -IdentityPolicy $allowAll -ErrorAction SilentlyContinue -ErrorVariable faults
            @($decisions).Count | Should -Be 1
            $faults.Count | Should -Be 1
        }

        It 'warns of what never matches' {
            $policy = $allowAll.Replace('"Action"', '"Principal":{"AWS":"arn:aws:iam::111122223333:user/*"},"Action"')
            $null = Get-S3AccessDecision @request -BucketPolicy $policy -WarningAction SilentlyContinue -WarningVariable warnings
            "$warnings" | Should -BeLike '*matches nobody*'
        }
    }

    Context 'context' {
        It 'writes values as AWS does: <name>' -ForEach @(
            @{ name = 'bool'; value = $true; condition = '{"Bool":{"aws:x":"true"}}' }
            @{ name = 'number'; value = 1.5; condition = '{"NumericEquals":{"aws:x":"1.50"}}' }
            @{ name = 'date'; value = [datetime]::new(2026, 1, 2, 3, 4, 5, [DateTimeKind]::Utc); condition = '{"DateEquals":{"aws:x":"2026-01-02T03:04:05Z"}}' }
            @{ name = 'several'; value = 'a', 'b'; condition = '{"ForAllValues:StringEquals":{"aws:x":["b","a"]}}' }
            @{ name = 'none'; value = @(); condition = '{"Null":{"aws:x":"true"}}' }
        ) {
            $policy = $allowAll.Replace('"Resource"', '"Condition":' + $condition + ',"Resource"')
            (Get-S3AccessDecision @request -IdentityPolicy $policy -Context @{ 'AWS:X' = $value }).Decision | Should -Be 'Allowed'
        }

        It 'derives what AWS fills in, unless told that the context is exact' {
            $policy = $allowAll.Replace('"Resource"', '"Condition":{"StringEquals":{"aws:username":"alice"},"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:user/*"}},"Resource"')
            (Get-S3AccessDecision @request -IdentityPolicy $policy).Decision | Should -Be 'Allowed'
            (Get-S3AccessDecision @request -IdentityPolicy $policy -ExactContext).Decision | Should -Be 'ImplicitlyDenied'
        }

        It 'lists every key that is missing' {
            $statements = 1..25 | ForEach-Object { @{ Effect = 'Deny'; Principal = '*'; Action = 's3:*'; Resource = '*'; Condition = @{ StringEquals = @{ "aws:PrincipalTag/t$_" = 'x' } } } }
            $decision = Get-S3AccessDecision @request -IdentityPolicy $allowAll -BucketPolicy @{ Version = '2012-10-17'; Statement = $statements }
            $decision.MissingContext.Count | Should -Be 25
            $decision.MissingContext.Key | Should -Contain 'aws:PrincipalTag/t25'
        }

        It 'gives a federated user nothing without a session policy' {
            $fred = @{ Principal = 'arn:aws:sts::111122223333:federated-user/fred'; Action = 's3:GetObject'; BucketName = 'b'; Key = 'k' }
            $decision = Get-S3AccessDecision @fred -IdentityPolicy $allowAll
            "$($decision.Decision) $($decision.DecidedBy)" | Should -Be 'ImplicitlyDenied Session'
            (Get-S3AccessDecision @fred -IdentityPolicy $allowAll -SessionPolicy $allowAll).Decision | Should -Be 'Allowed'
        }

        It 'says which ARN it took for the role of a session' {
            $jane = @{ Principal = 'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/jane'; Action = 's3:GetObject'; BucketName = 'b'; Key = 'k' }
            $deny = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/eu-west-1/*"}}}]}'
            $decision = Get-S3AccessDecision @jane -IdentityPolicy $allowAll -ServiceControlPolicy $deny
            $decision.Decision | Should -Be 'ExplicitlyDenied'
            "$($decision.Assumptions)" | Should -BeLike '*aws:PrincipalArn is assumed to be*aws-reserved/sso.amazonaws.com*'
            "$($decision.MissingContext | Where-Object Matters)" | Should -BeLike 'aws:PrincipalArn: ExplicitlyDenied with*Allowed with*eu-west-1*'
            $arn = 'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123456789abcdef'
            (Get-S3AccessDecision @jane -IdentityPolicy $allowAll -ServiceControlPolicy $deny -Context @{ 'aws:PrincipalArn' = $arn }).Decision | Should -Be 'Allowed'
        }

        It 'takes -SourceIp, -VpcEndpointId and -Vpc' {
            (Get-S3AccessDecision @request -IdentityPolicy $allowAll -BucketPolicy $denyNet -SourceIp 203.0.113.9).Decision | Should -Be 'Allowed'
            (Get-S3AccessDecision @request -IdentityPolicy $allowAll -BucketPolicy $denyNet -SourceIp 198.51.100.1).Sid | Should -Be 'Net'
            $decision = Get-S3AccessDecision @request -VpcEndpointId vpce-1 -Vpc vpc-1
            $decision.Request.Context['aws:SourceVpce'], $decision.Request.Context['aws:SourceVpc'] | Should -Be 'vpce-1', 'vpc-1'
        }
    }

    Context 'URLs' {
        It 'reads the context of the URL, and tells when the decision changes' {
            $policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"NumericGreaterThan":{"s3:signatureAge":"600000"}}}]}'
            $url = New-S3PresignedUrl reports q3.pdf -SignedAt 2026-11-24T12:00:00Z -ExpiresIn 1h @signer
            $decision = $url | Get-S3AccessDecision -Principal $alice -Method GET -IdentityPolicy $allowAll -BucketPolicy $policy -AsOf 2026-11-24T12:01:00Z
            $decision.Decision | Should -Be 'Allowed'
            $decision.ChangesTo | Should -Be 'ExplicitlyDenied'
            [math]::Round(($decision.ChangesAt - [DateTimeOffset]'2026-11-24T12:10:00Z').TotalSeconds) | Should -Be 0
            $decision.Request.Context['s3:authType'] | Should -Be 'REST-QUERY-STRING'
            $decision.Request.Context['s3:signatureAge'] | Should -Be '60000'
        }

        It 'decides the actions of the method, with the signed headers' {
            $url = New-S3PresignedUrl reports q3.pdf -Method PUT -Tag @{ team = 'blue' } @signer
            $headers = @{}; $url.RequiredHeaders.GetEnumerator() | ForEach-Object { $headers[$_.Key] = $_.Value }
            $policy = $allowAll.Replace('"Action":"*"', '"Action":"s3:PutObject"')
            $decision = Get-S3AccessDecision $url -Method PUT -Principal $alice -IdentityPolicy $policy -Header $headers
            $decision.Actions | ForEach-Object { "$($_.Action) $($_.Decision)" } | Should -Be 's3:PutObjectTagging ImplicitlyDenied', 's3:PutObject Allowed'
            $decision.Request.Context['s3:RequestObjectTag/team'] | Should -Be 'blue'
        }

        It 'counts the headers that the object of a URL tells, also with the key of KMS' {
            $put = $allowAll.Replace('"Action":"*"', '"Action":"s3:PutObject"')
            $url = New-S3PresignedUrl b k -Method PUT -Tag @{ a = 1 } -Header @{ 'x-amz-acl' = 'public-read' } -ServerSideEncryption aws:kms -SSEKMSKeyId arn:aws:kms:eu-west-1:111122223333:key/1 @signer
            foreach ($piped in $url, ($url | ConvertFrom-S3PresignedUrl), $url.Url, ($url | Select-Object Url)) {
                $decision = $piped | Get-S3AccessDecision -Method PUT -Principal $alice -IdentityPolicy $put
                $decision.Decision | Should -Be 'ImplicitlyDenied'
                $decision.Actions.Action | Sort-Object | Should -Be 'kms:GenerateDataKey', 's3:PutObject', 's3:PutObjectAcl', 's3:PutObjectTagging'
            }
            $decision = $url | Get-S3AccessDecision -Method PUT -Principal $alice -IdentityPolicy $put
            $decision.Request.Context['s3:x-amz-acl'] | Should -Be 'public-read'
            ($decision.Actions | Where-Object Action -eq kms:GenerateDataKey).Resource | Should -Be arn:aws:kms:eu-west-1:111122223333:key/1
            "$($decision.Assumptions)" | Should -Not -BeLike '*x-amz-*'
            $decision = $url | Get-S3AccessDecision -Method PUT -Principal $alice -IdentityPolicy $put -Header @{ 'X-Amz-Acl' = 'private' }
            $decision.Request.Context['s3:x-amz-acl'] | Should -Be 'private'
        }

        It 'takes an action for a signed header whose value nobody tells, and says so' {
            $url = (New-S3PresignedUrl b k -Method PUT -Header @{ 'x-amz-acl' = 'private'; 'x-amz-server-side-encryption' = 'aws:kms' } @signer).Url
            $decision = Get-S3AccessDecision $url -Method PUT -Principal $alice -IdentityPolicy $allowAll
            "$($decision.Assumptions)" | Should -BeLike '*x-amz-acl*'
            "$($decision.Assumptions)" | Should -BeLike '*-KmsKeyArn*'
            $decision.Actions.Action | Should -Contain 'kms:GenerateDataKey'
            ($decision.Actions | Where-Object Action -eq kms:GenerateDataKey).Resource | Should -BeLike 'arn:aws:kms:eu-west-1:111122223333:key/*'
        }

        It 'looks at sub-resources: <query> with <method>' -ForEach @(
            @{ method = 'PUT'; query = @{ acl = '' }; expected = 's3:PutObjectAcl' }
            @{ method = 'GET'; query = @{ tagging = ''; versionId = 'v1' }; expected = 's3:GetObjectVersionTagging' }
            @{ method = 'PUT'; query = @{ retention = '' }; expected = 's3:PutObjectRetention' }
            @{ method = 'DELETE'; query = @{ versionId = 'v1' }; expected = 's3:DeleteObjectVersion' }
        ) {
            $url = New-S3PresignedUrl b k -Method $method -QueryParameter $query @signer
            ($url | Get-S3AccessDecision -Method $method -Principal $alice -IdentityPolicy $allowAll).Action | Should -Be $expected
        }

        It 'says what it took for granted' {
            $decision = New-S3PresignedUrl reports q3.pdf @signer | Get-S3AccessDecision -IdentityPolicy $allowAll
            $decision.Principal | Should -BeLike '*123456789012*'
            "$($decision.Assumptions)" | Should -BeLike '*GetObject*-Principal*-ResourceAccount*'
        }

        It 'notes that a missing object will give 403' {
            $decision = New-S3PresignedUrl reports q3.pdf @signer | Get-S3AccessDecision -IdentityPolicy $allowAll.Replace('"Action":"*"', '"Action":"s3:GetObject"')
            "$($decision.Notes)" | Should -BeLike 's3:ListBucket*404*'
        }

        It 'keeps signature, secret and token to itself' {
            $temporary = @{ AccessKey = 'ASIAQNZGKIQY56JQ7WML'; SecretKey = $signer.SecretKey; SessionToken = 'TOKENtoken/TOKENtoken+TOKENtoken'; Region = 'eu-west-1'; WarningAction = 'Ignore' }
            $url = (New-S3PresignedUrl b k @temporary).Url
            $null = $url -match 'X-Amz-Signature=(?<signature>[0-9a-f]{64})'
            $signature = $Matches.signature
            $all = & {
                $VerbosePreference = $DebugPreference = $ErrorActionPreference = 'Continue'
                Get-S3AccessDecision $url -IdentityPolicy $allowAll -BucketPolicy $denyNet *>&1 | ForEach-Object { $_; $_ | Format-List * -Force; $_ | ConvertTo-Json -Depth 4 -WarningAction Ignore }
                Get-S3AccessDecision ($url -replace 'X-Amz-Date=[^&]*&') -IdentityPolicy $allowAll *>&1 | ForEach-Object { $_; $_.Exception | Format-List * -Force; "$($_.TargetObject)" }
                Get-S3AccessDecision $url -Method POST *>&1 | ForEach-Object { $_; $_.Exception | Format-List * -Force; "$($_.TargetObject)" }
            } | Out-String -Width 4000
            $all.Length | Should -BeGreaterThan 1000
            foreach ($secret in $signature, 'TOKENtoken', 'SECRETsecret') { $all.Contains($secret) | Should -BeFalse }
        }
    }

    Context 'pipeline and view' {
        It 'binds objects with BucketName and Key' {
            $decisions = [pscustomobject]@{ BucketName = 'reports'; Key = 'a' }, [pscustomobject]@{ BucketName = 'reports'; Key = 'b c' } |
                Get-S3AccessDecision -Principal $alice -Operation GetObject -IdentityPolicy $allowAll
            $decisions.Resource | Should -Be 'arn:aws:s3:::reports/a', 'arn:aws:s3:::reports/b c'
        }

        It 'shows a sentence and what to do' {
            $view = (Get-S3AccessDecision @request -IdentityPolicy $allowAll -BucketPolicy $denyNet -SourceIp 198.51.100.1 | Out-String -Width 400) -replace '\s+', ' '
            $view | Should -BeLike "*Denied: statement 1 'Net' of the bucket policy (-BucketPolicy, line 1) denies s3:GetObject on arn:aws:s3:::reports/q3.pdf to $alice, because aws:SourceIp ('198.51.100.1') is outside '203.0.113.0/24'.*"
            $view | Should -BeLike '*Remedy*the URL''s user*'
        }

        It 'shows what was not given, if it matters' {
            (Get-S3AccessDecision @request -IdentityPolicy $allowAll -BucketPolicy $denyNet | Out-String -Width 400) -replace '\s+', ' ' | Should -BeLike "*Not given*aws:SourceIp: ExplicitlyDenied without it; Allowed with '203.0.113.0'*"
        }

        It 'shows reasons, layers and missing keys as tables' {
            $decision = Get-S3AccessDecision @request -IdentityPolicy $allowAll -BucketPolicy $denyNet
            $decision | Format-Table | Out-String -Width 200 | Should -BeLike '*Decision*DecidedBy*Statement*Net*'
            $decision.Reasons | Out-String -Width 200 | Should -BeLike '*Effect*Matched*Failed*Reason*'
            $decision.Permissions | Out-String -Width 200 | Should -BeLike '*Layer*Outcome*Why*'
            $decision.MissingContext | Out-String -Width 200 | Should -BeLike '*Key*Source*Matters*Without*With*aws:SourceIp*User*True*'
        }

        It 'completes operations' {
            $line = 'Get-S3AccessDecision -Principal anonymous -Operation GetObjectT'
            (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'GetObjectTagging', 'GetObjectTorrent'
        }
    }
}
