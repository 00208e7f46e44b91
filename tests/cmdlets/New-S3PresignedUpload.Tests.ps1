# Uploads in parts: the object, its way through JSON, the start on a server, and the script that carries it out with curl.

BeforeDiscovery {
    # A shell, curl and dd: what the script needs of a machine.
    $noShell = [bool] ('sh', 'curl', 'dd' | Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) })
}

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $keys = @{ AccessKey = 'AKIARTX3GSDSQEYGAPBA'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYALICEKEY1'; Region = 'eu-central-1' }
    $known = @{ BucketName = 'reports'; UploadId = '2~V/x+=' } + $keys
    $sandbox = Start-TestSandbox
    $here = (Get-SandboxSigner alice) + @{ Region = 'eu-central-1'; EndpointUrl = $sandbox.Base }

    function New-File([string] $Name, [int] $Size) {
        $path = Join-Path $TestDrive $Name
        $bytes = [byte[]]::new($Size)
        [System.Random]::new($Size).NextBytes($bytes)
        [System.IO.File]::WriteAllBytes($path, $bytes)
        $path
    }

    function Invoke-Script([string] $Text, [string[]] $Argument) {
        # As somebody runs it who has nothing but the script: in a shell, in the folder of the file.
        $file = Join-Path $TestDrive 'upload.sh'
        [System.IO.File]::WriteAllText($file, $Text)
        Push-Location $TestDrive
        try { $said = sh $file @Argument 2>&1 | ForEach-Object { "$_" }; [pscustomobject]@{ Exit = $LASTEXITCODE; Said = $said } }
        finally { Pop-Location }
    }

    function Get-Error([scriptblock] $Script) {
        $ErrorActionPreference = 'Continue'
        @(& $Script 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | ForEach-Object { $_.FullyQualifiedErrorId.Split(',')[0] })
    }
}

AfterAll { Stop-TestSandbox $sandbox }

