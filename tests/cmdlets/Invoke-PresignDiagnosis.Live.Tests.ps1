# Invoke-PresignDiagnosis with AWS to ask: the sandbox on loopback. Every cause of the catalogue that a server can answer with is made there once at
# least, and must be named first: with S3's answer given, and without it, where asking by itself can see it. The cause is written in the table by hand.
# The sandbox says in a header why it refused, or which policy and key denied, which the diagnosis is not shown: a witness that the scenario is made as
# it is written.

BeforeDiscovery {
    . (Join-Path $PSScriptRoot '../common.ps1')
    . (Join-Path $PSScriptRoot 'Diagnosis.Sending.ps1')
    $script:scenarios = & (Join-Path $PSScriptRoot 'Diagnosis.Scenarios.ps1')
    $script:healthy = & (Join-Path $PSScriptRoot 'Diagnosis.Healthy.ps1')
    $script:pairs = Get-FaultPair
}

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    . (Join-Path $PSScriptRoot 'Diagnosis.Sending.ps1')
    Import-Module (Get-PresignModulePath)
    $script:sandbox = Start-DiagnosisSandbox
    $script:base = $sandbox.Base
}

AfterAll {
    if ($sandbox) { Stop-DiagnosisSandbox $sandbox }
}

Describe 'The table of scenarios' {
    BeforeAll {
        $script:made = (& (Join-Path $PSScriptRoot 'Diagnosis.Scenarios.ps1')).Cause
        # Why no scenario makes them.
        $script:notMade = @{
            'signature-matches'             = 'says that nothing is wrong'
            'signature-mismatch'            = 'says what S3 says, and never why; whatever may be behind it goes before it'
            'dns-or-tls'                    = 'no server answers; has a test of its own below'
            'redirected'                    = 'S3''s own redirects have causes of their own; that of a proxy has a test of its own below'
            'cors-cached-non-cors-response' = 'lies in the browser, not in the answer; has a test of its own below'
            'other'                         = 'is what has no cause of its own'
            'content-security-policy'       = 'the browser sends nothing'
            'not-s3'                        = 'another service answers'
            'endpoint-malformed'            = 'the client sends nothing'
            'third-party-signer'            = 'somebody else signs'
            'unexpected-identity'           = 'the answer names who called; who was meant is in the text'
            'assume-role-denied'            = 'STS answers, and S3 is not asked'
            'web-identity-token-unreadable' = 'a client cannot read a file, and sends nothing'
            'hidden-call-not-permitted'     = 'a tool sends another request than the user knows of'
            'session-expired-mid-job'       = 'S3 says that the session has ended; that a job was running is in the text'
            'multipart-step-permission'     = 'a tool sends the steps of an upload'
            'object-left-private'           = 'a plain URL is refused; that the upload worked is in the text'
            'bucket-closed-by-owner'        = 'the sandbox closes no accounts'
            'non-ascii-header-value'        = 'HTTP clients of .NET do not send such headers'
            'invalid-header-value'          = 'New-S3PresignedUrl does not sign such values'
            'path-in-bucket-name'           = 'a setting of a client'
            'bucket-in-endpoint'            = 'a setting of a client'
            'path-style-needed'             = 'no server answers under the name'
            'virtual-host-style-needed'     = 'the sandbox takes both styles'
            'cdn-endpoint-for-api'          = 'the sandbox has no CDN'
            'wrong-endpoint-server'         = 'another server answers'
            'provider-unsupported'          = 'the sandbox has what S3 has'
            'intermediary-block'            = 'a proxy answers; causes of pasted texts have tests of their own'
            'intermediary-changes-request'  = 'a proxy changes the request; causes of pasted texts have tests of their own'
            'checksum-header-missing'       = 'the body of an upload decides'
        }
    }

    It 'has every cause of the catalogue, or says why not' {
        $all = [PresignTools.Catalogue.CauseCatalogue]::All.Id
        $all | Where-Object { $_ -notin $made -and $_ -notin $notMade.Keys } | Should -BeNullOrEmpty
        @($made) + $notMade.Keys | Where-Object { $_ -notin $all } | Should -BeNullOrEmpty
        $notMade.Keys | Where-Object { $_ -in $made } | Should -BeNullOrEmpty
    }

    It 'has no name twice' {
        foreach ($file in 'Scenarios', 'Healthy') {
            (& (Join-Path $PSScriptRoot "Diagnosis.$file.ps1")).Name | Group-Object | Where-Object Count -gt 1 | Should -BeNullOrEmpty
        }
    }
}

