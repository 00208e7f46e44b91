# Holds together what the module exports, what its help says, and what the examples in the help do.

BeforeDiscovery {
    . (Join-Path $PSScriptRoot '../common.ps1')
    $result = Join-Path ([System.IO.Path]::GetTempPath()) "presigntools-help-facts-$PID.json"
    Invoke-ChildPwsh -TimeoutSeconds 300 -Variable @{
        gather = Join-Path $PSScriptRoot 'Help.Facts.ps1'
        module = Split-Path (Get-PresignModulePath)
        docs   = (Resolve-Path (Join-Path $PSScriptRoot '../../docs/en-US')).ProviderPath
        result = $result
    } -Script { & $gather -Module $module -Docs $docs -ResultPath $result }
    $facts = Get-Content $result -Raw | ConvertFrom-Json -AsHashtable
    Remove-Item $result

    # Data of -ForEach is all that a test sees of discovery, so what several tests need goes along with each case.
    $commands = $facts.Commands | ForEach-Object { $_ + @{ Facts = $facts } }
    $usages = $facts.Usages | ForEach-Object { $_ + @{ Commands = $facts.Commands } }
    $parameters = foreach ($command in $facts.Commands) {
        foreach ($parameter in $command.Parameters) { @{ Cmdlet = $command.Name; Parameter = $parameter; Command = $command } }
    }
}

Describe 'The help as a whole' -ForEach @{ Facts = $facts } {
    It 'exports exactly what the manifest lists' {
        $Facts.Exports | Should -Be $Facts.Manifest
    }

    It 'has a help source for exactly the exported cmdlets' {
        $Facts.Helped | Should -Be $Facts.Exports
    }

    It 'ships one MAML file and the topics' {
        $Facts.HelpFiles | Should -Be (@('PresignTools.dll-Help.xml') + @($Facts.Topics.Name | ForEach-Object { "$_.help.txt" }) | Sort-Object)
    }

    It 'does not ship the help compiler' {
        $Facts.Files | Where-Object { $_ -match 'HelpCompiler|Markdig' } | Should -BeNullOrEmpty
    }

    It 'has about_PresignTools' {
        $Facts.Topics.Name | Should -Contain 'about_PresignTools'
    }
}

Describe 'Get-Help <Name>' -ForEach $facts.Topics {
    It 'finds the topic, and only it' {
        $Found | Should -Be 1
        $Text | Should -Match "^\s*TOPIC\s+$Name\s"
    }

    It 'lists it with its short description' {
        $Synopsis | Should -Not -BeNullOrEmpty
        $Text | Should -Match "SHORT DESCRIPTION\s+$([regex]::Escape($Synopsis))"
    }

    It 'fits into 80 columns' {
        # A line without a blank is one long word: an address, which nobody can break.
        $Text -split '\r?\n' | Where-Object { $_.Length -gt 80 -and $_.Trim().Contains(' ') } | Should -BeNullOrEmpty
    }
}