Describe 'New-S3PresignedUpload, without sending' {
    It 'gives a URL and a range for each part' {
        $set = New-S3PresignedUpload @known -Key in/big.iso -Size 100MB
        $set | Should -BeOfType PresignTools.Signing.Uploads.PresignedUpload
        $set.PartCount | Should -Be 7
        $set.Parts.PartNumber | Should -Be (1..7)
        ($set.Parts | Measure-Object Length -Sum).Sum | Should -Be 100MB
        $set.Parts[6].Offset | Should -Be 96MB
        $set.Complete.Method, $set.Abort.Method, $set.ListParts.Method | Should -Be POST, DELETE, GET
        "$set" | Should -BeExactly 'reports/in/big.iso (7 parts)'
    }

    It 'signs URLs that Test-S3PresignedUrl finds right and ConvertFrom-S3PresignedUrl reads' {
        $set = New-S3PresignedUpload @known -Key 'in/a b+é.iso' -Size 20MB -ExpectedBucketOwner 111122223333
        foreach ($url in @($set.Parts) + $set.Complete + $set.Abort + $set.ListParts) {
            $test = $url | Test-S3PresignedUrl -SecretKey $keys.SecretKey
            $test.IsValid | Should -BeTrue -Because $test.Summary
            $test.SignatureMatches | Should -BeTrue
        }
        $read = @($set.Parts[1], $set.Complete, $set.Abort, $set.ListParts | ForEach-Object { ConvertFrom-S3PresignedUrl $_.Url })
        $read[0].Operation | Should -Be UploadPart
        $read[1].PossibleOperations | Should -Be CompleteMultipartUpload, AbortMultipartUpload, ListParts -Because 'the others differ by method alone'
        $read[0].OtherParameters['partNumber'] | Should -Be 2
        $read.Key | Select-Object -Unique | Should -BeExactly 'in/a b+é.iso'
    }

    It 'takes the size from the file, and s3://bucket/key in one' {
        $file = New-File 'small.bin' 12345
        $set = New-S3PresignedUpload s3://reports/in/small.bin -InFile $file -UploadId u @keys
        $set.Size, $set.PartCount, $set.BucketName, $set.Key | Should -Be 12345, 1, 'reports', 'in/small.bin'
    }

    It 'takes files and rows from the pipeline' {
        $null = New-File 'one.bin' 10; $null = New-File 'two.bin' 20
        $sets = Get-ChildItem (Join-Path $TestDrive '???.bin') | Sort-Object Name | New-S3PresignedUpload -BucketName reports -Key { "in/$($_.Name)" } -UploadId u @keys
        $sets.Key | Should -Be 'in/one.bin', 'in/two.bin'
        $sets.Size | Should -Be 10, 20
        $rows = "BucketName,Key,Size,UploadId`nreports,a,20MB,u1`nreports,b,5,u2" | ConvertFrom-Csv | New-S3PresignedUpload @keys
        $rows.PartCount | Should -Be 2, 1
        $rows.UploadId | Should -Be u1, u2
    }

    It 'ends with temporary credentials' {
        $role = [pscustomobject]@{ AccessKeyId = 'ASIAIOSFODNN7EXAMPLE'; SecretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'; SessionToken = 'IQoJb3JpZ2luX2VjEXAMPLE'; Expiration = [datetime]::UtcNow.AddMinutes(30) }
        $set = New-S3PresignedUpload reports k -Size 1MB -UploadId u -Credential $role -Region eu-central-1 -ExpiresIn 12h -WarningVariable warned -WarningAction SilentlyContinue
        $set.LimitedBy | Should -Be Credentials
        ($set.ExpiresAt - $set.EffectiveExpiresAt).TotalHours | Should -BeGreaterThan 11
        "$warned" | Should -BeLike '*credentials*end*'
    }

    It 'refuses with its own error: <id>' -ForEach @(
        @{ id = 'UploadSizeOutOfRange'; script = { New-S3PresignedUpload @known -Key k -Size 49TB } }
        @{ id = 'PartSizeOutOfRange'; script = { New-S3PresignedUpload @known -Key k -Size 1GB -PartSize 1MB } }
        @{ id = 'PartSizeNotWhole'; script = { New-S3PresignedUpload @known -Key k -Size 1GB -PartSize 6000000 } }
        @{ id = 'TooManyParts'; script = { New-S3PresignedUpload @known -Key k -Size 1TB -PartSize 5MB } }
        @{ id = 'UploadSizeMissing'; script = { New-S3PresignedUpload @known -Key k } }
        @{ id = 'UploadSizeDiffers'; script = { New-S3PresignedUpload @known -Key k -Size 6 -InFile (New-File 'five' 5) } }
        @{ id = 'ChecksumsMissing'; script = { New-S3PresignedUpload @known -Key k -Size 6 -ChecksumAlgorithm SHA256 } }
        @{ id = 'KeyMissing'; script = { New-S3PresignedUpload @known -Size 1GB } }
        @{ id = 'BucketMissing'; script = { New-S3PresignedUpload -Key k -Size 1GB @keys } }
        @{ id = 'UploadFileNotFound'; script = { New-S3PresignedUpload @known -Key k -InFile (Join-Path $TestDrive 'missing') } }
        @{ id = 'ExpiryOutOfRange'; script = { New-S3PresignedUpload @known -Key k -Size 1 -ExpiresIn 8d } }
        @{ id = 'LifetimeTwice'; script = { New-S3PresignedUpload @known -Key k -Size 1 -ExpiresIn 1h -ExpiresAt 2126-01-01 } }
        @{ id = 'ChecksumAlgorithmUnknown'; script = { New-S3PresignedUpload @known -Key k -InFile (New-File 'c' 1) -ChecksumAlgorithm MD5 } }
        @{ id = 'UploadSetNotReadable'; script = { New-S3PresignedUpload -RefreshFrom '{}' @keys } }
        @{ id = 'UploadSetNotReadable'; script = { New-S3PresignedUpload -RefreshFrom (Get-Date) @keys } }
        @{ id = 'UploadSetOfOtherPlace'; script = { New-S3PresignedUpload -RefreshFrom ((New-S3PresignedUpload @known -Key k -Size 1).ToJson() -replace '"reports"', '"secrets"') @keys } }
    ) {
        $errors = try { Get-Error $script } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
        $errors | Should -Be $id
    }

    It 'comes back from a file that ends after the sizes were taken' {
        $file = New-File 'shrinks' 100
        $set = New-S3PresignedUpload @known -Key k -InFile $file -ChecksumAlgorithm crc32
        $set.Parts[0].RequiredHeaders['x-amz-checksum-crc32'] | Should -Match '^[\w+/]{6}==$'
    }
}

Describe 'A set' {
    BeforeAll {
        $file = New-File 'sums.bin' 12000000
        $set = New-S3PresignedUpload @known -Key 'in/2026-11-24T12:00:00Z' -InFile $file -PartSize 5MB -ChecksumAlgorithm sha256 -ExpectedBucketOwner 111122223333 -SignedAt 2026-11-24T12:00:00Z -WarningAction SilentlyContinue
        $now = @{ SignedAt = [datetimeoffset]'2026-11-25T12:00:00Z'; ExpiresIn = '2h'; WarningAction = 'SilentlyContinue' } + $keys
    }

    It 'comes back from JSON whole: <name>' -ForEach @(
        @{ name = 'its own'; way = { $set.ToJson() } }
        @{ name = 'ConvertTo-Json'; way = { $set | ConvertTo-Json -Depth 5 } }
        @{ name = 'ConvertTo-Json with names of enumerations'; way = { $set | ConvertTo-Json -Depth 5 -EnumsAsStrings -Compress } }
        @{ name = 'ConvertTo-Json of depth 2'; way = { $set | ConvertTo-Json -WarningAction SilentlyContinue } }
    ) {
        $json = & $way
        [PresignTools.Signing.Uploads.PresignedUpload]::FromJson($json).ToJson() | Should -BeExactly $set.ToJson()
        $again = New-S3PresignedUpload -RefreshFrom $json @now
        $again.ToJson() | Should -BeExactly (New-S3PresignedUpload -RefreshFrom $set @now).ToJson()
        $again.UploadId | Should -BeExactly $set.UploadId
        $again.ExpiresAt | Should -Be ([datetimeoffset]'2026-11-25T14:00:00Z')
        $again.Parts[2].RequiredHeaders['x-amz-checksum-sha256'] | Should -BeExactly $set.Parts[2].RequiredHeaders['x-amz-checksum-sha256']
        ($again.Parts[2] | Test-S3PresignedUrl -SecretKey $keys.SecretKey -AsOf $now.SignedAt.AddMinutes(1)).IsValid | Should -BeTrue
    }

    It 'is read as an object too: <name>' -ForEach @(
        @{ name = 'ConvertFrom-Json'; way = { $set | ConvertTo-Json -Depth 5 | ConvertFrom-Json } }
        @{ name = 'a hashtable'; way = { $set | ConvertTo-Json -Depth 5 | ConvertFrom-Json -AsHashtable } }
        @{ name = 'a job'; way = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($set, 4)) } }
        @{ name = 'lines of a file'; way = { , ($set.ToJson() -split "`n") } }
    ) {
        $set = New-S3PresignedUpload @known -Key in/k -Size 20MB -ExpectedBucketOwner 111122223333
        $copy = & $way
        (New-S3PresignedUpload -RefreshFrom $copy @now).ToJson() | Should -BeExactly (New-S3PresignedUpload -RefreshFrom $set @now).ToJson()
    }

    It 'whose key ConvertFrom-Json has made a time is refused with the reason' {
        $copy = $set.ToJson().Replace('in/2026', '2026') | ConvertFrom-Json
        New-S3PresignedUpload -RefreshFrom $copy @now -ErrorVariable failed -ErrorAction SilentlyContinue
        "$failed" | Should -BeLike '*Key*time*'
    }

    It 'has the checksums of the parts' {
        $bytes = [System.IO.File]::ReadAllBytes($file)
        foreach ($part in $set.Parts) {
            $slice = [byte[]]::new($part.Length); [array]::Copy($bytes, $part.Offset, $slice, 0, $part.Length)
            $part.RequiredHeaders['x-amz-checksum-sha256'] | Should -BeExactly ([Convert]::ToBase64String([System.Security.Cryptography.SHA256]::HashData($slice)))
        }
    }
}