Describe 'The diagnosis names what the server refused for' {
    AfterEach { Reset-SandboxWorld }

    It '<Cause>: <Name>' -ForEach $scenarios {
        Set-SandboxWorld $_.World
        $request = New-ScenarioRequest $_
        $answer = Send-ScenarioRequest $request
        $answer.Status | Should -BeGreaterThan 299
        $answer.Header['x-sandbox-cause'] | Should -Be ($_.Denied ? $null : $_.Server ?? $_.Cause)
        $answer.Header['x-sandbox-denied-by'] | Should -Be $_.Denied

        $diagnosis = Invoke-ScenarioDiagnosis $_ $request $answer
        $diagnosis.RootCause | Should -Be $_.Cause
        $diagnosis.Remedy | Should -Not -BeNullOrEmpty
        $diagnosis.Checklist.Where({ $_.Layer -eq ([PresignTools.Catalogue.CauseCatalogue]::All.Where({ $_.Id -eq $diagnosis.RootCause })[0].Layer) })[0].Status | Should -BeIn 'Fail', 'Unknown'
        if ($request.Method -in 'GET', 'HEAD' -and -not $_.Unseen) {
            (Invoke-ScenarioDiagnosis $_ $request -Alone).RootCause | Should -Be $_.Cause
        }
    }
}

Describe 'The diagnosis finds nothing wrong with what works' {
    AfterEach { Reset-SandboxWorld }

    It '<Name>' -ForEach $healthy {
        Set-SandboxWorld $_.World
        $request = New-ScenarioRequest $_
        # First the diagnosis, which changes nothing: what the request deletes or writes would be another case.
        $diagnosis = Invoke-ScenarioDiagnosis $_ $request -Alone
        (Send-ScenarioRequest $request).Status | Should -BeIn 200, 204, 206
        $diagnosis.RootCause | Should -BeNullOrEmpty
        $diagnosis.Findings | Where-Object Status -EQ Fail | Should -BeNullOrEmpty
        $diagnosis.Checklist | Where-Object Status -EQ Fail | Should -BeNullOrEmpty
    }

    It 'in at least thirty ways' { (& (Join-Path $PSScriptRoot 'Diagnosis.Healthy.ps1')).Count | Should -BeGreaterOrEqual 30 }
}

Describe 'Of two faults at once the diagnosis finds both' {
    AfterEach { Reset-SandboxWorld }

    # First what S3 answered about; then what S3 has not yet come to: as a fault where it is known, and as a suspicion where it can be no more.
    It '<Name>' -ForEach $pairs {
        Set-SandboxWorld $_.World
        $request = New-ScenarioRequest $_
        $answer = Send-ScenarioRequest $request
        $answer.Status | Should -BeGreaterThan 299
        $diagnosis = Invoke-ScenarioDiagnosis $_ $request $answer
        $diagnosis.RootCause | Should -Be $_.Cause
        $second = @($diagnosis.Findings | Where-Object Cause -EQ $_.Other)
        $second.Count | Should -Be 1
        $second[0].Status | Should -Be $_.Status
        $diagnosis.PossibleCauses[0] | Should -Be $_.Cause
    }
}

Describe 'Where no answer of S3 comes' {
    It 'names the network where no server answers' {
        $signer = $signers.bob
        $url = (New-S3PresignedUrl -BucketName reports -Key k -EndpointUrl http://127.0.0.1:9 -Region eu-central-1 @signer).Url
        (Invoke-PresignDiagnosis -Url $url -Method GET -Header @{} -EndpointUrl http://127.0.0.1:9 @signer).RootCause | Should -Be 'dns-or-tls'
    }

    It 'names the redirect of a proxy that keeps the request to itself' {
        $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $job = Start-ThreadJob -ArgumentList $listener {
            param($listener)
            while ($true) {
                $client = $listener.AcceptTcpClient()
                $stream = $client.GetStream()
                $buffer = [byte[]]::new(8192)
                $null = $stream.Read($buffer, 0, $buffer.Length)
                $stream.Write([System.Text.Encoding]::ASCII.GetBytes("HTTP/1.1 302 Found`r`nServer: nginx`r`nLocation: https://login.example.com/?back=%2F`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"))
                $client.Dispose()
            }
        }
        try {
            $signer = $signers.alice
            $url = (New-S3PresignedUrl -BucketName reports -Key k -EndpointUrl "http://127.0.0.1:$($listener.LocalEndpoint.Port)" -Region eu-central-1 @signer).Url
            $diagnosis = Invoke-PresignDiagnosis -Url $url -Method GET -Header @{} -EndpointUrl $base @signer
            $diagnosis.RootCause | Should -Be 'redirected'
            $diagnosis.Explanation | Should -BeLike '*login.example.com*'
        }
        finally {
            $listener.Stop()
            $job | Remove-Job -Force
        }
    }

    It 'names the browser''s cache where rules and answer are good' {
        $signer = $signers.alice
        $url = (New-S3PresignedUrl -BucketName reports -Key '2026/q3.csv' -EndpointUrl $base -Region eu-central-1 @signer).Url
        # What an img tag loads has no Origin, and so the answer no Access-Control-Allow-Origin.
        (Invoke-WebRequest $url).Headers['Access-Control-Allow-Origin'] | Should -BeNullOrEmpty
        $message = "Access to fetch at '$url' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."
        (Invoke-PresignDiagnosis -Url $url -Method GET -Header @{} -Message $message -Origin https://app.example.com -EndpointUrl $base @signer).RootCause | Should -Be 'cors-cached-non-cors-response'
    }
}
