# The runbooks of docs/runbooks, each taken out of its file and run as it is printed there, against the sandbox: exit codes, JSON, and no secret in what they write.
# What is not ours is stood in for: the AWS CLI, AWS.Tools, the cmdlets of Azure Automation and of Windows' task scheduler.

BeforeDiscovery {
    $scripts = Get-ChildItem (Join-Path $PSScriptRoot '../../docs/runbooks') -Filter *.ps1 | ForEach-Object Name
}

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $script:folder = (Resolve-Path (Join-Path $PSScriptRoot '../../docs/runbooks')).ProviderPath
    $script:sandbox = Start-TestSandbox
    $script:alice = (Get-SandboxSigner alice) + @{ EndpointUrl = $sandbox.Base; Region = 'eu-central-1' }
    function New-Link([string] $Key = '2026/q3.csv', [hashtable] $More = @{}) { New-S3PresignedUrl reports $Key @alice @More -WarningAction Ignore }
    # Signatures of all that was signed here: none may come out.
    $script:good = New-Link -More @{ ExpiresIn = '3d' }
    $script:soon = New-Link -More @{ ExpiresIn = '1h' }
    $script:over = New-Link -More @{ SignedAt = [datetimeoffset]::UtcNow.AddDays(-1) }
    $script:gone = New-Link 'no/such/key'
    $script:signatures = @($good, $soon, $over, $gone | ForEach-Object { ($_.Url -split 'X-Amz-Signature=')[1] })

    # A process of its own, as a scheduler starts it, that finds the module where modules are.
    function Invoke-Program([string[]] $Arguments, [hashtable] $Environment = @{}, [string] $Program) {
        $pwsh, $first = Get-ChildPwshCommand
        $start = [System.Diagnostics.ProcessStartInfo]::new($(if ($Program) { $Program } else { $pwsh }))
        foreach ($argument in $(if ($Program) { $Arguments } else { @($first) + '-NoProfile', '-NonInteractive' + $Arguments })) { if ($argument) { $start.ArgumentList.Add($argument) } }
        $start.UseShellExecute = $false
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        foreach ($name in @($start.Environment.Keys)) { if ($name -like 'AWS_*') { $null = $start.Environment.Remove($name) } }
        $start.Environment['AWS_EC2_METADATA_DISABLED'] = 'true'
        $start.Environment['NO_COLOR'] = '1'
        $start.Environment['PSModulePath'] = "$(Split-Path (Split-Path (Get-PresignModulePath)))$([IO.Path]::PathSeparator)$env:PSModulePath"
        foreach ($pair in $Environment.GetEnumerator()) { $start.Environment[$pair.Key] = [string]$pair.Value }
        $process = [System.Diagnostics.Process]::Start($start)
        try {
            $process.StandardInput.Close()
            $said = $process.StandardOutput.ReadToEndAsync()
            $complained = $process.StandardError.ReadToEndAsync()
            if (-not $process.WaitForExit(120000)) { $process.Kill($true); throw "It did not end: $($said.Result)$($complained.Result)" }
            [pscustomobject]@{ ExitCode = $process.ExitCode; Output = $said.Result; Errors = $complained.Result }
        }
        finally { $process.Dispose() }
    }

    function Set-List([string] $Name, [string[]] $Lines) { $file = Join-Path $TestDrive $Name; Set-Content $file $Lines; $file }

    function Assert-Clean([string[]] $Texts) {
        foreach ($signature in $signatures) { "$Texts" | Should -Not -Match $signature }
        "$Texts" | Should -Not -Match ([regex]::Escape($alice.SecretKey))
    }

    # YAML as these files use it: maps by indentation, lists, plain and quoted scalars, and literal blocks.
    function Read-Yaml([string] $Path) {
        $script:yaml = [System.Collections.Generic.List[string]](Get-Content -LiteralPath $Path)
        $script:at = 0
        Read-YamlBlock 0
    }
    function Get-YamlIndent([string] $Line) { $Line.Length - $Line.TrimStart(' ').Length }
    function Read-YamlScalar([string] $Text) {
        if ($Text -match "^'(?<inner>(?:[^']|'')*)'$") { return $Matches.inner.Replace("''", "'") }
        if ($Text -match '^"') { throw "Double quotes are not read: $Text" }
        if ($Text -in 'true', 'false') { return $Text -eq 'true' }
        if ($Text -match '^\d+$') { return [int]$Text }
        $Text
    }
    function Skip-YamlEmpty { while ($script:at -lt $yaml.Count -and $yaml[$at] -match '^\s*(#.*)?$') { $script:at++ } }
    function Read-YamlLiteral([int] $Parent) {
        $lines = @(); $indent = $null
        while ($script:at -lt $yaml.Count -and ($yaml[$at] -match '^\s*$' -or (Get-YamlIndent $yaml[$at]) -gt $Parent)) {
            if ($null -eq $indent -and $yaml[$at] -notmatch '^\s*$') { $indent = Get-YamlIndent $yaml[$at] }
            $lines += if ($yaml[$at].Length -ge $indent) { $yaml[$at].Substring($indent) } else { '' }
            $script:at++
        }
        ($lines -join "`n").TrimEnd("`n") + "`n"
    }
    function Read-YamlValue([string] $Text, [int] $Parent) {
        if ($Text -eq '|') { return Read-YamlLiteral $Parent }
        if ($Text -ne '') { return Read-YamlScalar $Text }
        Skip-YamlEmpty
        if ($script:at -lt $yaml.Count -and (Get-YamlIndent $yaml[$at]) -gt $Parent) { return , (Read-YamlBlock (Get-YamlIndent $yaml[$at])) }
        # A list may begin at the indentation of its key.
        if ($script:at -lt $yaml.Count -and (Get-YamlIndent $yaml[$at]) -eq $Parent -and $yaml[$at].TrimStart() -like '- *') { return , (Read-YamlBlock $Parent) }
        $null
    }
    function Read-YamlBlock([int] $Indent) {
        Skip-YamlEmpty
        if ($yaml[$at].TrimStart() -like '- *') {
            $list = [System.Collections.Generic.List[object]]::new()
            while ($script:at -lt $yaml.Count -and (Get-YamlIndent $yaml[$at]) -eq $Indent -and $yaml[$at].TrimStart() -like '- *') {
                $rest = $yaml[$at].TrimStart().Substring(2)
                if ($rest -eq '|') { $script:at++; $list.Add((Read-YamlLiteral $Indent)) }
                elseif ($rest -match '^[\w-]+:( |$)') { $script:yaml[$at] = ' ' * ($Indent + 2) + $rest; $list.Add((Read-YamlBlock ($Indent + 2))) }
                else { $script:at++; $list.Add((Read-YamlScalar $rest)) }
                Skip-YamlEmpty
            }
            return , $list
        }
        $map = [ordered]@{}
        while ($script:at -lt $yaml.Count -and (Get-YamlIndent $yaml[$at]) -eq $Indent -and $yaml[$at] -match '^\s*(?<key>[\w-]+):(?: (?<value>.*))?$') {
            $key = $Matches.key; $value = "$($Matches.value)".Trim()
            $script:at++
            $map[$key] = Read-YamlValue $value $Indent
            Skip-YamlEmpty
        }
        $map
    }
}

