# The module must never make AWS.Tools fail, nor be made to fail by it, in either import order.
# Stand-ins for AWS.Tools load their own AWSSDK.Core into the default context by RequiredAssemblies, as AWS.Tools.Common does.

BeforeDiscovery {
    $versions = @('3.7.501.1', '4.0.3.3', '4.1.0')
    $orders = foreach ($version in $versions) {
        foreach ($first in 'stand-in', 'PresignTools') { @{ Version = $version; First = $first } }
    }
}

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    $module = Get-PresignModulePath
    $binaries = Join-Path (Split-Path $module) 'bin/net8.0'

    # dotnet fetches the SDK copies once; later runs find them.
    if (-not (Test-Path (Join-Path $PSScriptRoot 'bin/standins/AWSSDK.Signin.dll'))) {
        $said = dotnet build (Join-Path $PSScriptRoot 'StandIns.csproj') -v quiet
        if ($LASTEXITCODE -ne 0) { throw "The stand-ins could not be fetched:`n$($said -join "`n")" }
    }

    $work = Join-Path ([System.IO.Path]::GetTempPath()) "presign-isolation-$([guid]::NewGuid().ToString('n'))"
    $standIn = @{}
    foreach ($version in '3.7.501.1', '4.0.3.3', '4.1.0') {
        $folder = Join-Path $work "$version/StandIn"
        $null = New-Item $folder -ItemType Directory -Force
        Copy-Item (Join-Path $PSScriptRoot "bin/standins/$version/AWSSDK.Core.dll"), (Join-Path $PSScriptRoot 'StandIn.psm1') $folder
        New-ModuleManifest -Path (Join-Path $folder 'StandIn.psd1') -RootModule StandIn.psm1 -ModuleVersion 1.0.0 -RequiredAssemblies AWSSDK.Core.dll -FunctionsToExport Get-StandInCredential, Get-StandInSdk
        $standIn[$version] = Join-Path $folder 'StandIn.psd1'
    }

    $credentials = Join-Path $work 'credentials'
    Set-Content $credentials @'
[ops]
aws_access_key_id = AKIAPROFILEPROFILE00
aws_secret_access_key = profile-secret
region = eu-central-1
[role]
role_arn = arn:aws:iam::111122223333:role/reader
source_profile = ops
region = eu-central-1
'@

    $variables = @{ module = $module; credentials = $credentials; standIn = $null }
    $sdkOfModule = [System.Diagnostics.FileVersionInfo]::GetVersionInfo((Join-Path $binaries 'Dependencies/AWSSDK.Core.dll')).FileVersion

    # What the children share. Sent as text, because a child has nothing of this session.
    $helpers = {
        function Get-Loaded([string] $Like) {
            foreach ($assembly in [AppDomain]::CurrentDomain.GetAssemblies()) {
                if ($assembly.GetName().Name -like $Like) {
                    [pscustomobject]@{
                        Name    = $assembly.GetName().Name
                        Version = if ($assembly.Location) { [System.Diagnostics.FileVersionInfo]::GetVersionInfo($assembly.Location).FileVersion }
                        Context = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($assembly).Name
                    }
                }
            }
        }
        $keys = @{ AccessKey = 'AKIAEXPLICITEXPLICIT'; SecretKey = 'explicit-secret' }
        $object = @{ BucketName = 'reports'; Key = '2026/q3.pdf'; Region = 'eu-central-1' }
    }

    function Invoke-Isolated([scriptblock] $Script, [hashtable] $With = @{}, [hashtable] $Environment = @{}) {
        Invoke-ChildPwsh -Script "$helpers`n$Script" -Variable ($variables + $With) -Environment $Environment
    }
}

AfterAll {
    if ($work -and (Test-Path $work)) { Remove-Item $work -Recurse -Force }
}

