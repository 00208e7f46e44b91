# What every cmdlet puts out: lists that PowerShell can index.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    . (Join-Path $PSScriptRoot '../servers/Listener.ps1')
    Import-Module (Get-PresignModulePath)
    $signer = @{ AccessKey = 'AKIARZPUZDIKGB2VALC4'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'; Region = 'eu-central-1' }
    $policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"x"},"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}},{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}'
    $denied = '<Error><Code>AccessDenied</Code><Message>There were headers present in the request which were not signed</Message><HeadersNotSigned>x-amz-acl, x-amz-meta-a</HeadersNotSigned></Error>'
    . (Join-Path $PSScriptRoot 'Logs.Samples.ps1')
    $signed = New-S3PresignedUrl reports in/q3.csv -Method PUT -ContentType text/csv @signer -WarningAction SilentlyContinue
    $script:outputs = @{
        'New-S3PresignedUrl'          = $signed
        'New-S3PresignedUpload'       = New-S3PresignedUpload reports in/q3.csv -Size 100MB -UploadId u @signer
        'Invoke-S3PresignedUrl'       = Receive-FromListener
        'Watch-S3PresignedUrl'        = $signed | Watch-S3PresignedUrl -Count 1
        'ConvertFrom-S3AccessLog'     = $logSamples.Line | ConvertFrom-S3AccessLog
        'Measure-S3PresignFailure'    = $logSamples.Line | Measure-S3PresignFailure
        'ConvertFrom-S3CloudTrailEvent' = $logSamples.Event | ConvertFrom-S3CloudTrailEvent
        'ConvertFrom-S3PresignedUrl'  = ConvertFrom-S3PresignedUrl ("<$($signed.Url -replace '&', '&amp;')>")
        'Test-S3PresignedUrl'         = Test-S3PresignedUrl ($signed.Url -replace 'q3', 'q4') -Method PUT -Header @{ 'x-amz-acl' = 'private' } -SecretKey $signer.SecretKey
        'ConvertFrom-S3ErrorResponse' = ConvertFrom-S3ErrorResponse $denied
        'Get-PresignCause'            = Get-PresignCause
        'Get-S3AccessDecision'        = Get-S3AccessDecision -Operation GetObject -BucketName reports -Key k -Principal arn:aws:iam::111122223333:user/ann -BucketPolicy $policy
        'Get-S3SignerContext'         = Get-S3SignerContext @signer -Offline
        'Invoke-PresignDiagnosis'     = Invoke-PresignDiagnosis $signed.Url -Method PUT -Header @{ 'x-amz-acl' = 'private' } -ErrorResponse $denied -Offline
    }

    function Get-Unindexable($Object, [string] $Path, [int] $Depth = 0) {
        if ($null -eq $Object -or $Depth -gt 4) { return }
        if ($Object -is [System.Collections.IList]) {
            $type = $Object.GetType()
            if (-not $type.IsArray -and -not $type.GetDefaultMembers().Count) { "$Path ($($type.Name))" }
            foreach ($item in $Object) { Get-Unindexable $item "$Path[]" ($Depth + 1) }
        }
        elseif ($Object.GetType().Namespace -like 'PresignTools*' -and -not $Object.GetType().IsEnum) {
            foreach ($property in $Object.psobject.Properties) { Get-Unindexable $property.Value "$Path.$($property.Name)" ($Depth + 1) }
        }
    }
}

Describe 'Lists in the output' {
    It 'of <_> can be indexed' -ForEach 'New-S3PresignedUrl', 'New-S3PresignedUpload', 'Invoke-S3PresignedUrl', 'Watch-S3PresignedUrl', 'ConvertFrom-S3PresignedUrl', 'Test-S3PresignedUrl', 'ConvertFrom-S3ErrorResponse', 'Get-PresignCause', 'Get-S3AccessDecision', 'Get-S3SignerContext', 'Invoke-PresignDiagnosis', 'ConvertFrom-S3AccessLog', 'ConvertFrom-S3CloudTrailEvent', 'Measure-S3PresignFailure' {
        $outputs[$_] | Should -Not -BeNullOrEmpty
        Get-Unindexable $outputs[$_] $_ | Sort-Object -Unique | Should -BeNullOrEmpty
    }
}
