# Invoke-S3PresignedUrl against the sandbox: what is stored and saved is right, and what goes wrong says so. A server that lies is in PresignTools.Transfer.Tests.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $script:sandbox = Start-TestSandbox
    $script:common = (Get-SandboxSigner alice) + @{ EndpointUrl = $sandbox.Base; Region = 'eu-central-1' }
    function New-Link([string] $Key, [string] $Method = 'GET', [hashtable] $More = @{}) { New-S3PresignedUrl reports $Key -Method $Method @common @More }
    function New-File([string] $Name, [int] $Length, [int] $Seed = 1) {
        $bytes = [byte[]]::new($Length); [System.Random]::new($Seed).NextBytes($bytes)
        $path = Join-Path $TestDrive $Name
        [System.IO.File]::WriteAllBytes($path, $bytes)
        $path
    }
    function Get-Hash([string] $Path) { (Get-FileHash -LiteralPath $Path).Hash }
}

AfterAll { Stop-TestSandbox $sandbox }

Describe 'Invoke-S3PresignedUrl' {
    It 'uploads, asks, downloads and deletes: the file is the same, and was compared' {
        $in = New-File 'round.bin' 3000001
        $up = New-Link 'a/../b/round é.bin' PUT | Invoke-S3PresignedUrl -InFile $in
        $up | Should -BeOfType PresignTools.Transfers.TransferResult
        $up.Verified | Should -BeTrue
        $up.Bytes | Should -Be 3000001
        $up.Source | Should -BeExactly $in
        $up.Target | Should -Not -Match 'X-Amz'
        (New-Link 'a/../b/round é.bin' HEAD | Invoke-S3PresignedUrl).Bytes | Should -Be 3000001
        $out = Join-Path $TestDrive 'round.out'
        $down = New-Link 'a/../b/round é.bin' | Invoke-S3PresignedUrl -OutFile $out
        $down.Verified | Should -BeTrue
        $down.ETag | Should -BeExactly $up.ETag
        Get-Hash $out | Should -Be (Get-Hash $in)
        (New-Link 'a/../b/round é.bin' DELETE | Invoke-S3PresignedUrl -Confirm:$false).StatusCode | Should -Be 204
        { New-Link 'a/../b/round é.bin' | Invoke-S3PresignedUrl -OutFile $out -Force -ErrorAction Stop } | Should -Throw -ErrorId 'TransferRefused*'
        Get-Hash $out | Should -Be (Get-Hash $in) -Because 'a refusal replaces nothing'
    }

    It 'sends signed headers that the object knows' {
        New-Link 'typed.csv' PUT @{ ContentType = 'text/csv'; Metadata = @{ a = 'b' } } | Invoke-S3PresignedUrl -InputObject "a,b`n" | Should -Not -BeNullOrEmpty
        (New-Link 'typed.csv' HEAD | Invoke-S3PresignedUrl).ContentType | Should -Be 'text/csv'
        New-Link 'typed.csv' | Invoke-S3PresignedUrl -PassThru | Should -BeExactly "a,b`n"
    }

    It 'takes text, bytes and an empty body' {
        New-Link 'bytes.bin' PUT | Invoke-S3PresignedUrl -InputObject ([byte[]](1, 2, 250)) | Out-Null
        $back = New-Link 'bytes.bin' | Invoke-S3PresignedUrl -PassThru
        $back | Should -BeExactly 1, 2, 250
        (New-Link 'empty' PUT | Invoke-S3PresignedUrl -InputObject '').Bytes | Should -Be 0
        (New-Link 'empty' | Invoke-S3PresignedUrl -OutFile (Join-Path $TestDrive 'empty')).Bytes | Should -Be 0
        (Get-Item (Join-Path $TestDrive 'empty')).Length | Should -Be 0
    }

    It 'works for a folder of files through the pipeline' {
        $folder = New-Item (Join-Path $TestDrive 'many[1]') -ItemType Directory
        1..4 | ForEach-Object { Set-Content -LiteralPath (Join-Path $folder "f$_ [x].txt") "file $_" }
        $sent = Get-ChildItem -LiteralPath $folder | Invoke-S3PresignedUrl -Url { New-Link $_.Name PUT }
        $sent | Should -HaveCount 4
        $target = New-Item (Join-Path $TestDrive 'back') -ItemType Directory
        $got = $sent | ForEach-Object { New-Link ([System.IO.Path]::GetFileName($_.Source)) } | Invoke-S3PresignedUrl -OutFile $target
        $got.Target | ForEach-Object { Split-Path $_ -Leaf } | Should -Be 'f1 [x].txt', 'f2 [x].txt', 'f3 [x].txt', 'f4 [x].txt'
        Get-Content -LiteralPath $got[2].Target | Should -Be 'file 3'
    }

    It 'takes the URL as text, and guesses the method by what is given' {
        $put = (New-Link 'guess' PUT).Url
        (Invoke-S3PresignedUrl $put -InputObject 'x').Method | Should -Be 'PUT'
        Invoke-S3PresignedUrl (New-Link 'guess').Url -PassThru | Should -BeExactly 'x'
    }

    It 'names the file as the server does, in the folder, and never replaces one without Force' {
        New-Link 'source' PUT | Invoke-S3PresignedUrl -InputObject 'one' | Out-Null
        $link = New-Link 'source' GET @{ DownloadName = '../../odd: name.txt' }
        $first = $link | Invoke-S3PresignedUrl -OutFile $TestDrive
        Split-Path $first.Target -Leaf | Should -BeExactly 'odd_ name.txt'
        { $link | Invoke-S3PresignedUrl -OutFile $TestDrive -ErrorAction Stop } | Should -Throw -ErrorId 'TransferTargetExists*'
        ($link | Invoke-S3PresignedUrl -OutFile $TestDrive -Force).Bytes | Should -Be 3
    }

    It 'does nothing with -WhatIf' {
        $file = New-File 'whatif' 10
        New-Link 'whatif' PUT | Invoke-S3PresignedUrl -InFile $file -WhatIf | Should -BeNullOrEmpty
        New-Link 'whatif' HEAD | Invoke-S3PresignedUrl -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        New-Link 'source' | Invoke-S3PresignedUrl -OutFile (Join-Path $TestDrive 'whatif.out') -WhatIf | Should -BeNullOrEmpty
        Join-Path $TestDrive 'whatif.out' | Should -Not -Exist
    }

    It 'makes a refusal a diagnosis, and the error leads on to it' {
        $link = New-S3PresignedUrl reports k -SignedAt (Get-Date).AddHours(-2) @common -WarningAction SilentlyContinue
        # -Force: this machine's clock shows that it has ended, and S3 is asked all the same.
        $link | Invoke-S3PresignedUrl -OutFile (Join-Path $TestDrive 'never') -Force -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'TransferRefused,*'
        $failure[0].Exception.Message | Should -BeLike 'The URL has expired*403 AccessDenied*'
        $failure[0].ErrorDetails.RecommendedAction | Should -Match 'Sign a new URL'
        $failure[0].CategoryInfo.Category | Should -Be 'AuthenticationError'
        $diagnosis = $failure[0] | Invoke-PresignDiagnosis -Offline
        $diagnosis.RootCause | Should -Be 'url-expired'
        $diagnosis.Certainty | Should -Be 'Established'
        $diagnosis.Method | Should -Be 'GET'
        $failure[0].TargetObject | Invoke-PresignDiagnosis -Offline | ForEach-Object RootCause | Should -Be 'url-expired'
        Join-Path $TestDrive 'never' | Should -Not -Exist
    }

    It 'names a cause that is only possible as one to check, and advises nothing that it cannot take' {
        Invoke-S3PresignedUrl (New-Link 'in/p.txt' PUT).Url -OutFile (Join-Path $TestDrive 'never') -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'TransferRefused,*'
        $diagnosis = $failure[0] | Invoke-PresignDiagnosis -Offline
        $diagnosis.Certainty | Should -Be 'Possible' -Because 'nothing in the URL says for which method it was signed'
        $failure[0].Exception.Message | Should -BeExactly 'S3 refuses the signature (GET: 403 SignatureDoesNotMatch).'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike "First to check: *($($diagnosis.RootCause)).*| Invoke-PresignDiagnosis*"
        $failure[0].ErrorDetails.RecommendedAction | Should -Not -BeLike '*-ErrorResponse*'
    }

    It 'does not send a URL that has ended by this clock, and says both' {
        $link = New-S3PresignedUrl reports k -SignedAt (Get-Date).AddHours(-2) @common -WarningAction SilentlyContinue
        $link | Invoke-S3PresignedUrl -OutFile (Join-Path $TestDrive 'never') -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'TransferUrlEnded,*'
        $failure[0].Exception.Message | Should -BeLike 'The URL has expired: it was valid until 20*Z, and the clock of this machine says 20*Z. Nothing was sent.'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike 'Sign a new URL.*clock of this machine is wrong*-Force*'
        $failure[0] | Invoke-PresignDiagnosis -Offline | ForEach-Object RootCause | Should -Be 'url-expired'
    }

    It 'does not send a URL that a shell cut at the first &, and says what <Test> says' -ForEach @(@{ Test = 'Test-S3PresignedUrl' }) {
        $cut = (New-Link 'cut').Url -replace '&.*'
        Invoke-S3PresignedUrl $cut -OutFile (Join-Path $TestDrive 'never') -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'TransferUrlIncomplete,*'
        $said = (& $Test $cut).Findings | Where-Object Cause -eq 'missing-query-parameter'
        $failure[0].Exception.Message | Should -BeLike "$($said.Evidence)*"
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike "$($said.Remedy)*"
        $failure[0] | Invoke-PresignDiagnosis -Offline | ForEach-Object RootCause | Should -Be 'url-mangled-in-transit'
        Invoke-S3PresignedUrl ((New-Link 'cut').Url -replace '\?.*') -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'TransferUrlUnsigned,*'
        $failure[0] | Invoke-PresignDiagnosis -Offline | ForEach-Object RootCause | Should -Be 'unsigned-request'
    }

    It 'proves a wrong secret from the exchange that the error has' {
        $wrong = $common + @{}
        $wrong.SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYWRONGWRONG'
        New-S3PresignedUrl reports k @wrong | Invoke-S3PresignedUrl -OutFile (Join-Path $TestDrive 'never') -ErrorVariable failure -ErrorAction SilentlyContinue
        $known = Get-SandboxSigner alice
        ($failure[0] | Invoke-PresignDiagnosis -Offline @known -Region eu-central-1).RootCause | Should -Be 'wrong-secret-key'
    }

    It 'goes on where a download stopped, with a new URL' {
        $in = New-File 'resume.bin' 5000000
        New-Link 'resume.bin' PUT | Invoke-S3PresignedUrl -InFile $in | Out-Null
        $out = Join-Path $TestDrive 'resume.out'
        $etag = (New-Link 'resume.bin' HEAD | Invoke-S3PresignedUrl).ETag
        $all = [System.IO.File]::ReadAllBytes($in)
        [System.IO.File]::WriteAllBytes("$out.presign-part", $all[0..1999999])
        @{ Version = 1; Path = '/reports/resume.bin'; Length = 5000000; ETag = $etag; Done = @('0-2000000') } | ConvertTo-Json | Set-Content "$out.presign-part.json"
        { New-Link 'resume.bin' | Invoke-S3PresignedUrl -OutFile $out -ErrorAction Stop } | Should -Throw -ErrorId 'TransferPartExists*'
        $result = New-Link 'resume.bin' | Invoke-S3PresignedUrl -OutFile $out -Resume
        $result.ResumedFrom | Should -Be 2000000
        Get-Hash $out | Should -Be (Get-Hash $in)
        "$out.presign-part", "$out.presign-part.json" | Should -Not -Exist
    }

    It 'reads over several connections' {
        $in = New-File 'wide.bin' 20000000
        New-Link 'wide.bin' PUT | Invoke-S3PresignedUrl -InFile $in | Out-Null
        $out = Join-Path $TestDrive 'wide.out'
        $result = New-Link 'wide.bin' | Invoke-S3PresignedUrl -OutFile $out -Parallel 4
        $result.Attempts | Should -BeGreaterThan 1
        $result.Verified | Should -BeTrue
        Get-Hash $out | Should -Be (Get-Hash $in)
    }

    It 'keeps to a rate' {
        $in = New-File 'slow.bin' 600000
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        New-Link 'slow.bin' PUT | Invoke-S3PresignedUrl -InFile $in -LimitRate 400KB | Out-Null
        $clock.Elapsed.TotalSeconds | Should -BeGreaterThan 0.9
    }

    It 'says before it sends: <id>' -ForEach @(
        @{ id = 'TransferBodyMissing'; call = { New-Link k PUT | Invoke-S3PresignedUrl } }
        @{ id = 'TransferBodyNotAllowed'; call = { New-Link k GET | Invoke-S3PresignedUrl -InputObject x } }
        @{ id = 'TransferBodiesContradict'; call = { New-Link k PUT | Invoke-S3PresignedUrl -InputObject x -InFile y } }
        @{ id = 'TransferProxiesContradict'; call = { New-Link k | Invoke-S3PresignedUrl -NoProxy -Proxy http://127.0.0.1:3128 } }
        @{ id = 'TransferTargetsContradict'; call = { New-Link k | Invoke-S3PresignedUrl -PassThru -OutFile y } }
        @{ id = 'TransferFileMissing'; call = { New-Link k PUT | Invoke-S3PresignedUrl -InFile (Join-Path $TestDrive 'not there') } }
        @{ id = 'TransferFolderMissing'; call = { New-Link k | Invoke-S3PresignedUrl -OutFile (Join-Path $TestDrive 'no/such/folder/f') } }
        @{ id = 'TransferPathUnusable'; call = { New-Link k | Invoke-S3PresignedUrl -OutFile 'Env:HOME' } }
        @{ id = 'TransferHeaderMissing'; call = { Invoke-S3PresignedUrl (New-Link k PUT @{ ContentType = 'text/csv' }).Url -InputObject x } }
        @{ id = 'TransferHeaderNotSigned'; call = { New-Link k PUT | Invoke-S3PresignedUrl -InputObject x -Header @{ 'x-amz-acl' = 'private' } } }
        @{ id = 'TransferNotAllowed'; call = { New-Link k | ForEach-Object Url | Invoke-S3PresignedUrl } }
        @{ id = 'TransferNotAllowed'; call = { Invoke-S3PresignedUrl 'http://169.254.169.254/latest/meta-data/?X-Amz-Signature=00' } }
        @{ id = 'TransferMethodUnknown'; call = { New-Link k | Invoke-S3PresignedUrl -Method PATCH } }
        @{ id = 'TransferBodyUnknown'; call = { New-Link k PUT | Invoke-S3PresignedUrl -InputObject (Get-Date) } }
    ) {
        $failure = $null
        try { $ErrorActionPreference = 'Stop'; & $call | Out-Null } catch { $failure = $_ }
        $failure.FullyQualifiedErrorId | Should -BeLike "$id,*"
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $failure.Exception.Message | Should -Not -Match 'X-Amz-Signature=[0-9a-f]{8}'
    }

    It 'says that nobody listens, after its retries' {
        $link = New-S3PresignedUrl b k -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey s3cr3t -EndpointUrl http://127.0.0.1:1 -Region us-east-1
        { $link | Invoke-S3PresignedUrl -OutFile (Join-Path $TestDrive 'none') -MaximumRetryCount 1 -ErrorAction Stop } | Should -Throw -ErrorId 'TransferCutOff*'
        Get-ChildItem $TestDrive -Filter 'none*' | Should -BeNullOrEmpty
    }

    It 'loads nothing of the AWS SDK' {
        $loaded = Invoke-ChildPwsh -Variable @{ module = Get-PresignModulePath; url = (New-Link 'source').Url; out = Join-Path $TestDrive 'sdk.out' } -Script {
            Import-Module $module
            $before = [AppDomain]::CurrentDomain.GetAssemblies().GetName().Name -contains 'PresignTools.Transfer'
            $null = Invoke-S3PresignedUrl $url -OutFile $out
            "$before"
            [AppDomain]::CurrentDomain.GetAssemblies().GetName().Name -match 'AWSSDK|PresignTools.Aws|System.IO.Hashing'
        }
        $loaded | Should -Be 'False' -Because 'the client is loaded with the first transfer, not with the module'
    }
}

Describe 'Invoke-S3PresignedUrl with an upload in parts' {
    BeforeAll {
        $script:large = New-File 'parts.bin' 12000000 4
        function New-Set([string] $Key) { New-S3PresignedUpload reports $Key -InFile $large -PartSize 5MB -Confirm:$false @common }
    }

    It 'sends the parts side by side, and the server joins them' {
        $set = New-Set 'parts.bin'
        $result = $set | Invoke-S3PresignedUrl -InFile $large
        $result.Bytes | Should -Be 12000000
        $result.Verified | Should -BeTrue
        $result.Attempts | Should -Be 4
        $out = Join-Path $TestDrive 'parts.out'
        New-Link 'parts.bin' | Invoke-S3PresignedUrl -OutFile $out | Out-Null
        Get-Hash $out | Should -Be (Get-Hash $large)
    }

    It 'sends with Resume only what is missing, and what is not of this file' {
        $set = New-Set 'again.bin'
        $bytes = [System.IO.File]::ReadAllBytes($large)
        Invoke-S3PresignedUrl $set.Parts[0] -InputObject ([byte[]]$bytes[0..(5MB - 1)]) | Out-Null
        Invoke-S3PresignedUrl $set.Parts[1] -InputObject ([byte[]]::new(5MB)) | Out-Null
        $result = Invoke-S3PresignedUrl $set -InFile $large -Resume
        $result.ResumedFrom | Should -Be 5MB
        $out = Join-Path $TestDrive 'again.out'
        New-Link 'again.bin' | Invoke-S3PresignedUrl -OutFile $out | Out-Null
        Get-Hash $out | Should -Be (Get-Hash $large)
    }

    It 'takes the set as JSON' {
        $json = (New-Set 'json.bin').ToJson()
        (Invoke-S3PresignedUrl $json -InFile $large).Bytes | Should -Be 12000000
        (New-Set 'json2.bin' | ConvertTo-Json -Depth 4 | ConvertFrom-Json | Invoke-S3PresignedUrl -InFile $large).Bytes | Should -Be 12000000
    }

    It 'is for one file, and says how to go on or give up' {
        $set = New-Set 'other.bin'
        { Invoke-S3PresignedUrl $set -InFile (New-File 'small' 10) -ErrorAction Stop } | Should -Throw -ErrorId 'TransferSizeDiffers*'
        { Invoke-S3PresignedUrl $set -ErrorAction Stop } | Should -Throw -ErrorId 'TransferSetIsForUpload*'
        (Invoke-S3PresignedUrl $set.Abort -Confirm:$false).StatusCode | Should -Be 204
        { Invoke-S3PresignedUrl $set -InFile $large -ErrorAction Stop } | Should -Throw -ErrorId 'TransferRefused*'
    }
}

Describe 'Invoke-S3PresignedUrl with an upload form' {
    BeforeAll {
        function New-Form([string] $Key, [hashtable] $More = @{}) { New-S3PresignedPost reports $Key @common @More }
    }

    It 'sends the fields and the file, and compares what was stored' {
        $in = New-File 'form é.bin' 2000000 9
        $result = New-Form 'forms/${filename}' | Invoke-S3PresignedUrl -InFile $in
        $result.Method | Should -Be 'POST'
        $result.Bytes | Should -Be 2000000
        $result.Verified | Should -BeTrue
        $out = Join-Path $TestDrive 'form.out'
        New-Link 'forms/form é.bin' | Invoke-S3PresignedUrl -OutFile $out | Out-Null
        Get-Hash $out | Should -Be (Get-Hash $in)
    }

    It 'sends the Content-Type that the name of the file shows, as ToForm and ToCurl do' {
        $file = Join-Path $TestDrive 'cat.png'
        [System.IO.File]::WriteAllBytes($file, [byte[]](1..200))
        $form = New-Form 'forms/${filename}' @{ ContentTypePrefix = 'image/' }
        $form | Invoke-S3PresignedUrl -InFile $file | Out-Null
        (New-Link 'forms/cat.png' HEAD | Invoke-S3PresignedUrl).ContentType | Should -BeExactly 'image/png'
        $form.ToForm($file)['Content-Type'] | Should -BeExactly 'image/png'
        $form.ToCurl('cat.png') | Should -BeLike "*Content-Type='image/png'*"
        { $form | Invoke-S3PresignedUrl -InputObject 'x' -ErrorAction Stop } | Should -Throw -ErrorId 'TransferFieldsMissing*' -Because 'nothing shows the type'
        $text = Join-Path $TestDrive 'cat.txt'
        Set-Content $text 'x'
        { $form | Invoke-S3PresignedUrl -InFile $text -ErrorAction Stop } | Should -Throw -ErrorId 'TransferFieldsMissing*' -Because 'the policy takes no text'
    }

    It 'takes a form that came as JSON' {
        $copy = New-Form 'forms/copy' | ConvertTo-Json -Depth 4 | ConvertFrom-Json
        (Invoke-S3PresignedUrl $copy -InputObject 'text').Bytes | Should -Be 4
        New-Link 'forms/copy' | Invoke-S3PresignedUrl -PassThru | Should -BeExactly 'text'
    }

    It 'says before it sends that the file is too large' {
        { New-Form 'forms/limited' @{ MaximumSize = 10 } | Invoke-S3PresignedUrl -InputObject ('x' * 11) -ErrorAction Stop } | Should -Throw -ErrorId 'TransferFileOutOfRange*'
    }
}