Describe 'Beside another AWSSDK.Core' {
    It 'keeps both copies apart: <Version>, <First> first' -ForEach $orders {
        $variables.standIn = $standIn[$Version]
        $got = Invoke-Isolated -With @{ first = $First } {
            $order = if ($first -eq 'stand-in') { $standIn, $module } else { $module, $standIn }
            Import-Module $order[0]
            if ($first -ne 'stand-in') { $null = New-S3PresignedUrl @object -ProfileName ops -ProfileLocation $credentials }   # ours is loaded and used before theirs comes
            Import-Module $order[1]
            $theirs = Get-StandInSdk
            [pscustomobject]@{
                Url     = (New-S3PresignedUrl @object -ProfileName ops -ProfileLocation $credentials).Url
                Handed  = (New-S3PresignedUrl @object -Credential (Get-StandInCredential)).AccessKeyId
                Theirs  = $theirs
                Again   = Get-StandInSdk
                Core    = @(Get-Loaded AWSSDK.Core)
                Adapter = @(Get-Loaded PresignTools.Aws)
                Sts     = @(Get-Loaded AWSSDK.SecurityToken)
            }
        }

        $got.Url | Should -Match 'X-Amz-Credential=AKIAPROFILEPROFILE00%2F'
        $got.Handed | Should -Be 'AKIASTANDINSTANDIN00'
        $got.Theirs.Context | Should -Be 'Default'
        $got.Theirs.Version | Should -Be ([System.Diagnostics.FileVersionInfo]::GetVersionInfo((Join-Path (Split-Path $standIn[$Version]) 'AWSSDK.Core.dll')).FileVersion)
        $got.Theirs.Region | Should -Be 'eu-central-1'
        $got.Again.File | Should -Be $got.Theirs.File
        $got.Core | Should -HaveCount 2
        ($got.Core | Where-Object Context -eq 'Default').Version | Should -Be $got.Theirs.Version
        ($got.Core | Where-Object Context -eq 'PresignTools').Version | Should -Be $sdkOfModule
        $got.Adapter | Should -HaveCount 1
        $got.Adapter.Context | Should -Be 'PresignTools'
    }

    It 'assumes a role with its own copy of STS, which the SDK loads by name: <Version> first' -ForEach @{ Version = '3.7.501.1' }, @{ Version = '4.1.0' } {
        $variables.standIn = $standIn[$Version]
        $got = Invoke-Isolated -Environment @{ AWS_ENDPOINT_URL_STS = 'http://127.0.0.1:9'; AWS_MAX_ATTEMPTS = '1' } {
            Import-Module $standIn, $module
            try { $null = New-S3PresignedUrl @object -ProfileName role -ProfileLocation $credentials -ErrorAction Stop; $problem = 'none' } catch { $problem = $_.FullyQualifiedErrorId }
            [pscustomobject]@{ Problem = $problem; Sts = @(Get-Loaded AWSSDK.SecurityToken) }
        }

        # Nobody listens there: that it came so far shows that STS was found and called.
        $got.Problem | Should -BeLike 'CredentialServiceUnreachable,*'
        $got.Sts | Should -HaveCount 1
        $got.Sts.Context | Should -Be 'PresignTools'
    }

    It 'does not take a part of the SDK that it lacks from another module' {
        $got = Invoke-Isolated -With @{ signin = (Join-Path $PSScriptRoot 'bin/standins/AWSSDK.Signin.dll') } {
            # The SDK looks for AWSSDK.Signin by name; this module does not ship it, AWS.Tools 5 does.
            $null = [System.Reflection.Assembly]::LoadFrom($signin)
            Import-Module $module
            $null = New-S3PresignedUrl @object -ProfileName ops -ProfileLocation $credentials
            foreach ($context in [System.Runtime.Loader.AssemblyLoadContext]::All) {
                if ($context.Name -in 'Default', 'PresignTools') {
                    try { $found = $context.LoadFromAssemblyName([System.Reflection.AssemblyName]::new('AWSSDK.Signin')).GetName().Name } catch { $found = $_.Exception.InnerException.GetType().Name }
                    "$($context.Name): $found"
                }
            }
        }

        $got | Sort-Object | Should -Be 'Default: AWSSDK.Signin', 'PresignTools: FileNotFoundException'
    }

    It 'is not led astray by a handler that answers any failed load with whatever is loaded under that name' {
        $variables.standIn = $standIn['4.0.3.3']
        $got = Invoke-Isolated {
            Add-Type @'
public static class Redirector
{
    public static System.Reflection.Assembly Answer(object sender, System.ResolveEventArgs e)
    {
        string name = new System.Reflection.AssemblyName(e.Name).Name;
        foreach (var a in System.AppDomain.CurrentDomain.GetAssemblies()) { if (a.GetName().Name == name) return a; }
        return null;
    }
    public static void Install() { System.AppDomain.CurrentDomain.AssemblyResolve += Answer; }
}
'@
            [Redirector]::Install()
            Import-Module $standIn, $module
            [pscustomobject]@{ Url = (New-S3PresignedUrl @object -ProfileName ops -ProfileLocation $credentials).Url; Core = @(Get-Loaded AWSSDK.Core) }
        }

        $got.Url | Should -Match 'AKIAPROFILEPROFILE00'
        ($got.Core | Where-Object Context -eq 'PresignTools').Version | Should -Be $sdkOfModule
    }
}

