# Parameters that say who signs: names, aliases, binding, completion. Who comes before whom is tested in PresignTools.Aws.Tests.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    $work = Join-Path ([System.IO.Path]::GetTempPath()) "presign-credentials-$([guid]::NewGuid().ToString('n'))"
    $null = New-Item $work -ItemType Directory
    Set-Content (Join-Path $work 'credentials') @'
[default]
aws_access_key_id = AKIADEFAULTDEFAULT00
aws_secret_access_key = default-secret
[ops]
aws_access_key_id = AKIAPROFILEPROFILE00
aws_secret_access_key = profile-secret
[it's $odd name]
aws_access_key_id = AKIAODDODDODDODDODD0
aws_secret_access_key = odd-secret
'@
    Set-Content (Join-Path $work 'config') @'
[profile ops]
region = eu-central-1
[profile ops-audit]
region = eu-west-1
[sso-session corp]
sso_region = eu-west-1
'@
    $setting = @{ Variable = @{ module = Get-PresignModulePath; work = $work } }
}

AfterAll {
    if ($work -and (Test-Path $work)) { Remove-Item $work -Recurse -Force }
}

Describe 'Credential parameters' {
    It 'have the names and aliases of AWS.Tools on every cmdlet that signs, and keep secrets out of the pipeline' {
        $got = Invoke-ChildPwsh @setting {
            Import-Module $module
            $wanted = @{
                AccessKey = 'AK'; SecretKey = 'SK', 'SecretAccessKey'; SessionToken = 'ST'; ProfileName = 'StoredCredentials', 'AWSProfileName'
                ProfileLocation = 'AWSProfilesLocation', 'ProfilesLocation'; Credential = 'Credentials'; Region = 'RegionToCall'
                RoleArn = @(); RoleSessionName = @(); ExternalId = @(); MfaSerial = 'SerialNumber'
            }
            $signing = @(Get-Command -Module PresignTools | Where-Object { $_.ImplementingType.IsSubclassOf([PresignTools.Credentials.CredentialCmdlet]) })
            "cmdlets $($signing.Count)"
            foreach ($command in $signing) {
                foreach ($name in $wanted.Keys) {
                    $parameter = $command.Parameters[$name]
                    foreach ($alias in $wanted[$name]) { if ($alias -notin $parameter.Aliases) { "$command -$name lacks alias $alias" } }
                    if ($parameter.Attributes.ValueFromPipeline -contains $true) { "$command -$name takes pipeline input by value" }
                    $byName = $parameter.Attributes.ValueFromPipelineByPropertyName -contains $true
                    if ($byName -ne ($name -in 'Credential', 'Region')) { "$command -$name by property name: $byName" }
                }
            }
        }

        $got | Should -HaveCount 1 -Because 'only the count is written when nothing is wrong'
        $got | Should -Match '^cmdlets [1-9]'
    }

    It 'take a SecureString where a secret is text' {
        $got = Invoke-ChildPwsh @setting {
            Import-Module $module
            $common = @{ BucketName = 'b'; Key = 'k'; Region = 'eu-west-1'; SignedAt = '2026-01-01T00:00:00Z'; AccessKey = 'ASIAAAAAAAAAAAAAAAAA'; WarningAction = 'SilentlyContinue' }
            $secret = ConvertTo-SecureString 's3cr/et+' -AsPlainText -Force
            $token = ConvertTo-SecureString 'to/ken==' -AsPlainText -Force
            (New-S3PresignedUrl @common -SecretKey $secret -SessionToken $token).Url
            (New-S3PresignedUrl @common -SecretKey 's3cr/et+' -SessionToken 'to/ken==').Url
        }

        $got[0] | Should -Match 'X-Amz-Signature=[0-9a-f]{64}'
        $got[0] | Should -Be $got[1]
    }

    It 'bind from a table of records, each with its own signer and region' {
        $got = Invoke-ChildPwsh @setting {
            Import-Module $module
            @(
                [pscustomobject]@{ BucketName = 'one'; Key = 'k'; Credential = [pscustomobject]@{ AccessKeyId = 'AKIAPROFILEPROFILE00'; SecretAccessKey = 's' }; Region = 'eu-central-1' }
                [pscustomobject]@{ BucketName = 'two'; Key = 'k'; Credential = @{ AccessKey = 'AKIADEFAULTDEFAULT00'; SecretKey = 's' }; Region = 'us-west-2' }
                [pscustomobject]@{ BucketName = 'three'; Key = 'k'; Credential = [pscredential]::new('AKIARECORDRECORDRECO', (ConvertTo-SecureString s -AsPlainText -Force)); Region = [pscustomobject]@{ Region = 'sa-east-1'; Name = 'South America (Sao Paulo)' } }
            ) | New-S3PresignedUrl | ForEach-Object { "$($_.BucketName) $($_.AccessKeyId) $($_.Region)" }
        }

        $got | Should -Be 'one AKIAPROFILEPROFILE00 eu-central-1', 'two AKIADEFAULTDEFAULT00 us-west-2', 'three AKIARECORDRECORDRECO sa-east-1'
    }

    It 'are not disturbed by the properties of listed objects and buckets' {
        $got = Invoke-ChildPwsh @setting {
            Import-Module $module
            $keys = @{ AccessKey = 'AKIAAAAAAAAAAAAAAAAA'; SecretKey = 's'; WarningVariable = 'warned'; WarningAction = 'SilentlyContinue' }
            [pscustomobject]@{ BucketName = 'b'; Key = 'k'; ETag = '"e"'; Size = 3; StorageClass = 'STANDARD'; Owner = 'o'; Region = $null } |
                New-S3PresignedUrl @keys | ForEach-Object { "$($_.Region) $($_.AccessKeyId)" }
            "warnings $(@($warned -match 'us-east-1').Count)"
            [pscustomobject]@{ BucketName = 'b'; BucketRegion = 'eu-south-2'; Key = 'k' } | New-S3PresignedUrl @keys | ForEach-Object Region
        }

        $got | Should -Be 'us-east-1 AKIAAAAAAAAAAAAAAAAA', 'warnings 1', 'eu-south-2'
    }

    It 'warn of the fallback region once, not for each record' {
        $got = Invoke-ChildPwsh @setting {
            Import-Module $module
            $urls = 1..5 | ForEach-Object { [pscustomobject]@{ BucketName = 'b'; Key = "k$_" } } |
                New-S3PresignedUrl -AccessKey AKIAAAAAAAAAAAAAAAAA -SecretKey s -WarningVariable warned -WarningAction SilentlyContinue
            "$(@($urls).Count) urls, $(@($warned -match 'No region was given').Count) warning"
        }

        $got | Should -Be '5 urls, 1 warning'
    }

    It 'report faults as errors with an id and a category, and without secrets' {
        $cases = @(
            @{ Arguments = @{ AccessKey = 'AKIAAAAAAAAAAAAAAAAA' }; Expected = 'CredentialsIncomplete AuthenticationError' }
            @{ Arguments = @{ SecretKey = 'very-secret' }; Expected = 'CredentialsIncomplete AuthenticationError' }
            @{ Arguments = @{ SessionToken = 'very-secret' }; Expected = 'SessionTokenAlone AuthenticationError' }
            @{ Arguments = @{ ProfileName = 'nobody' }; Expected = 'ProfileNotFound ObjectNotFound' }
            @{ Arguments = @{ ProfileName = 'ops-audit' }; Expected = 'ProfileWithoutCredentials AuthenticationError' }
            @{ Arguments = @{ Credential = 'very-secret' }; Expected = 'CredentialObjectNotUnderstood InvalidArgument' }
            @{ Arguments = @{ Credential = @{ SecretAccessKey = 'very-secret' } }; Expected = 'CredentialObjectIncomplete AuthenticationError' }
            @{ Arguments = @{ ProfileName = 'ops'; Region = 'not a region' }; Expected = 'RegionNotUnderstood InvalidArgument' }
        )
        $got = Invoke-ChildPwsh -Variable ($setting.Variable + @{ cases = $cases }) {
            Import-Module $module
            foreach ($case in $cases) {
                $arguments = $case.Arguments
                $url = New-S3PresignedUrl -BucketName b -Key k -ProfileLocation $work @arguments -ErrorVariable problem -ErrorAction SilentlyContinue
                [pscustomobject]@{
                    Signed = $null -ne $url
                    Is     = "$(($problem[0].FullyQualifiedErrorId -split ',')[0]) $($problem[0].CategoryInfo.Category)"
                    All    = "$($problem | Format-List * -Force | Out-String)"
                }
            }
        }

        $got.Is | Should -Be $cases.Expected
        $got.Signed | Should -Not -Contain $true
        $got.All -join "`n" | Should -Not -Match 'very-secret|profile-secret'
    }

    It 'say with -Verbose who signs, and with -Debug also by which copy of the SDK; without a secret and without asking' {
        $got = Invoke-ChildPwsh @setting {
            Import-Module $module
            $arguments = @{ BucketName = 'reports'; Key = 'k'; ProfileName = 'ops'; ProfileLocation = $work }
            [pscustomobject]@{
                Verbose = "$(New-S3PresignedUrl @arguments -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] })"
                Debug   = "$(New-S3PresignedUrl @arguments -Debug 5>&1 | Where-Object { $_ -is [System.Management.Automation.DebugRecord] })"
            }
        }

        $who = "AKIAPROFILEPROFILE00 from profile 'ops', for region eu-central-1 from profile 'ops'"
        $got.Verbose | Should -Match $who
        $got.Debug | Should -Match $who
        $got.Debug | Should -Match "AWSSDK.Core 4\.0\.\S+ in load context 'PresignTools'"
        "$got" | Should -Not -Match 'profile-secret'
    }

    It 'do not wait for an MFA code where nobody can be asked' {
        $got = Invoke-ChildPwsh @setting {
            Import-Module $module
            Set-Content "$work/mfa" "[base]`naws_access_key_id = AKIABASEBASEBASEBASE`naws_secret_access_key = s`n[mfa]`nsource_profile = base`nrole_arn = arn:aws:iam::111122223333:role/x`nmfa_serial = arn:aws:iam::111122223333:mfa/me"
            New-S3PresignedUrl -BucketName b -Key k -ProfileName mfa -ProfileLocation "$work/mfa" -ErrorVariable problem -ErrorAction SilentlyContinue
            $problem[0].FullyQualifiedErrorId
        }

        $got | Should -BeLike 'MfaCodeNeeded,*'
    }
}

