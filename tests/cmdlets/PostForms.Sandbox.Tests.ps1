# Upload forms over HTTP: what New-S3PresignedPost gives is sent as users send it, to the sandbox, which decides by itself.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $sandbox = Start-TestSandbox
    $alice = (Get-SandboxSigner alice) + @{ Region = 'eu-central-1'; EndpointUrl = $sandbox.Base }
    $live = (Get-SandboxSigner live) + @{ Region = 'eu-central-1'; EndpointUrl = $sandbox.Base; WarningAction = 'SilentlyContinue' }
    Push-Location $TestDrive
    Set-Content 'a file (1).png' 'not a picture' -NoNewline

    function Get-Stored([string] $Key) {
        $answer = Invoke-WebRequest (New-S3PresignedUrl reports $Key @alice).Url
        $content = $answer.Content
        @{ Text = if ($content -is [byte[]]) { [System.Text.Encoding]::UTF8.GetString($content) } else { $content }; Type = "$($answer.Headers['Content-Type'])"; Author = "$($answer.Headers['x-amz-meta-author'])" }
    }
}

AfterAll { Pop-Location; Stop-TestSandbox $sandbox }

Describe 'A form of New-S3PresignedPost' {
    It 'uploads by <client>' -ForEach @(
        @{ client = 'Invoke-RestMethod'; send = { param($form) Invoke-RestMethod $form.Url -Method Post -Form $form.ToForm('a file (1).png') } }
        @{ client = 'Invoke-WebRequest'; send = { param($form) [xml](Invoke-WebRequest $form.Url -Method Post -Form $form.ToForm((Get-Item 'a file (1).png'))).Content } }
        @{ client = 'curl, as PowerShell reads the command'; send = { param($form) [xml]((Invoke-Expression $form.ToCurl('a file (1).png')) -join "`n") } }
        @{ client = 'curl, as sh reads the command'; unless = $IsWindows; send = { param($form) [xml]((sh -c $form.ToCurl('a file (1).png')) -join "`n") } }
    ) {
        if ($unless -or ($client -like 'curl*' -and -not (Get-Command curl -CommandType Application -ErrorAction Ignore))) { Set-ItResult -Skipped -Because 'there is no such client here'; return }
        $form = New-S3PresignedPost reports "in/$($client.Length)/`${filename}" -ContentTypePrefix image/ -MaximumSize 1KB -SuccessStatus 201 -Metadata @{ author = "it's `$HOME & `"me`"" } -Tag @{ team = 'a b' } @alice
        $answer = & $send $form
        $answer.PostResponse.Key | Should -BeExactly "in/$($client.Length)/a file (1).png"
        $stored = Get-Stored "in/$($client.Length)/a file (1).png"
        $stored.Text | Should -BeExactly 'not a picture'
        $stored.Type | Should -BeLike 'image/*'
        $stored.Author | Should -BeExactly "it's `$HOME & `"me`""
    }

    It 'uploads as a session, with a checksum, encrypted' {
        $sum = [Convert]::ToBase64String([System.Security.Cryptography.SHA256]::HashData([System.IO.File]::ReadAllBytes("$TestDrive/a file (1).png")))
        $form = New-S3PresignedPost reports in/sum.bin -ContentType application/x-test -MaximumSize 1KB -ChecksumSHA256 $sum -ServerSideEncryption AES256 @live
        $form.HasSessionToken | Should -BeTrue
        (Invoke-WebRequest $form.Url -Method Post -Form $form.ToForm('a file (1).png')).StatusCode | Should -Be 204
        (Get-Stored in/sum.bin).Type | Should -Be 'application/x-test'
    }

    It 'is refused for what its policy does not permit, as Test-S3PresignedPost says: <name>' -ForEach @(
        @{ name = 'another key'; option = @{}; change = { param($body) $body['key'] = 'elsewhere' } }
        @{ name = 'another type'; option = @{ ContentTypePrefix = 'image/' }; change = { param($body) $body['Content-Type'] = 'text/plain' } }
        @{ name = 'a type missing'; option = @{ ContentTypePrefix = 'image/' }; change = { param($body) $body.Remove('Content-Type') } }
        @{ name = 'a further field'; option = @{}; change = { param($body) $file = $body['file']; $body.Remove('file'); $body['acl'] = 'private'; $body['file'] = $file } }
        @{ name = 'a field after the file'; option = @{}; change = { param($body) $key = $body['key']; $body.Remove('key'); $body['key'] = $key } }
        @{ name = 'a file that is too large'; option = @{ MaximumSize = 3 }; change = { } }
        @{ name = 'a file that is too small'; option = @{ MinimumSize = 100; MaximumSize = 200 }; change = { } }
        @{ name = 'an end in the past'; option = @{ SignedAt = [DateTimeOffset]::UtcNow.AddHours(-3) }; change = { } }
        @{ name = 'a policy that was changed'; option = @{}; change = { param($body) $body['policy'] = 'ey' + $body['policy'].Substring(2, 20) + 'AAAA' + $body['policy'].Substring(26) } }
        @{ name = 'a signature that was changed'; option = @{}; change = { param($body) $body['x-amz-signature'] = '0' * 64 } }
        @{ name = 'no signature'; option = @{}; change = { param($body) $body.Remove('x-amz-signature') } }
        @{ name = 'another region'; option = @{ Region = 'us-east-1' }; change = { }; unseen = $true }
    ) {
        $option.MaximumSize ??= 1KB
        $settings = $alice.Clone(); foreach ($pair in $option.GetEnumerator()) { $settings[$pair.Key] = $pair.Value }
        $form = New-S3PresignedPost reports in/x.txt @settings -WarningAction SilentlyContinue
        $body = $form.ToForm('a file (1).png')
        & $change $body
        $judged = Test-S3PresignedPost $body -Url $form.Url -EndpointUrl $sandbox.Base -SecretKey $alice.SecretKey
        $answer = Invoke-WebRequest $form.Url -Method Post -Form $body -SkipHttpErrorCheck
        $answer.StatusCode | Should -BeGreaterOrEqual 400
        $judged.IsValid | Should -Be ([bool]$unseen) -Because 'an endpoint of nobody''s has no region that could be seen'
    }

    It 'that is good is called good' {
        $form = New-S3PresignedPost reports in/y.txt -MaximumSize 1KB @alice
        $body = $form.ToForm('a file (1).png')
        (Test-S3PresignedPost $body -Url $form.Url -EndpointUrl $sandbox.Base -SecretKey $alice.SecretKey).IsValid | Should -BeTrue
        (Invoke-WebRequest $form.Url -Method Post -Form $body).StatusCode | Should -Be 204
    }
}
