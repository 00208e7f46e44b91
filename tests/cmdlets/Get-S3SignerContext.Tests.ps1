# Who signs, told with its sources: offline, and against a stand-in of STS, IAM and S3 on loopback.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    $work = Join-Path ([System.IO.Path]::GetTempPath()) "presign-signer-$([guid]::NewGuid().ToString('n'))"
    $null = New-Item $work -ItemType Directory
    Set-Content (Join-Path $work 'credentials') @'
[ops]
aws_access_key_id = AKIARZPUZDIKGB2VALC4
aws_secret_access_key = profile-secret
region = eu-central-1
[mfa]
source_profile = ops
role_arn = arn:aws:iam::123456789012:role/reader
mfa_serial = arn:aws:iam::123456789012:mfa/me
region = eu-central-1
'@
    $setting = @{ Variable = @{ module = Get-PresignModulePath; work = $work } }

    # A few answers, as AWS gives them, from a thread of this process. It keeps what it was asked.
    $server = [hashtable]::Synchronized(@{ Asked = [System.Collections.Concurrent.ConcurrentQueue[string]]::new() })
    $free = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $free.Start(); $server.Url = "http://127.0.0.1:$($free.LocalEndpoint.Port)"; $free.Stop()
    $server.Listener = [System.Net.HttpListener]::new()
    $server.Listener.Prefixes.Add("$($server.Url)/")
    $server.Listener.Start()
    $serving = Start-ThreadJob -ArgumentList $server {
        param($server)
        while ($server.Listener.IsListening) {
            try { $context = $server.Listener.GetContext() } catch { break }
            $body = [System.IO.StreamReader]::new($context.Request.InputStream).ReadToEnd()
            $path = $context.Request.Url.AbsolutePath.TrimEnd('/')   # the SDK ends a bucket's path with one
            $server.Asked.Enqueue("$($context.Request.HttpMethod) $path $([uri]::UnescapeDataString($body))")
            $status, $xml = 200, ''
            $owner = $context.Request.Headers['x-amz-expected-bucket-owner']
            $session = $context.Request.Headers['x-amz-security-token']
            if ($body -match 'Action=GetCallerIdentity') {
                if ($context.Request.Headers['Authorization'] -match 'AKIAREFUSEDREFUSED00') {
                    $status = 403
                    $xml = '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>InvalidClientTokenId</Code><Message>The security token included in the request is invalid.</Message></Error><RequestId>r-1</RequestId></ErrorResponse>'
                }
                else {
                    $arn = if ($session) { 'arn:aws:sts::123456789012:assumed-role/reader/ann' } else { 'arn:aws:iam::123456789012:user/ops' }
                    $xml = "<GetCallerIdentityResponse xmlns=`"https://sts.amazonaws.com/doc/2011-06-15/`"><GetCallerIdentityResult><Arn>$arn</Arn><UserId>X</UserId><Account>123456789012</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetCallerIdentityResponse>"
                }
            }
            elseif ($body -match 'Action=AssumeRole') {
                $xml = '<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>ASIARZPUZDIKGB2VALC4</AccessKeyId><SecretAccessKey>role-secret</SecretAccessKey><SessionToken>IQoJrole-token</SessionToken><Expiration>{0:yyyy-MM-ddTHH:mm:ssZ}</Expiration></Credentials><AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/reader/s</Arn><AssumedRoleId>A:s</AssumedRoleId></AssumedRoleUser></AssumeRoleResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></AssumeRoleResponse>' -f [datetime]::UtcNow.AddHours(1)
            }
            elseif ($body -match 'Action=GetRole') {
                $xml = '<GetRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetRoleResult><Role><Path>/teams/</Path><RoleName>reader</RoleName><Arn>arn:aws:iam::123456789012:role/teams/reader</Arn></Role></GetRoleResult></GetRoleResponse>'
            }
            elseif ($body -match 'Action=') {
                $status = 403
                $xml = '<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>'
            }
            elseif ($path -eq '/gone') { $status = 404 }
            else {
                $context.Response.Headers['x-amz-bucket-region'] = if ($path -eq '/west') { 'us-west-2' } else { 'eu-central-1' }
                if ($path -eq '/theirs' -and $owner) { $status = 403 }
                if ($path -eq '/closed') { $status = 403 }
            }
            $bytes = [System.Text.Encoding]::UTF8.GetBytes($xml)
            $context.Response.StatusCode = $status
            $context.Response.ContentType = 'text/xml'
            if ($context.Request.HttpMethod -ne 'HEAD') { $context.Response.ContentLength64 = $bytes.Length; $context.Response.OutputStream.Write($bytes, 0, $bytes.Length) }
            $context.Response.Close()
        }
    }
    $online = $setting + @{ Environment = @{ AWS_ENDPOINT_URL_STS = $server.Url; AWS_ENDPOINT_URL_IAM = $server.Url; AWS_ENDPOINT_URL = 'http://127.0.0.1:9'; AWS_MAX_ATTEMPTS = '1' } }
    $online.Variable = $setting.Variable + @{ url = $server.Url }
}

