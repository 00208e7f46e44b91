using PresignTools.Abstractions;
using PresignTools.Credentials;
using PresignTools.Errors;
using PresignTools.Signing;

namespace PresignTools.Tests;

public sealed class SignerResolverTests : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object?> _session = new(StringComparer.Ordinal);
    private readonly FakeSource _source = new();
    private readonly string _home = Directory.CreateTempSubdirectory("presign-resolver-").FullName;

    public SignerResolverTests()
    {
        Directory.CreateDirectory(Path.Combine(_home, ".aws"));
        _environment["HOME"] = _home;
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void Whoever_comes_first_in_the_order_signs_and_nobody_behind_is_asked()
    {
        // Everything at once; then the first is taken away, again and again.
        _session["StoredAWSCredentials"] = Keys("AKIASESSION");
        _environment["AWS_ACCESS_KEY_ID"] = "AKIAENV";
        _environment["AWS_SECRET_ACCESS_KEY"] = "s";
        _source.Web = Found("ASIAWEB", null);
        _source.Profiles["ops"] = Found("AKIAOPS", null);
        _source.Profiles["default"] = Found("AKIADEFAULT", null);
        _source.Profiles["AWS PS Default"] = Found("AKIALEGACY", null);
        _source.Host = Found("ASIAHOST", null);
        var query = new SignerQuery { AccessKey = "AKIAPARAM", SecretKey = "s", ProfileName = "ops", Credential = Keys("AKIAOBJECT") };

        Assert.Equal(("AKIAPARAM", 0), Asked(query));
        query = query with { AccessKey = null, SecretKey = null };
        Assert.Equal(("AKIAOPS", 1), Asked(query));
        query = query with { ProfileName = null };
        Assert.Equal(("AKIAOBJECT", 0), Asked(query));
        query = query with { Credential = null };
        Assert.Equal(("AKIASESSION", 0), Asked(query));
        _session.Clear();
        Assert.Equal(("AKIAENV", 0), Asked(query));
        _environment.Remove("AWS_ACCESS_KEY_ID");
        _environment.Remove("AWS_SECRET_ACCESS_KEY");
        Assert.Equal("ASIAWEB", Asked(query).Id);
        _source.Web = null;
        Assert.Equal("AKIADEFAULT", Asked(query).Id);
        _source.Profiles.Remove("default");
        Assert.Equal("AKIALEGACY", Asked(query).Id);
        _source.Profiles.Remove("AWS PS Default");
        Assert.Equal("ASIAHOST", Asked(query).Id);
        _source.Host = null;
        Assert.Equal("CredentialsNotFound", Fails(query).ErrorId);
    }

    [Theory]
    [InlineData("AKIA", null, null, "CredentialsIncomplete", "secret access key")]
    [InlineData(null, "very-secret", null, "CredentialsIncomplete", "access key id")]
    [InlineData(null, null, "very-secret", "SessionTokenAlone", "-SessionToken")]
    public void Half_a_key_pair_is_an_error_and_never_completed_from_elsewhere(string? accessKey, string? secretKey, string? token, string errorId, string names)
    {
        _environment["AWS_ACCESS_KEY_ID"] = "AKIAENV";
        _environment["AWS_SECRET_ACCESS_KEY"] = "s";

        PresignException e = Fails(new SignerQuery { AccessKey = accessKey, SecretKey = secretKey, SessionToken = token });

        Assert.Equal(errorId, e.ErrorId);
        Assert.Contains(names, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", e.ToString() + e.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")]
    [InlineData("AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY_ID")]
    public void Half_a_key_pair_in_the_environment_is_an_error(string present, string missing)
    {
        _environment[present] = "AKIAENV";
        _source.Profiles["default"] = Found("AKIADEFAULT", null);

        PresignException e = Fails(default);

        Assert.Equal("EnvironmentCredentialsIncomplete", e.ErrorId);
        Assert.Contains(missing, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Environment_keys_bring_token_and_end()
    {
        _environment["AWS_ACCESS_KEY_ID"] = "ASIAENV";
        _environment["AWS_SECRET_ACCESS_KEY"] = "s";
        _environment["AWS_SESSION_TOKEN"] = "t";
        _environment["AWS_CREDENTIAL_EXPIRATION"] = "2026-11-24T13:00:00+00:00";

        ResolvedSigner signer = Resolve(new SignerQuery { Region = "eu-west-1" });

        Assert.True(signer.Credentials.HasSessionToken);
        Assert.Equal(s_now.AddHours(1), signer.Credentials.Expiration);
        Assert.Empty(signer.Warnings);
    }

    [Theory]
    [InlineData("ops", "ProfileNotFound")]
    [InlineData("empty", "ProfileWithoutCredentials")]
    public void A_named_profile_that_cannot_sign_is_never_replaced_by_another(string name, string errorId)
    {
        _session["StoredAWSCredentials"] = Keys("AKIASESSION");
        _source.Profiles["default"] = Found("AKIADEFAULT", null);
        _source.Profiles["empty"] = new CredentialResolution(null, "eu-west-1", "profile 'empty'");

        Assert.Equal(errorId, Fails(new SignerQuery { ProfileName = name }).ErrorId);
    }

    [Fact]
    public void AWS_PROFILE_names_the_default_profile_and_must_exist()
    {
        _source.Profiles["default"] = Found("AKIADEFAULT", null);
        _environment["AWS_PROFILE"] = "ops";
        Assert.Equal("ProfileNotFound", Fails(default).ErrorId);

        _source.Profiles["ops"] = Found("AKIAOPS", null);
        Assert.Equal("AKIAOPS", Asked(default).Id);
    }

    [Fact]
    public void A_default_profile_with_only_a_region_does_not_end_the_search()
    {
        File.WriteAllText(Path.Combine(_home, ".aws", "config"), "[default]\nregion = eu-west-3\n");
        _source.Profiles["default"] = new CredentialResolution(null, "eu-west-3", "profile 'default'");
        _source.Host = Found("ASIAHOST", null);

        ResolvedSigner signer = Resolve(default);

        Assert.Equal(("ASIAHOST", "eu-west-3", "profile 'default'"), (signer.Credentials.AccessKeyId, signer.Region, signer.RegionSource));
    }

    [Fact]
    public void A_location_alone_means_its_default_profile_and_nobody_else()
    {
        _session["StoredAWSCredentials"] = Keys("AKIASESSION");
        _environment["AWS_ACCESS_KEY_ID"] = "AKIAENV";
        _environment["AWS_SECRET_ACCESS_KEY"] = "s";
        _environment["AWS_PROFILE"] = "ops";
        Assert.Equal("ProfileNotFound", Fails(new SignerQuery { ProfileLocation = _home }).ErrorId);

        _source.Profiles["default"] = Found("AKIADEFAULT", null);
        Assert.Equal("AKIADEFAULT", Asked(new SignerQuery { ProfileLocation = _home }).Id);
        Assert.Equal(_home, _source.LastLocation);
    }

    [Fact]
    public void The_region_comes_from_the_first_place_that_names_one_and_the_place_is_told()
    {
        File.WriteAllText(Path.Combine(_home, ".aws", "config"), "[profile other]\nregion = wrong-1\n[default]\nregion = eu-north-1 # home\n");
        _session["StoredAWSRegion"] = "eu-west-2";
        _environment["AWS_REGION"] = "eu-west-3";
        _environment["AWS_DEFAULT_REGION"] = "eu-south-1";
        _source.Profiles["ops"] = Found("AKIAOPS", "eu-central-1");
        var query = new SignerQuery { ProfileName = "ops", Region = "EU-West-1" };

        Assert.Equal(("eu-west-1", "parameter -Region"), Region(query));
        query = query with { Region = null };
        Assert.Equal(("eu-west-2", "session variable $StoredAWSRegion"), Region(query));
        _session.Clear();
        Assert.Equal(("eu-central-1", "profile"), Region(query));
        _source.Opened = 0;
        query = new SignerQuery { AccessKey = "AKIA", SecretKey = "s" };
        Assert.Equal(("eu-west-3", "environment variable AWS_REGION"), Region(query));
        _environment.Remove("AWS_REGION");
        Assert.Equal(("eu-south-1", "environment variable AWS_DEFAULT_REGION"), Region(query));
        _environment.Remove("AWS_DEFAULT_REGION");
        Assert.Equal(("eu-north-1", "profile 'default'"), Region(query));
        Assert.Equal(0, _source.Opened);   // a region out of a file needs no SDK
        File.Delete(Path.Combine(_home, ".aws", "config"));

        ResolvedSigner guessed = Resolve(query);
        Assert.Equal("us-east-1", guessed.Region);
        Assert.True(guessed.RegionIsDefault);
        Assert.Contains("us-east-1", Assert.Single(guessed.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_that_have_ended_are_warned_of_by_their_source()
    {
        ResolvedSigner signer = Resolve(new SignerQuery
        {
            Region = "eu-west-1",
            Credential = new System.Collections.Hashtable { ["AccessKeyId"] = "ASIAOLD", ["SecretAccessKey"] = "s", ["SessionToken"] = "t", ["Expiration"] = s_now.AddSeconds(-1) },
        });

        Assert.Contains("-Credential ended at 2026-11-24 11:59:59Z", Assert.Single(signer.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Regions_are_read_from_what_people_have_in_hand()
    {
        Assert.Equal("eu-central-1", Region(new SignerQuery { AccessKey = "A", SecretKey = "s", Region = Amazon.RegionEndpoint.EUCentral1 }).Region);
        Assert.Equal("ap-east-2", Region(new SignerQuery { AccessKey = "A", SecretKey = "s", Region = new AwsRegion("ap-east-2") }).Region);
        Assert.Equal("eu-west-1", Region(new SignerQuery { AccessKey = "A", SecretKey = "s", Region = Amazon.S3.S3Region.FindValue("EU") }).Region);
        Assert.Equal("garage", Region(new SignerQuery { AccessKey = "A", SecretKey = "s", Region = "garage" }).Region);
        Assert.Equal("RegionNotUnderstood", Fails(new SignerQuery { AccessKey = "A", SecretKey = "s", Region = "eu central" }).ErrorId);
        Assert.Equal("RegionNotUnderstood", Fails(new SignerQuery { AccessKey = "A", SecretKey = "s", Region = 42 }).ErrorId);
    }

    // Who signs, and how often the SDK was opened for it.
    private (string Id, int Opened) Asked(SignerQuery query)
    {
        _source.Opened = 0;
        return (Resolve(query).Credentials.AccessKeyId, _source.Opened);
    }

    private (string Region, string Source) Region(SignerQuery query) => (Resolve(query).Region, Resolve(query).RegionSource);

    private PresignException Fails(SignerQuery query) => Assert.Throws<PresignException>(() => Resolve(query));

    private ResolvedSigner Resolve(SignerQuery query) => new SignerResolver(
        () =>
        {
            _source.Opened++;
            return _source;
        },
        name => _session.GetValueOrDefault(name),
        name => _environment.GetValueOrDefault(name),
        new FixedClock()).Resolve(query, default);

    private static System.Collections.Hashtable Keys(string id) => new System.Collections.Hashtable { ["AccessKeyId"] = id, ["SecretAccessKey"] = "s" };

    private static CredentialResolution Found(string id, string? region) => new(new SigningCredentials(id, "s", source: "test"), region, "profile");

    private sealed class AwsRegion(string region)
    {
        public string Region { get; } = region;

        public string Name { get; } = "Somewhere (City)";
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => s_now;
    }

    private sealed class FakeSource : ICredentialSource
    {
        public Dictionary<string, CredentialResolution> Profiles { get; } = new(StringComparer.Ordinal);

        public CredentialResolution? Web { get; set; }

        public CredentialResolution? Host { get; set; }

        public int Opened { get; set; }

        public string? LastLocation { get; private set; }

        public CredentialResolution? FromProfile(string profileName, string? profileLocation, CancellationToken cancellationToken)
        {
            LastLocation = profileLocation;
            return Profiles.GetValueOrDefault(profileName);
        }

        public CredentialResolution? FromWebIdentity(CancellationToken cancellationToken) => Web;

        public CredentialResolution? FromHost(CancellationToken cancellationToken) => Host;

        public SigningCredentials AssumeRole(SigningCredentials source, RoleRequest role, string region, CancellationToken cancellationToken) =>
            new("ASIAASSUMED", "s", "t", s_now.AddHours(1), $"{role.RoleArn} {role.SessionName} {role.ExternalId} {role.MfaSerial} by {source.AccessKeyId} in {region}");
    }
}
