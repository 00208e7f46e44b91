# How often the diagnosis is right, on failures as people reported them in public threads. Nothing in those records was made for this module.

BeforeDiscovery {
    $script:sets = @(
        @{ Name = 'the incidents that the rules were written beside'; File = 'incidents.jsonl'; First = 0.9; Third = 0.95 }
        @{ Name = 'further threads'; File = 'threads/incidents.jsonl'; First = 0.85; Third = 0.93 }
    )
}

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $script:run = @{}
    foreach ($file in 'incidents.jsonl', 'threads/incidents.jsonl') {
        $run[$file] = @(& (Join-Path $PSScriptRoot '../conformance/incidents.ps1') -Path (Join-Path $PSScriptRoot "../cases/$file") 6>$null)
    }
}

Describe 'Of <Name>' -ForEach $sets {
    BeforeAll {
        $script:results = $run[$File]
    }

    It 'taken as <_>, the cause comes first, or among the first three, as often as before' -ForEach 'Given', 'Strict' {
        $decidable = @($results.$_ | Where-Object Decidable)
        $decidable.Count | Should -BeGreaterThan 50
        @($decidable | Where-Object Top1).Count / $decidable.Count | Should -BeGreaterOrEqual $First
        @($decidable | Where-Object Top3).Count / $decidable.Count | Should -BeGreaterOrEqual $Third
    }

    It 'what it says to run are commands of this module with parameters that they have' {
        $seen = 0
        foreach ($remedy in $results.Given.Remedies | Select-Object -Unique) {
            # A remedy is a sentence with a command in it, which stands last or ends with a semicolon.
            foreach ($start in [regex]::Matches($remedy, '(New-S3PresignedUrl|Test-S3PresignedUrl|Invoke-PresignDiagnosis|Get-S3AccessDecision) (?=[-$])').Index) {
                $tree = [System.Management.Automation.Language.Parser]::ParseInput($remedy.Substring($start), [ref]$null, [ref]$null)
                $call = $tree.Find({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)
                $known = (Get-Command $call.GetCommandName()).Parameters
                foreach ($parameter in $call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] }) {
                    $known.ContainsKey($parameter.ParameterName) | Should -BeTrue -Because "$($parameter.ParameterName) in $remedy"
                }
                $seen++
            }
        }
        $seen | Should -BeGreaterThan 10
    }

    It 'none is answered wrongly as established' {
        @($results | Where-Object { $_.Given.WrongSure -or $_.Strict.WrongSure }).Id | Should -BeNullOrEmpty
    }
}

Describe 'The kinds of evidence' {
    BeforeAll {
        # A cause that is known by a stronger kind must be right at least as often. Few cases prove little: only kinds with at least 20 diagnoses
        # are compared, and the stronger one may be behind by less than two standard errors of the difference, which chance explains.
        $script:least, $script:errors = 20, 2
        $script:kinds = @([enum]::GetValues([PresignTools.Catalogue.EvidenceKind]) | Sort-Object -Descending | ForEach-Object {
                $own = @($run.Values | ForEach-Object { $_.Given } | Where-Object Kind -eq "$_")
                [pscustomobject]@{ Kind = $_; Count = $own.Count; Right = @($own | Where-Object Top1).Count }
            })
        function Test-Order($Stronger, $Weaker) {
            $p, $q = ($Stronger.Right / $Stronger.Count), ($Weaker.Right / $Weaker.Count)
            $q - $p -lt $errors * [Math]::Sqrt($p * (1 - $p) / $Stronger.Count + $q * (1 - $q) / $Weaker.Count) -or $q -le $p
        }
    }

    It 'that establish a cause are never wrong' {
        foreach ($kind in $kinds | Where-Object Kind -ge ([PresignTools.Catalogue.EvidenceKind]::Recomputed)) {
            $kind.Right | Should -Be $kind.Count -Because $kind.Kind
        }
        ($kinds | Where-Object Kind -eq 'StatedByS3').Count | Should -BeGreaterThan $least
    }

    It 'are right in their order' {
        $compared = @($kinds | Where-Object Count -ge $least)
        $compared.Count | Should -BeGreaterThan 3
        for ($i = 0; $i -lt $compared.Count; $i++) {
            foreach ($weaker in $compared | Select-Object -Skip ($i + 1)) {
                Test-Order $compared[$i] $weaker | Should -BeTrue -Because (
                    "$($compared[$i].Kind) is right in $($compared[$i].Right) of $($compared[$i].Count), $($weaker.Kind) in $($weaker.Right) of $($weaker.Count)")
            }
        }
    }

    It 'are told apart by the test: kinds in the wrong order fail it' {
        Test-Order @{ Right = 60; Count = 100 } @{ Right = 90; Count = 100 } | Should -BeFalse
        Test-Order @{ Right = 90; Count = 100 } @{ Right = 100; Count = 100 } | Should -BeFalse
        Test-Order @{ Right = 97; Count = 100 } @{ Right = 98; Count = 100 } | Should -BeTrue
        Test-Order @{ Right = 90; Count = 100 } @{ Right = 60; Count = 100 } | Should -BeTrue
    }
}

Describe 'The table of public reports' {
    It 'has the counts of the case files' {
        $files = @(Get-ChildItem (Join-Path $PSScriptRoot '../cases') -Recurse -Filter incidents.jsonl | Where-Object FullName -NotMatch '[\\/]locked[\\/]')
        $files.Count | Should -Be $run.Count -Because 'each file is run above'
        $counted = $run.Values | ForEach-Object { $_ } | Where-Object { $_.Given.AnswerKind } | Group-Object { "$($_.Given.AnswerKind) $($_.Cause)" } |
            ForEach-Object { "$($_.Name) $($_.Count)" } | Sort-Object -Culture ''
        $type = [PresignTools.Catalogue.Cause].Assembly.GetType('PresignTools.Diagnosis.Ranking.PublicReports')
        $rows = $type.GetMethod('Rows', [System.Reflection.BindingFlags]'NonPublic, Static').Invoke($null, @()) |
            ForEach-Object { "$($_.Item1) $($_.Item2) $($_.Item3)" } | Sort-Object -Culture ''
        $rows | Should -BeExactly $counted -Because 'build.ps1 Generate writes it; run it again and build'
    }
}
