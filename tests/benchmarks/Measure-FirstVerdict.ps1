# How long a verdict takes: the first, the second and the tenth of a process, for what a person has in hand. Offline: a terminal, the same with the
# key pair, Test-S3PresignedUrl with the secret (the signature fits in none of them, so everything that may differ is tried). Live: a server that
# -Server names, the URL alone and with the key pair; a closed port. Gives one object for each: milliseconds, the median of the rounds; each round
# is a process of its own. (That a server which never answers is named in 5 seconds is a test: Invoke-PresignDiagnosis.Deadlines.)
param(
    [Parameter(Mandatory)] [string] $Module,
    [string[]] $Server = @('sandbox'),
    [int] $Rounds = 5
)

$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot '../common.ps1')
foreach ($file in 'Listener', 'Signing', 'Faults', 'Servers') { . (Join-Path $PSScriptRoot "../servers/$file.ps1") }
$folder = (New-Item (Join-Path ([System.IO.Path]::GetTempPath()) "presigntools-verdict-$([guid]::NewGuid().ToString('n'))") -ItemType Directory).FullName

$script = Join-Path $folder 'first.ps1'
Set-Content $script @'
param($Module, $Setup, $Code)
. ([scriptblock]::Create($Setup))
$block = [scriptblock]::Create($Code)
$watch = [System.Diagnostics.Stopwatch]::StartNew()
Import-Module $Module
$times = @($watch.Elapsed.TotalMilliseconds)
foreach ($round in 1..10) {
    $watch.Restart()
    $null = . $block
    if ($round -in 1, 2, 10) { $times += $watch.Elapsed.TotalMilliseconds }
}
$times -join ' '
'@

function Measure-Verdict([string] $Name, [string] $Setup, [string] $Code) {
    $program, [string[]] $first = Get-ChildPwshCommand
    $seen = foreach ($round in 0..$Rounds) {
        $line = & $program @first -NoProfile -NonInteractive -File $script $Module $Setup $Code
        if ($round -gt 0) { , [double[]]("$(@($line)[-1])" -split ' ') }
    }
    $median = foreach ($column in 0..3) { @($seen | ForEach-Object { $_[$column] } | Sort-Object)[[math]::Floor($Rounds / 2)] }
    [pscustomobject]@{ Case = $Name; Import = [int]$median[0]; First = [int]$median[1]; Second = [math]::Round($median[2], 1); Tenth = [math]::Round($median[3], 1) }
}

Import-Module $Module
$secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYALICEKEY1'
$keys = "-AccessKey AKIARTX3GSDSQEYGAPBA -SecretKey '$secret'"
try {
    $signed = New-S3PresignedUrl reports 2026/q3.csv -AccessKey AKIARTX3GSDSQEYGAPBA -SecretKey $secret -Region eu-central-1
    $url = $signed.Url.Replace('q3.csv', 'q4.csv')
    $terminal = "$ curl -v '$url'`n> GET /2026/q4.csv HTTP/1.1`n> Host: reports.s3.eu-central-1.amazonaws.com`n> User-Agent: curl/8.5.0`n> Accept: */*`n>`n" +
        "< HTTP/1.1 403 Forbidden`n< x-amz-request-id: 4442587FB7D0A2F9`n< Content-Type: application/xml`n< Server: AmazonS3`n<`n" +
        '<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided.</Message></Error>'
    $file = Join-Path $folder 'terminal.txt'
    Set-Content $file $terminal
    $text = "`$text = Get-Content -Raw '$file'"
    Measure-Verdict 'offline, terminal' $text '$text | Invoke-PresignDiagnosis -Offline'
    Measure-Verdict 'offline with the key pair, the signature does not fit' $text "`$text | Invoke-PresignDiagnosis -Offline $keys"
    Measure-Verdict 'Test-S3PresignedUrl -SecretKey, does not fit' '' "Test-S3PresignedUrl '$url' -SecretKey '$secret'"
    foreach ($name in $Server) {
        $started = Start-S3Server $name
        if (-not $started) { Write-Host "$name cannot be had here"; continue }
        try {
            if (-not $started.HasBucket) { $null = Invoke-Curl $started (New-SignedUrl $started '' -Method PUT) '-X', 'PUT' $folder }
            $live = (New-SignedUrl $started 'a/first.txt').Replace('first.txt', 'second.txt')
            $pair = "-AccessKey $($started.AccessKey) -SecretKey '$($started.SecretKey)'"
            Measure-Verdict "live, URL alone: $name" '' "Invoke-PresignDiagnosis '$live'"
            Measure-Verdict "live with the key pair: $name" '' "Invoke-PresignDiagnosis '$live' $pair"
        }
        finally { Stop-S3Server $started }
    }
    $closed = Get-FreePort
    $here = New-S3PresignedUrl reports a.txt -AccessKey AKIARTX3GSDSQEYGAPBA -SecretKey $secret -Region eu-central-1 -EndpointUrl "http://127.0.0.1:$closed"
    Measure-Verdict 'live, a closed port' '' "Invoke-PresignDiagnosis '$($here.Url)'"
}
finally { Remove-Item -LiteralPath $folder -Recurse -Force }
