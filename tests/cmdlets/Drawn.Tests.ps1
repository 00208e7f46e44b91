# The views that are drawn: the same at every width in every culture, whole words, nothing wider than the screen, the verdict at the end.

BeforeDiscovery {
    $widths = 60, 80, 120, 200
    $names = 'diagnosis', 'placed', 'detailed', 'accepted', 'test', 'signed', 'session', 'read', 'answer', 'signer', 'decision', 'cause', 'form', 'formread', 'formtest', 'upload', 'zonal', 'regions', 'readregions', 'transfer', 'change', 'watched', 'logline', 'logevent', 'failures'
}

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)

    function New-Copy([string] $Type, [System.Collections.IDictionary] $Properties) {
        $copy = [pscustomobject]$Properties
        $copy.psobject.TypeNames.Insert(0, "Deserialized.$Type")
        $copy
    }

    # Of fixed texts, so that a better wording of a cause is no other picture.
    $checks = 'Identity', 'Object', 'Region', 'Permission', 'Policy', 'Request', 'Encryption' | ForEach-Object { $n = 0 } {
        $n++
        [pscustomobject]@{ Number = $n; Layer = $_; Status = ('Pass', 'Unknown', 'Warning', 'Skipped', 'Fail')[$n % 5]; Evidence = "What is known of $_, in a sentence that has more words than a narrow screen has room for." }
    }
    $finding = [pscustomobject]@{
        Status = 'Fail'; Certainty = 'Likely'; Cause = 'missing-signed-header'; Layer = 'Permission'; Evidence = 'Header x-amz-acl was signed, but the client that sent the request left it out.'
        Remedy = 'Send x-amz-acl with the value that was signed.'; EvidenceKind = 'SeenInRequest'; PublicReports = '11 of 84 public reports with this answer'; DocumentationUri = 'https://docs.example.com/sig-v4'
    }
    $script:parts = [ordered]@{
        RootCause = 'missing-signed-header'; Certainty = 'Likely'; Title = 'A header that was signed is not sent'
        Explanation = 'Header x-amz-acl was signed, but is not sent. S3 had accepted region, time and access key; it had looked at no policy, and not at the object. What follows is long enough to be cut where the whole view has to fit on a screen of eighty columns and twenty-four lines.'
        Background = 'X-Amz-SignedHeaders lists what S3 puts into the canonical request.'; Remedy = 'Send x-amz-acl with the value that was signed, as RequiredHeaders of the signed URL shows it: curl -H ''x-amz-acl: private''.'
        PossibleCauses = 'missing-signed-header', 'wrong-method', 'key-encoding', 'url-expired', 'clock-skew'; Findings = @($finding); Checklist = $checks
        Needs = @([pscustomobject]@{ What = 'Who signed, and the policies of that identity'; Why = 'they decide between two causes'; Command = "Invoke-PresignDiagnosis -Url `$url -IdentityPolicy (Get-IAMPolicyVersion -PolicyArn 'arn:aws:iam::111122223333:policy/reports-read' -VersionId v3) -Principal 'arn:aws:iam::111122223333:user/ann'" })
        Url = 'https://reports.s3.eu-central-1.amazonaws.com/2026/q3.csv?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=3600&X-Amz-SignedHeaders=host%3Bx-amz-acl&X-Amz-Signature=***'
        Method = 'PUT'; Operation = 'PutObject'; BucketName = 'reports'; Key = '2026/q3.csv'; ErrorCode = 'SignatureDoesNotMatch'; StatusCode = 403; RequestId = 'R1'; HostId = 'H1'; Asked = @()
    }
    $type = 'PresignTools.Diagnosis.PresignDiagnosis'
    $long = 'curl -T q3.csv "https://reports.s3.eu-central-1.amazonaws.com/2026/q3.csv?X-Amz-Expires=3600&X-Amz-SignedHeaders=host%3Bx-amz-acl&X-Amz-Signature=***"'
    $places = @([pscustomobject]@{ Line = 3; Column = $long.IndexOf('x-amz-acl') + 1; Length = 9; Quote = $long; Label = 'signed, not sent' }, [pscustomobject]@{ Line = 3; Column = 1; Length = $long.Length; Quote = $long; Label = 'a whole line' })
    $placed = [ordered]@{}
    foreach ($name in $parts.Keys) { $placed[$name] = $parts[$name] }
    $placed.Findings = @($finding | Select-Object *, @{ n = 'Places'; e = { $places } })
    $detailed = New-Copy $type $placed
    $placed.Needs = @()
    $detailed.psobject.TypeNames.Insert(0, "Deserialized.$type#Detailed")
    $script:views = @{
        diagnosis = New-Copy $type $parts
        placed    = New-Copy $type $placed
        detailed  = $detailed
        accepted  = New-Copy $type ([ordered]@{ Title = 'S3 accepts it'; Explanation = 'S3 answered 206.'; Method = 'GET'; BucketName = 'reports'; Key = 'a'; StatusCode = 206; Checklist = $checks; Url = $parts.Url })
        test      = New-Copy 'PresignTools.Verification.PresignedUrlTest' ([ordered]@{ Method = 'PUT'; Url = $parts.Url; Summary = 'No fault found; the signature was not computed.'; Findings = @($finding, $finding); LineDifferences = @([pscustomobject]@{ Element = 'host'; Received = 'a.example.com'; Signed = 'b.example.com' }) })
    }

    $token = 'IQoJb3JpZ2luX2VjE' * 40
    $signedUrl = $parts.Url -replace '\*\*\*', ('0123456789abcdef' * 4)
    $times = @{ Signed = [datetimeoffset]'2026-11-24T12:00:00Z'; Ends = [datetimeoffset]'2026-11-24T13:00:00Z' }
    $views.signed = New-Copy 'PresignTools.Signing.PresignedUrl' ([ordered]@{
            Url = $signedUrl; Method = 'PUT'; BucketName = 'reports'; Key = '2026/q3.csv'; VersionId = $null; Region = 'eu-central-1'; RequiredHeaders = [ordered]@{ 'content-type' = 'text/csv'; 'x-amz-server-side-encryption' = 'aws:kms' }
            SignedAt = $times.Signed; EffectiveExpiresAt = $times.Ends; LimitedBy = 'Expiry'; AccessKeyId = 'AKIAIOSFODNN7EXAMPLE'; AccountId = '111122223333'
        })
    $views.session = New-Copy 'PresignTools.Signing.PresignedUrl' ([ordered]@{
            Url = $signedUrl -replace '&X-Amz-SignedHeaders', "&X-Amz-Security-Token=$token&X-Amz-SignedHeaders"; Method = 'GET'; BucketName = 'reports'; Key = '2026/q3.csv'; Region = 'eu-central-1'
            SignedAt = $times.Signed; EffectiveExpiresAt = $times.Ends; LimitedBy = 'Credentials'; AccessKeyId = 'ASIAIOSFODNN7EXAMPLE'
        })
    $views.upload = New-Copy 'PresignTools.Signing.Uploads.PresignedUpload' ([ordered]@{
            BucketName = 'inbox'; Key = 'drop/2026/machine room/backup of the archive.tar'; UploadId = 'ibZBv_75gd9r8lH_gqXatLdxMVpAlj6ZQjEs.OwyF3953YdwbcQnMA2BLGn8Lx12fQNICtMw5KyteFeHw.Sjng--'; Size = 100000000; PartSize = 16777216; PartCount = 6
            ChecksumAlgorithm = 'SHA256'; Region = 'eu-central-1'; SignedAt = $times.Signed; EffectiveExpiresAt = $times.Ends; LimitedBy = 'Expiry'; AccessKeyId = 'AKIAIOSFODNN7EXAMPLE'; AccountId = '111122223333'
        })
    $views.zonal = New-Copy 'PresignTools.Signing.PresignedUrl' ([ordered]@{
            Url = ($signedUrl -replace '&X-Amz-SignedHeaders', "&X-Amz-S3session-Token=$token&X-Amz-SignedHeaders").Replace('reports.s3.eu-central-1', 'logs--euc1-az1--x-s3.s3express-euc1-az1.eu-central-1'); Method = 'GET'; BucketName = 'logs--euc1-az1--x-s3'; Key = '2026/q3.csv'
            Region = 'eu-central-1'; RegionSet = @(); SignatureVersion = 'SigV4'; SignedAt = $times.Signed; EffectiveExpiresAt = $times.Signed.AddMinutes(5); LimitedBy = 'Credentials'; AccessKeyId = 'ASIAIOSFODNN7EXAMPLE'
        })
    $views.regions = New-Copy 'PresignTools.Signing.PresignedUrl' ([ordered]@{
            Url = 'https://mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com/2026/q3.csv?X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&X-Amz-Region-Set=us-west-2%2Ceu-%2A&X-Amz-SignedHeaders=host&X-Amz-Signature=' + ('3045022100' + '0123456789abcdef' * 8); Method = 'GET'
            BucketName = 'arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap'; Key = '2026/q3.csv'; Region = 'us-west-2,eu-*'; RegionSet = @('us-west-2', 'eu-*'); SignatureVersion = 'SigV4A'; SignedAt = $times.Signed; EffectiveExpiresAt = $times.Ends; LimitedBy = 'Expiry'; AccessKeyId = 'AKIAIOSFODNN7EXAMPLE'
        })
    $views.readregions = New-Copy 'PresignTools.Inspection.PresignedUrlInfo' ([ordered]@{
            MaskedUrl = 'https://mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com/2026/q3.csv?X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&X-Amz-Signature=***'; Operation = 'GetObject'; OperationEvidence = 'x-id says so'; RequiredActions = @('s3:GetObject'); BucketName = 'mfzwi23gnjvgw.mrap'; Key = '2026/q3.csv'
            Region = $null; EndpointRegion = $null; RegionSet = @('us-west-2', 'eu-*'); EndpointForm = 'MultiRegionAccessPoint'; Host = 'mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com'; SignatureVersion = 'SigV4A'; AccessKeyId = 'AKIAIOSFODNN7EXAMPLE'; KeyKind = 'LongTerm'; HasSessionToken = $false
            SignedAt = $times.Signed; ExpiresInSeconds = 3600; ExpiresAt = $times.Ends; SignedHeaders = @('host'); Sdk = 'AWS SDK for JavaScript v3'
        })
    $views.logline = New-Copy 'PresignTools.Logs.S3AccessLogRecord' ([ordered]@{
            Time = $times.Ends; Method = 'GET'; Bucket = 'backups'; Key = 'drop/2026/machine room/backup of the archive of the first quarter.tar'; Operation = 'REST.GET.OBJECT'; Status = 403; ErrorCode = 'AccessDenied'; Requester = 'arn:aws:sts::111122223333:assumed-role/application/i-0abc0123456789def'
            AuthenticationType = 'QueryString'; RemoteIp = '192.0.2.3'; RequestId = '3E57427F3EXAMPLE'
        })
    $views.failures = @(
        New-Copy 'PresignTools.Measuring.PresignFailureGroup' ([ordered]@{ Count = 1234567; Share = 0.0271; Requests = 45555555; FirstSeen = $times.Signed; LastSeen = $times.Ends; Title = 'The temporary credentials of the signer end before the URL does'; Group = 'credentials-expired-before-url, arn:aws:sts::111122223333:assumed-role/application, 2026-11-24 13:00Z' })
        New-Copy 'PresignTools.Measuring.PresignFailureGroup' ([ordered]@{ Count = 3; Share = 0.00004; Requests = 45555555; FirstSeen = $times.Ends; LastSeen = $times.Ends; Title = 'The URL has expired'; Group = 'url-expired' })
    )
    $views.logevent = New-Copy 'PresignTools.Logs.CloudTrailEventRecord' ([ordered]@{
            Time = $times.Ends; Operation = 'GetObject'; Bucket = 'reports'; Key = '2026/q3.csv'; ErrorCode = 'AccessDenied'; ErrorMessage = 'User: arn:aws:iam::111122223333:user/ann is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::reports/2026/q3.csv" with an explicit deny in a resource-based policy'
            Requester = $null; AuthenticationType = $null; RemoteIp = '192.0.2.3'; RequestId = 'FNQMP9GW6T92Y09S'
        })
    $views.transfer = New-Copy 'PresignTools.Transfers.TransferResult' ([ordered]@{
            Source = 'https://backups.s3.eu-central-1.amazonaws.com/drop/2026/machine%20room/backup%20of%20the%20archive.tar'; Target = '/home/ann/downloads/backup of the archive.tar'; Method = 'GET'; StatusCode = 200; Bytes = 100000000; ResumedFrom = 40000000
            Duration = [timespan]'00:01:02.5'; BytesPerSecond = 960000; ETag = 'f7afca7ea4232efc54dbe4ce6997ac11'; VersionId = $null; Checksum = 'CRC64NVME:pNHTcX2927w='; Verified = $true; VerifiedBy = 'CRC64NVME'; Attempts = 3; ContentType = 'application/x-tar'; LastModified = $times.Signed; RequestId = 'R1'
        })
    $views.change = New-Copy 'PresignTools.Watching.PresignedUrlChange' ([ordered]@{
            Time = $times.Signed; State = 'Refused'; Was = 'EndsSoon'; Method = 'GET'; BucketName = 'reports'; Key = '2026/third quarter/results of the whole company.csv'; Reason = 'The server answered GET with 403 AccessDenied. The bucket policy denies it, in words that are long enough for a second line.'
            Cause = 'bucket-policy-explicit-deny'; Remedy = 'Ask the owner of the bucket to change the statement.'; EndsAt = $times.Ends; EndsBecause = 'Policy'; NextCheck = $times.Ends; CheckedBy = 'Live'; StatusCode = 403; ExitCode = 2; Url = 'https://reports.s3.eu-central-1.amazonaws.com/2026/q3.csv?X-Amz-Signature=***'
        })
    $views.watched = New-Copy 'PresignTools.Watching.PresignedUrlChange' ([ordered]@{
            Time = $times.Signed; State = 'Valid'; Was = $null; Method = 'PUT'; BucketName = $null; Key = $null; Reason = 'Nothing is wrong that the URL and the clock show. When it ends is not known.'; Remedy = ''; NextCheck = $null; ExitCode = 0; Url = 'https://example.com/in?X-Amz-Signature=***'
        })
    $views.read = New-Copy 'PresignTools.Inspection.PresignedUrlInfo' ([ordered]@{
            MaskedUrl = $parts.Url; Repairs = @('Decoded HTML escapes (&amp; to &).', 'Removed the angle brackets around the URL.'); Notes = @(); Operation = 'PutObject'; PossibleOperations = @('PutObject')
            OperationEvidence = 'a header is signed that only an upload sends'; RequiredActions = @('s3:PutObject', 's3:PutObjectAcl'); BucketName = 'reports'; Key = '2026/q3.csv'; Region = 'eu-central-1'; EndpointRegion = 'eu-west-1'
            EndpointForm = 'Regional, virtual-hosted style'; Host = 'reports.s3.eu-west-1.amazonaws.com'; SignatureVersion = 'SigV4'; AccessKeyId = 'ASIAIOSFODNN7EXAMPLE'; KeyKind = 'Temporary'; AccountId = '111122223333'; HasSessionToken = $true
            SignedAt = $times.Signed; ExpiresInSeconds = 3600; ExpiresAt = $times.Ends; SignedHeaders = @('host', 'x-amz-acl'); RequiredHeaders = @('x-amz-acl'); OtherParameters = [ordered]@{ 'x-id' = 'PutObject' }; Sdk = 'AWS SDK for JavaScript v3'
        })
    $views.answer = New-Copy 'PresignTools.Responses.S3ErrorResponse' ([ordered]@{
            Code = 'SignatureDoesNotMatch'; StatusCode = 403; IsKnown = $true; Message = 'The request signature we calculated does not match the signature you provided. Check your key and signing method.'
            Meaning = $parts.Explanation; LikelyCauses = $parts.PossibleCauses; AccessKeyId = 'AKIAIOSFODNN7EXAMPLE'; CanonicalRequest = "PUT`n/2026/q3.csv`nX-Amz-Algorithm=AWS4-HMAC-SHA256`nhost:reports.s3.eu-central-1.amazonaws.com`n`nhost`nUNSIGNED-PAYLOAD"
            RequestId = '955102B1FB2EXAMP'; DocumentationUri = 'https://docs.example.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html'
        })
    $views.signer = New-Copy 'PresignTools.Signers.SignerContext' ([ordered]@{
            AccessKeyId = 'ASIAIOSFODNN7EXAMPLE'; KeyKind = 'Temporary'; CredentialSource = "profile 'ops'"; AccountId = '111122223333'; IsOnline = $true; Arn = 'arn:aws:sts::111122223333:assumed-role/web/i-0abc'; RoleArn = 'arn:aws:iam::111122223333:role/web'; SessionName = 'i-0abc'
            HasSessionToken = $true; Expiration = $times.Ends; MaxUrlLifetime = [timespan]'1.02:03:04'; Region = 'eu-central-1'; RegionSource = "profile 'ops'"; ClockSkew = [timespan]'00:00:02'; BucketName = 'reports'; BucketRegion = 'eu-west-1'; BucketIsOwn = $null
            Sources = @{ AccountId = 'the key id'; Arn = 'STS'; RoleArn = 'IAM'; Expiration = 'the issuer of the credentials'; MaxUrlLifetime = 'a URL ends with the credentials'; ClockSkew = 'STS'; BucketRegion = 'S3'; BucketIsOwn = 'not allowed to ask' }
            Warnings = @('The bucket is in eu-west-1, but the URL would be signed for eu-central-1: S3 refuses it. Sign for eu-west-1.')
        })
    $views.decision = New-Copy 'PresignTools.Policies.Decisions.AccessDecision' ([ordered]@{
            Decision = 'ExplicitlyDenied'; Explanation = "Denied: statement 2 'TenMinutes' of the bucket policy (line 4) denies s3:GetObject on arn:aws:s3:::reports/q3.pdf to arn:aws:iam::111122223333:role/web, because s3:signatureAge ('1800000') is greater than '600000'."
            Remedy = 'Sign a new URL and use it within 10 minutes of signing: the bucket limits the age of signatures, whatever X-Amz-Expires says.'; ChangesAt = $times.Ends; ChangesTo = 'Allowed'
            Actions = @([pscustomobject]@{ Action = 's3:GetObject'; Decision = 'ExplicitlyDenied' }, [pscustomobject]@{ Action = 's3:GetObjectTagging'; Decision = 'Allowed' })
            MissingContext = @([pscustomobject]@{ Matters = $true } | Add-Member ScriptMethod ToString { 'aws:SourceIp: ExplicitlyDenied without it' } -Force -PassThru); Notes = @('A note about this decision.'); Assumptions = @('The bucket is assumed to belong to the account of the caller, 111122223333.')
        })
    $cause = New-Copy 'PresignTools.Catalogue.Cause' ([ordered]@{ Id = 'url-expired'; Layer = 'Request'; Title = 'The URL has expired'; Explanation = $parts.Background; Remedy = $parts.Remedy; PageUri = 'https://github.com/example/example/blob/main/docs/causes/url-expired.md'; DocumentationUri = 'https://docs.example.com/sig-v4' })
    $cause.psobject.TypeNames.Insert(0, 'Deserialized.PresignTools.Catalogue.Cause#Explained')
    $views.cause = $cause

    $conditions = @([pscustomobject]@{ Kind = 'Exact'; Field = 'bucket'; Value = 'reports' }, [pscustomobject]@{ Kind = 'StartsWith'; Field = 'key'; Value = '2026/' }, [pscustomobject]@{ Kind = 'StartsWith'; Field = 'Content-Type'; Value = 'image/' },
        [pscustomobject]@{ Kind = 'Exact'; Field = 'x-amz-meta-author'; Value = 'somebody with a name that is long enough for a second line' }, [pscustomobject]@{ Kind = 'StartsWith'; Field = 'x-amz-meta-tag'; Value = '' }, [pscustomobject]@{ Kind = 'SizeRange'; Field = 'content-length-range'; Value = '' })
    $formParts = [ordered]@{
        Url = 'https://reports.s3.eu-central-1.amazonaws.com/'; BucketName = 'reports'; Key = '2026/${filename}'; Region = 'eu-central-1'; MinimumSize = 0; MaximumSize = 10485760; Conditions = $conditions; OpenFields = @('Content-Type', 'x-amz-meta-tag')
        SignedAt = $times.Signed; EffectiveExpiresAt = $times.Ends; ExpiresAt = $times.Ends; LimitedBy = 'Expiry'; AccessKeyId = 'AKIAIOSFODNN7EXAMPLE'; KeyKind = 'LongTerm'; AccountId = '111122223333'; SignatureVersion = 'SigV4'; HasSessionToken = $true
        EndpointRegion = 'eu-west-1'; Notes = @('Field acl comes after the file, where S3 ignores it.')
    }
    $views.form = New-Copy 'PresignTools.Forms.PresignedPost' $formParts
    $views.formread = New-Copy 'PresignTools.Forms.PresignedPostInfo' $formParts
    $views.formtest = New-Copy 'PresignTools.Forms.PresignedPostTest' ([ordered]@{
            Url = $formParts.Url; Summary = 'Not valid; the signature fits; ends 2026-11-24T13:00:00Z'; Findings = @([pscustomobject]@{ Status = 'Fail'; Cause = 'post-policy-mismatch'; Evidence = "Field Content-Type must begin with 'image/'; it is 'text/plain'." })
            Fields = @([pscustomobject]@{ Status = 'Pass'; Field = 'bucket'; Value = 'reports'; Condition = "must be 'reports'" }, [pscustomobject]@{ Status = 'Pass'; Field = 'key'; Value = '2026/q3.csv'; Condition = "must begin with '2026/'" },
                [pscustomobject]@{ Status = 'Fail'; Field = 'Content-Type'; Value = 'text/plain'; Condition = "must begin with 'image/'" }, [pscustomobject]@{ Status = 'Fail'; Field = 'x-amz-meta-tag'; Condition = 'may have any value' },
                [pscustomobject]@{ Status = 'Fail'; Field = 'acl'; Value = 'private' }, [pscustomobject]@{ Status = 'Unknown'; Field = 'file'; Condition = 'must have 0 to 10485760 bytes' }, [pscustomobject]@{ Status = 'Pass'; Field = 'x-amz-date'; Value = 'x'; Condition = "must be 'x'" })
        })

    function Get-Drawn($Object, [int] $Width, [string] $Culture = '') {
        $before = [cultureinfo]::CurrentCulture, [cultureinfo]::CurrentUICulture
        [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = $Culture
        [PresignTools.Views.View]::Width = $Width
        try { (($Object | Out-String -Width $Width) -replace "`e\[[0-9;]*m").ReplaceLineEndings("`n").Trim("`n") + "`n" }
        finally {
            [PresignTools.Views.View]::Width = $null
            [cultureinfo]::CurrentCulture, [cultureinfo]::CurrentUICulture = $before
        }
    }
    $script:folder = Join-Path $PSScriptRoot 'snapshots'
}

