# New-S3PresignedPost and Test-S3PresignedPost: parameters, pipeline, outputs. How forms are signed and judged is tested in Core, with
# post.json, and over HTTP in PostForms.Sandbox.Tests.ps1.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $signer = @{ AccessKey = 'AKIAIOSFODNN7EXAMPLE'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'; Region = 'eu-central-1' }
    $limit = @{ MaximumSize = 10MB }

    function Get-Policy($Form) { [System.Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($Form.Fields['policy'])) | ConvertFrom-Json -DateKind String }
    function Get-ErrorId([scriptblock] $Script) { try { $null = & $Script } catch { $_.FullyQualifiedErrorId.Split(',')[0] } }
}

Describe 'New-S3PresignedPost' {
    It 'gives a condition to every field that it sends' {
        $form = New-S3PresignedPost reports 'in/${filename}' @signer @limit -ContentType text/csv -SuccessStatus 201 -SuccessRedirect https://example.com/ok -Acl private `
            -Metadata @{ author = 'Zoë' } -Tag @{ a = '1'; b = 'x y+z' } -ServerSideEncryption aws:kms -SSEKMSKeyId alias/x -ChecksumCRC32 jNwWgw== -Field @{ 'x-amz-storage-class' = 'STANDARD_IA' }
        $policy = Get-Policy $form
        $policy.expiration | Should -BeExactly $form.ExpiresAt.UtcDateTime.ToString('yyyy-MM-ddTHH:mm:ss.000Z')
        foreach ($name in $form.Fields.Keys | Where-Object { $_ -notin 'policy', 'x-amz-signature', 'key' }) {
            @($policy.conditions | Where-Object { $_.psobject.Properties[$name] }).$name | Should -BeExactly $form.Fields[$name]
        }
        $policy.conditions[0].bucket | Should -Be reports
        $policy.conditions[1] | Should -BeExactly 'starts-with', '$key', 'in/'
        $form | Test-S3PresignedPost -SecretKey $signer.SecretKey -FileName x.csv -FileSize 10 -Quiet | Should -BeTrue
    }

    It 'has the fields in the order in which S3 reads them, the signature last' {
        $form = New-S3PresignedPost reports a @signer @limit -Acl private
        @($form.Fields.Keys) | Should -BeExactly 'key', 'acl', 'x-amz-algorithm', 'x-amz-credential', 'x-amz-date', 'policy', 'x-amz-signature'
    }

    It 'takes keys from the pipeline, and references to objects' {
        (1..3 | ForEach-Object { "k$_" } | New-S3PresignedPost reports @signer @limit).Key | Should -Be k1, k2, k3
        $row = [pscustomobject]@{ BucketName = 'b-1'; Key = 'x' }, 's3://b-2/y' | New-S3PresignedPost @signer @limit
        $row.BucketName | Should -Be b-1, b-2
        $row.Key | Should -Be x, y
    }

    It 'reads -Condition in every form of S3' {
        $more = @('starts-with', '$x-amz-meta-a', ''), @('eq', '$acl', 'private'), @{ 'x-amz-meta-b' = '2' }, '["starts-with","$x-amz-meta-c","c"]', '{"x-amz-meta-d":"4"}'
        $form = New-S3PresignedPost reports a @signer @limit -Condition $more
        @($form.Conditions | Select-Object -Skip 2 | ForEach-Object { "$_" }) | Should -BeExactly '["starts-with","$x-amz-meta-a",""]', '["eq","$acl","private"]', '["eq","$x-amz-meta-b","2"]', '["starts-with","$x-amz-meta-c","c"]', '["eq","$x-amz-meta-d","4"]', '["content-length-range",0,10485760]'
        (New-S3PresignedPost reports a @signer -Condition @('content-length-range', 1, 5)).MaximumSize | Should -Be 5
        $form.OpenFields | Should -BeExactly 'x-amz-meta-a', 'acl', 'x-amz-meta-b', 'x-amz-meta-c', 'x-amz-meta-d'
    }

    It 'lives as long as it is told, and warns of what ends it before' {
        $form = New-S3PresignedPost reports a @signer @limit -ExpiresIn 30d -WarningVariable warned -WarningAction SilentlyContinue
        ($form.ExpiresAt - $form.SignedAt).TotalDays | Should -Be 30
        "$warned" | Should -Match '7 days'
        $session = @{ AccessKey = 'ASIAIOSFODNN7EXAMPLE'; SecretKey = 's' * 40; SessionToken = 'TOKEN' }
        $form = New-S3PresignedPost reports a @limit @session -Region eu-central-1 -ExpiresIn 2h -WarningVariable warned -WarningAction SilentlyContinue
        $form.LimitedBy | Should -Be CredentialsUnknown
        "$warned" | Should -Match 'ExpiredToken'
        $end = [DateTimeOffset]::UtcNow.AddMinutes(5)
        $credential = [pscustomobject]@{ AccessKeyId = 'ASIAIOSFODNN7EXAMPLE'; SecretAccessKey = 's' * 40; SessionToken = 'TOKEN'; Expiration = $end }
        (New-S3PresignedPost reports a @limit -Credential $credential -Region eu-central-1 -WarningAction SilentlyContinue).EffectiveExpiresAt | Should -Be $end
    }

    It 'warns of a form without a limit of size, once a command' {
        $null = 'a', 'b' | New-S3PresignedPost reports @signer -WarningVariable warned -WarningAction SilentlyContinue
        @($warned -match 'any size').Count | Should -Be 1
    }

    It 'warns of a server that does not take forms' {
        $null = New-S3PresignedPost reports a @signer @limit -EndpointUrl https://abc.r2.cloudflarestorage.com -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -Match 'Cloudflare R2 does not support upload forms'
    }

    It 'refuses <name> with <id>' -ForEach @(
        @{ name = 'no key'; id = 'FormKeyMissing'; script = { New-S3PresignedPost reports @signer @limit -ErrorAction Stop } }
        @{ name = 'no bucket'; id = 'BucketMissing'; script = { New-S3PresignedPost -Key a @signer @limit -ErrorAction Stop } }
        @{ name = 'key and prefix'; id = 'FormKeyTwice'; script = { New-S3PresignedPost reports a -KeyPrefix b @signer @limit -ErrorAction Stop } }
        @{ name = 'two texts'; id = 'FormTextTwice'; script = { New-S3PresignedPost reports a -AsHtml -AsCurl @signer @limit -ErrorAction Stop } }
        @{ name = 'a range that is none'; id = 'FormSizeRangeInvalid'; script = { New-S3PresignedPost reports a -MinimumSize 9 -MaximumSize 3 @signer -ErrorAction Stop } }
        @{ name = 'a field of the signature'; id = 'FormFieldReserved'; script = { New-S3PresignedPost reports a -Field @{ Policy = 'x' } @signer @limit -ErrorAction Stop } }
        @{ name = 'a field given twice'; id = 'FormFieldTwice'; script = { New-S3PresignedPost reports a -Acl private -Field @{ ACL = 'public-read' } @signer @limit -ErrorAction Stop } }
        @{ name = 'a value with a line break'; id = 'FormValueHasLineBreak'; script = { New-S3PresignedPost reports a -Metadata @{ a = "x`ny" } @signer @limit -ErrorAction Stop } }
        @{ name = 'a name with a quote'; id = 'FormFieldNameInvalid'; script = { New-S3PresignedPost reports a -Field @{ 'a"b' = '1' } @signer @limit -ErrorAction Stop } }
        @{ name = 'a field outside its condition'; id = 'FormValueOutsideCondition'; script = { New-S3PresignedPost reports a -ContentType text/plain -ContentTypePrefix image/ @signer @limit -ErrorAction Stop } }
        @{ name = 'a status that S3 does not know'; id = 'FormStatusUnknown'; script = { New-S3PresignedPost reports a -SuccessStatus 302 @signer @limit -ErrorAction Stop } }
        @{ name = 'a redirect to a path'; id = 'FormRedirectInvalid'; script = { New-S3PresignedPost reports a -SuccessRedirect /ok @signer @limit -ErrorAction Stop } }
        @{ name = 'a condition that is none'; id = 'FormConditionInvalid'; script = { New-S3PresignedPost reports a -Condition @('ends-with', '$key', 'x') @signer @limit -ErrorAction Stop } }
        @{ name = 'an access point''s ARN'; id = 'FormNotForThisHost'; script = { New-S3PresignedPost arn:aws:s3:eu-central-1:111122223333:accesspoint/x a @signer @limit -ErrorAction Stop } }
        @{ name = 'a form that is too large'; id = 'FormTooLarge'; script = { New-S3PresignedPost reports a -Field @{ 'x-ignore-a' = 'x' * 21kb } @signer @limit -ErrorAction Stop } }
        @{ name = 'no lifetime'; id = 'FormExpiryOutOfRange'; script = { New-S3PresignedPost reports a -ExpiresIn 0 @signer @limit -ErrorAction Stop } }
        @{ name = 'a KMS key without KMS'; id = 'KmsKeyWithoutKms'; script = { New-S3PresignedPost reports a -SSEKMSKeyId x @signer @limit -ErrorAction Stop } }
    ) {
        Get-ErrorId $script | Should -BeExactly $id
    }
}

