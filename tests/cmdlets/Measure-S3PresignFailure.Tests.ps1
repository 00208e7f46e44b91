# Failed requests of logs, counted: from lines, files, folders, gzip, records and rows; as objects, as a report, and the query for Athena.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    . (Join-Path $PSScriptRoot 'Logs.Samples.ps1')
    $owner = '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'
    $script:answers = @(@('200', '-'), @('403', 'AccessDenied'), @('404', 'NoSuchKey'), @('403', 'SignatureDoesNotMatch'), @('200', '-'))
    $script:agents = 'curl/8.5.0', 'Boto3/1.34.0', '<script>alert(1)</script>', 'a"b & ''c', "Mozilla/5.0 Chrome/120.0"

    function New-LogLine([int] $Number) {
        $status, $code = $answers[$Number % $answers.Count]
        $time = [datetime]::new(2026, 3, 1, 12, 0, 0).AddMinutes($Number).ToString("dd'/'MMM'/'yyyy':'HH':'mm':'ss", [cultureinfo]::InvariantCulture)
        $auth = $Number % 7 -eq 6 ? 'AuthHeader' : 'QueryString'
        $query = 'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260301%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260301T120000Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=' + 'ab' * 32
        "$owner reports [$time +0000] 192.0.2.3 arn:aws:sts::111122223333:assumed-role/web/i-$Number $('{0:X16}' -f ($Number + 4096)) REST.GET.OBJECT team$($Number % 3)/a.pdf `"GET /team$($Number % 3)/a.pdf?$query HTTP/1.1`" $status $code 297 - 38 - `"-`" `"$($agents[$Number % $agents.Count])`" - " +
        "s9lzHYrFp76ZVxRcpX9+5cjAnEH2ROuNkd2BHfIa6UkFVdtjf5mKR3/eTPFvsiP/XV/VLi31234= SigV4 TLS_AES_128_GCM_SHA256 $auth reports.s3.eu-west-1.amazonaws.com TLSv1.3 - -"
    }

    $script:lines = 0..209 | ForEach-Object { New-LogLine $_ }
    $script:folder = New-Item (Join-Path $TestDrive 'logs') -ItemType Directory
    $null = New-Item (Join-Path $folder 'below') -ItemType Directory
    Set-Content (Join-Path $folder '2026-03-01-12-00-00-A') $lines[0..99]
    $zip = [System.IO.Compression.GZipStream]::new([System.IO.File]::Create((Join-Path $folder 'below/2026-03-01-13-00-00-B')), [System.IO.Compression.CompressionMode]::Compress)
    $zip.Write([System.Text.Encoding]::UTF8.GetBytes(($lines[100..209] -join "`n"))); $zip.Dispose()
    $script:records = $lines | ConvertFrom-S3AccessLog
    function Get-Told($Groups) { $Groups | ForEach-Object { "$($_.Group) $($_.Count) $($_.Requests) $($_.Certainty) $($_.FirstSeen) $($_.LastSeen) $($_.RequestIds)" } }
}