Describe 'A drawn view at <_> columns' -ForEach $widths {
    BeforeAll { $width = $_ }

    It 'of <_> is as it was drawn before, in every culture' -ForEach $names {
        $drawn = Get-Drawn $views[$_] $width
        $file = Join-Path $folder "$_.$width.txt"
        # To draw them anew after a change that is meant: set this variable, run this once, and read the difference.
        if ($env:PRESIGNTOOLS_DRAW_ANEW) { $null = New-Item $folder -ItemType Directory -Force; Set-Content $file $drawn -NoNewline }
        $drawn | Should -BeExactly (Get-Content $file -Raw).ReplaceLineEndings("`n")
        foreach ($culture in 'de-DE', 'pl-PL', 'ja-JP') { Get-Drawn $views[$_] $width $culture | Should -BeExactly $drawn -Because $culture }
    }

    It 'of <_> has whole words, and no line that is too wide' -ForEach $names {
        $lines = (Get-Drawn $views[$_] $width) -split "`n"
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessThan $width
        $known = @(($views[$_] | ConvertTo-Json -Depth 5) -split '[\s"\\]+') + 'shortened', 'characters', 'completed', 'presigned'
        foreach ($word in ($lines -join ' ') -split '\s+' | Where-Object { $_ -match '^[a-z]{9,}$' }) { $known -match [regex]::Escape($word) | Should -Not -BeNullOrEmpty -Because "'$word' is no piece of a word" }
    }
}

