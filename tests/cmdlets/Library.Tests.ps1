# The engine as a NuGet library: packed, restored from a folder into a project that has nothing else, and used.
Describe 'The library PresignTools.Core' {
    BeforeAll {
        $root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
        $feed = New-Item (Join-Path $TestDrive 'feed') -ItemType Directory
        $packed = & dotnet pack (Join-Path $root 'src/PresignTools.Core') --configuration Release --no-build --output $feed --verbosity quiet 2>&1
        $LASTEXITCODE | Should -Be 0 -Because "$packed"
        $package = Get-ChildItem $feed -Filter *.nupkg
        $package.Name | Should -Match '^PresignTools\.Core\.\d+\.\d+\.\d+\.nupkg$'
        $version = $package.BaseName -replace '^PresignTools\.Core\.'
        $archive = [IO.Compression.ZipFile]::OpenRead($package.FullName)
        try { $files = @($archive.Entries.FullName) } finally { $archive.Dispose() }

        $user = New-Item (Join-Path $TestDrive 'user') -ItemType Directory
        Copy-Item (Join-Path $root 'tests/library/Program.cs') $user
        (Get-Content (Join-Path $root 'tests/library/Library.csproj.template') -Raw) -creplace 'VERSION', $version | Set-Content (Join-Path $user 'Library.csproj')
        # Nothing of this repository reaches the project: no settings, and a package folder of its own.
        '<Project />' | Set-Content (Join-Path $user 'Directory.Build.props')
        '<Project />' | Set-Content (Join-Path $user 'Directory.Build.targets')
        $before = $env:NUGET_PACKAGES
        $env:NUGET_PACKAGES = Join-Path $TestDrive 'packages'
        try { $output = & dotnet run --project (Join-Path $user 'Library.csproj') -p:RestoreSources=$feed -p:UseSharedCompilation=false 2>&1 }
        finally { $env:NUGET_PACKAGES = $before }
        $exitCode = $LASTEXITCODE
    }

    It 'holds the assembly, its XML documentation and a README, and needs nothing else' {
        $files | Should -Contain 'lib/net8.0/PresignTools.Core.dll'
        $files | Should -Contain 'lib/net8.0/PresignTools.Core.xml'
        $files | Should -Contain 'README.md'
        @(Get-ChildItem (Join-Path $TestDrive 'packages') -Directory).Name | Where-Object { $_ -notlike 'microsoft.*' } | Should -Be 'presigntools.core'
    }

    It 'signs, verifies and diagnoses' {
        $exitCode | Should -Be 0 -Because "$output"
        $output[0] | Should -Match '^https://reports\.s3\.eu-central-1\.amazonaws\.com/2026/q3\.pdf\?.*X-Amz-Signature=[0-9a-f]{64}$'
        $output[1] | Should -Be 'True'
        $output[2] | Should -Be 'False'
        $output[3] | Should -Be 'wrong-method (Established)'
    }

    It 'is used in its README as in the program' {
        $readme = Get-Content (Join-Path $root 'src/PresignTools.Core/README.md') -Raw
        foreach ($line in Get-Content (Join-Path $root 'tests/library/Program.cs') | Where-Object { $_ -match '^(using|S3Address|PresignRequest|PresignedUrl|var credentials|PresignDiagnosis)' -and $_ -notmatch 'TextIntake\.Read' }) {
            $readme.Contains($line) | Should -BeTrue -Because $line
        }
    }
}