Describe 'Help of <Name>' -ForEach $commands {
    BeforeAll {
        $source = $Facts.Sources | Where-Object { $_.Name -eq $Name }
    }

    It 'is a cmdlet whose help comes from the file in en-US' {
        $Type | Should -Be 'Cmdlet'
        [System.IO.Path]::GetFileName($HelpFile) | Should -BeExactly 'PresignTools.dll-Help.xml'
        $Facts.HelpFiles | Should -Contain ([System.IO.Path]::GetFileName($HelpFile))
    }

    It 'has synopsis, description and at least three examples' {
        $Help.Synopsis | Should -Not -BeNullOrEmpty
        $Help.Synopsis | Should -Not -BeLike "*$Name*" -Because 'without help file Get-Help shows the syntax as synopsis'
        $Help.Description | Should -Not -BeNullOrEmpty
        $Help.Examples.Count | Should -BeGreaterOrEqual 3
    }

    It 'has the address of its page, in the cmdlet and in the help' {
        $HelpUri | Should -Match '^https://.+\.md$'
        $HelpUri | Should -BeExactly $source.OnlineVersion
        $Help.Links[0].Uri | Should -BeExactly $HelpUri
    }

    It 'describes every parameter and no other' {
        @($Help.Parameters.Name | Sort-Object) | Should -BeExactly @($Parameters.Name | Sort-Object)
    }

    It 'has a syntax for each parameter set, with the same parameters, types, positions and pipeline flags' {
        $real = @($Sets | ForEach-Object { $_.Signatures -join "`n" } | Sort-Object)
        @($Help.Syntax | ForEach-Object { $_ -join "`n" } | Sort-Object) | Should -BeExactly $real
    }

    It 'names the parameter sets and the default one as they are' {
        $real = @($Sets | Where-Object { $_.Name -ne '__AllParameterSets' } | ForEach-Object { if ($_.IsDefault) { "$($_.Name) (Default)" } else { $_.Name } } | Sort-Object)
        @($source.Sets | Sort-Object) | Should -BeExactly $real
    }

    It 'names the output types as they are' {
        @($Help.Outputs | Sort-Object) | Should -BeExactly @($OutputTypes | Sort-Object)
    }

    It 'links only to topics that exist' {
        foreach ($link in $Help.Links | Where-Object { -not $_.Uri }) {
            @($Facts.Exports) + @($Facts.Topics.Name) | Should -Contain $link.Text
        }
    }

    It 'shows each example of the source' {
        $Help.Examples.Count | Should -Be $source.Examples.Count
        for ($i = 0; $i -lt $source.Examples.Count; $i++) {
            $Help.Examples[$i].Code.ReplaceLineEndings("`n") | Should -BeLike "$([WildcardPattern]::Escape($source.Examples[$i].Code.ReplaceLineEndings("`n")))*"
        }
    }
}

Describe 'Parameter <Parameter.Name> of <Cmdlet>' -ForEach $parameters {
    BeforeAll {
        $helped = @($Command.Help.Parameters | Where-Object { $_.Name -ceq $Parameter.Name })
    }

    It 'has text, type and aliases in the help' {
        $helped.Count | Should -Be 1
        $helped[0].Text | Should -Not -BeNullOrEmpty
        $helped[0].Type | Should -BeExactly $Parameter.Type
        @($helped[0].Aliases) | Should -BeExactly @($Parameter.Aliases)
    }

    It 'has the accepted values in the syntax' {
        foreach ($shown in $Command.Help.Values | Where-Object { $_.Name -ceq $Parameter.Name }) {
            @($shown.AcceptedValues) | Should -BeExactly @($Parameter.AcceptedValues)
        }
    }
}

Describe '<Cmdlet>, <Title>' -ForEach $facts.Examples {
    BeforeAll {
        function Get-Line ([string] $Text) { ($Text -split '\r?\n' | ForEach-Object TrimEnd) -join "`n" }
    }

    It 'runs as printed, without an error' {
        $Errors | Should -BeNullOrEmpty
    }

    It 'prints what it shows' {
        if ($null -eq $Expected) {
            # An example that shows no output still has to give some.
            $Output.Trim() | Should -Not -BeNullOrEmpty
        }
        else {
            # A line of ... stands for any lines, ... within a line for any text.
            $pattern = foreach ($line in (Get-Line $Expected).Trim("`n") -split "`n") {
                if ($line.Trim() -eq '...') { '(?:[^\n]*\n)*?' } else { [regex]::Escape($line).Replace('\.\.\.', '[^\n]*') + '\n' }
            }
            "$((Get-Line $Output).Trim("`n"))`n" | Should -MatchExactly "^$(-join $pattern)$"
        }
    }
}

Describe 'Code in <Source>' -ForEach $usages {
    It 'is PowerShell, and uses parameters that exist' {
        $Errors | Should -BeNullOrEmpty
        foreach ($call in $Calls) {
            $command = $Commands | Where-Object { $_.Name -eq $call.Cmdlet }
            $known = @($command.Parameters.Name) + @($command.Parameters.Aliases) + [System.Management.Automation.PSCmdlet]::CommonParameters
            foreach ($parameter in $call.Parameters) { $known | Should -Contain $parameter }
        }
    }
}