AfterAll { Stop-TestSandbox $sandbox }

Describe 'The script <_>' -ForEach $scripts {
    It 'is PowerShell, asks nobody, and stops at errors' {
        $problems = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseFile((Join-Path $folder $_), [ref]$null, [ref]$problems)
        $problems | Should -BeNullOrEmpty
        $calls = $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true) | ForEach-Object { $_.GetCommandName() }
        $calls | Where-Object { $_ -in 'Read-Host', 'Get-Credential', 'Out-GridView', 'Pause' } | Should -BeNullOrEmpty
        $tree.Extent.Text | Should -Match '\$ErrorActionPreference = ''Stop'''
        $tree.Extent.Text | Should -Match '\.SYNOPSIS'
        $tree.ParamBlock.Parameters.Name.VariablePath.UserPath | Should -Not -Contain 'Url' -Because 'arguments are kept in process lists and histories'
    }
}

Describe 'Nightly check' {
    BeforeAll {
        function Invoke-Check([string[]] $Arguments) {
            $run = Invoke-Program (@('-File', (Join-Path $folder 'Test-HandedOutUrl.ps1')) + $Arguments)
            Assert-Clean $run.Output, $run.Errors
            $run
        }
    }

    It 'ends with <code> for <name>' -ForEach @(
        @{ code = 1; name = 'a URL that ends soon'; lines = { $good.Url, $soon.Url } }
        @{ code = 2; name = 'a URL that has ended'; lines = { $good.Url, $soon.Url, $over.Url } }
        @{ code = 2; name = 'a URL that is refused'; lines = { $gone.Url } }
        @{ code = 2; name = 'a line without a URL'; lines = { $good.Url, 'nonsense' } }
        @{ code = 0; name = 'an empty list'; lines = { '# none today' } }
    ) {
        $run = Invoke-Check '-InputFile', (Set-List 'list.txt' (& $lines)), '-Live'
        $run.ExitCode | Should -Be $code -Because "$($run.Output)$($run.Errors)"
        $run.Errors | Should -BeNullOrEmpty
        ($run.Output | ConvertFrom-Json).exitCode | Should -Be $code
    }

    It 'writes JSON of a fixed form' {
        $links = Join-Path $TestDrive 'links.csv'
        $out = Join-Path $TestDrive 'urls.json'
        $good, $over | Export-Csv $links
        $run = Invoke-Check '-InputFile', $links, '-OutputFile', $out, '-Live'
        $run.ExitCode | Should -Be 2
        $run.Output | Should -BeNullOrEmpty
        $json = Get-Content $out -Raw
        Assert-Clean $json
        $report = $json | ConvertFrom-Json -DateKind String
        $report.psobject.Properties.Name | Should -Be 'schema', 'checkedAt', 'exitCode', 'counts', 'urls', 'errors'
        $report.schema | Should -BeExactly 'presigntools/handed-out-urls/1'
        $report.checkedAt | Should -Match '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$'
        ($report.counts | ConvertTo-Json -Compress) | Should -BeExactly '{"Valid":1,"EndsSoon":0,"Ended":1,"Refused":0,"Unreachable":0}'
        $report.urls[1].psobject.Properties.Name | Should -Be 'line', 'method', 'bucket', 'key', 'state', 'endsAt', 'endsBecause', 'mayEndEarlier', 'cause', 'reason', 'remedy', 'checkedBy', 'statusCode', 'requestId'
        $report.urls.line | Should -Be 2, 3
        $report.urls[1].state | Should -BeExactly 'Ended'
        $report.urls[1].cause | Should -BeExactly 'url-expired'
        $report.urls[1].endsAt | Should -BeExactly $over.ExpiresAt.UtcDateTime.ToString('yyyy-MM-ddTHH:mm:ssZ')
        $report.urls[0].statusCode | Should -Be 206
        $report.errors.Count | Should -Be 0
    }

    It 'says in the JSON why it could not run, and ends with 3' {
        $run = Invoke-Check '-InputFile', (Join-Path $TestDrive 'none.txt')
        $run.ExitCode | Should -Be 3
        ($run.Output | ConvertFrom-Json).errors[0].id | Should -BeExactly 'WatchFileNotReadable'
    }
}

