# PowerShell's own web cmdlets and the module's, against the sandbox: what a user does at the prompt.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    $sandbox = Start-TestSandbox
    $startedIn = $sandbox.Process.TotalProcessorTime
    $endpoint = $sandbox.Base
    $place = @{ Region = 'eu-central-1'; EndpointUrl = $endpoint }
    $setting = @{
        Variable = @{
            module = Get-PresignModulePath; endpoint = $endpoint
            alice  = (Get-SandboxSigner alice) + $place; bob = (Get-SandboxSigner bob) + $place; live = (Get-SandboxSigner live) + $place
        }
    }
}

AfterAll { Stop-TestSandbox $sandbox }

Describe 'The sandbox' {
    It 'is up within two seconds: of processor time, which does not depend on what else runs' {
        $startedIn.TotalSeconds | Should -BeGreaterThan 0
        $startedIn.TotalSeconds | Should -BeLessThan 2
    }

    It 'is no part of the module' {
        Get-ChildItem (Split-Path (Get-PresignModulePath)) -Recurse -Force | Where-Object Name -match 'Sandbox|AspNetCore' | Should -BeNullOrEmpty
    }

    It 'takes what Invoke-WebRequest puts to a URL of New-S3PresignedUrl, and gives it back' {
        $got = Invoke-ChildPwsh @setting {
            Import-Module $module
            foreach ($key in 'plain.txt', 'with blank/(1) [2] ü+&=.csv', "it's~100%.txt") {
                $up = New-S3PresignedUrl reports $key -Method PUT -ContentType text/plain @alice
                $headers = @{}; foreach ($h in $up.RequiredHeaders.GetEnumerator()) { $headers[$h.Key] = $h.Value }
                $put = Invoke-WebRequest $up.Url -Method Put -Headers $headers -Body "content of $key" -SkipHeaderValidation
                $get = Invoke-WebRequest (New-S3PresignedUrl reports $key @live).Url
                @{ Key = $key; Put = $put.StatusCode; Get = "$($get.Content)"; Type = "$($get.Headers.'Content-Type')" }
            }
        }
        $got.Put | Should -Be 200, 200, 200
        $got | ForEach-Object { $_.Get | Should -Be "content of $($_.Key)" }
        $got[0].Type | Should -Be 'text/plain'
    }

    It 'refuses in words that ConvertFrom-S3ErrorResponse reads, and names the cause, or what denied' {
        $got = Invoke-ChildPwsh @setting {
            Import-Module $module
            function Send([string] $Url) {
                try { $null = Invoke-WebRequest $Url; 'accepted' }
                catch {
                    $answer = $_ | ConvertFrom-S3ErrorResponse
                    @{ Code = $answer.Code; Status = [int]$_.Exception.Response.StatusCode; Made = ($_.Exception.Response.Headers | Where-Object Key -Like 'x-sandbox-*').Value; Message = $answer.Message }
                }
            }
            $old = (New-S3PresignedUrl reports 2026/q3.csv @alice -SignedAt ([DateTimeOffset]::UtcNow.AddHours(-2)) -ExpiresIn 1h -WarningAction SilentlyContinue).Url
            Send (New-S3PresignedUrl reports 2025/q4.csv @bob).Url
            Send $old
            Send ((New-S3PresignedUrl reports 2026/q3.csv @alice).Url -replace 'q3', 'q4')
            Send (New-S3PresignedUrl reports archive/2019.csv @alice).Url
            Send (New-S3PresignedUrl reports vault/old.txt @alice).Url
        }
        $got.Code | Should -Be 'AccessDenied', 'AccessDenied', 'SignatureDoesNotMatch', 'InvalidObjectState', 'KMS.DisabledException'
        $got.Status | Should -Be 403, 403, 403, 403, 400
        $got[0].Made, $got[1].Made, $got[3].Made, $got[4].Made | Should -Be 'no Allow in Identity policy', 'url-expired', 'object-archived', 'kms-key-disabled-or-missing'
        $got[0].Message | Should -BeLike 'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::reports/2025/q4.csv" because no identity-based policy*'
    }

    It 'is changed and mended by Invoke-RestMethod' {
        $url = (Invoke-ChildPwsh @setting { Import-Module $module; (New-S3PresignedUrl reports 2026/q3.csv @bob).Url })
        (Invoke-WebRequest $url).StatusCode | Should -Be 200
        Invoke-RestMethod "$endpoint/_sandbox/world" -Method Patch -Body '{ "accounts": { "111122223333": { "users": { "bob": { "policies": null } } } } }'
        { Invoke-WebRequest $url } | Should -Throw '*403*'
        Invoke-RestMethod "$endpoint/_sandbox/reset" -Method Post
        (Invoke-WebRequest $url).StatusCode | Should -Be 200
        (Invoke-RestMethod "$endpoint/_sandbox/log")[-1].caller | Should -Be 'arn:aws:iam::111122223333:user/bob'
    }
}
