using PresignTools.Abstractions;
using PresignTools.Aws;
using PresignTools.Errors;

namespace PresignTools.Tests;

[Collection("environment")]
public sealed class SdkProfileCredentialsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("presign-profiles-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Keys_and_region_of_a_profile_come_with_their_source()
    {
        CredentialResolution found = FromProfile("ops", """
            [ops]
            aws_access_key_id = AKIAOPSOPSOPSOPSOPSO
            aws_secret_access_key = ops-secret
            region = eu-central-1
            """)!;

        Assert.Equal("AKIAOPSOPSOPSOPSOPSO", found.Credentials!.AccessKeyId);
        Assert.Equal("ops-secret", found.Credentials.SecretAccessKey);
        Assert.False(found.Credentials.HasSessionToken);
        Assert.Null(found.Credentials.Expiration);
        Assert.Equal("profile 'ops'", found.Credentials.Source);
        Assert.Equal("eu-central-1", found.Region);
        Assert.Equal("profile 'ops'", found.RegionSource);
    }

    [Fact]
    public void A_folder_as_location_joins_credentials_and_config()
    {
        File.WriteAllText(Path.Combine(_folder, "credentials"), "[ops]\naws_access_key_id = AKIAOPSOPSOPSOPSOPSO\naws_secret_access_key = s\n");
        File.WriteAllText(Path.Combine(_folder, "config"), "[profile ops]\nregion = ap-southeast-4\n");

        CredentialResolution found = new SdkProfileCredentials().FromProfile("ops", _folder, default)!;

        Assert.Equal("AKIAOPSOPSOPSOPSOPSO", found.Credentials!.AccessKeyId);
        Assert.Equal("ap-southeast-4", found.Region);
    }

    [Fact]
    public void A_folder_with_only_a_config_file_is_enough()
    {
        File.WriteAllText(Path.Combine(_folder, "config"), "[profile ops]\naws_access_key_id = AKIAOPSOPSOPSOPSOPSO\naws_secret_access_key = s\n");

        Assert.Equal("AKIAOPSOPSOPSOPSOPSO", new SdkProfileCredentials().FromProfile("ops", _folder, default)!.Credentials!.AccessKeyId);
    }

    [Fact]
    public void A_missing_profile_is_null_and_never_another_profile()
    {
        Assert.Null(FromProfile("nobody", "[default]\naws_access_key_id = AKIAOPSOPSOPSOPSOPSO\naws_secret_access_key = s\n"));
    }

    [Fact]
    public void A_missing_location_is_an_error()
    {
        PresignException e = Assert.Throws<PresignException>(() => new SdkProfileCredentials().FromProfile("ops", Path.Combine(_folder, "nowhere"), default));
        Assert.Equal("ProfileLocationNotFound", e.ErrorId);
    }

    [Fact]
    public void A_profile_with_only_settings_gives_its_region_and_no_credentials()
    {
        CredentialResolution found = FromProfile("default", "[default]\nregion = eu-west-3\n")!;

        Assert.Null(found.Credentials);
        Assert.Equal("eu-west-3", found.Region);
    }

    [Theory]
    [InlineData("role_arn = arn:aws:iam::111122223333:role/reader", "neither source_profile nor credential_source")]
    [InlineData("role_arn = arn:aws:iam::111122223333:role/reader\nsource_profile = base\ncredential_source = Environment", "both source_profile and credential_source")]
    [InlineData("role_arn = arn:aws:iam::111122223333:role/reader\nsource_profile = gone", "source_profile 'gone' does not exist")]
    [InlineData("role_arn = arn:aws:iam::111122223333:role/reader\nsource_profile = empty", "source_profile 'empty' gives no credentials")]
    [InlineData("role_arn = arn:aws:iam::111122223333:role/reader\nsource_profile = round", "comes back to 'ops'")]
    [InlineData("aws_access_key_id = AKIAOPSOPSOPSOPSOPSO", "no aws_secret_access_key")]
    [InlineData("sso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1", "no sso_account_id, sso_role_name")]
    public void An_incomplete_profile_says_what_it_lacks(string settings, string expected)
    {
        PresignException e = Assert.Throws<PresignException>(() => FromProfile("ops", $"""
            [ops]
            {settings}
            [base]
            aws_access_key_id = AKIABASEBASEBASEBASE
            aws_secret_access_key = base-secret
            [empty]
            output = json
            [round]
            role_arn = arn:aws:iam::111122223333:role/other
            source_profile = ops
            """));

        Assert.Equal("ProfileIncomplete", e.ErrorId);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_is_assumed_with_the_source_profile_and_its_end_is_reported()
    {
        CredentialResolution found = FromProfile("ops", RoleProfile("reader"))!;

        Assert.Equal("ASIAROLEROLEROLEROLE", found.Credentials!.AccessKeyId);
        Assert.Equal("role-secret", found.Credentials.SecretAccessKey);
        Assert.Equal("role-token", found.Credentials.SessionToken);
        Assert.Equal(StsOnLoopback.RoleEnds, found.Credentials.Expiration);
    }

    [Fact]
    public void A_role_is_asked_for_once_until_its_profile_changes()
    {
        string file = WriteCredentials(RoleProfile("counted"));
        int before = Sandbox.Sts.RequestsFor("role/counted");

        string[] ids = [.. Enumerable.Range(0, 3).Select(_ => new SdkProfileCredentials().FromProfile("ops", file, default)!.Credentials!.AccessKeyId)];
        Assert.Equal(1, Sandbox.Sts.RequestsFor("role/counted") - before);
        Assert.Single(ids.Distinct());

        WriteCredentials(RoleProfile("counted") + "\noutput = json\n");
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(1));   // whatever the resolution of the file system's clock
        _ = new SdkProfileCredentials().FromProfile("ops", file, default);
        Assert.Equal(2, Sandbox.Sts.RequestsFor("role/counted") - before);
    }

    [Fact]
    public void A_credential_process_is_run_each_time()
    {
        string json = Path.Combine(_folder, "out.json");
        string profile = $"[proc]\ncredential_process = {Type(json)}\n";
        File.WriteAllText(json, """{"Version":1,"AccessKeyId":"ASIAFIRST","SecretAccessKey":"s","SessionToken":"t","Expiration":"2098-01-02T03:04:05Z"}""");
        Assert.Equal("ASIAFIRST", FromProfile("proc", profile)!.Credentials!.AccessKeyId);

        File.WriteAllText(json, """{"Version":1,"AccessKeyId":"ASIASECOND","SecretAccessKey":"s","SessionToken":"t","Expiration":"2098-01-02T03:04:05Z"}""");
        Assert.Equal("ASIASECOND", FromProfile("proc", profile)!.Credentials!.AccessKeyId);
    }

    [Fact]
    public void A_refused_role_says_code_status_and_reason()
    {
        PresignException e = Assert.Throws<PresignException>(() => FromProfile("ops", RoleProfile("denied")));

        Assert.Equal("CredentialServiceRefused", e.ErrorId);
        Assert.Contains("AccessDenied (HTTP 403, request req-1)", e.Message, StringComparison.Ordinal);
        Assert.Contains("is not authorized to perform: sts:AssumeRole", e.Message, StringComparison.Ordinal);
        Assert.Null(e.InnerException);
    }

    [Fact]
    public void What_STS_quotes_of_a_signed_request_is_not_repeated()
    {
        PresignException e = Assert.Throws<PresignException>(() => FromProfile("ops", RoleProfile("mismatch")));

        Assert.Contains("SignatureDoesNotMatch", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("TOKEN-THAT-MUST-NOT-LEAK", e.ToString() + e.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void An_mfa_role_asks_for_the_code_of_its_device_on_the_callers_thread()
    {
        string profile = RoleProfile("reader") + "\nmfa_serial = arn:aws:iam::111122223333:mfa/me\n";
        PresignException e = Assert.Throws<PresignException>(() => FromProfile("ops", profile));
        Assert.Equal("MfaCodeNeeded", e.ErrorId);

        (string? serial, int thread) asked = default;
        CredentialResolution found = new SdkProfileCredentials(serial =>
        {
            asked = (serial, Environment.CurrentManagedThreadId);
            return "123456";
        }).FromProfile("ops", WriteCredentials(profile), default)!;

        Assert.Equal(("arn:aws:iam::111122223333:mfa/me", Environment.CurrentManagedThreadId), asked);
        Assert.Equal("ASIAROLEROLEROLEROLE", found.Credentials!.AccessKeyId);
    }

    [Fact]
    public void A_credential_process_gives_keys_token_and_end()
    {
        string json = Path.Combine(_folder, "out.json");
        File.WriteAllText(json, """{"Version":1,"AccessKeyId":"ASIAPROCPROCPROCPROC","SecretAccessKey":"p-secret","SessionToken":"p-token","Expiration":"2098-01-02T03:04:05Z"}""");

        CredentialResolution found = FromProfile("proc", $"[proc]\ncredential_process = {Type(json)}\n")!;

        Assert.Equal("ASIAPROCPROCPROCPROC", found.Credentials!.AccessKeyId);
        Assert.Equal("p-token", found.Credentials.SessionToken);
        Assert.Equal(new DateTimeOffset(2098, 1, 2, 3, 4, 5, TimeSpan.Zero), found.Credentials.Expiration);
    }

    [Fact]
    public void A_credential_process_without_an_end_has_none()
    {
        string json = Path.Combine(_folder, "out.json");
        File.WriteAllText(json, """{"Version":1,"AccessKeyId":"AKIAPROCPROCPROCPROC","SecretAccessKey":"p-secret"}""");

        Assert.Null(FromProfile("proc", $"[proc]\ncredential_process = {Type(json)}\n")!.Credentials!.Expiration);
    }

    [Fact]
    public void A_failing_credential_process_tells_its_exit_code_and_nothing_it_wrote()
    {
        PresignException e = Assert.Throws<PresignException>(() => FromProfile("proc", "[proc]\ncredential_process = echo SECRET-ON-STDERR 1>&2 && exit 3\n"));

        Assert.Equal("CredentialProcessFailed", e.ErrorId);
        Assert.Contains("exit code 3", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET-ON-STDERR", e.ToString() + e.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_credential_process_that_writes_no_JSON_is_told_so()
    {
        PresignException e = Assert.Throws<PresignException>(() => FromProfile("proc", "[proc]\ncredential_process = echo hello\n"));

        Assert.Equal("CredentialProcessFailed", e.ErrorId);
        Assert.Contains("did not write the JSON", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1")]
    [InlineData("sso_session = corp")]
    public void An_SSO_profile_without_a_token_says_how_to_sign_in(string how)
    {
        File.WriteAllText(Path.Combine(_folder, "config"), $"""
            [profile sso]
            {how}
            sso_account_id = 111122223333
            sso_role_name = Reader
            [sso-session corp]
            sso_start_url = https://x.awsapps.com/start
            sso_region = eu-west-1
            sso_registration_scopes = sso:account:access
            """);

        PresignException e = Assert.Throws<PresignException>(() => new SdkProfileCredentials().FromProfile("sso", _folder, default));

        Assert.Equal("SsoSignInNeeded", e.ErrorId);
        Assert.Contains("aws sso login --profile sso", e.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_on_top_of_SSO_names_the_profile_that_must_sign_in()
    {
        File.WriteAllText(Path.Combine(_folder, "config"), """
            [profile sso]
            sso_start_url = https://x.awsapps.com/start
            sso_region = eu-west-1
            sso_account_id = 111122223333
            sso_role_name = Reader
            [profile top]
            role_arn = arn:aws:iam::111122223333:role/reader
            source_profile = sso
            """);

        PresignException e = Assert.Throws<PresignException>(() => new SdkProfileCredentials().FromProfile("top", _folder, default));

        Assert.Equal("SsoSignInNeeded", e.ErrorId);
        Assert.Contains("--profile sso", e.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_of_aws_login_is_refused_with_a_way_out()
    {
        File.WriteAllText(Path.Combine(_folder, "config"), "[profile web]\nlogin_session = arn:aws:iam::111122223333:user/a\nregion = us-east-1\n");

        PresignException e = Assert.Throws<PresignException>(() => new SdkProfileCredentials().FromProfile("web", _folder, default));

        Assert.Equal("LoginProfileNotSupported", e.ErrorId);
    }

    [Fact]
    public void Without_web_identity_container_or_instance_there_is_nobody()
    {
        Assert.Null(new SdkProfileCredentials().FromWebIdentity(default));
        Assert.Null(new SdkProfileCredentials().FromHost(default));
    }

    [Fact]
    public void A_web_identity_token_of_the_environment_gives_its_role()
    {
        string token = Path.Combine(_folder, "token");
        File.WriteAllText(token, "web.identity.token");
        using var set = new EnvironmentScope(("AWS_WEB_IDENTITY_TOKEN_FILE", token), ("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/web"), ("AWS_REGION", "eu-west-1"));

        CredentialResolution found = new SdkProfileCredentials().FromWebIdentity(default)!;

        Assert.Equal("ASIAROLEROLEROLEROLE", found.Credentials!.AccessKeyId);
        Assert.Equal(StsOnLoopback.RoleEnds, found.Credentials.Expiration);
        Assert.Equal(1, Sandbox.Sts.RequestsFor("web.identity.token"));
    }

    [Fact]
    public void A_web_identity_token_file_that_is_missing_is_an_error_and_not_passed_over()
    {
        using var set = new EnvironmentScope(("AWS_WEB_IDENTITY_TOKEN_FILE", Path.Combine(_folder, "gone")), ("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/web"), ("AWS_REGION", "eu-west-1"));

        PresignException e = Assert.Throws<PresignException>(() => new SdkProfileCredentials().FromWebIdentity(default));

        Assert.Equal("CredentialsUnavailable", e.ErrorId);
        Assert.Contains("web identity token", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_containers_role_comes_with_its_end()
    {
        using var set = new EnvironmentScope(("AWS_CONTAINER_CREDENTIALS_FULL_URI", Sandbox.Sts.Url + "container"));

        CredentialResolution found = new SdkProfileCredentials().FromHost(default)!;

        Assert.Equal(("ASIACONTAINERCONTAIN", "c-token", "the container's role"), (found.Credentials!.AccessKeyId, found.Credentials.SessionToken, found.Credentials.Source));
        Assert.Equal(StsOnLoopback.RoleEnds, found.Credentials.Expiration);
    }

    [Fact]
    public void A_broken_container_endpoint_is_an_error_and_not_passed_over()
    {
        using var set = new EnvironmentScope(("AWS_CONTAINER_CREDENTIALS_FULL_URI", Sandbox.Sts.Url + "container-broken"));

        Assert.Contains("the container's role", Assert.Throws<PresignException>(() => new SdkProfileCredentials().FromHost(default)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_wait_ends_as_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => new SdkProfileCredentials().FromProfile("ops", WriteCredentials(RoleProfile("reader")), cancelled.Token));
    }

    private CredentialResolution? FromProfile(string name, string credentials) =>
        new SdkProfileCredentials().FromProfile(name, WriteCredentials(credentials), default);

    private string WriteCredentials(string text)
    {
        string file = Path.Combine(_folder, "credentials");
        File.WriteAllText(file, text);
        return file;
    }

    private static string RoleProfile(string role) => $"""
        [base]
        aws_access_key_id = AKIABASEBASEBASEBASE
        aws_secret_access_key = base-secret
        [ops]
        source_profile = base
        region = eu-west-1
        role_arn = arn:aws:iam::111122223333:role/{role}
        """;

    private static string Type(string file) => OperatingSystem.IsWindows() ? $"type \"{file}\"" : $"cat {file}";
}
