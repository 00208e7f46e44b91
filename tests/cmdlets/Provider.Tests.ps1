# -Provider: the endpoint, region and addressing style of a service that speaks S3, and warnings of what it lacks.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $keys = @{ AccessKey = 'AKIAIOSFODNN7EXAMPLE'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
    $r2 = @{ Provider = 'r2'; AccountId = '0123456789abcdef0123456789abcdef' }
    $regions = $env:AWS_REGION
    $env:AWS_REGION = 'eu-west-3'

    function Get-Warning([scriptblock] $Script) { @(& $Script 3>&1 | Where-Object { $_ -is [System.Management.Automation.WarningRecord] } | ForEach-Object Message) }
    function Get-Completion([string] $Line) { [System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches.CompletionText }
}

AfterAll { $env:AWS_REGION = $regions }

Describe '-Provider' {
    It 'signs for the region of the service, whatever region the machine is set to' {
        $url = New-S3PresignedUrl reports k @r2 @keys
        $url.Region | Should -Be auto
        $url.Endpoint | Should -Be 'https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com'
        (New-S3PresignedUrl reports k -Provider wasabi -Region eu-central-1 @keys).Url | Should -BeLike 'https://s3.eu-central-1.wasabisys.com/reports/k?*%2Feu-central-1%2Fs3%2F*'
        (New-S3PresignedUrl reports k -Provider spaces -Region nyc3 @keys).Url | Should -BeLike 'https://reports.nyc3.digitaloceanspaces.com/k?*%2Fnyc3%2Fs3%2F*'
    }

    It 'gives no warning of its own' {
        Get-Warning { New-S3PresignedUrl reports k @r2 @keys } | Should -BeNullOrEmpty
        Get-Warning { New-S3PresignedUrl reports k -Provider minio -EndpointUrl http://localhost:9000 @keys } | Should -BeNullOrEmpty
    }

    It 'leaves to the user what the user gives' {
        (New-S3PresignedUrl reports k -Provider tigris -AddressingStyle Path @keys).Url | Should -BeLike 'https://t3.storage.dev/reports/k?*'
        (New-S3PresignedUrl reports k -Provider r2 -EndpointUrl https://x.eu.r2.cloudflarestorage.com -Region weur @keys).Url | Should -BeLike 'https://x.eu.r2.cloudflarestorage.com/reports/k?*%2Fweur%2Fs3%2F*'
    }

    It 'signs each record of a pipeline alike' {
        $urls = 'a', 'b' | ForEach-Object { [pscustomobject]@{ BucketName = 'reports'; Key = $_ } } | New-S3PresignedUrl @r2 @keys
        $urls.Region | Should -Be auto, auto
        $urls.Url | Should -BeLike 'https://0123456789abcdef*/reports/?`?*'
    }

    It 'serves uploads in parts as well, with the limits of the service' {
        $set = New-S3PresignedUpload reports k -Size 1.5TB -UploadId u -Provider scaleway -Region fr-par @keys
        $set.PartCount | Should -BeLessOrEqual 1000
        $set.Complete.Url | Should -BeLike 'https://reports.s3.fr-par.scw.cloud/k?*'
        Get-Warning { New-S3PresignedUpload reports k -Size 20GB -PartSize 5MB -UploadId u -Provider scaleway -Region fr-par @keys } | Should -BeLike '*1000 parts*'
        Get-Warning { New-S3PresignedUpload reports k -Size 5MB -Acl public-read -WhatIf @r2 @keys } | Should -BeLike '*Cloudflare R2 does not support ACLs*'
    }

    It 'warns of what the service lacks, also where only its endpoint is given' {
        Get-Warning { New-S3PresignedUrl reports k -Method PUT -Header @{ 'x-amz-acl' = 'public-read' } @r2 @keys } | Should -BeLike '*Cloudflare R2 does not support ACLs*'
        Get-Warning { New-S3PresignedUrl reports k -Method PUT -Tag @{ a = 'b' } -EndpointUrl https://x.r2.cloudflarestorage.com -Region auto @keys } | Should -BeLike '*Cloudflare R2 does not support tags*'
        Get-Warning { New-S3PresignedUrl reports k -EndpointUrl https://s3.eu-central-1.wasabisys.com -Region us-east-1 @keys } | Should -BeLike '*us-east-1*eu-central-1*'
    }

    It 'names what is missing: <id>' -ForEach @(
        @{ id = 'ProviderUnknown'; given = @{ Provider = 'wasabbi' } }
        @{ id = 'ProviderNeedsRegion'; given = @{ Provider = 'wasabi' } }
        @{ id = 'ProviderNeedsAccount'; given = @{ Provider = 'oci'; Region = 'eu-frankfurt-1' } }
        @{ id = 'ProviderNeedsEndpoint'; given = @{ Provider = 'ceph' } }
        @{ id = 'ProviderPartInvalid'; given = @{ Provider = 'r2'; AccountId = 'evil.example.com/' } }
        @{ id = 'AccountWithoutProvider'; given = @{ AccountId = 'x'; Region = 'eu-west-1' } }
    ) {
        { New-S3PresignedUrl reports k @given @keys } | Should -Throw -ErrorId "$id,*"
    }

    It 'completes providers, and their regions' {
        Get-Completion 'New-S3PresignedUrl b k -Provider sc' | Should -Be scaleway
        Get-Completion 'New-S3PresignedUrl b k -Provider scaleway -Region ' | Should -Be fr-par, nl-ams, pl-waw
        Get-Completion 'New-S3PresignedUrl b k -Region eu-central-' | Should -Be eu-central-1, eu-central-2
    }
}