Describe 'A day of logs' {
    BeforeAll {
        . (Join-Path $PSScriptRoot 'Logs.Samples.ps1')
        $script:logs = New-Item (Join-Path $TestDrive 'logs/2026-03-01') -ItemType Directory -Force
        Set-Content (Join-Path $logs 'a') @($logSamples.Line, ($logSamples.Line -replace '403 AccessDenied', '200 -'), ($logSamples.Line -replace '3E57427F3EXAMPLE', '3E57427F4EXAMPLE'))
        function Invoke-Count([string[]] $Arguments) {
            $run = Invoke-Program (@('-File', (Join-Path $folder 'Measure-LogFailure.ps1')) + $Arguments)
            $run.Errors | Should -BeNullOrEmpty
            $run | Add-Member Json ($run.Output | ConvertFrom-Json -DateKind String) -PassThru
        }
    }

    It 'counts by cause, writes JSON and page, and ends with 1; with 0 below the threshold' {
        $json, $page = 'f.json', 'f.html' | ForEach-Object { Join-Path $TestDrive $_ }
        $run = Invoke-Count '-LogPath', "$logs", '-OutputFile', $json, '-Report', $page
        $run.ExitCode | Should -Be 1
        $run.Json.schema | Should -BeExactly 'presigntools/log-failures/1'
        $run.Json.failed | Should -Be 2
        $run.Json.groups.Count | Should -Be 1
        $run.Json.groups[0].psobject.Properties.Name | Should -Be 'cause', 'keyPrefix', 'client', 'count', 'share', 'firstSeen', 'lastSeen', 'requestIds'
        $run.Json.groups[0].cause | Should -BeExactly 'url-expired'
        $run.Json.groups[0].share | Should -Be 0.6667
        $run.Json.groups[0].firstSeen | Should -BeLike '2026-03-01T12:20:00*'
        $run.Json.groups[0].requestIds | Sort-Object | Should -Be '3E57427F3EXAMPLE', '3E57427F4EXAMPLE'
        Get-Content $json -Raw | Should -Be $run.Output
        Get-Content $page -Raw | Should -BeLike '*<svg*url-expired*'
        foreach ($text in $run.Output, (Get-Content $page -Raw)) { $text | Should -Not -Match 'fe5f80f77d5fa3beca' }
        (Invoke-Count '-LogPath', "$logs", '-Threshold', '3').ExitCode | Should -Be 0
    }

    It 'ends with 2 where no line can be read, and with 3 where there is nothing' {
        $file = Join-Path $TestDrive 'hello.log'
        Set-Content $file 'hello', 'world'
        $run = Invoke-Count '-LogPath', $file
        $run.ExitCode | Should -Be 2
        $run.Json.unread | Should -BeGreaterThan 0
        $run = Invoke-Count '-LogPath', (Join-Path $TestDrive 'nowhere')
        $run.ExitCode | Should -Be 3
        $run.Json.errors.Count | Should -Be 1
    }
}