Describe 'A view on 80 columns' {
    It 'of <_> fits on 24 lines with the prompt' -ForEach 'diagnosis', 'placed', 'accepted', 'test', 'signed', 'session', 'read', 'answer', 'signer', 'decision', 'cause', 'form', 'formread', 'formtest', 'upload', 'zonal', 'regions', 'readregions' {
        ((Get-Drawn $views[$_] 80).TrimEnd() -split "`n").Count | Should -BeLessOrEqual 22
    }

    It 'of every answer in the public reports fits as well' {
        $file = Join-Path $PSScriptRoot '../cases/threads/incidents.jsonl'
        $bodies = Get-Content $file | ConvertFrom-Json | ForEach-Object { $_.response.body } | Where-Object { $_ -match '<Error>' }
        $bodies.Count | Should -BeGreaterThan 50
        foreach ($body in $bodies) {
            $answer = $body | ConvertFrom-S3ErrorResponse -ErrorAction Ignore -WarningAction Ignore
            if ($answer) { ((Get-Drawn $answer 80).TrimEnd() -split "`n").Count | Should -BeLessOrEqual 22 -Because $body }
        }
    }

    It 'has the whole signature of a URL that was signed, and says so where the token is cut' {
        $whole = (Get-Drawn $views.signed 80) -replace '\s'
        $whole | Should -BeLike "*$($views.signed.Url)*"
        $short = Get-Drawn $views.session 80
        $short | Should -BeLike '*X-Amz-Security-Token=IQoJb3Jp…(680 characters)*'
        $short | Should -BeLike '*To copy the URL: … | Set-Clipboard*'
        Get-Drawn $views.signed 80 | Should -BeLike '*The URL is broken into lines here. To copy it whole: … | Set-Clipboard*'
        ($short -replace '\s') | Should -BeLike ('*X-Amz-Signature=' + '0123456789abcdef' * 4 + '*')
    }
}

