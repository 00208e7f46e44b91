# Server access logs at the prompt: files, folders, gzip, strings; what is hostile is one error each, and nothing else is lost.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    . (Join-Path $PSScriptRoot 'Logs.Samples.ps1')
    Import-Module (Get-PresignModulePath)
    $line = $logSamples.Line

    function Compress-Bytes([byte[]] $Bytes) {
        $all = [System.IO.MemoryStream]::new()
        $gzip = [System.IO.Compression.GZipStream]::new($all, [System.IO.Compression.CompressionMode]::Compress)
        $gzip.Write($Bytes, 0, $Bytes.Length)
        $gzip.Dispose()
        , $all.ToArray()
    }

    function Get-Line([int] $Number) { $line.Replace('3E57427F3EXAMPLE', ('{0:d16}' -f $Number)) }

    $folder = (New-Item (Join-Path $TestDrive 'logs') -ItemType Directory).FullName
    $below = (New-Item (Join-Path $folder 'below') -ItemType Directory).FullName
    [System.IO.File]::WriteAllText("$folder/2026-03-01-00-00-00-A", ((Get-Line 1), (Get-Line 2) -join "`n") + "`n")
    [System.IO.File]::WriteAllBytes("$folder/2026-03-02-00-00-00-B", (Compress-Bytes ([System.Text.Encoding]::UTF8.GetBytes((Get-Line 3) + "`r`n`r`n" + (Get-Line 4)))))
    [System.IO.File]::WriteAllText("$below/2026-03-03-00-00-00-C", (Get-Line 5))
}

Describe 'Where lines come from' {
    It 'strings of the pipeline, one or several lines each' {
        $read = (Get-Line 1), "$(Get-Line 2)`r`n$(Get-Line 3)`n" | ConvertFrom-S3AccessLog
        $read.RequestId | Should -Be '0000000000000001', '0000000000000002', '0000000000000003'
        $read.Line | Should -Be 1, 2, 3
    }
    It 'a folder, in the order of names, without those below it' {
        $read = ConvertFrom-S3AccessLog -Path $folder
        $read.RequestId | Should -Be '0000000000000001', '0000000000000002', '0000000000000003', '0000000000000004'
        $read[2].File | Should -BeLike '*2026-03-02-00-00-00-B'
        $read[3].Line | Should -Be 3
    }
    It 'folders below with -Recurse' { (ConvertFrom-S3AccessLog -Path $folder -Recurse).Count | Should -Be 5 }
    It 'a pattern, a literal path, files of Get-ChildItem, lines of Get-Content' {
        (ConvertFrom-S3AccessLog -Path "$folder/2026-03-0*").Count | Should -Be 4
        (ConvertFrom-S3AccessLog -LiteralPath "$folder/2026-03-01-00-00-00-A").Count | Should -Be 2
        (Get-ChildItem $folder -File | ConvertFrom-S3AccessLog).Count | Should -Be 4
        (Get-Content "$folder/2026-03-01-00-00-00-A" | ConvertFrom-S3AccessLog).Count | Should -Be 2
        (Get-Content "$folder/2026-03-01-00-00-00-A" -Raw | ConvertFrom-S3AccessLog).Count | Should -Be 2
    }
    It 'files of gzip that were put together' {
        $both = [byte[]]((Compress-Bytes ([System.Text.Encoding]::UTF8.GetBytes((Get-Line 1) + "`n"))) + (Compress-Bytes ([System.Text.Encoding]::UTF8.GetBytes((Get-Line 2)))))
        [System.IO.File]::WriteAllBytes("$TestDrive/both", $both)
        (ConvertFrom-S3AccessLog -Path "$TestDrive/both" -ErrorAction Stop).Count | Should -Be 2
    }
}

Describe 'One request' {
    It 'is found in a folder, and files behind it are not opened' {
        $broken = Join-Path $folder '2026-03-09-broken'
        Set-Content $broken 'not a log, 0000000000000002'
        try {
            $read = ConvertFrom-S3AccessLog -Path $folder -RequestId 0000000000000002 -ErrorAction Stop
            @($read).Count | Should -Be 1
            $read.RequestId | Should -Be '0000000000000002'
        }
        finally { Remove-Item $broken }
    }
    It 'of many is found among lines that are damaged' {
        $read = 'junk', (Get-Line 7), (Get-Line 8) | ConvertFrom-S3AccessLog -RequestId 0000000000000008 -ErrorAction Stop
        @($read).Count | Should -Be 1
    }
    It 'that is nowhere is said with -Verbose' {
        $said = ConvertFrom-S3AccessLog -Path $folder -RequestId NOWHERE -Verbose 4>&1
        "$said" | Should -BeLike '*Not found: NOWHERE*'
    }
}