Describe 'Triage of a ticket' {
    BeforeAll {
        function Invoke-Triage([string] $Text) {
            $file = Join-Path $TestDrive 'ticket 1.txt'
            Set-Content -LiteralPath $file $Text -NoNewline
            $run = Invoke-Program '-File', (Join-Path $folder 'Export-TicketDiagnosis.ps1'), '-Path', $file
            $run.Errors | Should -BeNullOrEmpty
            $run | Add-Member Json ($run.Output | ConvertFrom-Json)
            Assert-Clean $run.Output
            $run
        }
    }
    BeforeEach { Remove-Item (Join-Path $TestDrive 'ticket 1.report.html'), (Join-Path $TestDrive 'ticket 1.diagnosis.json') -ErrorAction Ignore }

    It 'names a cause that is sure, writes both files, and ends with 0' {
        $run = Invoke-Triage "Hi, it fails since today!`ncurl -s '$($over.Url)'`n<Error><Code>AccessDenied</Code><Message>Request has expired</Message><Expires>2026-11-29T18:00:00Z</Expires><ServerTime>2026-11-29T19:00:00Z</ServerTime><RequestId>955102B1FB2EXAMP</RequestId></Error>"
        $run.ExitCode | Should -Be 0
        $run.Json.schema | Should -BeExactly 'presigntools/ticket-diagnosis/1'
        $run.Json.failures[0].psobject.Properties.Name | Should -Be 'cause', 'certainty', 'title', 'explanation', 'remedy', 'possibleCauses', 'needs', 'bucket', 'key', 'method', 'errorCode', 'statusCode', 'requestId'
        $run.Json.failures[0].cause | Should -BeExactly 'url-expired'
        $run.Json.failures[0].requestId | Should -BeExactly '955102B1FB2EXAMP'
        $run.Json.report | Should -BeExactly 'ticket 1.report.html'
        $html = Get-Content (Join-Path $TestDrive 'ticket 1.report.html') -Raw
        $html | Should -Match 'url-expired'
        Assert-Clean $html, (Get-Content (Join-Path $TestDrive 'ticket 1.diagnosis.json') -Raw)
    }

    It 'says what is needed where it cannot decide, and ends with 1' {
        $run = Invoke-Triage "$($good.Url)`n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
        $run.ExitCode | Should -Be 1
        $run.Json.failures[0].certainty | Should -BeExactly 'Possible'
        $run.Json.failures[0].possibleCauses.Count | Should -BeGreaterThan 1
        $run.Json.failures[0].needs.Count | Should -BeGreaterThan 0
    }

    It 'ends with 2 for a text without a failure' {
        (Invoke-Triage 'Could you call me back, please? Thanks, Ann').ExitCode | Should -Be 2
    }

    It 'ends with 3 where there is no text' {
        $run = Invoke-Program '-File', (Join-Path $folder 'Export-TicketDiagnosis.ps1'), '-Path', (Join-Path $TestDrive 'nowhere.txt')
        $run.ExitCode | Should -Be 3
        ($run.Output | ConvertFrom-Json).errors.Count | Should -Be 1
    }
}