Describe 'Completion' {
    BeforeAll {
        $completed = Invoke-ChildPwsh @setting -Environment @{ AWS_SHARED_CREDENTIALS_FILE = "$work/credentials"; AWS_CONFIG_FILE = $null } {
            Import-Module $module
            foreach ($line in @(
                    'New-S3PresignedUrl -ProfileName '
                    'New-S3PresignedUrl -ProfileName OP'
                    "New-S3PresignedUrl -ProfileName 'op"
                    'New-S3PresignedUrl -ProfileName *audit'
                    'New-S3PresignedUrl -ProfileName it'
                    'New-S3PresignedUrl -ProfileName ['
                    'New-S3PresignedUrl -Region cn-'
                    'New-S3PresignedUrl -Region *west-1'
                    'New-S3PresignedUrl -Region nowhere'
                )) {
                foreach ($match in (TabExpansion2 $line $line.Length).CompletionMatches) {
                    [pscustomobject]@{ Line = $line; Text = $match.CompletionText; Shown = $match.ListItemText; Tip = $match.ToolTip }
                }
            }
            # What Tab inserts must be the name again when it is run.
            $odd = (TabExpansion2 'New-S3PresignedUrl -ProfileName it' 34).CompletionMatches[0].CompletionText
            [pscustomobject]@{ Line = 'run'; Text = (& ([scriptblock]::Create("New-S3PresignedUrl -BucketName b -Key k -Region eu-west-1 -ProfileName $odd"))).AccessKeyId }
        }
        function Get-Offered([string] $Line) { @(($completed | Where-Object Line -eq $Line).Text) }
    }

    It 'offers the profiles of both files and no other sections' {
        Get-Offered 'New-S3PresignedUrl -ProfileName ' | Should -Be 'default', 'ops', "'it''s `$odd name'", 'ops-audit'
    }

    It 'matches without regard to case, inside quotes, and with wildcards' {
        Get-Offered 'New-S3PresignedUrl -ProfileName OP' | Should -Be 'ops', 'ops-audit'
        Get-Offered "New-S3PresignedUrl -ProfileName 'op" | Should -Be 'ops', 'ops-audit'
        Get-Offered 'New-S3PresignedUrl -ProfileName *audit' | Should -Be 'ops-audit'
        Get-Offered 'New-S3PresignedUrl -ProfileName [' | Should -BeNullOrEmpty
    }

    It 'quotes a name so that it can be run' {
        Get-Offered 'run' | Should -Be 'AKIAODDODDODDODDODD0'
    }

    It 'offers regions with their partition' {
        Get-Offered 'New-S3PresignedUrl -Region cn-' | Should -Be 'cn-north-1', 'cn-northwest-1'
        ($completed | Where-Object Text -eq 'cn-north-1').Tip | Should -Match 'aws-cn'
        Get-Offered 'New-S3PresignedUrl -Region *west-1' | Should -Contain 'us-gov-west-1'
        Get-Offered 'New-S3PresignedUrl -Region nowhere' | Should -BeNullOrEmpty
    }
}