Describe 'The outputs of a form' {
    BeforeAll { $form = New-S3PresignedPost reports 'in/${filename}' @signer @limit -ContentTypePrefix image/ -Metadata @{ a = '"><script>alert(1)</script>' } }

    It 'survives <name> and is read again' -ForEach @(
        @{ name = 'JSON'; text = { $form | ConvertTo-Json -Depth 2 } }
        @{ name = 'a page'; text = { $form.ToHtml() } }
        @{ name = 'curl'; text = { $form.ToCurl() } }
        @{ name = 'CSV'; text = { $form | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ name = 'a job'; text = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($form)) } }
        @{ name = 'a hashtable of an SDK'; text = { @{ url = $form.Url; fields = $form.Fields } } }
        @{ name = 'ConvertFrom-Json'; text = { $form | ConvertTo-Json -Depth 2 | ConvertFrom-Json } }
    ) {
        $test = Test-S3PresignedPost (& $text) -Field @{ 'Content-Type' = 'image/png' } -SecretKey $signer.SecretKey
        $test.Findings | Should -BeNullOrEmpty
        $test.IsValid | Should -BeTrue
        $test.BucketName | Should -Be reports
        $read = ConvertFrom-S3PresignedUrl (& $text)
        $read | Should -BeOfType 'PresignTools.Forms.PresignedPostInfo'
        $read.Url | Should -BeExactly $form.Url
        $read.Fields['x-amz-meta-a'] | Should -BeExactly '"><script>alert(1)</script>'
    }

    It 'shows no signature, policy or token where it is only tested' {
        $text = $form | Test-S3PresignedPost -SecretKey $signer.SecretKey | ForEach-Object { $_; $_ | Format-List *; $_.Fields; $_ | ConvertTo-Json -Depth 5 } | Out-String -Width 4000
        $text | Should -Not -Match $form.Fields['x-amz-signature']
        $text | Should -Not -Match ([regex]::Escape($form.Fields['policy'].Substring(0, 60)))
    }

    It '.ToForm() ends with the file, and takes the type from its name' {
        Push-Location $TestDrive
        try {
            $body = $form.ToForm('sub/photo.png')
            @($body.Keys)[-1] | Should -Be file
            $body['file'].FullName | Should -Be ([System.IO.Path]::Combine("$TestDrive", 'sub', 'photo.png'))
            $body['Content-Type'] | Should -Be image/png
            $form.ToForm('x.bin', @{ 'content-type' = 'image/x-mine' })['Content-Type'] | Should -Be image/x-mine
        }
        finally { Pop-Location }
    }
}

