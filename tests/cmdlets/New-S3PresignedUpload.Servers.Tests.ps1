# 100 MB through a set on servers that are not ours, with nothing but the script that the set gives. Runs with build.ps1 Test -Servers, because the
# servers take long to start.

BeforeDiscovery {
    $noServers = $env:PRESIGNTOOLS_SERVERS -ne '1'
    $names = 'moto', 'swift', 'rgw', 's3rver'
}

BeforeAll {
    . "$PSScriptRoot/../common.ps1"
    foreach ($file in 'Listener', 'Signing', 'Faults', 'Servers') { . "$PSScriptRoot/../servers/$file.ps1" }
    Import-Module (Get-PresignModulePath)
}

Describe 'An upload in parts on <_>' -Skip:$noServers -ForEach $names {
    BeforeAll { $server = Start-S3Server $_ }
    AfterAll { if ($server) { Stop-S3Server $server } }

    It 'puts 100 MB there, whole' {
        if (-not $server) { Set-ItResult -Skipped -Because "$_ cannot be had on this machine"; return }
        $there = @{ AccessKey = $server.AccessKey; SecretKey = $server.SecretKey; Region = $server.Region; EndpointUrl = $server.Endpoint; WarningAction = 'SilentlyContinue' }
        $null = curl -s -X PUT (New-S3PresignedUrl $server.Bucket -Target Bucket -Method PUT @there).Url
        $file = Join-Path $TestDrive 'big.bin'
        $bytes = [byte[]]::new(100000000)
        [System.Random]::new(7).NextBytes($bytes)
        [System.IO.File]::WriteAllBytes($file, $bytes)
        Push-Location $TestDrive
        try {
            New-S3PresignedUpload $server.Bucket 'in/it''s (1) ü.bin' -InFile $file @there -AsCurl | Set-Content upload.sh
            $said = sh ./upload.sh 2>&1 | ForEach-Object { "$_" }
            $said[-1] | Should -BeExactly 'The upload is complete.' -Because "$said"
            curl -s -o back.bin (New-S3PresignedUrl $server.Bucket 'in/it''s (1) ü.bin' @there).Url
            (Get-FileHash back.bin).Hash | Should -Be (Get-FileHash $file).Hash
            $set = New-S3PresignedUpload $server.Bucket in/other.bin -Size 5MB @there
            $set.ToCurl($file) | Set-Content other.sh
            sh ./other.sh abort | Out-Null
            curl -s -o /dev/null -w '%{http_code}' $set.ListParts.Url | Should -Be 404
        }
        finally { Pop-Location }
    }
}
