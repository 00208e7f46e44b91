# Lines that come one by one: those of one answer are one failure, wherever they were kept; those of a list are one failure each.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $PSDefaultParameterValues['Invoke-PresignDiagnosis:Offline'] = $true
    $signer = @{ AccessKey = 'AKIARTX3GSDSQEYGAPBA'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'; Region = 'eu-central-1' }
    $script:url = (New-S3PresignedUrl reports 2026/q3.csv @signer -WarningAction SilentlyContinue).Url
    $script:answer = @(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message><AWSAccessKeyId>AKIARTX3GSDSQEYGAPBA</AWSAccessKeyId><StringToSign>AWS4-HMAC-SHA256'
        '20261124T123045Z'
        '20261124/eu-central-1/s3/aws4_request'
        '3bfa292879f6447bbcda7001decf97f4a54dc650c8942174ae0a9121cf58ad04</StringToSign><CanonicalRequest>GET'
        '/2026/q3.csv'
        ''
        'host:reports.s3.eu-central-1.amazonaws.com'
        ''
        'host'
        'UNSIGNED-PAYLOAD</CanonicalRequest><RequestId>R</RequestId></Error>'
    )
    $script:whole = $answer -join "`n" | Invoke-PresignDiagnosis
}

AfterAll { $PSDefaultParameterValues.Remove('Invoke-PresignDiagnosis:Offline') }

Describe 'Lines of one answer in a variable' {
    It 'are one failure, as the answer in one text is: <name>' -ForEach @(
        @{ name = 'as curl prints it'; skip = 0 }
        @{ name = 'without an XML declaration'; skip = 1 }
    ) {
        $lines = $answer | Select-Object -Skip $skip
        $all = @($lines | Invoke-PresignDiagnosis -ErrorVariable faults)
        $faults | Should -BeNullOrEmpty
        $all.Count | Should -Be 1
        $all[0].RootCause | Should -Be $whole.RootCause
        $all[0].ErrorCode | Should -Be SignatureDoesNotMatch
    }

    It 'are one with the head of the answer' {
        $lines = @('HTTP/1.1 403 Forbidden', 'x-amz-request-id: R', '') + $answer
        $all = @($lines | Invoke-PresignDiagnosis)
        $all.Count | Should -Be 1
        $all[0].StatusCode | Should -Be 403
    }

    It 'belong to the URL that is given by name' {
        $all = @($answer | Invoke-PresignDiagnosis -Url $url)
        $all.Count | Should -Be 1
        $all[0].BucketName | Should -Be reports
        $all[0].ErrorCode | Should -Be SignatureDoesNotMatch
    }

    It 'are as many failures as answers' {
        $denied = '<?xml version="1.0" encoding="UTF-8"?>', '<Error><Code>NoSuchBucket</Code><Message>x</Message></Error>'
        $all = @($answer + $denied | Invoke-PresignDiagnosis)
        $all.ErrorCode | Should -Be SignatureDoesNotMatch, NoSuchBucket
    }

    It 'are read so where the command is made from a text' {
        $block = [scriptblock]::Create('param($lines) $lines | Invoke-PresignDiagnosis -Offline')
        @(& $block $answer).Count | Should -Be 1
    }
}

Describe 'Lines that stand for themselves' {
    It 'stay one failure each' {
        $all = @('AccessDenied (403)', "$url 403", '<Error><Code>NoSuchKey</Code></Error>' | Invoke-PresignDiagnosis)
        $all.Count | Should -Be 3
        $all[2].ErrorCode | Should -Be NoSuchKey
    }

    It 'of a file may have comments and blank lines between them' {
        $file = Join-Path $TestDrive 'urls.txt'
        $other = $url.Replace('q3.csv', 'q4.csv')
        Set-Content $file '# handed out on Monday', $url, '', '# on Tuesday', $other, '# and again', $url
        $all = @(Get-Content $file | Invoke-PresignDiagnosis -WarningVariable warnings)
        $warnings | Should -BeNullOrEmpty
        $all.Key | Should -Be '2026/q3.csv', '2026/q4.csv', '2026/q3.csv'
    }
}