Describe 'Measure-S3PresignFailure' {
    It 'counts each failed presigned request once' {
        $groups = $lines | Measure-S3PresignFailure
        $failed = @($records | Where-Object { $_.IsPresigned -and $_.IsFailure })
        ($groups | Measure-Object Count -Sum).Sum | Should -Be $failed.Count
        $groups[0].Requests | Should -Be @($records | Where-Object IsPresigned).Count
        $groups | ForEach-Object Count | Should -BeExactly @($groups | ForEach-Object Count | Sort-Object -Descending)
        [math]::Abs(($groups.Share | Measure-Object -Sum).Sum - $failed.Count / $groups[0].Requests) | Should -BeLessThan 1e-9
    }

    It 'names the cause that the diagnosis names' {
        foreach ($record in $records | Where-Object { $_.IsPresigned -and $_.IsFailure } | Select-Object -First 12) {
            ($record | Measure-S3PresignFailure).Cause | Should -BeExactly ($record | Invoke-PresignDiagnosis -Offline).Verdict
        }
    }

    It 'gives the same for <name>' -ForEach @(
        @{ name = 'records'; script = { $records | Measure-S3PresignFailure -GroupBy Cause, Client } }
        @{ name = 'one string of many lines'; script = { $lines -join "`r`n" | Measure-S3PresignFailure -GroupBy Cause, Client } }
        @{ name = 'lines in another order'; script = { $lines | Sort-Object { $_.Substring(130, 60) } | Measure-S3PresignFailure -GroupBy Cause, Client } }
        @{ name = 'a folder, gzip among its files'; script = { Measure-S3PresignFailure -Path $folder -Recurse -GroupBy Cause, Client } }
        @{ name = 'files of Get-ChildItem'; script = { Get-ChildItem $folder -File -Recurse | Measure-S3PresignFailure -GroupBy Cause, Client } }
        @{ name = 'a pattern'; script = { Measure-S3PresignFailure -Path "$folder/2026*", "$folder/below/*" -GroupBy Cause, Client } }
        @{ name = 'bytes'; script = { , [System.Text.Encoding]::UTF8.GetBytes($lines -join "`n") | Measure-S3PresignFailure -GroupBy Cause, Client } }
        @{ name = 'records from another session'; script = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($records, 2)) | Measure-S3PresignFailure -GroupBy Cause, Client } }
        @{ name = 'records in a CSV file'; script = { $records | ConvertTo-Csv | ConvertFrom-Csv | Measure-S3PresignFailure -GroupBy Cause, Client } }
    ) {
        Get-Told (& $script) | Should -BeExactly (Get-Told ($lines | Measure-S3PresignFailure -GroupBy Cause, Client))
    }

    It 'gives for two halves what it gives for the whole, added' {
        $halves = @(Measure-S3PresignFailure -Path $folder -GroupBy Cause, Hour) + @(Measure-S3PresignFailure -Path (Join-Path $folder below) -GroupBy Cause, Hour)
        $added = $halves | Group-Object Group | ForEach-Object { "$($_.Name) $(($_.Group | Measure-Object Count -Sum).Sum)" } | Sort-Object
        $added | Should -BeExactly ($lines | Measure-S3PresignFailure -GroupBy Cause, Hour | ForEach-Object { "$($_.Group) $($_.Count)" } | Sort-Object)
    }

    It 'groups by <_>' -ForEach 'Cause', 'Signer', 'KeyPrefix', 'Client', 'Hour', 'Bucket', 'ErrorCode', 'Status', 'Operation' {
        $groups = @($lines | Measure-S3PresignFailure -GroupBy $_ -All)
        ($groups | Measure-Object Count -Sum).Sum | Should -Be @($records | Where-Object IsFailure).Count
        @($groups.$_ | Where-Object { $null -ne $_ }).Count | Should -Be $groups.Count
        @($groups.$_ | Sort-Object -Unique).Count | Should -Be $groups.Count
        $groups[0].GroupedBy | Should -BeExactly $_
    }

    It 'has values that can be compared, and an example that shows no signature' {
        $group = $lines | Measure-S3PresignFailure -GroupBy Hour | Select-Object -First 1
        $group.Hour | Should -BeOfType datetimeoffset
        $group.Signer | Should -BeExactly 'arn:aws:sts::111122223333:assumed-role/web'
        $group.Example | Should -BeOfType PresignTools.Logs.S3AccessLogRecord
        $group.Example.RequestId | Should -BeExactly $group.RequestIds[0]
        "$($group.Example.Url)" | Should -Not -Match 'abab'
        $group | ConvertTo-Json -Depth 4 | Should -Not -Match 'abab'
        ($group | Select-Object * | ConvertTo-Csv) -join '' | Should -Not -Match 'abab|System\.|Listing'
    }

    It 'pipes into the diagnosis and into the catalogue' {
        $group = $lines | Measure-S3PresignFailure | Select-Object -First 1
        ($group.Example | Invoke-PresignDiagnosis -Offline).RootCause | Should -BeExactly $group.Cause
        ($group | Get-PresignCause).Id | Should -BeExactly $group.Cause
    }

    It 'completes -GroupBy' {
        $found = (TabExpansion2 'Measure-S3PresignFailure -GroupBy Cl').CompletionMatches
        $found.CompletionText | Should -BeExactly 'Client'
        (TabExpansion2 'Measure-S3PresignFailure -GroupBy ').CompletionMatches.CompletionText | Sort-Object | Should -BeExactly ([enum]::GetNames([PresignTools.Measuring.Grouping.FailureDimension]) | Sort-Object)
    }

    It 'counts events of CloudTrail, from a file and from records' {
        $file = Join-Path $TestDrive 'trail.json'
        Set-Content $file "{`"Records`":[$($logSamples.Event),$($logSamples.Event.Replace('"errorCode":"AccessDenied",', ''))]}"
        foreach ($groups in @(Measure-S3PresignFailure -Path $file -GroupBy Cause), @(ConvertFrom-S3CloudTrailEvent -Path $file | Measure-S3PresignFailure -GroupBy Cause)) {
            $groups.Count | Should -Be 1
            "$($groups[0].Count) of $($groups.Requests), $($groups.Cause)" | Should -BeExactly "1 of 2, $(($logSamples.Event | ConvertFrom-S3CloudTrailEvent | Invoke-PresignDiagnosis -Offline).RootCause)"
        }
    }
}

Describe 'What cannot be read' {
    It 'is one error each, with file and line, and the rest is counted' {
        $file = Join-Path $TestDrive 'hostile.log'
        Set-Content $file ((New-LogLine 1), 'nonsense', ('x' * 1MB), (New-LogLine 2).Substring(0, 150), (New-LogLine 3))
        $groups = Measure-S3PresignFailure -Path $file -ErrorVariable problem -ErrorAction SilentlyContinue
        ($groups | Measure-Object Count -Sum).Sum | Should -Be 2
        $problem.Count | Should -Be 3
        $problem.FullyQualifiedErrorId | ForEach-Object { $_.Split(',')[0] } | Should -BeExactly 'LogLineNotReadable', 'LogLineTooLong', 'LogLineTruncated'
        $problem[0].TargetObject | Should -BeExactly "${file}:2"
    }

    It 'is told twenty times a file, then as a number' {
        $file = Join-Path $TestDrive 'other.log'
        Set-Content $file (@(New-LogLine 1) + @(1..500 | ForEach-Object { "line $_ of another log" }))
        $groups = Measure-S3PresignFailure -Path $file -ErrorVariable problem -ErrorAction SilentlyContinue
        @($groups).Count | Should -Be 1
        $problem.Count | Should -Be 21
        $problem[-1].FullyQualifiedErrorId | Should -BeLike 'LogLinesNotReadable,*'
        $problem[-1] | Should -Match '480 more lines'
    }

    It 'does not lose what stands before the damage of a gzip file' {
        $whole = [System.IO.File]::ReadAllBytes((Join-Path $folder 'below/2026-03-01-13-00-00-B'))
        $file = Join-Path $TestDrive 'cut.gz'
        [System.IO.File]::WriteAllBytes($file, $whole[0..([int]($whole.Length * 0.7))])
        $groups = Measure-S3PresignFailure -Path $file -ErrorVariable problem -ErrorAction SilentlyContinue
        ($groups | Measure-Object Count -Sum).Sum | Should -BeGreaterThan 10
        $problem[-1].FullyQualifiedErrorId | Should -BeLike 'LogFileDamaged,*'
    }

    It 'has an id of its own: <id>' -ForEach @(
        @{ id = 'LogFileNotFound'; script = { Measure-S3PresignFailure -Path ./nowhere.log } }
        @{ id = 'LogInputUnknown'; script = { 42 | Measure-S3PresignFailure } }
        @{ id = 'LogInputUnknown'; script = { [pscustomobject]@{ a = 1 } | Measure-S3PresignFailure } }
        @{ id = 'LogRowNotReadable'; script = { [pscustomobject]@{ requestdatetime = 'today'; operation = 'REST.GET.OBJECT'; httpstatus = '403' } | Measure-S3PresignFailure } }
        @{ id = 'LogLineNotReadable'; script = { 'nonsense' | Measure-S3PresignFailure } }
        @{ id = 'CloudTrailNotReadable'; script = { [pscustomobject]@{ CloudTrailEvent = '{' } | Measure-S3PresignFailure } }
        @{ id = 'DiagnosisReportNotWritten'; script = { $lines | Measure-S3PresignFailure -AsReport (Join-Path $TestDrive 'no/such/r.html') } }
    ) {
        try { $null = & $script 2>&1 -ErrorVariable problem } catch { $thrown = $_ }
        $global:Error[0].FullyQualifiedErrorId | Should -BeLike "$id,*"
    }

    It 'is said where nothing was presigned' {
        (New-LogLine 6) | Measure-S3PresignFailure -WarningVariable said -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$said" | Should -Match '-All'
    }
}

Describe 'The report of failures' {
    BeforeAll {
        $file = Join-Path $TestDrive 'failures.html'
        $script:written = $lines | Measure-S3PresignFailure -GroupBy Cause, Client -AsReport $file
        $script:html = [System.IO.File]::ReadAllText($file)
        # With its void elements closed, HTML that is written by elements is XML.
        $script:page = [xml]($html -replace '<!DOCTYPE html>', '' -replace '<meta ([^>]*)>', '<meta $1/>')
    }

    It 'is one file, which loads and runs nothing' {
        $written | Should -BeOfType System.IO.FileInfo
        $html -match '<meta http-equiv="Content-Security-Policy" content="default-src ''none''; style-src ''sha256-(?<hash>[^'']+)''[^"]*">' | Should -BeTrue
        $hash = $Matches.hash
        [convert]::ToBase64String([System.Security.Cryptography.SHA256]::HashData([System.Text.Encoding]::UTF8.GetBytes($page.html.head.style))) | Should -BeExactly $hash
        $html | Should -Not -Match '<script|<link|<img|@import|url\(|<[a-z][^<>]* (on\w+|style)='
        $html | Should -Match 'prefers-color-scheme: dark'
    }

    It 'shows hostile user agents as text' {
        $html | Should -Match '&lt;script&gt;alert'
        $html | Should -Match 'a&quot;b'
        $html | Should -Not -Match 'abababab'
    }

    It 'says what was read, how much failed, and in which time' {
        $page.html.body.h1 | Should -Match 'Failed requests'
        $html | Should -Match '210 requests from the pipeline'
        $html | Should -Match '2026-03-01 12:0\d:00Z to 2026-03-01 15:\d\d:00Z'
        $html | Should -Match 'UTC'
        $page.SelectNodes('//ul[@class="totals"]/li').Count | Should -Be 4
    }

    It 'has plots with labels, units and a scale, all within their frames' {
        $plots = $page.SelectNodes('//div[@class="plot"]/svg')
        $plots.Count | Should -Be 7
        foreach ($plot in $plots) {
            $plot.GetAttribute('aria-label') | Should -Not -BeNullOrEmpty
            $width, $height = $plot.GetAttribute('viewBox').Split(' ')[2, 3]
            $plot.SelectNodes('text').Count | Should -BeGreaterThan 3
            "$($plot.SelectNodes('text').InnerText)" | Should -Match 'failed requests'
            foreach ($bar in $plot.SelectNodes('rect')) {
                [double]$bar.GetAttribute('x') + [double]$bar.GetAttribute('width') | Should -BeLessOrEqual ([double]$width + 0.01)
                [double]$bar.GetAttribute('y') | Should -BeGreaterOrEqual -0.01
                [double]$bar.GetAttribute('y') + [double]$bar.GetAttribute('height') | Should -BeLessOrEqual ([double]$height)
                $bar.title | Should -Not -BeNullOrEmpty
            }
        }
    }

    It 'has bars as long as their numbers' {
        $failed = @($records | Where-Object { $_.IsPresigned -and $_.IsFailure }).Count
        foreach ($plot in $page.SelectNodes('//div[@class="plot"]/svg') | Select-Object -Skip 1) {
            $numbers = $plot.SelectNodes('rect/title').InnerText | ForEach-Object { if ($_ -match ': ([\d,]+) \(') { [int]($Matches[1] -replace ',') } }
            ($numbers | Measure-Object -Sum).Sum | Should -Be $failed
            $widths = $plot.SelectNodes('rect') | ForEach-Object { [double]$_.GetAttribute('width') }
            for ($i = 1; $i -lt $numbers.Count; $i++) { [math]::Abs($widths[$i] / $widths[0] - $numbers[$i] / $numbers[0]) | Should -BeLessThan 0.01 }
        }
    }

    It 'is written for a log without a failure, too' {
        $none = Join-Path $TestDrive 'none.html'
        New-LogLine 0 | Measure-S3PresignFailure -AsReport $none | Should -Not -BeNullOrEmpty
        [System.IO.File]::ReadAllText($none) | Should -Match 'No request failed'
    }

    It 'has the day in UTC and numbers alike in every culture' {
        $other = Join-Path $TestDrive 'other.html'
        $before = [cultureinfo]::CurrentCulture
        [cultureinfo]::CurrentCulture = 'th-TH'
        try { $null = $lines | Measure-S3PresignFailure -GroupBy Cause, Client -AsReport $other } finally { [cultureinfo]::CurrentCulture = $before }
        [System.IO.File]::ReadAllText($other) | Should -BeExactly $html
    }
}

Describe 'The query for Athena' {
    It 'names columns of the documented table of <kind> and no other, and is balanced' -ForEach @(
        @{ kind = 'AccessLog'; table = 's3_access_logs_db.mybucket_logs' }
        @{ kind = 'CloudTrail'; table = 'cloudtrail_logs' }
    ) {
        foreach ($by in @('Cause'), @('Signer', 'KeyPrefix', 'Hour'), @('Client', 'Bucket', 'ErrorCode', 'Status', 'Operation')) {
            $sql = Measure-S3PresignFailure -AsAthenaQuery -LogKind $kind -GroupBy $by
            $sql | Should -Match ([regex]::Escape("FROM $table"))
            $plain = $sql -replace '--[^\n]*' -replace "'(?:[^']|'')*'", "''"
            ($plain.ToCharArray() -eq '(').Count | Should -Be ($plain.ToCharArray() -eq ')').Count
            ($sql -replace '--[^\n]*' -replace "[^']").Length % 2 | Should -Be 0
            $columns = $kind -eq 'AccessLog' ? [PresignTools.Measuring.Queries.AthenaQuery].Assembly.GetType('PresignTools.Measuring.Queries.AccessLogQuery').GetField('Columns', 'Static,NonPublic').GetValue($null) :
            [PresignTools.Measuring.Queries.AthenaQuery].Assembly.GetType('PresignTools.Measuring.Queries.CloudTrailQuery').GetField('Columns', 'Static,NonPublic').GetValue($null)
            $own = 'received', 'line_id', 'signed', 'lifetime', 'status', 'requests', 'failed', 'requestcount', 'firstseen', 'lastseen'
            $inner = 'type', 'arn', 'sessioncontext', 'attributes', 'mfaauthenticated', 'sessionissuer'
            $words = 'select', 'from', 'where', 'with', 'as', 'and', 'or', 'not', 'in', 'is', 'null', 'group', 'by', 'union', 'all', 'case', 'when', 'then', 'else', 'end', 'bigint', 'integer', 'json', 'false'
            $functions = [regex]::Matches($plain, '\b[a-z_0-9]+(?=\()', 'IgnoreCase').Value.ToLowerInvariant() | Sort-Object -Unique
            $functions | Should -BeIn 'count', 'min', 'max', 'max_by', 'parse_datetime', 'try', 'try_cast', 'regexp_extract', 'regexp_replace', 'regexp_like', 'coalesce', 'date_diff', 'date_trunc', 'split_part', 'substr', 'strpos', 'lower', 'cast', 'json_format', 'json_extract_scalar', 'from_iso8601_timestamp', 'requests', 'in', 'as', 'and'
            $names = [regex]::Matches(($plain -replace [regex]::Escape($table)), '\b[a-z_][a-z_0-9]*\b(?!\()', 'IgnoreCase').Value.ToLowerInvariant() | Sort-Object -Unique
            $names | Where-Object { $_ -notin $columns -and $_ -notin $own -and $_ -notin $inner -and $_ -notin $words } | Should -BeNullOrEmpty
        }
    }

    It 'reads every request with -All, and another table with -Table' {
        Measure-S3PresignFailure -AsAthenaQuery | Should -Match "authtype = 'QueryString'"
        $sql = Measure-S3PresignFailure -AsAthenaQuery -All -Table a.b
        ($sql -split 'failed AS')[0] | Should -Not -Match 'authtype'
        $sql | Should -Match 'FROM a\.b\n'
    }

    It 'gives rows that count like the requests that they stand for' {
        # What the query gives for these lines, as Athena writes it into a CSV file: text in quotes keeps its quotes.
        $rows = $records | Where-Object { $_.IsPresigned } | Group-Object Status, ErrorCode, { [bool]($_.Time -gt [datetimeoffset]'2026-03-01T13:00:00Z') }, IsFailure | ForEach-Object {
            $last = $_.Group | Sort-Object Time | Select-Object -Last 1
            [pscustomobject]@{
                requestcount = $_.Count; firstseen = ($_.Group.Time | Measure-Object -Minimum).Minimum.UtcDateTime.ToString('yyyy-MM-dd HH:mm:ss.fff') + ' UTC'; lastseen = $last.Time.UtcDateTime.ToString('yyyy-MM-dd HH:mm:ss.fff') + ' UTC'
                bucketowner = $last.BucketOwner; bucket_name = $last.Bucket; requestdatetime = $last.Time.UtcDateTime.ToString("dd'/'MMM'/'yyyy':'HH':'mm':'ss", [cultureinfo]::InvariantCulture) + ' +0000'; remoteip = $last.RemoteIp; requester = $last.Requester
                requestid = $last.RequestId; operation = $last.Operation; key = $last.Key; request_uri = "`"$($last.RequestUri)`""; httpstatus = $last.Status; errorcode = $last.ErrorCode ?? '-'; useragent = "`"$($last.UserAgent)`""; versionid = '-'; hostid = $last.HostId
                sigv = $last.SignatureVersion; ciphersuite = $last.CipherSuite; authtype = $last.AuthenticationType; endpoint = $last.HostHeader; tlsversion = $last.TlsVersion; accesspointarn = '-'; aclrequired = '-'
            }
        }
        $from = $rows | ConvertTo-Csv | ConvertFrom-Csv | Measure-S3PresignFailure
        $from | ForEach-Object { "$($_.Cause) $($_.Count) $($_.Requests) $($_.LastSeen)" } | Should -BeExactly ($lines | Measure-S3PresignFailure | ForEach-Object { "$($_.Cause) $($_.Count) $($_.Requests) $($_.LastSeen)" })
    }

    It 'gives rows of CloudTrail that count, too' {
        $event = $logSamples.Event | ConvertFrom-Json
        $row = [ordered]@{ requestcount = '17'; firstseen = '2026-03-01 10:00:00.000 UTC'; lastseen = '2026-03-01 12:05:00.000 UTC' }
        foreach ($name in 'eventTime', 'eventSource', 'eventName', 'awsRegion', 'sourceIPAddress', 'userAgent', 'errorCode', 'errorMessage', 'requestID', 'eventID') { $row[$name.ToLowerInvariant()] = "$($event.$name)" }
        $row.eventtime = '2026-03-01T12:05:00Z'
        foreach ($name in 'requestParameters', 'additionalEventData', 'userIdentity', 'resources') { $row[$name.ToLowerInvariant()] = $event.$name | ConvertTo-Json -Depth 6 -Compress }
        $group = [pscustomobject]$row | Measure-S3PresignFailure
        $group.Count | Should -Be 17
        $group.Cause | Should -BeExactly ($logSamples.Event | ConvertFrom-S3CloudTrailEvent | Invoke-PresignDiagnosis -Offline).RootCause
    }
}