Describe 'Outputs one after the other' {
    It 'are each drawn as what they are, whichever came first: <_>' -ForEach @('signed diagnosis detailed answer', 'detailed diagnosis', 'test signer decision cause read', 'cause diagnosis test' | ForEach-Object { $_ }) {
        $order = $_ -split ' '
        $together = Get-Drawn ($order | ForEach-Object { $views[$_] }) 80
        $apart = ($order | ForEach-Object { (Get-Drawn $views[$_] 80).Trim("`n") }) -join "`n`n"
        $together.Trim("`n") | Should -BeExactly $apart
    }

    It 'of which several are rows have a line each, and a head above the first' {
        $row = $views.diagnosis.psobject.Copy()
        $row.psobject.TypeNames.Insert(0, "Deserialized.$type#Row")
        foreach ($together in @($views.signed, $row, $row), @($row, $row, $views.signed)) {
            $lines = (Get-Drawn $together 80) -split "`n"
            $at = @(0..($lines.Count - 1) | Where-Object { $lines[$_] -match '^reports/2026/q3\.csv +missing-signed-header, likely$' })
            $at.Count | Should -Be 2
            $at[1] - $at[0] | Should -Be 1
            @($lines -match '^Bucket/Key +Verdict$').Count | Should -Be 1
            @($lines -match '^Bucket/Key')[0] | Should -Be $lines[$at[0] - 2]
        }
    }

    It 'have no head where they need none' {
        $together = (Get-Drawn ($views.test, $views.signer) 80)
        $together | Should -Not -Match 'Bucket/Key|Count +Share'
    }
}