AfterAll {
    if ($server.Listener) { $server.Listener.Stop() }
    if ($serving) { Remove-Job $serving -Force }
    if ($work -and (Test-Path $work)) { Remove-Item $work -Recurse -Force }
}

Describe 'Get-S3SignerContext -Offline' {
    It 'tells key, account, region and lifetime, each with its source, and loads no SDK for it' {
        $got = Invoke-ChildPwsh @setting {
            Import-Module $module
            Get-S3SignerContext -AccessKey AKIARZPUZDIKGB2VALC4 -SecretKey s -Region eu-west-1 -Offline |
                Select-Object AccessKeyId, KeyKind, AccountId, Region, MaxUrlLifetime, Arn, IsOnline, Sources, @{ n = 'Sdk'; e = { @([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object FullName -Like 'AWSSDK*').Count } }
        }

        $got.KeyKind | Should -Be 'LongTerm'
        $got.AccountId | Should -Be '123456789012'
        $got.MaxUrlLifetime.Days | Should -Be 7
        $got.Arn | Should -BeNullOrEmpty
        $got.IsOnline | Should -BeFalse
        $got.Sources.AccountId | Should -Be 'the key id'
        $got.Sources.Region | Should -Be 'parameter -Region'
        $got.Sources.Arn | Should -Match 'not asked'
        $got.Sdk | Should -Be 0
    }

    It 'asks nobody' {
        $before = $server.Asked.Count
        $got = Invoke-ChildPwsh @online { Import-Module $module; (Get-S3SignerContext reports -ProfileName ops -ProfileLocation $work/credentials -EndpointUrl $url -Offline).BucketName }

        $got | Should -Be 'reports'
        $server.Asked.Count | Should -Be $before
    }

    It 'warns of the fallback region, of ended credentials, and of a token where it does not work' {
        $got = Invoke-ChildPwsh @setting {
            Import-Module $module
            $common = @{ Offline = $true; WarningAction = 'SilentlyContinue'; WarningVariable = 'warned' }
            (Get-S3SignerContext -AccessKey AKIARZPUZDIKGB2VALC4 -SecretKey s @common).Warnings
            "$warned"
            $old = @{ AccessKeyId = 'ASIARZPUZDIKGB2VALC4'; SecretAccessKey = 's'; SessionToken = 'FwoGt'; Expiration = [datetime]::UtcNow.AddMinutes(-5) }
            $context = Get-S3SignerContext -Credential $old -Region ap-east-1 @common
            $context.MaxUrlLifetime.TotalSeconds
            $context.Warnings
        }

        $got[0] | Should -Match 'us-east-1 is assumed'
        $got[1] | Should -Be $got[0]
        $got[2] | Should -Be 0
        $got[3] | Should -Match 'ended at'
        $got[4] | Should -Match 'global STS endpoint, and ap-east-1'
    }

    It 'shows each value with its source at the prompt, and fits a table' {
        $got = Invoke-ChildPwsh @setting {
            Import-Module $module
            $context = Get-S3SignerContext -ProfileName ops -ProfileLocation $work/credentials -Offline
            $context | Out-String -Width 200
            $context | Format-Table | Out-String -Width 200
        }

        $got[0] | Should -Match "Region\s+: eu-central-1 \(profile 'ops'\)"
        $got[0] | Should -Match 'AccountId\s+: 123456789012 \(the key id\)'
        $got[0] | Should -Not -Match 'Arn|Bucket'
        $got[1] | Should -Match 'AccessKeyId\s+AccountId\s+Region'
    }

    It 'looks the same after a job or a session elsewhere' {
        $got = Invoke-ChildPwsh @setting {
            Import-Module $module
            $context = Get-S3SignerContext -ProfileName ops -ProfileLocation $work/credentials -Offline
            [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($context, 3)) | Out-String -Width 200
        }

        $got | Should -Match "Region\s+: eu-central-1 \(profile 'ops'\)"
    }
}

Describe 'Get-S3SignerContext' {
    It 'tells a role session, its role with the path, its end, the clock, and the bucket' {
        $got = Invoke-ChildPwsh @online {
            Import-Module $module
            $session = @{ AccessKeyId = 'ASIARZPUZDIKGB2VALC4'; SecretAccessKey = 's'; SessionToken = 'IQoJtoken'; Expiration = [datetime]::UtcNow.AddHours(2) }
            Get-S3SignerContext reports -Credential $session -Region eu-central-1 -EndpointUrl $url
        }

        $got.Arn | Should -Be 'arn:aws:sts::123456789012:assumed-role/reader/ann'
        $got.PrincipalKind | Should -Be 'AssumedRole'
        $got.RoleArn | Should -Be 'arn:aws:iam::123456789012:role/teams/reader'
        $got.Sources.RoleArn | Should -Be 'iam:GetRole'
        $got.SessionName | Should -Be 'ann'
        $got.MaxUrlLifetime.TotalMinutes | Should -BeGreaterThan 115
        $got.SessionTokenKind | Should -Be 'Regional'
        [math]::Abs($got.ClockSkew.TotalSeconds) | Should -BeLessThan 10
        $got.BucketRegion | Should -Be 'eu-central-1'
        $got.RegionMatches, $got.BucketIsOwn, $got.MayListBucket | Should -Be $true, $true, $true
        $got.Warnings | Should -BeNullOrEmpty
    }

    It 'tells buckets elsewhere, of others, closed and missing, and asks who signs only once' {
        $before = $server.Asked.Count
        $got = Invoke-ChildPwsh @online {
            Import-Module $module
            'west', 'theirs', 'closed', 'gone' | ForEach-Object { [pscustomobject]@{ BucketName = $_ } } |
                Get-S3SignerContext -ProfileName ops -ProfileLocation $work/credentials -EndpointUrl $url -WarningAction SilentlyContinue |
                Select-Object BucketName, BucketRegion, RegionMatches, BucketIsOwn, MayListBucket, Warnings
        }

        $got[0].BucketRegion, $got[0].RegionMatches, $got[0].Warnings[0] | Should -Be 'us-west-2', $false, "Bucket west is in us-west-2, but eu-central-1 (profile 'ops') is signed for: S3 will refuse the URLs. Give -Region us-west-2."
        $got[1].BucketIsOwn, $got[1].MayListBucket | Should -Be $false, $true
        $got[2].BucketRegion, $got[2].BucketIsOwn, $got[2].MayListBucket | Should -Be 'eu-central-1', $null, $false
        $got[3].BucketRegion | Should -BeNullOrEmpty
        $got[3].Warnings[0] | Should -Be 'S3 says that there is no bucket gone.'
        @($server.Asked | Select-Object -Skip $before | Where-Object { $_ -match 'GetCallerIdentity' }) | Should -HaveCount 1
    }

    It 'gives what it has when AWS refuses the keys or is not there' {
        $got = Invoke-ChildPwsh @online {
            Import-Module $module
            $context = Get-S3SignerContext -AccessKey AKIAREFUSEDREFUSED00 -SecretKey s -Region eu-west-1 -WarningAction SilentlyContinue -ErrorVariable problem
            $context.Warnings; "$($problem.Count) errors"; $context.Sources.Arn
            $env:AWS_ENDPOINT_URL_STS = 'http://127.0.0.1:9'
            (Get-S3SignerContext -AccessKey AKIARZPUZDIKGB2VALC4 -SecretKey s -Region eu-west-1 -WarningAction SilentlyContinue).Warnings
        }

        $got[0] | Should -Match 'did not accept the keys: AWS answered InvalidClientTokenId'
        $got[1] | Should -Be '0 errors'
        $got[2] | Should -Match 'InvalidClientTokenId'
        $got[3] | Should -Match 'could not be asked who the signer is: the server could not be reached'
    }

    It 'does not ask AWS about the keys of another provider' {
        $before = $server.Asked.Count
        $got = Invoke-ChildPwsh @setting -Environment @{ AWS_MAX_ATTEMPTS = '1' } {
            Import-Module $module
            $context = Get-S3SignerContext -AccessKey minio -SecretKey s -Region eu-west-1 -EndpointUrl http://127.0.0.1:9
            $context.KeyKind; $context.Sources.Arn
        }

        $got[0] | Should -Be 'Other'
        $got[1] | Should -Match 'AWS_ENDPOINT_URL_STS'
        $server.Asked.Count | Should -Be $before
    }

    It 'reports an endpoint that is none as an error' {
        $got = Invoke-ChildPwsh @setting { Import-Module $module; Get-S3SignerContext -AccessKey a -SecretKey s -Region eu-west-1 -EndpointUrl nonsense -ErrorVariable problem -ErrorAction SilentlyContinue; $problem[0].FullyQualifiedErrorId }

        $got | Should -BeLike 'EndpointUrlInvalid,*'
    }
}

Describe '-RoleArn' {
    It 'signs as the role, with its end' {
        $got = Invoke-ChildPwsh @online {
            Import-Module $module
            $role = @{ RoleArn = 'arn:aws:iam::123456789012:role/reader'; RoleSessionName = 'q3'; ExternalId = 'ext-1'; ProfileName = 'ops'; ProfileLocation = "$work/credentials" }
            $url = New-S3PresignedUrl reports k @role -ExpiresIn 12h -WarningAction SilentlyContinue
            $url | Select-Object AccessKeyId, LimitedBy
            Get-S3SignerContext @role -Offline | Select-Object CredentialSource, Region
        }

        $got[0].AccessKeyId | Should -Be 'ASIARZPUZDIKGB2VALC4'
        $got[0].LimitedBy | Should -Match 'Credentials'
        $got[1].CredentialSource | Should -Be "role 'arn:aws:iam::123456789012:role/reader', assumed with profile 'ops'"
        $got[1].Region | Should -Be 'eu-central-1'
        $asked = @($server.Asked | Where-Object { $_ -match 'RoleSessionName=q3' })
        $asked | Should -HaveCount 1 -Because 'the session is kept'
        $asked[0] | Should -Match 'ExternalId=ext-1'
    }

    It 'asks for an MFA code as a secret: <Name>' -ForEach @(
        @{ Name = 'a profile'; Arguments = @{ ProfileName = 'mfa' } }
        @{ Name = 'a role for the command'; Arguments = @{ ProfileName = 'ops'; RoleArn = 'arn:aws:iam::123456789012:role/other'; MfaSerial = 'arn:aws:iam::123456789012:mfa/me' } }
    ) {
        # A host of our own that answers the prompt; the code may come by ReadLineAsSecureString only.
        $got = Invoke-ChildPwsh -Environment $online.Environment -Variable ($online.Variable + @{ arguments = $Arguments }) {
            Add-Type -TypeDefinition @'
using System; using System.Collections.Generic; using System.Globalization; using System.Management.Automation; using System.Management.Automation.Host; using System.Security;
public class AskingHost : PSHost {
    public AskingUI Asking = new AskingUI();
    public override PSHostUserInterface UI { get { return Asking; } }
    public override CultureInfo CurrentCulture { get { return CultureInfo.InvariantCulture; } }
    public override CultureInfo CurrentUICulture { get { return CultureInfo.InvariantCulture; } }
    public override Guid InstanceId { get; } = Guid.NewGuid();
    public override string Name { get { return "asking"; } }
    public override Version Version { get { return new Version(1, 0); } }
    public override void EnterNestedPrompt() { } public override void ExitNestedPrompt() { }
    public override void NotifyBeginApplication() { } public override void NotifyEndApplication() { } public override void SetShouldExit(int c) { }
}
public class AskingUI : PSHostUserInterface {
    public string Said = "";
    public override PSHostRawUserInterface RawUI { get { return null; } }
    public override string ReadLine() { throw new InvalidOperationException("in clear"); }
    public override SecureString ReadLineAsSecureString() { var s = new SecureString(); foreach (char c in "135790") s.AppendChar(c); return s; }
    public override void Write(string v) { Said += v; } public override void Write(ConsoleColor f, ConsoleColor b, string v) { Said += v; }
    public override void WriteLine(string v) { Said += v; } public override void WriteErrorLine(string v) { Said += v; } public override void WriteDebugLine(string v) { Said += v; }
    public override void WriteProgress(long i, ProgressRecord r) { } public override void WriteVerboseLine(string v) { Said += v; } public override void WriteWarningLine(string v) { Said += v; }
    public override Dictionary<string, PSObject> Prompt(string c, string m, System.Collections.ObjectModel.Collection<FieldDescription> d) { return null; }
    public override PSCredential PromptForCredential(string c, string m, string u, string t) { return null; }
    public override PSCredential PromptForCredential(string c, string m, string u, string t, PSCredentialTypes a, PSCredentialUIOptions o) { return null; }
    public override int PromptForChoice(string c, string m, System.Collections.ObjectModel.Collection<ChoiceDescription> ch, int d) { return 0; }
}
'@
            $asking = [AskingHost]::new()
            $shell = [powershell]::Create()
            $shell.Runspace = [runspacefactory]::CreateRunspace($asking, [initialsessionstate]::CreateDefault2())
            $shell.Runspace.Open()
            $null = $shell.AddScript({
                    param($module, $arguments, $work)
                    Import-Module $module
                    (Get-S3SignerContext @arguments -ProfileLocation "$work/credentials" -Offline).AccessKeyId
                }).AddArgument($module).AddArgument($arguments).AddArgument($work)
            "$($shell.Invoke())"
            "$($shell.Streams.Error)"
            $asking.Asking.Said
        }

        $got[0] | Should -Be 'ASIARZPUZDIKGB2VALC4' -Because $got[1]
        $got[2] | Should -Match 'Code of MFA device arn:aws:iam::123456789012:mfa/me: '
        $got[2] | Should -Not -Match '135790'
        @($server.Asked | Where-Object { $_ -match 'TokenCode=135790' }).Count | Should -BeGreaterThan 0
    }

    It 'is refused where it cannot be a role: <Expected>' -ForEach @(
        @{ Arguments = @{ RoleArn = 'arn:aws:sts::123456789012:assumed-role/reader/me' }; Expected = 'RoleArnInvalid' }
        @{ Arguments = @{ ExternalId = 'x' }; Expected = 'RoleArnMissing' }
        @{ Arguments = @{ RoleArn = 'arn:aws:iam::123456789012:role/reader'; RoleSessionName = 'a b' }; Expected = 'RoleSessionNameInvalid' }
    ) {
        $got = Invoke-ChildPwsh -Variable ($setting.Variable + @{ arguments = $Arguments }) {
            Import-Module $module
            Get-S3SignerContext -ProfileName ops -ProfileLocation "$work/credentials" @arguments -ErrorVariable problem -ErrorAction SilentlyContinue
            $problem[0].FullyQualifiedErrorId
        }

        $got | Should -BeLike "$Expected,*"
    }
}

Describe 'New-S3PresignedUrl -ResolveRegion' {
    It 'signs for the bucket''s region and asks once for each bucket' {
        $before = $server.Asked.Count
        $got = Invoke-ChildPwsh @online {
            Import-Module $module
            $objects = foreach ($bucket in 'west', 'east', 'closed') { foreach ($i in 1..3) { [pscustomobject]@{ BucketName = $bucket; Key = "k$i" } } }
            $objects | New-S3PresignedUrl -AccessKey AKIARZPUZDIKGB2VALC4 -SecretKey s -ResolveRegion -EndpointUrl $url -WarningVariable warned -WarningAction SilentlyContinue | ForEach-Object { "$($_.BucketName) $($_.Region)" }
            "$(@($warned -match 'us-east-1').Count) warnings"
        }

        $got | Select-Object -Unique | Should -Be 'west us-west-2', 'east eu-central-1', 'closed eu-central-1', '0 warnings'
        $got | Should -HaveCount 10
        # Elsewhere is asked where the bucket is, too: that is what a region other than the signer's costs.
        $heads = @($server.Asked | Select-Object -Skip $before | Where-Object { $_ -match '^HEAD' })
        $heads.Count | Should -BeLessOrEqual 6
    }

    It 'gives an error and no URL where there is no answer: <Expected>' -ForEach @(
        @{ Bucket = 'gone'; Endpoint = 'server'; Expected = 'BucketNotFound' }
        @{ Bucket = 'west'; Endpoint = 'http://127.0.0.1:9'; Expected = 'BucketRegionUnknown' }
    ) {
        $endpoint = if ($Endpoint -eq 'server') { $server.Url } else { $Endpoint }
        $got = Invoke-ChildPwsh -Environment $online.Environment -Variable ($online.Variable + @{ bucket = $Bucket; endpoint = $endpoint }) {
            Import-Module $module
            $url = New-S3PresignedUrl $bucket k -AccessKey AKIARZPUZDIKGB2VALC4 -SecretKey s -ResolveRegion -EndpointUrl $endpoint -ErrorVariable problem -ErrorAction SilentlyContinue
            "$($null -eq $url) $($problem[0].FullyQualifiedErrorId)"
        }

        $got | Should -BeLike "True $Expected,*"
    }
}