Describe 'GitHub Actions' {
    BeforeAll {
        $workflow = Read-Yaml (Join-Path $folder 'check-presigned-urls.yml')
        $script:step = $workflow.jobs.check.steps[1]
        function Invoke-Step([string] $Urls) {
            # As the runner does it: the block in a file, with its own preamble.
            $file = Join-Path $TestDrive 'step.ps1'
            Set-Content $file "`$ErrorActionPreference = 'stop'`n$($step.run)`nif ((Test-Path -LiteralPath variable:\LASTEXITCODE)) { exit `$LASTEXITCODE }"
            $summary = Join-Path $TestDrive 'summary.md'
            Set-Content $summary $null
            $run = Invoke-Program '-Command', ". '$file'" @{ PRESIGNED_URLS = $Urls; RUNNER_TEMP = "$TestDrive"; GITHUB_STEP_SUMMARY = $summary }
            Assert-Clean $run.Output, $run.Errors, (Get-Content $summary -Raw)
            Join-Path $TestDrive 'presigned-urls.txt' | Should -Not -Exist -Because 'the list is a secret'
            $run | Add-Member Summary (Get-Content $summary -Raw)
            $run
        }
    }

    It 'is a workflow with the least permissions, whose secret is no argument' {
        $workflow.permissions.contents | Should -BeExactly 'read'
        $step.shell | Should -BeExactly 'pwsh'
        $step.env.PRESIGNED_URLS | Should -BeExactly '${{ secrets.PRESIGNED_URLS }}'
        $step.run | Should -Not -Match '\$\{\{' -Because 'an expression in a script is pasted into it before it is run'
        $workflow.on.schedule[0].cron | Should -Match '^\d+ \d+ \* \* \*$'
    }

    It 'ends with <code> for <name>, and says so in an annotation and the summary' -ForEach @(
        @{ code = 0; name = 'a URL that ends soon'; urls = { $soon.Url, $good.Url -join "`n" }; says = '::warning title=Presigned URL::line 1: reports/2026/q3.csv EndsSoon'; state = 'EndsSoon' }
        @{ code = 1; name = 'a URL that is refused'; urls = { $good.Url, $gone.Url -join "`n" }; says = '::error title=Presigned URL::line 2: reports/no/such/key Refused'; state = 'Refused' }
        @{ code = 1; name = 'a line without a URL'; urls = { $good.Url, 'nonsense' -join "`n" }; says = $null; state = 'Valid' }
        @{ code = 1; name = 'a secret without a URL'; urls = { '# none' }; says = '::error title=Presigned URL::The secret'; state = $null }
    ) {
        $run = Invoke-Step (& $urls)
        $run.ExitCode | Should -Be $code -Because "$($run.Output)$($run.Errors)"
        if ($says) { $run.Output | Should -Match ([regex]::Escape($says)) } else { $run.Output | Should -Not -Match '::(error|warning)' }
        if ($state) { $run.Summary | Should -Match "\| $state \|" }
    }
}