Describe 'A table' {
    BeforeAll {
        $signer = @{ AccessKey = 'AKIARTX3GSDSQEYGAPBA'; SecretKey = 'wJalrXUtnFEMIsK7MDENGsbPxRfiCYEXAMPLEKEY'; Region = 'eu-central-1' }
        $script:links = 'one.pdf', 'two-and-a-half.pdf' | ForEach-Object { New-S3PresignedUrl reports-of-the-firm "2026/a very long folder name that is the same/$_" @signer -WarningAction SilentlyContinue }
    }

    It 'of <name> tells the rows apart on 80 columns' -ForEach @(
        @{ name = 'signed URLs'; rows = { $links } }
        @{ name = 'URLs that were read'; rows = { $links.Url | ConvertFrom-S3PresignedUrl } }
        @{ name = 'tests'; rows = { $links | Test-S3PresignedUrl } }
        @{ name = 'diagnoses'; rows = { $links.Url | Invoke-PresignDiagnosis -Offline } }
    ) {
        $lines = (Get-Drawn (& $rows | Format-Table) 80) -split "`n"
        @($lines -match 'one\.pdf').Count | Should -Be 1
        @($lines -match 'half\.pdf').Count | Should -Be 1
        $lines | Where-Object Length -GT 80 | Should -BeNullOrEmpty
    }

    It 'of diagnoses that nobody asked to have as a table does so too, and says why where there is room' {
        $rows = $links.Url | Invoke-PresignDiagnosis -Offline
        $narrow = (Get-Drawn $rows 80) -split "`n"
        @($narrow -match 'one\.pdf +nothing-known$').Count | Should -Be 1
        $narrow | Where-Object Length -GE 80 | Should -BeNullOrEmpty
        (Get-Drawn $rows 160) | Should -Match 'half\.pdf +nothing-known +Nothing is wrong with the URL'
    }

    It 'shows what an operation may be where it is not known' {
        $text = Get-Drawn ($links.Url | ConvertFrom-S3PresignedUrl | Format-Table) 80
        $text | Should -Match '(?m)^GetObject'
    }

    It 'of causes has whole words, at <_> columns' -ForEach 60, 80, 120 {
        $width = $_
        $causes = Get-PresignCause
        $lines = (Get-Drawn $causes $_) -split "`n"
        $lines | Where-Object Length -GE $_ | Should -BeNullOrEmpty
        $words = [System.Collections.Generic.HashSet[string]]::new([string[]]("$($causes.Title) $($causes.Id) $($causes.Layer)" -split '\s+'))
        ($lines -join ' ') -split '\s+' | Where-Object { $_ -and -not $words.Contains($_) } | Should -BeNullOrEmpty
        $lines.Count | Should -BeLessThan @{ 60 = 300; 80 = 230; 120 = 180 }[$width] -Because "there are $($causes.Count)"
        foreach ($cause in $causes) { @($lines -match "^  $([regex]::Escape($cause.Id))( |$)").Count | Should -Be 1 }
    }
}

