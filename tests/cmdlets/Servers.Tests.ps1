# Faults made on real S3 servers, diagnosed from six kinds of input. Runs with build.ps1 Test -Servers, because the servers take long to start;
# tests/PresignTools.Core.Tests/Diagnosis/Servers replays a recording of the same faults in the ordinary suite.

BeforeDiscovery {
    $noServers = $env:PRESIGNTOOLS_SERVERS -ne '1'
    $names = 'swift', 'rgw', 'rgw-sts', 's3rver', 'sandbox', 'sandbox-aws', 'cloudserver', 'localstack'
}

BeforeAll {
    . "$PSScriptRoot/../common.ps1"
    foreach ($file in 'Listener', 'Signing', 'Faults', 'Servers') { . "$PSScriptRoot/../servers/$file.ps1" }
    Import-Module (Get-PresignModulePath)
    $script:answers = [System.Collections.Generic.List[object]]::new()

    function Add-Answer($Exchange, [string] $Hand, $Diagnosis) {
        $three = @(@($Diagnosis.RootCause) + @($Diagnosis.PossibleCauses) | Where-Object { $_ } | Select-Object -Unique -First 3)
        $top1 = $Diagnosis.RootCause -and $Exchange.Right -contains $Diagnosis.RootCause
        $answers.Add([pscustomobject]@{
                Server = $Exchange.Server; Fault = $Exchange.Fault; Hand = $Hand; Right = "$($Exchange.Right)"; Said = "$($Diagnosis.RootCause)"; IsHidden = $Exchange.Hidden
                IsRefused = $Exchange.Status -eq 0 -or $Exchange.Status -ge 300; IsTop1 = [bool] $top1
                IsTop3 = [bool] ($three | Where-Object { $Exchange.Right -contains $_ }); Certainty = "$($Diagnosis.Certainty)"
            })
    }

    function Get-Mark($Answer) {
        if (-not $Answer) { return '.' }
        if (-not $Answer.IsRefused) { return $(if ($Answer.Said) { 'A' } else { 'a' }) }
        $mark = if ($Answer.IsTop1) { '1' } elseif ($Answer.IsTop3) { '3' } else { 'x' }
        $mark + $(if ($Answer.Certainty -eq 'Established') { if ($Answer.IsTop1) { 'E' } else { 'E!' } })
    }

    function Show-Answers([string] $Hand) {
        # The table server x fault of one input, and its figures.
        $of = @($answers | Where-Object Hand -EQ $Hand)
        $columns = @($of.Server | Select-Object -Unique)
        Write-Host "`n$Hand"
        $of | Group-Object Fault | ForEach-Object {
            $row = $_
            $line = [ordered]@{ Fault = $row.Name }
            foreach ($server in $columns) { $line[$server] = Get-Mark ($row.Group | Where-Object Server -EQ $server | Select-Object -First 1) }
            [pscustomobject] $line
        } | Format-Table | Out-String -Width 140 | Write-Host
        $figures = Get-Figures $of
        Write-Host "$Hand`: top-1 $($figures.Top1) %, top-3 $($figures.Top3) % of $($figures.Decidable) decidable; Likely right $($figures.LikelyRight) of $($figures.Likely); wrong Established $($figures.WrongEstablished); accused $($figures.Accused)"
    }

    function Get-Figures($Of) {
        $refused = @($Of | Where-Object { $_.IsRefused -and $_.Right })
        $decidable = @($refused | Where-Object { -not $_.IsHidden })
        $likely = @($refused | Where-Object Certainty -EQ Likely)
        [pscustomobject]@{
            Decidable = $decidable.Count
            Top1 = if ($decidable) { [math]::Round(100 * @($decidable | Where-Object IsTop1).Count / $decidable.Count, 1) } else { 100 }
            Top3 = if ($decidable) { [math]::Round(100 * @($decidable | Where-Object IsTop3).Count / $decidable.Count, 1) } else { 100 }
            Likely = $likely.Count; LikelyRight = @($likely | Where-Object IsTop1).Count
            WrongEstablished = @($refused | Where-Object { $_.Certainty -eq 'Established' -and -not $_.IsTop1 }).Count
            Accused = @($Of | Where-Object { -not $_.IsRefused -and $_.Said }).Count
        }
    }
}