Describe 'Documents of Systems Manager' {
    BeforeAll {
        $script:command = Read-Yaml (Join-Path $folder 'PresignTools-DiagnoseFromHost.command.yml')
        $script:automation = Read-Yaml (Join-Path $folder 'PresignTools-WhichHostsFail.automation.yml')
        function Get-Reference($Node) { [regex]::Matches(($Node | ConvertTo-Json -Depth 12 -Compress), '\{\{ ?([\w.]+) ?\}\}') | ForEach-Object { $_.Groups[1].Value } | Sort-Object -Unique }
    }

    # https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html and its neighbors
    It 'have the elements that AWS documents, and no others' {
        $command.schemaVersion | Should -BeExactly '2.2'
        $automation.schemaVersion | Should -BeExactly '0.3'
        $command.Keys | Should -BeIn 'schemaVersion', 'description', 'parameters', 'variables', 'mainSteps', 'files'
        $automation.Keys | Should -BeIn 'schemaVersion', 'description', 'assumeRole', 'parameters', 'variables', 'mainSteps', 'outputs', 'files'
        foreach ($document in $command, $automation) {
            foreach ($parameter in $document.parameters.Values) {
                $parameter.Keys | Should -BeIn 'type', 'description', 'default', 'allowedValues', 'allowedPattern', 'displayType', 'minItems', 'maxItems', 'minChars', 'maxChars'
                $parameter.type | Should -BeIn 'String', 'StringList', 'Integer', 'Boolean', 'MapList', 'StringMap'
                if ($parameter.default -and $parameter.allowedValues) { $parameter.default | Should -BeIn $parameter.allowedValues }
            }
            $names = @($document.mainSteps | ForEach-Object { $_.name })
            $names | Should -Match '^[a-zA-Z0-9_\-.]{3,128}$'
            ($names | Select-Object -Unique).Count | Should -Be $names.Count
        }
        foreach ($step in $command.mainSteps) {
            $step.Keys | Should -BeIn 'action', 'name', 'inputs', 'precondition', 'isEnd', 'onFailure', 'onSuccess', 'finallyStep', 'maxAttempts', 'timeoutSeconds', 'description'
            $step.action | Should -BeIn 'aws:runShellScript', 'aws:runPowerShellScript'
            $step.inputs.Keys | Should -BeIn 'runCommand', 'timeoutSeconds', 'workingDirectory', 'id'
            $step.precondition.StringEquals | Should -HaveCount 2
        }
        foreach ($step in $automation.mainSteps) {
            $step.Keys | Should -BeIn 'name', 'action', 'description', 'inputs', 'outputs', 'onFailure', 'onCancel', 'timeoutSeconds', 'maxAttempts', 'isCritical', 'isEnd', 'nextStep'
        }
        $run, $group = $automation.mainSteps
        $run.action | Should -BeExactly 'aws:runCommand'
        $run.inputs.Keys | Should -BeIn 'DocumentName', 'InstanceIds', 'Targets', 'Parameters', 'Comment', 'MaxConcurrency', 'MaxErrors', 'TimeoutSeconds', 'OutputS3BucketName', 'OutputS3KeyPrefix', 'CloudWatchOutputConfig', 'ServiceRoleArn', 'NotificationConfig', 'DocumentHash', 'DocumentHashType'
        $group.action | Should -BeExactly 'aws:executeScript'
        $group.inputs.Keys | Should -BeIn 'Runtime', 'Handler', 'InputPayload', 'Script', 'Attachment'
        $group.timeoutSeconds | Should -BeLessOrEqual 600 -Because 'a script runs for 10 minutes at most'
        foreach ($output in $group.outputs) { $output.Keys | Should -BeIn 'Name', 'Selector', 'Type' }
        Get-ChildItem $folder -Filter *.yml | ForEach-Object Length | Should -BeLessThan 64KB
    }

    It 'refer to parameters and steps that exist, and use each parameter' {
        Get-Reference $command.mainSteps | Should -Be @($command.parameters.Keys | Sort-Object)
        $known = @($automation.parameters.Keys) + 'runOnFleet.CommandId'
        $used = Get-Reference @($automation.mainSteps, $automation.assumeRole)
        $used | Should -BeIn $known
        $automation.parameters.Keys | Should -BeIn $used
        $automation.mainSteps[0].inputs.Parameters.Keys | Should -BeIn @($command.parameters.Keys)
        $automation.parameters.DocumentName.default | Should -BeExactly 'PresignTools-DiagnoseFromHost'
        $automation.outputs | Should -Be @('groupByCause.Report')
    }

    It 'take the name of a SecureString, never a URL, and nothing that a shell could run' {
        foreach ($document in $command, $automation) {
            $document.parameters.Keys | Should -Not -Contain 'Url'
            $pattern = $document.parameters.UrlParameter.allowedPattern
            '/presigned/case-4711' | Should -Match $pattern
            foreach ($hostile in "a'; rm -rf /; '", '$(x)', "a`nb", $good.Url, 'a b', '`x`') { $hostile | Should -Not -Match $pattern }
        }
        $command.parameters.Method.allowedValues | Should -Be 'GET', 'HEAD'
    }

    Context 'on a host' {
        BeforeAll {
            # The AWS CLI and pwsh of the host: stand-ins on its PATH.
            $script:bin = New-Item (Join-Path $TestDrive 'bin') -ItemType Directory -Force
            $program, $first = Get-ChildPwshCommand
            Set-Content (Join-Path $bin 'pwsh') "#!/bin/sh`nexec '$program' $(if ($first) { "'$first'" }) `"`$@`""
            Set-Content (Join-Path $bin 'aws') "#!/bin/sh`n[ `"`$*`" = `"ssm get-parameter --name /presigned/case --with-decryption --query Parameter.Value --output text`" ] || exit 254`nprintf '%s\n' `"`$TEST_URL`""
            if (-not $IsWindows) { chmod +x (Join-Path $bin 'pwsh') (Join-Path $bin 'aws') }
            function Invoke-OnHost([string] $Platform, [string] $Url, [string] $Name = '/presigned/case') {
                $step = $command.mainSteps | Where-Object { $_.precondition.StringEquals[1] -eq $Platform }
                $text = ($step.inputs.runCommand -join "`n").Replace('{{ UrlParameter }}', $Name).Replace('{{ Method }}', 'GET')
                $environment = @{ PATH = "$bin$([IO.Path]::PathSeparator)$env:PATH"; TEST_URL = $Url }
                $file = Join-Path $TestDrive "_script.$(if ($Platform -eq 'Linux') { 'sh' } else { 'ps1' })"
                Set-Content $file $text
                $run = if ($Platform -eq 'Linux') { Invoke-Program $file $environment '/bin/sh' } else { Invoke-Program '-File', $file $environment }
                Assert-Clean $run.Output, $run.Errors
                $run | Add-Member Json ($run.Output | ConvertFrom-Json)
                $run
            }
        }

        It 'with <platform> say from there what the URL does, in one line, with an exit code' -ForEach @{ platform = 'Linux' }, @{ platform = 'Windows' } -Skip:$IsWindows {
            $run = Invoke-OnHost $platform $good.Url
            $run.ExitCode | Should -Be 0 -Because "$($run.Output)$($run.Errors)"
            @($run.Output.Trim() -split "`n").Count | Should -Be 1
            $run.Json.psobject.Properties.Name | Should -Be 'exitCode', 'host', 'state', 'cause', 'statusCode', 'errorCode', 'requestId', 'reason'
            $run.Json.state | Should -BeExactly 'Valid'
            $refused = Invoke-OnHost $platform $gone.Url
            $refused.ExitCode | Should -Be 2
            $refused.Json.state | Should -BeExactly 'Refused'
            $refused.Json.errorCode | Should -BeExactly 'NoSuchKey'
            $refused.Output.Length | Should -BeLessThan 2500 -Because 'Run Command keeps so many characters of a step'
            (Invoke-OnHost $platform 'nonsense').ExitCode | Should -Be 3
            $closed = Invoke-OnHost $platform $good.Url '/presigned/other'
            $closed.ExitCode | Should -Be 3
            $closed.Json.error | Should -Match 'could not be read'
        }
    }

    It 'group the answers of the hosts by state and cause' {
        $text = $automation.mainSteps[1].inputs.Script
        $stand = @'
function Get-SSMCommandInvocation($CommandId, $Details) {
    function One($Id, $Status, $Text) { [pscustomobject]@{ InstanceId = $Id; Status = $Status; CommandPlugins = @([pscustomobject]@{ Name = 'diagnoseOnLinux'; Output = $Text }, [pscustomobject]@{ Name = 'diagnoseOnWindows'; Output = 'Step execution skipped due to incompatible platform.' }) } }
    if ($CommandId -ne 'c-1') { throw 'another command' }
    One i-1 Success '{"exitCode":0,"host":"a","state":"Valid","cause":null,"statusCode":206,"errorCode":null,"requestId":"R1","reason":"x"}'
    One i-2 Success '{"exitCode":0,"host":"b","state":"Valid","cause":null,"statusCode":206,"errorCode":null,"requestId":"R2","reason":"x"}'
    One i-3 Failed "a line before`n{`"exitCode`":2,`"host`":`"c`",`"state`":`"Refused`",`"cause`":`"source-ip-condition`",`"statusCode`":403,`"errorCode`":`"AccessDenied`",`"requestId`":`"R3`",`"reason`":`"x`"}`nfailed to run commands: exit status 2"
    One i-4 Failed '{"exitCode":3,"error":"The parameter could not be read."}'
    One i-5 TimedOut ''
    One i-6 Failed '{ this is not JSON }'
}
'@
        $file = Join-Path $TestDrive 'group.ps1'
        Set-Content $file "$stand`n`$result = & {`n$text`n}`n`$result.Report"
        $run = Invoke-Program '-File', $file @{ InputPayload = '{"CommandId":"c-1"}' }
        $run.Errors | Should -BeNullOrEmpty
        $report = $run.Output | ConvertFrom-Json
        $report.schema | Should -BeExactly 'presigntools/which-hosts-fail/1'
        $report.hosts | Should -Be 6
        $report.failing | Should -Be 4
        $groups = $report.groups | ForEach-Object { "$($_.count) $($_.state) $($_.cause): $($_.instances)" }
        $groups | Should -Contain '2 Valid : i-1 i-2'
        $groups | Should -Contain '1 Refused source-ip-condition: i-3'
        $groups | Should -Contain '1 NoAnswer The parameter could not be read.: i-4'
        $groups | Should -Contain '1 NoAnswer No answer from the host (status TimedOut).: i-5'
        $groups | Should -Contain '1 NoAnswer No answer from the host (status Failed).: i-6'
        ($report.groups | Where-Object state -EQ Refused).requestIds | Should -Be 'R3'
        $text | Should -Not -Match '\?\?|\?\.' -Because 'the oldest runtime that is listed does not know them'
    }
}

Describe 'Azure Automation' {
    BeforeAll {
        function Invoke-Azure([string] $Urls) {
            $file = Join-Path $TestDrive 'azure.ps1'
            Set-Content $file "function Get-AutomationVariable(`$Name) { if (`$Name -ne 'PresignedUrls') { throw 'another variable' }; `$env:TEST_URLS }`n. '$(Join-Path $folder 'Azure-TestHandedOutUrl.ps1')'"
            $run = Invoke-Program '-File', $file @{ TEST_URLS = $Urls }
            Assert-Clean $run.Output, $run.Errors
            $run
        }
    }

    It 'completes for URLs that work or end soon, with JSON' {
        $run = Invoke-Azure ($good.Url, $soon.Url -join "`n")
        $run.ExitCode | Should -Be 0 -Because $run.Errors
        $json = $run.Output | ConvertFrom-Json
        $json.State | Should -Be 'Valid', 'EndsSoon'
        $json[0].psobject.Properties.Name | Should -Be 'Line', 'Method', 'BucketName', 'Key', 'State', 'EndsAt', 'EndsBecause', 'Cause', 'Reason', 'StatusCode', 'RequestId'
    }

    It 'fails for <name>, and says why' -ForEach @(
        @{ name = 'a URL that does not work'; urls = { $good.Url, $gone.Url -join "`n" }; says = '1 of 2 URLs do not work: lines 2 of the list' }
        @{ name = 'a line without a URL'; urls = { $good.Url, 'nonsense' -join "`n" }; says = 'lines without a URL' }
        @{ name = 'an empty variable'; urls = { '# none' }; says = 'has no URL' }
    ) {
        $run = Invoke-Azure (& $urls)
        $run.ExitCode | Should -Be 1
        ($run.Errors -replace '\s+', ' ') | Should -Match $says
    }
}

