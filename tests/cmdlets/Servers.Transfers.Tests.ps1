# Invoke-S3PresignedUrl against real S3 servers. Runs with build.ps1 Test -Servers, because the servers take long to start.

BeforeDiscovery {
    $noServers = $env:PRESIGNTOOLS_SERVERS -ne '1'
    $names = 'swift', 'rgw', 's3rver', 'cloudserver'
}

BeforeAll {
    . "$PSScriptRoot/../common.ps1"
    foreach ($file in 'Listener', 'Signing', 'Servers') { . "$PSScriptRoot/../servers/$file.ps1" }
    Import-Module (Get-PresignModulePath)
}

Describe 'Transfers on real servers' -Skip:$noServers {
    It 'arrive whole, go on, and are refused with a reason: <_>' -ForEach $names {
        $server = Start-S3Server $_
        if (-not $server) { Set-ItResult -Skipped -Because "$_ cannot be had here"; return }
        try {
            $keys = @{ AccessKey = $server.AccessKey; SecretKey = $server.SecretKey; Region = $server.Region; EndpointUrl = $server.Endpoint; WarningAction = 'SilentlyContinue' }
            # The bucket may be there already.
            New-S3PresignedUrl $server.Bucket -Target Bucket -Method PUT @keys | Invoke-S3PresignedUrl -InputObject '' -ErrorAction SilentlyContinue | Out-Null
            $in = Join-Path $TestDrive "$_.in"
            $bytes = [byte[]]::new(20000001); [System.Random]::new(5).NextBytes($bytes)
            [System.IO.File]::WriteAllBytes($in, $bytes)
            $hash = (Get-FileHash $in).Hash
            $key = 'a b/é.bin'
            $up = New-S3PresignedUrl $server.Bucket $key -Method PUT @keys | Invoke-S3PresignedUrl -InFile $in
            $up.Bytes | Should -Be $bytes.Length
            $up.Verified | Should -BeTrue

            foreach ($parallel in 1, 4) {
                $out = Join-Path $TestDrive "$_.$parallel.out"
                (New-S3PresignedUrl $server.Bucket $key @keys | Invoke-S3PresignedUrl -OutFile $out -Parallel $parallel).Verified | Should -BeTrue
                (Get-FileHash $out).Hash | Should -Be $hash
            }

            # A part of an earlier run, as a stop leaves it.
            $out = Join-Path $TestDrive "$_.resumed.out"
            [System.IO.File]::WriteAllBytes("$out.presign-part", $bytes[0..9999999])
            @{ Version = 1; Path = '/x'; Length = $bytes.Length; ETag = $up.ETag; Done = @('0-10000000') } | ConvertTo-Json | Set-Content "$out.presign-part.json"
            (New-S3PresignedUrl $server.Bucket $key @keys | Invoke-S3PresignedUrl -OutFile $out -Resume).ResumedFrom | Should -Be 10000000
            (Get-FileHash $out).Hash | Should -Be $hash

            $set = New-S3PresignedUpload $server.Bucket "$key.parts" -InFile $in -PartSize 8MB -Confirm:$false @keys
            (Invoke-S3PresignedUrl $set -InFile $in).Bytes | Should -Be $bytes.Length
            $out = Join-Path $TestDrive "$_.parts.out"
            New-S3PresignedUrl $server.Bucket "$key.parts" @keys | Invoke-S3PresignedUrl -OutFile $out | Out-Null
            (Get-FileHash $out).Hash | Should -Be $hash

            New-S3PresignedUrl $server.Bucket 'not there' @keys | Invoke-S3PresignedUrl -OutFile "$out.never" -ErrorVariable failure -ErrorAction SilentlyContinue
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'TransferRefused,*'
            $failure[0].TargetObject.StatusCode | Should -Be 404
            (New-S3PresignedUrl $server.Bucket $key -Method DELETE @keys | Invoke-S3PresignedUrl -Confirm:$false).StatusCode | Should -Be 204
            Get-ChildItem $TestDrive -Filter '*.presign-part*' | Should -BeNullOrEmpty
        }
        finally { Stop-S3Server $server }
    }
}