Describe 'Output of AWS.Tools in the pipeline' {
    It 'Use-STSRole into -Credential, and Get-S3Object into the objects: <Version>' -ForEach @{ Version = '3.7.501.1' }, @{ Version = '4.1.0' } {
        $variables.standIn = $standIn[$Version]
        $got = Invoke-Isolated {
            Import-Module $standIn, $module
            # The properties of the SDK's classes, as Use-STSRole and Get-S3Object write them.
            Add-Type @'
using System; using System.Collections.Generic;
namespace Amazon.SecurityToken.Model
{
    public class Credentials { public string AccessKeyId { get; set; } public string SecretAccessKey { get; set; } public string SessionToken { get; set; } public DateTime? Expiration { get; set; } }
    public class AssumedRoleUser { public string Arn { get; set; } public string AssumedRoleId { get; set; } }
    public class AssumeRoleResponse
    {
        public AssumedRoleUser AssumedRoleUser { get; set; } public Credentials Credentials { get; set; } public int? PackedPolicySize { get; set; } public string SourceIdentity { get; set; }
        public object ResponseMetadata { get; set; } public long ContentLength { get; set; } public int HttpStatusCode { get; set; }
    }
}
namespace Amazon.S3.Model
{
    public class S3Object
    {
        public string BucketName { get; set; } public string Key { get; set; } public string ETag { get; set; } public long? Size { get; set; } public DateTime? LastModified { get; set; }
        public string StorageClass { get; set; } public List<string> ChecksumAlgorithm { get; set; } public object Owner { get; set; } public object RestoreStatus { get; set; }
    }
}
'@
            function Use-STSRole { [Amazon.SecurityToken.Model.AssumeRoleResponse]@{ Credentials = [Amazon.SecurityToken.Model.Credentials]@{ AccessKeyId = 'ASIASTSROLESTSROLE00'; SecretAccessKey = 'sts-secret'; SessionToken = 'sts-token'; Expiration = [datetime]::UtcNow.AddMinutes(45) }; AssumedRoleUser = [Amazon.SecurityToken.Model.AssumedRoleUser]@{ Arn = 'arn:aws:sts::111122223333:assumed-role/reader/me' } } }
            function Get-S3Object { foreach ($i in 1..3) { [Amazon.S3.Model.S3Object]@{ BucketName = 'reports'; Key = "2026/q$i.pdf"; Size = $i; StorageClass = 'STANDARD'; LastModified = [datetime]::UtcNow } } }
            $quiet = @{ WarningAction = 'SilentlyContinue'; Region = 'eu-central-1' }
            [pscustomobject]@{
                Piped   = Use-STSRole | New-S3PresignedUrl -BucketName reports -Key k @quiet | ForEach-Object AccessKeyId
                Inner   = (Use-STSRole).Credentials | ForEach-Object { New-S3PresignedUrl reports k -Credential $_ @quiet } | ForEach-Object AccessKeyId
                Objects = @(Get-S3Object | New-S3PresignedUrl -Credential (Use-STSRole) @quiet | ForEach-Object { "$($_.BucketName)/$($_.Key) $($_.AccessKeyId)" })
                Signer  = Use-STSRole | Get-S3SignerContext -Offline @quiet | Select-Object AccessKeyId, HasSessionToken, @{ n = 'Minutes'; e = { [math]::Round($_.MaxUrlLifetime.TotalMinutes) } }
            }
        }

        $got.Piped | Should -Be 'ASIASTSROLESTSROLE00'
        $got.Inner | Should -Be 'ASIASTSROLESTSROLE00'
        $got.Objects | Should -Be 'reports/2026/q1.pdf ASIASTSROLESTSROLE00', 'reports/2026/q2.pdf ASIASTSROLESTSROLE00', 'reports/2026/q3.pdf ASIASTSROLESTSROLE00'
        $got.Signer.HasSessionToken, $got.Signer.Minutes | Should -Be $true, 45
    }

    It 'leaves the other SDK alone while AWS is asked: <Version> first' -ForEach @{ Version = '3.7.501.1' }, @{ Version = '4.1.0' } {
        $variables.standIn = $standIn[$Version]
        $got = Invoke-Isolated -Environment @{ AWS_ENDPOINT_URL = 'http://127.0.0.1:9'; AWS_MAX_ATTEMPTS = '1' } {
            Import-Module $standIn, $module
            [pscustomobject]@{
                Warned = "$((Get-S3SignerContext reports -Credential (Get-StandInCredential) -Region eu-central-1 -WarningAction SilentlyContinue).Warnings)"
                Loaded = @(Get-Loaded AWSSDK.* | Where-Object Name -ne 'AWSSDK.Core')
                Theirs = (Get-StandInSdk).Region
            }
        }

        # Nobody listens there: that it came so far shows that our clients were found and called.
        $got.Warned | Should -Match 'could not be reached'
        $got.Loaded.Name | Should -Contain 'AWSSDK.S3'
        $got.Loaded.Name | Should -Contain 'AWSSDK.SecurityToken'
        $got.Loaded.Context | Select-Object -Unique | Should -Be 'PresignTools'
        $got.Theirs | Should -Be 'eu-central-1'
    }
}