Describe 'Windows scheduled task' {
    It 'registers the nightly check, without a window and without a prompt; -WhatIf registers nothing' {
        $file = Join-Path $TestDrive 'task.ps1'
        Set-Content $file @"
function New-ScheduledTaskAction(`$Execute, `$Argument) { "`$Execute|`$Argument" }
function New-ScheduledTaskTrigger([switch] `$Daily, `$At) { "daily `$At" }
function New-ScheduledTaskSettingsSet(`$ExecutionTimeLimit, [switch] `$StartWhenAvailable, `$MultipleInstances) { "`$ExecutionTimeLimit" }
function New-ScheduledTaskPrincipal(`$UserId, `$LogonType) { `$UserId }
function Register-ScheduledTask(`$TaskName, `$Action, `$Trigger, `$Settings, `$Principal, [switch] `$Force) { @{ name = `$TaskName; action = `$Action; trigger = `$Trigger; principal = `$Principal } | ConvertTo-Json -Compress }
& '$(Join-Path $folder 'Register-NightlyUrlCheck.ps1')' -InputFile 'C:\my urls\links.csv' -OutputFile 'C:\my urls\last.json'
'---'
& '$(Join-Path $folder 'Register-NightlyUrlCheck.ps1')' -InputFile a -OutputFile b -WhatIf
"@
        $run = Invoke-Program '-File', $file
        $run.ExitCode | Should -Be 0 -Because $run.Errors
        $registered, $shown = $run.Output -split '---'
        $task = $registered | ConvertFrom-Json
        $task.name | Should -BeExactly 'Check presigned URLs'
        $task.action | Should -Match 'pwsh\.exe\|-NoProfile -NonInteractive -File ".*Test-HandedOutUrl\.ps1" -InputFile "C:\\my urls\\links\.csv" -OutputFile "C:\\my urls\\last\.json" -Live$'
        $task.trigger | Should -BeExactly 'daily 03:17'
        $shown | Should -Not -Match '\{'
        $shown | Should -Match 'What if: '
    }
}

Describe 'The pages' {
    It 'name every file, and link only to what is there' {
        $index = Get-Content (Join-Path $folder 'README.md') -Raw
        foreach ($file in Get-ChildItem $folder -Exclude README.md) { $index | Should -Match ([regex]::Escape("($($file.Name))")) }
        foreach ($page in Get-ChildItem $folder -Filter *.md) {
            foreach ($link in [regex]::Matches((Get-Content $page -Raw), '\]\((?<path>[^)#:]+)\)')) { Join-Path $folder $link.Groups['path'].Value | Should -Exist }
        }
    }

    It 'have the exit codes that the scripts have' {
        foreach ($pair in @{ 'nightly-check.md' = 'Test-HandedOutUrl.ps1'; 'ticket-triage.md' = 'Export-TicketDiagnosis.ps1'; 'day-of-logs.md' = 'Measure-LogFailure.ps1' }.GetEnumerator()) {
            $page = Get-Content (Join-Path $folder $pair.Key) -Raw
            $help = Get-Content (Join-Path $folder $pair.Value) -Raw
            foreach ($code in 0..3) {
                $page | Should -Match "(?m)^\| $code \|"
                $help | Should -Match "(?m)^      $code  "
            }
        }
    }
}