Describe 'Faults on real servers' -Skip:$noServers {
    It 'are made and diagnosed: <_>' -ForEach $names {
        $server = Start-S3Server $_
        if (-not $server) { Set-ItResult -Skipped -Because "$_ cannot be had here"; return }
        $folder = (New-Item (Join-Path $TestDrive $_) -ItemType Directory).FullName
        try {
            foreach ($x in Get-ServerExchange $server $folder) {
                $at = [datetimeoffset]::Parse($x.At, [cultureinfo]::InvariantCulture)
                $keys = @{ AccessKey = $x.AccessKey; SecretKey = $x.SecretKey }
                $refused = $x.Status -eq 0 -or $x.Status -ge 300
                if ($refused -and "$($x.Body)".Contains('<Code>')) {
                    Add-Answer $x 'XML' (Invoke-PresignDiagnosis $x.Body -Offline -AsOf $at)
                    Add-Answer $x 'URL + XML' (Invoke-PresignDiagnosis "$($x.Url)`n$($x.Body)" -Offline -AsOf $at)
                }
                Add-Answer $x 'terminal' (Invoke-PresignDiagnosis $x.Terminal -Offline)
                Add-Answer $x 'with key pair' (Invoke-PresignDiagnosis $x.Terminal -Offline @keys)
                if ($refused -and $x.Status) {
                    $answer = ConvertFrom-S3ErrorResponse "$($x.Body)" -StatusCode $x.Status -ErrorAction SilentlyContinue
                    if ($answer) { Add-Answer $x 'error record' (Invoke-PresignDiagnosis -Url $x.Url -Method $x.Method -Header $x.Header -ErrorResponse $answer -Offline) }
                }
                if (-not $server.ConnectTo -and $x.Method -in 'GET', 'HEAD') {
                    Add-Answer $x 'live' (Invoke-PresignDiagnosis -Url $x.Url -Method $x.Method -Header $x.Header -Live -ErrorAction SilentlyContinue)
                    # With the key pair the server's own settings are asked about too; nothing that was answered 2xx may be accused for them.
                    if (-not $refused) {
                        Add-Answer $x 'live, with key pair' (Invoke-PresignDiagnosis -Url $x.Url -Method $x.Method -Header $x.Header -Live -EndpointUrl $server.Endpoint -Region $server.Region @keys -ErrorAction SilentlyContinue)
                    }
                }
            }
        }
        finally { Stop-S3Server $server }
        @($answers | Where-Object Server -EQ $_).Count | Should -BeGreaterThan 100
    }

    It 'are answered right, and no success is accused' {
        foreach ($hand in 'XML', 'URL + XML', 'terminal', 'error record', 'live', 'live, with key pair', 'with key pair') { Show-Answers $hand }
        $all = Get-Figures $answers
        $all.WrongEstablished | Should -Be 0
        $all.Accused | Should -Be 0
        $all.LikelyRight | Should -BeGreaterOrEqual (0.88 * $all.Likely)
        foreach ($bar in @{ Hand = 'terminal'; Top1 = 80; Top3 = 92 }, @{ Hand = 'URL + XML'; Top1 = 65; Top3 = 85 }, @{ Hand = 'with key pair'; Top1 = 97; Top3 = 99 }) {
            $figures = Get-Figures @($answers | Where-Object Hand -EQ $bar.Hand)
            $figures.Top1 | Should -BeGreaterOrEqual $bar.Top1
            $figures.Top3 | Should -BeGreaterOrEqual $bar.Top3
        }
    }
}