Describe 'A list of groups of failures' {
    It 'has one head, by what they are grouped by' {
        $groups = foreach ($name in 'url-expired', 'clock-skew') {
            New-Copy 'PresignTools.Measuring.PresignFailureGroup' ([ordered]@{ Count = 3; Share = 0.5; Requests = 6; FirstSeen = $times.Signed; LastSeen = $times.Ends; Title = 'T'; GroupedBy = @('Cause', 'Client'); Group = "$name, curl" })
        }
        $lines = (Get-Drawn $groups 80) -split "`n"
        $lines[0] | Should -BeExactly '      Count    Share  Cause, Client'
        @($lines -match 'Count').Count | Should -Be 1
        @($lines -match '^          3      50%  ').Count | Should -Be 2
    }
}

Describe 'A test' {
    It 'has what is wrong before what is not known, and the fix below it' {
        $unknown = [pscustomobject]@{ Status = 'Unknown'; Cause = 'wrong-bucket-or-key'; Evidence = 'S3 answered AccessDenied.'; Remedy = 'Look at the key.' }
        $fail = [pscustomobject]@{ Status = 'Fail'; Cause = 'missing-identity-permission'; Evidence = 'S3 answered AccessDenied.'; Remedy = 'Allow it.' }
        $test = New-Copy 'PresignTools.Verification.PresignedUrlTest' ([ordered]@{ Method = 'GET'; Url = $parts.Url; Summary = 'Not valid'; Findings = @($unknown, $fail); LineDifferences = @() })
        $lines = (Get-Drawn $test 80).TrimEnd() -split "`n"
        $lines[-5..-1] | Should -Be '  Fail: missing-identity-permission: S3 answered AccessDenied.', '    -> Allow it.', '  Unknown: wrong-bucket-or-key: as above', '', 'Not valid'
    }
}

