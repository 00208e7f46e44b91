# How often the diagnosis is right, on failures as people reported them in public threads. Nothing in those records was made for this module.

BeforeDiscovery {
    $script:sets = @(
        @{ Name = 'the incidents that the rules were written beside'; File = 'incidents.jsonl'; First = 0.9; Third = 0.95 }
        @{ Name = 'further threads'; File = 'threads/incidents.jsonl'; First = 0.85; Third = 0.93 }
    )
}

Describe 'Of <Name>' -ForEach $sets {
    BeforeAll {
        . (Join-Path $PSScriptRoot '../common.ps1')
        Import-Module (Get-PresignModulePath)
        $script:results = @(& (Join-Path $PSScriptRoot '../conformance/incidents.ps1') -Path (Join-Path $PSScriptRoot "../cases/$File") 6>$null)
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
