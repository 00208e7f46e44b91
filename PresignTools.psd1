@{
    RootModule             = 'bin/net8.0/PresignTools.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '5d0f3a57-4a0e-4f0c-9a5b-2f6a1c7f7d31'
    Author                 = 'PresignTools contributors'
    CompanyName            = 'PresignTools contributors'
    Copyright              = '(c) PresignTools contributors. Apache-2.0.'
    Description            = 'Signs S3 presigned URLs correctly, reads any S3 URL back into its parts, and says why one fails. Works offline and beside AWS.Tools.'
    PowerShellVersion      = '7.4'
    CompatiblePSEditions   = @('Core')
    TypesToProcess         = @('PresignTools.Types.ps1xml')
    FormatsToProcess       = @('PresignTools.Format.ps1xml')
    NestedModules          = @('bin/net8.0/PresignTools.ReadyToRun.dll')
    FunctionsToExport      = @()
    CmdletsToExport        = @('ConvertFrom-S3AccessLog', 'ConvertFrom-S3CloudTrailEvent', 'ConvertFrom-S3ErrorResponse', 'ConvertFrom-S3PresignedUrl', 'Get-PresignCause', 'Get-S3AccessDecision', 'Get-S3SignerContext', 'Invoke-PresignDiagnosis', 'Invoke-S3PresignedUrl', 'Measure-S3PresignFailure', 'New-S3PresignedPost', 'New-S3PresignedUpload', 'New-S3PresignedUrl', 'Test-S3PresignedPost', 'Test-S3PresignedUrl', 'Watch-S3PresignedUrl')
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @('AWS', 'S3', 'SigV4', 'presigned', 'URL', 'AccessDenied', 'diagnosis', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://www.apache.org/licenses/LICENSE-2.0'
            ProjectUri   = 'https://github.com/presigntools/presigntools'
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
