BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $keys = @{ AccessKey = 'ASIAQNZGKIQY56JQ7WML'; SecretKey = 'x'; SessionToken = 'IQoJtoken+/=='; Region = 'eu-central-1' }
    $made = New-S3PresignedUrl reports 'a b/é+1.txt' -ResponseContentType text/plain -ExpiresIn 2h -VersionId v1 @keys
}

Describe 'ConvertFrom-S3PresignedUrl' {
    It 'gives back what New-S3PresignedUrl was given' {
        $info = $made | ConvertFrom-S3PresignedUrl
        $info.Url | Should -BeExactly $made.Url
        $info.BucketName | Should -BeExactly 'reports'
        $info.Key | Should -BeExactly 'a b/é+1.txt'
        $info.VersionId | Should -BeExactly 'v1'
        $info.Region | Should -BeExactly 'eu-central-1'
        $info.Partition | Should -BeExactly 'aws'
        $info.AccessKeyId | Should -BeExactly $keys.AccessKey
        $info.KeyKind | Should -Be 'Temporary'
        $info.AccountId | Should -BeExactly '029608264753'
        $info.HasSessionToken | Should -BeTrue
        $info.SignedAt | Should -Be $made.SignedAt
        $info.ExpiresAt | Should -Be $made.ExpiresAt
        $info.Repairs.Count | Should -Be 0
        $info.RequiredActions | Should -Be 's3:GetObjectVersion'
        $info.ResponseOverrides['response-content-type'] | Should -Be 'text/plain'
    }

    It 'repairs <damage>' -ForEach @(
        @{ damage = 'HTML escapes'; spoil = { $args[0] -replace '&', '&amp;' } }
        @{ damage = 'JSON escapes'; spoil = { $args[0] -replace '&', '\u0026' } }
        @{ damage = 'quotes'; spoil = { "`"$($args[0])`"" } }
        @{ damage = 'angle brackets and a full stop'; spoil = { "<$($args[0])>." } }
        @{ damage = 'line breaks of a mail'; spoil = { $args[0].Insert(70, "`r`n").Insert(150, "`r`n") } }
        @{ damage = 'a Markdown link'; spoil = { "[here]($($args[0]))" } }
        @{ damage = 'a safe-link wrapper'; spoil = { 'https://eur02.safelinks.protection.outlook.com/?url=' + [uri]::EscapeDataString($args[0]) + '&data=05%7C02&reserved=0' } }
        @{ damage = 'a curl command'; spoil = { "curl -v '$($args[0])'" } }
    ) {
        $info = ConvertFrom-S3PresignedUrl (& $spoil $made.Url)
        $info.Url | Should -BeExactly $made.Url
        $info.Repairs.Count | Should -BeGreaterThan 0
        "$($info.Repairs[0])" | Should -Not -BeNullOrEmpty
    }

    It 'names what is missing or wrong: <id>' -ForEach @(
        @{ id = 'UrlIncomplete'; text = { $made.Url -replace '&X-Amz-Signature=.*' }; says = 'X-Amz-Signature' }
        @{ id = 'UrlNotSigned'; text = { 'https://reports.s3.amazonaws.com/a.txt' }; says = 'signature|signed' }
        @{ id = 'UrlIsS3Uri'; text = { 's3://reports/a.txt' }; says = 's3://' }
        @{ id = 'UrlIsCloudFront'; text = { 'https://d1.cloudfront.net/a?Policy=x&Signature=y&Key-Pair-Id=K1' }; says = 'CloudFront' }
        @{ id = 'UrlIsGoogleCloud'; text = { 'https://storage.googleapis.com/b/k?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Signature=1' }; says = 'Google' }
        @{ id = 'UrlMalformed'; text = { 'hello' }; says = '' }
    ) {
        $fault = $null
        ConvertFrom-S3PresignedUrl (& $text) -ErrorVariable fault -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $fault[0].FullyQualifiedErrorId | Should -BeLike "$id,*"
        "$($fault[0])" | Should -Match $says
        $fault[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'reads the good ones of many, and reports the bad ones without their signature' {
        $info = $made.Url, ($made.Url -replace 'X-Amz-Date=[^&]*&'), $made.Url | ConvertFrom-S3PresignedUrl -ErrorVariable faults -ErrorAction SilentlyContinue
        $info.Count | Should -Be 2
        $faults.Count | Should -Be 1
        "$($faults[0].TargetObject)" | Should -Match 'X-Amz-Signature=\*\*\*'
    }

    It 'binds rows with a Url column' {
        ("Name,Url`na,$($made.Url)" | ConvertFrom-Csv | ConvertFrom-S3PresignedUrl).Key | Should -BeExactly 'a b/é+1.txt'
    }

    It 'shows neither signature nor token in its views' {
        $info = $made | ConvertFrom-S3PresignedUrl
        $null = $made.Url -match 'X-Amz-Signature=(?<signature>\w+)'
        foreach ($view in ($info | Out-String -Width 400), ($info | Format-Table | Out-String -Width 400), ($info | Format-List | Out-String -Width 400), "$info") {
            $view | Should -Not -Match $Matches.signature
            $view | Should -Not -Match 'IQoJ'
            $view | Should -Match 'reports'
        }
    }

    It 'reads ten thousand URLs' {
        (1..10000 | ForEach-Object { $made.Url } | ConvertFrom-S3PresignedUrl).Count | Should -Be 10000
    }
}