Describe 'Test-S3PresignedPost' {
    It 'says with -Quiet $true only where the signature was checked, unless it need not be' {
        $form = New-S3PresignedPost reports a @signer @limit
        $form | Test-S3PresignedPost -Quiet | Should -BeFalse
        $form | Test-S3PresignedPost -Quiet -SkipSignature | Should -BeTrue
        $form | Test-S3PresignedPost -Quiet -SecretKey $signer.SecretKey | Should -BeTrue
        $form | Test-S3PresignedPost -Quiet -SkipSignature -SecretKey wrongwrongwrong | Should -BeFalse
    }

    It 'takes the file itself' {
        Set-Content "$TestDrive/big.txt" ('x' * 100) -NoNewline
        $form = New-S3PresignedPost reports 'in/${filename}' @signer -MaximumSize 99
        $test = $form | Test-S3PresignedPost -InFile "$TestDrive/big.txt"
        $test.Key | Should -Be in/big.txt
        $test.Cause | Should -Be post-policy-mismatch
        Get-ErrorId { $form | Test-S3PresignedPost -InFile "$TestDrive/none.txt" -ErrorAction Stop } | Should -Be FormFileNotFound
    }

    It 'refuses what is no form: <name>' -ForEach @(
        @{ name = 'text'; value = 'hello'; id = 'FormNotFound' }
        @{ name = 'a date'; value = [datetime]'2026-01-01'; id = 'FormArgumentUnknown' }
        @{ name = 'a hashtable'; value = @{ a = 1 }; id = 'FormArgumentUnknown' }
    ) {
        Get-ErrorId { Test-S3PresignedPost $value -ErrorAction Stop } | Should -BeExactly $id
    }
}

Describe 'The diagnosis of a form' {
    It 'names the fault that Test-S3PresignedPost names: <name>' -ForEach @(
        @{ name = 'a key outside'; change = { param($f) $f.Fields['key'] = 'other' }; cause = 'post-policy-mismatch' }
        @{ name = 'a field without a condition'; change = { param($f) $f.Fields['acl'] = 'private' }; cause = 'post-policy-mismatch' }
        @{ name = 'no signature'; change = { param($f) $f.Fields.Remove('x-amz-signature') }; cause = 'post-form-malformed' }
        @{ name = 'nothing'; change = { }; cause = $null }
    ) {
        $form = New-S3PresignedPost reports a @signer @limit
        & $change $form
        foreach ($given in $form, $form.ToHtml(), ($form | ConvertTo-Json -Depth 2)) {
            (Test-S3PresignedPost $given).Cause | Should -Be $cause
            ($given | Invoke-PresignDiagnosis -Offline).RootCause | Should -Be $cause
        }
    }
}