Describe 'A diagnosis on 80 columns' {
    It 'fits on 24 lines with the prompt, and ends with verdict and remedy' {
        $lines = (Get-Drawn $views.diagnosis 80).TrimEnd() -split "`n"
        $lines.Count | Should -BeLessOrEqual 23
        ($lines -match '^  [1-7] ').Count | Should -Be 7
        $lines[-2], $lines[-3], $lines[-4] -match [regex]::Escape($parts.Title) | Should -Not -BeNullOrEmpty
        ($lines[-2..-1] -join ' ') | Should -BeLike '*-> Send x-amz-acl*'
        "$lines" | Should -BeLike '*… | Invoke-PresignDiagnosis -ProfileName ADMIN*'
        "$lines" | Should -BeLike '*(… | Invoke-PresignDiagnosis).Needs*'
        "$lines" | Should -Not -BeLike '*$d*' -Because 'nothing was assigned'
    }

    It 'shows the place at fault with a mark below it, at any width, and nothing else is lost for it' {
        foreach ($width in 60, 80, 120, 200) {
            $lines = (Get-Drawn $views.placed $width) -split "`n"
            $at = [array]::FindIndex($lines, [Predicate[string]] { $args[0] -match '\^' })
            $at | Should -BeGreaterThan 1
            $mark = $lines[$at]
            $lines[$at - 1].Substring($mark.IndexOf('^'), $mark.LastIndexOf('^') - $mark.IndexOf('^') + 1) | Should -BeExactly 'x-amz-acl'
            $mark | Should -BeLike '*signed, not sent*'
            ($lines -match '^  [1-7] ').Count | Should -Be 7
            ($lines -match '\^').Count | Should -Be 1 -Because 'a whole line is no place'
        }
    }

    It 'breaks a command only where PowerShell reads on' {
        $drawn = Get-Drawn $views.detailed 60
        $start = $drawn.IndexOf('Invoke-PresignDiagnosis -Url')
        $command = $drawn.Substring($start, $drawn.IndexOf('  To copy', $start) - $start)
        $command | Should -BeLike "*```n*"
        $errors = $null
        $ast = [System.Management.Automation.Language.Parser]::ParseInput($command, [ref]$null, [ref]$errors)
        $errors | Should -BeNullOrEmpty
        $ast.EndBlock.Statements.Count | Should -Be 1
        $ast.EndBlock.Statements[0].PipelineElements[0].CommandElements.Count | Should -Be 7
    }

    It 'has colors where the host has them, and none with NO_COLOR' {
        $code = {
            Import-Module $module
            $PSStyle.OutputRendering = 'Ansi'
            'AccessDenied (403)' | Invoke-PresignDiagnosis -Offline | Out-String
        }
        $plain = Invoke-ChildPwsh -Variable @{ module = Get-PresignModulePath } -Environment @{ NO_COLOR = '1' } -Script $code
        "$plain" | Should -Not -BeLike "*$([char]27)*"
    }
}