Describe 'Credentials and region that AWS.Tools keeps in the session' {
    # AWS.Tools 4 (SDK 3.7) and 5 (SDK 4): AWSPSCredentials hides the SDK's object in an internal property.
    It 'are used: <Version>' -ForEach @{ Version = '3.7.501.1' }, @{ Version = '4.0.3.3' }, @{ Version = '4.1.0' } {
        $variables.standIn = $standIn[$Version]
        $got = Invoke-Isolated {
            Import-Module $standIn, $module
            Add-Type @'
namespace Amazon.PowerShell.Common
{
    public class AWSPSCredentials
    {
        public AWSPSCredentials(object credentials) { Credentials = credentials; }
        internal object Credentials { get; private set; }
        internal string Name { get { return "stand-in"; } }
    }
}
'@
            $StoredAWSCredentials = [Amazon.PowerShell.Common.AWSPSCredentials]::new((Get-StandInCredential))
            $StoredAWSRegion = 'ap-northeast-3'
            $env:AWS_ACCESS_KEY_ID = 'AKIAENVIRONMENTENVIR'   # comes after the session
            $env:AWS_SECRET_ACCESS_KEY = 'env-secret'
            $session = New-S3PresignedUrl -BucketName reports -Key k
            $given = New-S3PresignedUrl -BucketName reports -Key k -Region eu-central-1 @keys
            [pscustomobject]@{
                Session = $session.AccessKeyId, $session.Region
                Given   = $given.AccessKeyId, $given.Region
                Wrapped = (New-S3PresignedUrl @object -Credential $StoredAWSCredentials).AccessKeyId
                Ours    = @(Get-Loaded PresignTools.Aws)
            }
        }

        $got.Session | Should -Be 'AKIASTANDINSTANDIN00', 'ap-northeast-3'
        $got.Given | Should -Be 'AKIAEXPLICITEXPLICIT', 'eu-central-1'
        $got.Wrapped | Should -Be 'AKIASTANDINSTANDIN00'
        $got.Ours | Should -BeNullOrEmpty
    }

    It 'end when they really end, although the SDK tells it too early: <Version>' -ForEach @{ Version = '3.7.501.1' }, @{ Version = '4.0.3.3' }, @{ Version = '4.1.0' } {
        $variables.standIn = $standIn[$Version]
        $got = Invoke-Isolated {
            Import-Module $standIn, $module
            Add-Type -ReferencedAssemblies (Get-StandInSdk).File, netstandard -WarningAction SilentlyContinue @'
public class Session : Amazon.Runtime.RefreshingAWSCredentials
{
    public static readonly System.DateTime Ends = new System.DateTime(2099, 5, 6, 7, 8, 9, System.DateTimeKind.Utc);
    public Session() { PreemptExpiryTime = System.TimeSpan.FromMinutes(5); }
    protected override CredentialsRefreshState GenerateNewCredentials()
    {
        return new CredentialsRefreshState { Credentials = new Amazon.Runtime.ImmutableCredentials("ASIASESSIONSESSION00", "s", "t"), Expiration = Ends };
    }
}
'@
            $url = New-S3PresignedUrl @object -Credential ([Session]::new()) -SignedAt '2099-05-06T06:30:00Z' -ExpiresIn 2h -WarningAction SilentlyContinue
            $url.AccessKeyId
            "ends $($url.EffectiveExpiresAt.UtcDateTime.ToString('s'))"   # with a word, or JSON would make a date of it
        }

        $got | Should -Be 'ASIASESSIONSESSION00', 'ends 2099-05-06T07:08:09'
    }
}