Describe 'New-S3PresignedUpload, on a server' {
    It 'starts the upload with the settings of the object' {
        $settings = @{
            ContentType = 'text/csv'; ContentDisposition = 'attachment; filename="q3.csv"'; CacheControl = 'max-age=60'; Metadata = @{ source = 'branch-7' }; Tag = @{ team = 'data' }
            ServerSideEncryption = 'AES256'; StorageClass = 'STANDARD_IA'
        }
        $set = New-S3PresignedUpload reports in/q3.csv -Size 17 @settings @here
        $set.UploadId | Should -Not -BeNullOrEmpty
        $put = Invoke-WebRequest $set.Parts[0].Url -Method Put -Body 'seventeen bytes..'
        $body = "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>$($put.Headers.ETag)</ETag></Part></CompleteMultipartUpload>"
        (Invoke-WebRequest $set.ListParts.Url).Content | Should -BeLike '*<Size>17</Size>*'
        (Invoke-WebRequest $set.Complete.Url -Method Post -Body $body).Content | Should -BeLike '*CompleteMultipartUploadResult*'
        $got = Invoke-WebRequest (New-S3PresignedUrl reports in/q3.csv @here).Url
        $got.Content | Should -Be 'seventeen bytes..'
        "$($got.Headers.'Content-Type')", "$($got.Headers.'Content-Disposition')", "$($got.Headers.'Cache-Control')" | Should -Be 'text/csv', 'attachment; filename="q3.csv"', 'max-age=60'
        "$($got.Headers.'x-amz-meta-source')", "$($got.Headers.'x-amz-server-side-encryption')", "$($got.Headers.'x-amz-storage-class')", "$($got.Headers.'x-amz-tagging-count')" | Should -Be 'branch-7', 'AES256', 'STANDARD_IA', '1'
    }

    It 'starts nothing with -WhatIf, nor with what cannot be signed' {
        $before = (Invoke-WebRequest (New-S3PresignedUrl reports -Target Bucket -QueryParameter @{ uploads = '' } @here).Url).Content -split '<Upload>' | Measure-Object
        New-S3PresignedUpload reports in/not -Size 17 @here -WhatIf | Should -BeNullOrEmpty
        Get-Error { New-S3PresignedUpload reports in/not -Size 17 -ExpiresIn 8d @here } | Should -Be ExpiryOutOfRange
        Get-Error { New-S3PresignedUpload reports in/not -Size 17 -Metadata @{ a = 'ü' } @here } | Should -Be MetadataNotAscii
        Get-Error { New-S3PresignedUpload reports in/not -Size 17 -ServerSideEncryption rot13 @here } | Should -Be EncryptionUnknown
        $after = (Invoke-WebRequest (New-S3PresignedUrl reports -Target Bucket -QueryParameter @{ uploads = '' } @here).Url).Content -split '<Upload>' | Measure-Object
        $after.Count | Should -Be $before.Count
    }

    It 'says why the upload was not started' {
        New-S3PresignedUpload no-such-bucket k -Size 1 @here -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'UploadNotStarted,*'
        "$($failed[0])" | Should -BeLike '*NoSuchBucket*'
        $failed[0].CategoryInfo.Category | Should -Be ObjectNotFound
        $bob = (Get-SandboxSigner bob) + @{ Region = 'eu-central-1'; EndpointUrl = $sandbox.Base }
        New-S3PresignedUpload reports vault/x -Size 1 @bob -ErrorVariable failed -ErrorAction SilentlyContinue
        "$($failed[0])" | Should -BeLike '*AccessDenied*s3:PutObject*'
        $failed[0].ErrorDetails.RecommendedAction | Should -BeLike '*s3:PutObject*'
        New-S3PresignedUpload reports k -Size 1 @keys -EndpointUrl http://127.0.0.1:9 -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'UploadServerNotReached,*'
    }
}

