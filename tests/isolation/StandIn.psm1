# Stands in for AWS.Tools.Common: its manifest has loaded this copy of AWSSDK.Core into the default context, and here it is used.

function Get-StandInCredential {
    param([string] $AccessKey = 'AKIASTANDINSTANDIN00', [string] $SecretKey = 'stand-in-secret')
    [Amazon.Runtime.BasicAWSCredentials]::new($AccessKey, $SecretKey)
}

function Get-StandInSdk {
    $assembly = [Amazon.Runtime.AWSCredentials].Assembly
    [pscustomobject]@{
        File    = $assembly.Location
        Version = [System.Diagnostics.FileVersionInfo]::GetVersionInfo($assembly.Location).FileVersion
        Context = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($assembly).Name
        # Something of the SDK must run, not only be there.
        Region  = [Amazon.RegionEndpoint]::GetBySystemName('eu-central-1').SystemName
    }
}

Export-ModuleMember -Function Get-StandInCredential, Get-StandInSdk