Describe 'Loading' {
    It 'loads nothing of the SDK for import, help, completion and signing with given keys' {
        $got = Invoke-Isolated {
            function Measure-Sdk([string] $After) { [pscustomobject]@{ After = $After; Loaded = @(Get-Loaded AWSSDK*) + @(Get-Loaded PresignTools.Aws) } }
            function Complete([string] $Line) { @((TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText) }
            Import-Module $module
            Measure-Sdk import
            $null = Get-Command -Module PresignTools | Get-Help -Full
            Measure-Sdk help
            $regions = Complete 'New-S3PresignedUrl -Region eu-cent'
            $profiles = Complete "New-S3PresignedUrl -ProfileLocation '$credentials' -ProfileName o"
            Measure-Sdk completion
            $one = New-S3PresignedUrl @object @keys
            $many = 1..50 | ForEach-Object { [pscustomobject]@{ BucketName = 'reports'; Key = "k$_" } } | New-S3PresignedUrl @keys -Region eu-central-1
            Measure-Sdk signing
            $handed = New-S3PresignedUrl @object -Credential @{ AccessKeyId = 'AKIAHANDEDHANDED0000'; SecretAccessKey = 's' }
            $env:AWS_ACCESS_KEY_ID = 'AKIAENVIRONMENTENVIR'
            $env:AWS_SECRET_ACCESS_KEY = 'env-secret'
            $fromEnvironment = New-S3PresignedUrl @object
            Measure-Sdk 'objects and environment'
            [pscustomobject]@{ After = 'facts'; Loaded = @(); Regions = $regions; Profiles = $profiles; Signers = @($one.AccessKeyId, $handed.AccessKeyId, $fromEnvironment.AccessKeyId); Count = @($many).Count }
            # The control: the same count does see the SDK once it is needed.
            $null = New-S3PresignedUrl @object -ProfileName ops -ProfileLocation $credentials
            Measure-Sdk control
        }

        foreach ($stage in $got | Where-Object After -ne 'control') { $stage.Loaded.Name | Should -BeNullOrEmpty -Because "$($stage.After) needs no SDK" }
        ($got | Where-Object After -eq 'control').Loaded.Name | Should -Contain 'AWSSDK.Core'
        $facts = $got | Where-Object After -eq 'facts'
        $facts.Regions | Should -Be 'eu-central-1', 'eu-central-2'
        $facts.Profiles | Should -Be 'ops'
        $facts.Signers | Should -Be 'AKIAEXPLICITEXPLICIT', 'AKIAHANDEDHANDED0000', 'AKIAENVIRONMENTENVIR'
        $facts.Count | Should -Be 50
    }

    It 'lists its commands without being loaded, and is loaded by the first call' {
        $got = Invoke-Isolated -Environment @{ PSModulePath = (Split-Path (Split-Path $module)) + [System.IO.Path]::PathSeparator + $env:PSModulePath } {
            $listed = (Get-Module PresignTools -ListAvailable).ExportedCommands.Keys
            $before = @(Get-Loaded PresignTools*)
            $signed = (New-S3PresignedUrl @object @keys).AccessKeyId
            [pscustomobject]@{ Listed = @($listed); Before = $before; Signed = $signed }
        }

        $got.Listed | Should -Contain 'New-S3PresignedUrl'
        $got.Before | Should -BeNullOrEmpty
        $got.Signed | Should -Be 'AKIAEXPLICITEXPLICIT'
    }

    It 'survives Import-Module -Force and Remove-Module' {
        $got = Invoke-Isolated {
            $who = { (New-S3PresignedUrl @object -ProfileName ops -ProfileLocation $credentials).AccessKeyId }
            Import-Module $module; & $who
            Import-Module $module -Force; & $who
            Remove-Module PresignTools; Import-Module $module; & $who
            @(Get-Loaded AWSSDK.Core).Count
        }

        $got | Should -Be 'AKIAPROFILEPROFILE00', 'AKIAPROFILEPROFILE00', 'AKIAPROFILEPROFILE00', 1
    }

    It 'is loaded once when 20 runspaces need it at the same time' {
        $got = Invoke-Isolated {
            $signed = 1..20 | ForEach-Object -ThrottleLimit 20 -Parallel {
                Import-Module $using:module
                (New-S3PresignedUrl -BucketName reports -Key "k$_" -ProfileName ops -ProfileLocation $using:credentials).AccessKeyId
            }
            [pscustomobject]@{ Signed = @($signed); Core = @(Get-Loaded AWSSDK.Core); Adapter = @(Get-Loaded PresignTools.Aws) }
        }

        $got.Signed | Should -HaveCount 20
        $got.Signed | Select-Object -Unique | Should -Be 'AKIAPROFILEPROFILE00'
        $got.Core | Should -HaveCount 1
        $got.Adapter | Should -HaveCount 1
    }

    It 'works in a ConstrainedLanguage session' {
        $got = Invoke-Isolated {
            $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
            Import-Module $module
            @{
                Mode    = "$($ExecutionContext.SessionState.LanguageMode)"
                Keys    = (New-S3PresignedUrl @object @keys).AccessKeyId
                Profile = (New-S3PresignedUrl @object -ProfileName ops -ProfileLocation $credentials).AccessKeyId
                Table   = (New-S3PresignedUrl @object -Credential @{ AccessKeyId = 'AKIATABLETABLETABLE0'; SecretAccessKey = 's' }).AccessKeyId
            }
        }

        $got.Mode | Should -Be 'ConstrainedLanguage'
        $got.Keys | Should -Be 'AKIAEXPLICITEXPLICIT'
        $got.Profile | Should -Be 'AKIAPROFILEPROFILE00'
        $got.Table | Should -Be 'AKIATABLETABLETABLE0'
    }
}

Describe 'What is shipped' {
    It 'has the shared contract once, outside Dependencies, and every SDK assembly inside' {
        Join-Path $binaries 'PresignTools.Core.dll' | Should -Exist
        Join-Path $binaries 'Dependencies/PresignTools.Core.dll' | Should -Not -Exist
        Get-ChildItem $binaries -Filter AWSSDK*.dll | Should -BeNullOrEmpty
        foreach ($name in 'PresignTools.Aws', 'AWSSDK.Core', 'AWSSDK.S3', 'AWSSDK.SecurityToken', 'AWSSDK.KeyManagementService', 'AWSSDK.SSO', 'AWSSDK.SSOOIDC') {
            Join-Path $binaries "Dependencies/$name.dll" | Should -Exist
        }
    }

    It 'names no type of the SDK, nor of the adapter, in anything public' {
        $got = Invoke-Isolated {
            Import-Module $module
            $foreign = { param($type) if ($type -and ("$type" -match '\bAmazon\.|PresignTools\.Aws')) { "$type" } }
            $flags = [System.Reflection.BindingFlags]'Public, NonPublic, Instance, Static, DeclaredOnly'
            $seen = 0
            $bad = foreach ($name in 'PresignTools', 'PresignTools.Core') {
                $assembly = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq $name }
                foreach ($type in $assembly.GetExportedTypes()) {
                    $uses = @($type.BaseType) + $type.GetInterfaces() + @($type.CustomAttributes.AttributeType) + @($type.CustomAttributes.ConstructorArguments.Value)
                    foreach ($member in $type.GetMembers($flags)) {
                        if ($member -is [System.Reflection.MethodBase] -and -not ($member.IsPublic -or $member.IsFamily -or $member.IsFamilyOrAssembly)) { continue }
                        if ($member -is [System.Reflection.FieldInfo] -and -not ($member.IsPublic -or $member.IsFamily -or $member.IsFamilyOrAssembly)) { continue }
                        $seen++
                        $uses += "$member"
                        $uses += @($member.CustomAttributes.AttributeType) + @($member.CustomAttributes.ConstructorArguments.Value)
                    }
                    foreach ($use in $uses) { $hit = & $foreign $use; if ($hit) { "$($type.FullName): $hit" } }
                }
            }
            [pscustomobject]@{ Seen = $seen; Bad = @($bad); Sdk = @(Get-Loaded AWSSDK*) }
        }

        $got.Seen | Should -BeGreaterThan 100
        $got.Bad | Should -BeNullOrEmpty
        $got.Sdk | Should -BeNullOrEmpty
    }
}