Describe 'A real diagnosis' {
    It 'of <name> fits on 80x24' -ForEach @(
        @{ name = 'a bare AccessDenied'; code = { '<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>R</RequestId></Error>' | Invoke-PresignDiagnosis -Offline } }
        @{ name = 'a URL with AccessDenied'; code = { Invoke-PresignDiagnosis $url -ErrorResponse '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>' -Offline -AsOf $time } }
        @{ name = 'a URL with SignatureDoesNotMatch'; code = { Invoke-PresignDiagnosis $url -ErrorResponse '<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided.</Message></Error>' -Offline -AsOf $time } }
        @{ name = 'an expired URL'; code = { Invoke-PresignDiagnosis $url -ErrorResponse '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>' -Offline -AsOf $time.AddDays(9) } }
        @{ name = 'nothing wrong'; code = { Invoke-PresignDiagnosis $url -Offline -AsOf $time } }
    ) {
        $time = [datetimeoffset]'2026-11-24T12:30:45Z'
        $url = (New-S3PresignedUrl reports 2026/q3.csv -AccessKey AKIARTX3GSDSQEYGAPBA -SecretKey wJalrXUtnFEMIsK7MDENGsbPxRfiCYEXAMPLEKEY -Region eu-central-1 -SignedAt $time -WarningAction SilentlyContinue).Url
        $diagnosis = & $code
        $lines = (Get-Drawn $diagnosis 80).TrimEnd() -split "`n"
        $lines.Count | Should -BeLessOrEqual 23
        $lines | Where-Object Length -GE 80 | Should -BeNullOrEmpty
        if ($diagnosis.Remedy) { $lines[-4..-1] -join ' ' | Should -BeLike '*-> *' }
    }
}
