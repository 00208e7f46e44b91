# Events of CloudTrail at the prompt: files, Find-CTEvent, Athena, JSON in lines; what is damaged is one error each.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    . (Join-Path $PSScriptRoot 'Logs.Samples.ps1')
    Import-Module (Get-PresignModulePath)
    $event = $logSamples.Event
    function Get-Event([int] $Number) { $event.Replace('FNQMP9GW6T92Y09S', ('{0:d16}' -f $Number)) }
    $folder = (New-Item (Join-Path $TestDrive 'AWSLogs/111122223333/CloudTrail/eu-west-1/2026/03/01') -ItemType Directory).FullName
    $top = Join-Path $TestDrive 'AWSLogs'
    $all = [System.IO.MemoryStream]::new()
    $gzip = [System.IO.Compression.GZipStream]::new($all, [System.IO.Compression.CompressionMode]::Compress)
    $gzip.Write([System.Text.Encoding]::UTF8.GetBytes("{`"Records`":[$(Get-Event 1),$(Get-Event 2)]}"))
    $gzip.Dispose()
    [System.IO.File]::WriteAllBytes("$folder/111122223333_CloudTrail_eu-west-1_20260301T1205Z_a.json.gz", $all.ToArray())
    [System.IO.File]::WriteAllText("$folder/111122223333_CloudTrail_eu-west-1_20260301T1210Z_b.json", "{`"Records`":[$(Get-Event 3)]}")
    $digests = (New-Item (Join-Path $TestDrive 'AWSLogs/111122223333/CloudTrail-Digest') -ItemType Directory).FullName
    [System.IO.File]::WriteAllText("$digests/digest.json", '{"awsAccountId":"111122223333"}')
}