Describe 'What is hostile' {
    It '<name>: one error, <id>, and the other lines are read' -ForEach @(
        @{ name = 'a line that is none'; id = 'LogLineNotReadable'; bad = { '192.0.2.1 - - [x] "GET / HTTP/1.1" 200 1' } }
        @{ name = 'a megabyte'; id = 'LogLineTooLong'; bad = { 'x' * 1MB } }
        @{ name = 'a megabyte of quotes'; id = 'LogLineTooLong'; bad = { $line.Replace('curl/8.5.0', '"' * 1MB) } }
        @{ name = 'quotes that do not close'; id = 'LogLineNotReadable'; bad = { $line.Substring(0, $line.IndexOf('curl/8.5.0') + 6) } }
        @{ name = 'a line that was cut'; id = 'LogLineTruncated'; bad = { $line.Substring(0, 120) } }
        @{ name = 'a time that is none'; id = 'LogLineNotReadable'; bad = { $line.Replace('01/Mar/2026', '41/Mar/2026') } }
    ) {
        $text = "$(Get-Line 1)`n$(& $bad)`n$(Get-Line 2)`n"
        $file = Join-Path $TestDrive 'hostile'
        [System.IO.File]::WriteAllText($file, $text)
        $read = ConvertFrom-S3AccessLog -Path $file -ErrorVariable faults -ErrorAction SilentlyContinue
        $read.RequestId | Should -Be '0000000000000001', '0000000000000002'
        $read.Line | Should -Be 1, 3
        @($faults).Count | Should -Be 1
        $faults[0].FullyQualifiedErrorId | Should -BeLike "$id,*"
        $faults[0].Exception.Line | Should -Be 2
        "$($faults[0].Exception.Message)" | Should -BeLike '*hostile, line 2: *'
        $faults[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $piped = (Get-Line 1), (& $bad), (Get-Line 2) | ConvertFrom-S3AccessLog -ErrorVariable faults -ErrorAction SilentlyContinue
        $piped.Count | Should -Be 2
        @($faults).FullyQualifiedErrorId | Should -BeLike "$id,*"
    }
    It 'a gzip file that was cut gives what stands before the cut, and one error' {
        # Random ids, so that the cut falls into the lines and not behind all of them.
        $random = [System.Random]::new(7)
        $lines = 1..400 | ForEach-Object { $line.Replace('3E57427F3EXAMPLE', ('{0:x16}' -f $random.NextInt64())) }
        $bytes = Compress-Bytes ([System.Text.Encoding]::UTF8.GetBytes(($lines -join "`n") + "`n"))
        foreach ($left in ($bytes.Length / 2), ($bytes.Length - 3)) {
            [System.IO.File]::WriteAllBytes("$TestDrive/cut", $bytes[0..($left - 1)])
            $read = ConvertFrom-S3AccessLog -Path "$TestDrive/cut", "$folder/2026-03-01-00-00-00-A" -ErrorVariable faults -ErrorAction SilentlyContinue
            $read.Count | Should -BeGreaterThan 100
            $read[-1].RequestId | Should -Be '0000000000000002'
            @($faults).FullyQualifiedErrorId | Should -BeLike 'LogFileDamaged,*'
        }
    }
    It 'a path that is none, an empty folder, an object that is no text' {
        $null = ConvertFrom-S3AccessLog -Path "$TestDrive/none", $folder -ErrorVariable faults -ErrorAction SilentlyContinue
        @($faults).FullyQualifiedErrorId | Should -BeLike 'LogFileNotFound,*'
        $null = New-Item "$TestDrive/empty" -ItemType Directory -Force
        $null = ConvertFrom-S3AccessLog -Path "$TestDrive/empty" -ErrorVariable faults -ErrorAction SilentlyContinue
        @($faults).FullyQualifiedErrorId | Should -BeLike 'LogFolderEmpty,*'
        $null = 5 | ConvertFrom-S3AccessLog -ErrorVariable faults -ErrorAction SilentlyContinue
        @($faults).FullyQualifiedErrorId | Should -BeLike 'LogInputUnknown,*'
    }
    It 'empty lines are no fault' { '', $line, '' | ConvertFrom-S3AccessLog -ErrorAction Stop | Should -HaveCount 1 }
}

Describe 'The diagnosis of a record' {
    It 'goes by the clock of S3, and says what S3 recorded' {
        $diagnosis = $line | ConvertFrom-S3AccessLog | Invoke-PresignDiagnosis -Offline
        "$($diagnosis.RootCause) $($diagnosis.Certainty)" | Should -Be 'url-expired Established'
        $diagnosis.Explanation | Should -BeLike "*S3's access log has the request at 2026-03-01T12:20:00Z, and names no signer, answered with 403 AccessDenied.*"
        $diagnosis.RequestId | Should -Be '3E57427F3EXAMPLE'
        $diagnosis.Recognized | Should -Be 'a line of an S3 access log'
    }
    It 'asks for the event where the log has the code alone, by a command that can be run' {
        $diagnosis = $line.Replace('20260301T120000Z', '20260301T121000Z').Replace(' - 3E57427F3EXAMPLE', ' arn:aws:iam::111122223333:user/ops 3E57427F3EXAMPLE') | ConvertFrom-S3AccessLog | Invoke-PresignDiagnosis -Offline
        $diagnosis.Certainty | Should -Be 'Possible'
        $diagnosis.Needs[0].Command | Should -BeLike "ConvertFrom-S3CloudTrailEvent -Path * -RequestId '3E57427F3EXAMPLE'*"
    }
    It 'of many is one each' { @((Get-Line 1), (Get-Line 2) | ConvertFrom-S3AccessLog | Invoke-PresignDiagnosis -Offline).Count | Should -Be 2 }
    It 'of a line without a status is one too' {
        $diagnosis = $line.Replace(' 403 AccessDenied', ' - AccessDenied') | ConvertFrom-S3AccessLog | Invoke-PresignDiagnosis -Offline -ErrorAction Stop
        $diagnosis.RequestId, $diagnosis.StatusCode | Should -Be '3E57427F3EXAMPLE', 403
    }
    It 'takes what is given by name beside it' {
        $record = $line | ConvertFrom-S3AccessLog
        ($record | Invoke-PresignDiagnosis -Offline -Method PUT).Method | Should -Be 'PUT'
        $record | Invoke-PresignDiagnosis -Offline | ForEach-Object Method | Should -Be 'GET'
    }
}

Describe 'Logs in a bucket' {
    BeforeAll {
        $sandbox = Start-TestSandbox
        $here = (Get-SandboxSigner alice) + @{ Region = 'eu-central-1'; EndpointUrl = $sandbox.Base }
        function Add-Object([string] $Key, [string] $Text) {
            New-S3PresignedUrl reports $Key -Method PUT @here -WarningAction SilentlyContinue | Invoke-S3PresignedUrl -InputObject $Text -ErrorAction Stop | Out-Null
        }
        function Get-DatedLine([int] $Number, [string] $Day) { (Get-Line $Number).Replace('[01/Mar/2026:12:20:00', "[$Day") }

        Add-Object 'access/2026-02-27-12-00-00-A' (Get-DatedLine 10 '27/Feb/2026:11:00:00')
        Add-Object 'access/2026-03-01-13-00-00-B' (Get-DatedLine 11 '01/Mar/2026:12:20:00')
        Add-Object 'access/2026-03-01-23-30-00-C' "$(Get-DatedLine 12 '01/Mar/2026:12:25:00')`n$(Get-DatedLine 13 '01/Mar/2026:23:20:00')`njunk"
        Add-Object 'access/2026-03-09-00-00-00-D' (Get-DatedLine 14 '08/Mar/2026:23:20:00')
        Add-Object 'parted/111122223333/eu-central-1/web/2026/02/27/2026-02-27-12-00-00-A' (Get-DatedLine 20 '27/Feb/2026:11:00:00')
        Add-Object 'parted/111122223333/eu-central-1/web/2026/03/01/2026-03-01-13-00-00-B' (Get-DatedLine 21 '01/Mar/2026:12:20:00')
        $window = @{ After = '2026-03-01T12:00:00Z'; Before = '2026-03-01T13:00:00Z' }
    }
    AfterAll { Stop-TestSandbox $sandbox }

    It 'of one folder: only objects that can hold requests of the time are read' {
        $said = ConvertFrom-S3AccessLog -BucketName reports -Prefix access/ @window @here -Verbose -ErrorAction SilentlyContinue 4>&1
        $read = $said | Where-Object { $_ -is [PresignTools.Logs.S3AccessLogRecord] }
        $read.RequestId | Should -Be '0000000000000011', '0000000000000012'
        $read[0].File | Should -Be 's3://reports/access/2026-03-01-13-00-00-B'
        "$said" | Should -BeLike '*2 objects were read from s3://reports/access/*'
    }
    It 'of folders for each day' {
        $said = ConvertFrom-S3AccessLog -BucketName reports -Prefix parted/ @window @here -Verbose 4>&1
        ($said | Where-Object { $_ -is [PresignTools.Logs.S3AccessLogRecord] }).RequestId | Should -Be '0000000000000021'
        "$said" | Should -BeLike '*1 objects were read*'
    }
    It 'of all times, and of one request' {
        (ConvertFrom-S3AccessLog -BucketName reports -Prefix access/ @here -ErrorAction SilentlyContinue).Count | Should -Be 5
        (ConvertFrom-S3AccessLog -BucketName reports -Prefix access/ -RequestId 0000000000000010 @here -ErrorAction Stop).RequestId | Should -Be '0000000000000010'
    }
    It 'that may not be read is one error with what is missing' {
        $bob = (Get-SandboxSigner carol) + @{ Region = 'eu-central-1'; EndpointUrl = $sandbox.Base }
        $null = ConvertFrom-S3AccessLog -BucketName reports -Prefix access/ @bob -ErrorVariable faults -ErrorAction SilentlyContinue
        @($faults).FullyQualifiedErrorId | Should -BeLike 'ObjectsNotRead,*'
        "$($faults[0].ErrorDetails.RecommendedAction)" | Should -BeLike '*s3:ListBucket*'
    }
}