Describe 'The script of a set, with nothing but a shell, curl and dd' -Skip:$noShell {
    It 'uploads 100 MB, and the hash of what arrived is right' {
        $file = New-File 'it''s $big.bin' 100000000
        $script = New-S3PresignedUpload reports 'in/it''s $big (1).bin' -InFile $file @here -AsCurl
        $script | Should -BeOfType string
        $script | Should -Not -Match $here.SecretKey
        $ran = Invoke-Script $script
        $ran.Exit | Should -Be 0 -Because "$($ran.Said)"
        $ran.Said[-1] | Should -BeExactly 'The upload is complete.'
        $back = Join-Path $TestDrive 'back.bin'
        Invoke-WebRequest (New-S3PresignedUrl reports 'in/it''s $big (1).bin' @here).Url -OutFile $back
        (Get-FileHash $back).Hash | Should -Be (Get-FileHash $file).Hash
        Invoke-WebRequest (New-S3PresignedUrl reports 'in/it''s $big (1).bin' -Method DELETE @here).Url -Method Delete
    }

    It 'uploads with the checksum <_> of each part' -ForEach 'SHA256', 'SHA1', 'CRC32', 'CRC32C', 'CRC64NVME' {
        $file = New-File 'c.bin' 12000000
        $ran = Invoke-Script (New-S3PresignedUpload reports in/c.bin -InFile $file -PartSize 5MB -ChecksumAlgorithm $_ @here).ToCurl($file)
        $ran.Exit | Should -Be 0 -Because "$($ran.Said)"
        (Invoke-WebRequest (New-S3PresignedUrl reports in/c.bin @here).Url).RawContentLength | Should -Be 12000000
    }

    It 'uploads an empty file' {
        $file = New-File 'empty.bin' 0
        (Invoke-Script (New-S3PresignedUpload reports in/empty -InFile $file @here).ToCurl($file)).Exit | Should -Be 0
        (Invoke-WebRequest (New-S3PresignedUrl reports in/empty @here).Url).RawContentLength | Should -Be 0
    }

    It 'goes on where it stopped, with URLs that were signed again' {
        $file = New-File 'resume.bin' 12000000
        $set = New-S3PresignedUpload reports in/resume.bin -InFile $file -PartSize 5MB @here
        $broken = $set.ToCurl($file).Replace($set.Parts[1].Url, ($set.Parts[1].Url -replace 'Signature=.{8}', 'Signature=00000000'))
        $first = Invoke-Script $broken
        $first.Exit | Should -Be 1
        "$($first.Said)" | Should -BeLike 'Part 1 of 3 has arrived.*SignatureDoesNotMatch*Part 2 was refused: HTTP 403.'
        $second = Invoke-Script (New-S3PresignedUpload -RefreshFrom ($set | ConvertTo-Json -Depth 4) @here).ToCurl($file)
        $second.Said | Should -Be 'Part 2 of 3 has arrived.', 'Part 3 of 3 has arrived.', 'The upload is complete.'
        (Invoke-WebRequest (New-S3PresignedUrl reports in/resume.bin @here).Url).RawContentLength | Should -Be 12000000
        Get-ChildItem $TestDrive -Filter '*.parts' | Should -BeNullOrEmpty
    }

    It 'refuses another file' {
        $set = New-S3PresignedUpload reports in/other.bin -Size 5 @here
        $file = New-File 'other.bin' 6
        $ran = Invoke-Script $set.ToCurl($file)
        $ran.Exit | Should -Be 1
        "$($ran.Said)" | Should -BeLike '*does not have 5 bytes*'
        $null = Invoke-WebRequest $set.Abort.Url -Method Delete
    }

    It 'gives the upload up' {
        $file = New-File 'abort.bin' 5
        $set = New-S3PresignedUpload reports in/abort.bin -InFile $file @here
        (Invoke-Script $set.ToCurl($file) abort).Exit | Should -Be 0
        (Invoke-WebRequest $set.ListParts.Url -SkipHttpErrorCheck).StatusCode | Should -Be 404
    }
}