Describe 'Where events come from' {
    It 'a folder of log files, compressed or not, without digests' {
        $read = ConvertFrom-S3CloudTrailEvent -Path $top -Recurse -ErrorAction Stop
        $read.RequestId | Should -Be '0000000000000001', '0000000000000002', '0000000000000003'
        $read.Line | Should -Be 1, 2, 1
        $read[0].File | Should -BeLike '*_a.json.gz'
    }
    It 'files of Get-ChildItem' { (Get-ChildItem $folder | ConvertFrom-S3CloudTrailEvent).Count | Should -Be 3 }
    It 'JSON in a string, an event a line, and one document in lines' {
        (Get-Event 1), (Get-Event 2) | ConvertFrom-S3CloudTrailEvent | Should -HaveCount 2
        "{`"Records`":[$(Get-Event 1),$(Get-Event 2)]}" | ConvertFrom-Json | ConvertTo-Json -Depth 9 | ForEach-Object { $_ -split '\r?\n' } | ConvertFrom-S3CloudTrailEvent -ErrorAction Stop | Should -HaveCount 2
    }
    It 'events as Find-CTEvent gives them' {
        $found = [pscustomobject]@{ EventId = 'x'; EventName = 'GetObject'; EventSource = 's3.amazonaws.com'; CloudTrailEvent = $event; Resources = @() }
        ($found | ConvertFrom-S3CloudTrailEvent).RequestId | Should -Be 'FNQMP9GW6T92Y09S'
    }
    It 'objects of JSON' { (($event | ConvertFrom-Json) | ConvertFrom-S3CloudTrailEvent).Requester | Should -Be 'arn:aws:sts::111122223333:assumed-role/app/web' }
    It 'rows of Athena, nested columns as JSON or as Athena prints them' {
        $identity = '{type=AssumedRole, principalid=AROAIDPPEZS35WEXAMPLE:web, arn=arn:aws:sts::111122223333:assumed-role/app/a=b,c, accountid=111122223333, invokedby=null, accesskeyid=ASIAIOSFODNN7EXAMPLE, username=null, sessioncontext={attributes={mfaauthenticated=true, creationdate=2026-03-01T11:00:00Z}, sessionissuer={type=Role, principalid=AROAIDPPEZS35WEXAMPLE, arn=arn:aws:iam::111122223333:role/app, accountid=111122223333, username=app}}}'
        $row = @"
eventtime,eventsource,eventname,awsregion,useridentity,errorcode,errormessage,requestparameters,additionaleventdata,requestid,resources,vpcendpointid
2026-03-01T12:05:00Z,s3.amazonaws.com,GetObject,eu-west-1,"$identity",AccessDenied,Access Denied,"{""bucketName"":""reports"",""key"":""2026/q3.pdf"",""Host"":""reports.s3.eu-west-1.amazonaws.com""}","{""SignatureVersion"":""SigV4"",""AuthenticationMethod"":""QueryString""}",0000000000000009,"[{arn=arn:aws:s3:::reports/2026/q3.pdf, accountid=null, type=AWS::S3::Object}, {arn=arn:aws:s3:::reports, accountid=111122223333, type=AWS::S3::Bucket}]",vpce-0123456789abcdef0
"@ | ConvertFrom-Csv
        $read = $row | ConvertFrom-S3CloudTrailEvent -ErrorAction Stop
        $read.Requester | Should -Be 'arn:aws:sts::111122223333:assumed-role/app/a=b,c'
        $read.SessionIssuer | Should -Be 'arn:aws:iam::111122223333:role/app'
        $read.MfaAuthenticated | Should -BeTrue
        $read.Key, $read.AuthenticationType, $read.VpcEndpointId | Should -Be '2026/q3.pdf', 'QueryString', 'vpce-0123456789abcdef0'
        $read.Resources.Arn | Should -Be 'arn:aws:s3:::reports/2026/q3.pdf', 'arn:aws:s3:::reports'
    }
    It 'events of other services are skipped' { '{"eventVersion":"1","eventSource":"kms.amazonaws.com","eventName":"Decrypt"}' | ConvertFrom-S3CloudTrailEvent -ErrorAction Stop | Should -BeNullOrEmpty }
}

Describe 'One event' {
    It 'is found by its request id, and files behind it are not opened' {
        [System.IO.File]::WriteAllText("$folder/z.json", '{ 0000000000000002')
        try { ConvertFrom-S3CloudTrailEvent -Path $top -Recurse -RequestId 0000000000000002 -ErrorAction Stop | Should -HaveCount 1 }
        finally { Remove-Item "$folder/z.json" }
    }
}

Describe 'What is damaged' {
    It 'a line among others is one error, and the others are read' {
        $read = (Get-Event 1), $event.Substring(0, 300), (Get-Event 2) | ConvertFrom-S3CloudTrailEvent -ErrorVariable faults -ErrorAction SilentlyContinue
        $read.Count | Should -Be 2
        @($faults).FullyQualifiedErrorId | Should -BeLike 'CloudTrailNotReadable,*'
    }
    It 'of a file that was cut the whole events are read' {
        [System.IO.File]::WriteAllText("$TestDrive/cut.json", "{`"Records`":[$(Get-Event 1),$(Get-Event 2)".Substring(0, $event.Length + 400))
        $read = ConvertFrom-S3CloudTrailEvent -Path "$TestDrive/cut.json" -ErrorVariable faults -ErrorAction SilentlyContinue
        @($read).Count | Should -Be 1
        @($faults).FullyQualifiedErrorId | Should -BeLike 'CloudTrailNotReadable,*'
        "$($faults[0].Exception.Message)" | Should -BeLike '*cut.json*'
    }
    It 'a compressed file that was cut' {
        $bytes = [System.IO.File]::ReadAllBytes((Get-ChildItem $folder -Filter *_a.json.gz).FullName)
        [System.IO.File]::WriteAllBytes("$TestDrive/cut.gz", $bytes[0..($bytes.Length - 60)])
        $null = ConvertFrom-S3CloudTrailEvent -Path "$TestDrive/cut.gz" -ErrorVariable faults -ErrorAction SilentlyContinue
        @($faults).FullyQualifiedErrorId | Should -BeLike 'LogFileDamaged,*'
    }
}

Describe 'The diagnosis of an event' {
    It 'reads the policy out of the message' {
        $diagnosis = $event | ConvertFrom-S3CloudTrailEvent | Invoke-PresignDiagnosis -Offline
        $diagnosis.RootCause | Should -Be 'bucket-policy-explicit-deny'
        $diagnosis.Key | Should -Be '2026/q3 final.pdf'
        $diagnosis.Explanation | Should -BeLike '*CloudTrail has the request at 2026-03-01T12:05:00Z, signed by arn:aws:sts::111122223333:assumed-role/app/web*'
        $diagnosis.Url | Should -Not -BeLike '*X-Amz-Signature=0*'
    }
}
