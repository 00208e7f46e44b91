# The report: one HTML file that can be sent around, whatever was diagnosed.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $scope = 'AKIARTX3GSDSQEYGAPBA%2F20261124%2Feu-central-1%2Fs3%2Faws4_request'
    $query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=$scope&X-Amz-Date=20261124T120000Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host"
    $url = "https://reports.s3.eu-central-1.amazonaws.com/a%1B%5D0%3Bpwn%07%E2%80%AE%3Cscript%3E%22'%26.csv?$query&X-Amz-Signature=$('a' * 64)"
    $message = "&lt;/td&gt;&lt;img src=x onerror=alert(1)&gt; `u{202e}`u{2028} &amp;amp; &quot;"
    $bare = '<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>4442587FB7D0A2F9</RequestId></Error>'
    $file = Join-Path $TestDrive 'report.html'
    $failures = @(
        @{ Url = $url; ErrorResponse = $bare }
        @{ Url = $url; ErrorResponse = "<Error><Code>Odd</Code><Message>$message</Message></Error>" }
        @{ Url = $url -replace 'X-Amz-Expires=3600', 'X-Amz-Expires=60'; AsOf = '2026-11-24T13:00:00Z' }
    )
    $failures | ForEach-Object { [pscustomobject]$_ } | Invoke-PresignDiagnosis -Offline -AsReport $file | Out-Null
    $script:html = [System.IO.File]::ReadAllText($file)
}

Describe 'The report' {
    It 'allows nothing to be loaded or run, and names its style sheet by its hash' {
        $policy = '<meta http-equiv="Content-Security-Policy" content="default-src ''none''; style-src ''sha256-(?<hash>[^'']+)''[^"]*">'
        $html -match $policy | Should -BeTrue
        $hash = $Matches.hash
        $html -match '(?s)<style>(?<css>.*?)</style>' | Should -BeTrue
        $bytes = [System.Text.Encoding]::UTF8.GetBytes($Matches.css)
        [convert]::ToBase64String([System.Security.Cryptography.SHA256]::HashData($bytes)) | Should -BeExactly $hash
        $html.IndexOf('Content-Security-Policy') | Should -BeLessThan $html.IndexOf('<style>')
        $html | Should -Not -Match '<script|<link|<img|@import|url\(|<[a-z][^<>]* (on\w+|style)='
    }

    It 'is HTML5: void elements without an end, every other element closed once and in order' {
        $html | Should -Match '^<!DOCTYPE html>\n<html lang="en">'
        $html | Should -Not -Match '/>'
        $void = 'meta', 'br', 'hr', 'link', 'img', 'input'
        $open = [System.Collections.Generic.Stack[string]]::new()
        foreach ($tag in [regex]::Matches($html, '<(?<end>/?)(?<name>[a-z][a-z0-9]*)(?: [a-z-]+="[^"<>]*")*>')) {
            if ($tag.Groups['end'].Value) { $open.Pop() | Should -BeExactly $tag.Groups['name'].Value }
            elseif ($tag.Groups['name'].Value -notin $void) { $open.Push($tag.Groups['name'].Value) }
        }
        $open.Count | Should -Be 0
        [regex]::Matches($html, '<').Count | Should -Be ([regex]::Matches($html, '<(!DOCTYPE html|/?[a-z][a-z0-9]*(?: [a-z-]+="[^"<>]*")*)>').Count)
        $html | Should -Match '<h2>3\.'
    }

    It 'encodes what came from outside, and escapes what would turn or hide text' {
        $html | Should -Match ([regex]::Escape('a\u001b]0;pwn\u0007\u202e&lt;script&gt;&quot;''&amp;.csv'))
        $html | Should -Match 'Odd'
        $html | Should -Not -Match '[\p{Cc}-[\n]]|\p{Cf}|[\u2028\u2029]'
    }

    It 'keeps short words whole' {
        $html | Should -Match 'th, \.word \{ white-space: nowrap; \}'
        $html | Should -Not -Match 'body \{[^}]*overflow-wrap: anywhere'
        foreach ($status in 'Pass', 'Fail', 'Unknown') { $html | Should -Match "<td class=`"word $status`" data-label=`"Status`">$status</td>" }
        $html | Should -Match '<th scope="row">Request id</th>'
    }
}
