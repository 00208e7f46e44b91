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

    It 'none is answered wrongly as established' {
        @($results | Where-Object { $_.Given.WrongSure -or $_.Strict.WrongSure }).Id | Should -BeNullOrEmpty
    }
}
