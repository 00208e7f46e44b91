using PresignTools.Abstractions;
using PresignTools.Identity;
using PresignTools.Signers;
using PresignTools.Signing;

namespace PresignTools.Tests.Identity;

public sealed class SignerContextTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private const string Session = "arn:aws:sts::111122223333:assumed-role/reader/ann";

    [Fact]
    public void A_long_term_key_offline_tells_its_account_and_signs_for_seven_days()
    {
        SignerContext context = Build(Key());

        Assert.Equal((AccessKeyKind.LongTerm, "123456789012", (TimeSpan?)TimeSpan.FromDays(7), false), (context.KeyKind, context.AccountId, context.MaxUrlLifetime, context.IsOnline));
        Assert.Equal(("the key id", "S3's limit of 7 days", "profile 'ops'", "parameter -Region"), (context.Sources["AccountId"], context.Sources["MaxUrlLifetime"], context.Sources["AccessKeyId"], context.Sources["Region"]));
        Assert.Null(context.Arn);
        Assert.Equal("AWS was not asked (-Offline)", context.Sources["Arn"]);
        Assert.Empty(context.Warnings);
    }

    [Theory]
    [InlineData(30, 30)]
    [InlineData(-1, 0)]
    [InlineData(60 * 24 * 8, 60 * 24 * 7)]
    public void A_URL_lives_no_longer_than_the_credentials_and_never_beyond_seven_days(int minutesLeft, int expected)
    {
        SignerContext context = Build(Temporary(ends: s_now.AddMinutes(minutesLeft)));

        Assert.Equal(TimeSpan.FromMinutes(expected), context.MaxUrlLifetime);
        Assert.Equal(s_now.AddMinutes(minutesLeft), context.Expiration);
    }

    [Theory]
    [InlineData(Session, "1 hour by default")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/ann", "Identity Center live 1 to 12 hours")]
    [InlineData("arn:aws:iam::111122223333:user/ann", "up to 36 hours")]
    public void An_unknown_end_gives_no_lifetime_but_what_is_usual(string arn, string expected)
    {
        SignerContext context = Build(Temporary(), identity: Identity(arn));

        Assert.Null(context.MaxUrlLifetime);
        Assert.Contains(expected, context.Sources["MaxUrlLifetime"], StringComparison.Ordinal);
        Assert.Contains("does not show it", context.Sources["Expiration"], StringComparison.Ordinal);
    }

    [Fact]
    public void AWSs_answer_goes_before_the_key_id_and_IAMs_before_the_sessions_ARN()
    {
        SignerContext guessed = Build(Temporary(), identity: Identity(Session), entity: Probe.NotAllowed<IamEntity>("iam:GetRole"));
        Assert.Equal(("111122223333", "sts:GetCallerIdentity"), (guessed.AccountId, guessed.Sources["AccountId"]));
        Assert.Equal(("arn:aws:iam::111122223333:role/reader", "ann", PrincipalKind.AssumedRole), (guessed.RoleArn, guessed.SessionName, guessed.PrincipalKind));
        Assert.Contains("not allowed to look (iam:GetRole)", guessed.Sources["RoleArn"], StringComparison.Ordinal);

        SignerContext known = Build(Temporary(), identity: Identity(Session), entity: Probe.Known("iam:GetRole", new IamEntity("arn:aws:iam::111122223333:role/teams/reader", null)));
        Assert.Equal(("arn:aws:iam::111122223333:role/teams/reader", "iam:GetRole"), (known.RoleArn, known.Sources["RoleArn"]));

        SignerContext user = Build(Key(), identity: Identity("arn:aws:iam::111122223333:user/ann"), entity: Probe.Known("iam:GetUser", new IamEntity("arn:aws:iam::111122223333:user/ann", null)));
        Assert.Null(user.RoleArn);
        Assert.Equal("the signer is not a role session", user.Sources["RoleArn"]);
    }

    [Fact]
    public void Every_value_has_a_source()
    {
        SignerContext context = Build(Temporary(), identity: Identity(Session), bucket: Probe.Known("s3:ListBucket", new BucketHead { BucketName = "b", Region = "eu-west-1", MayList = true }), owner: Probe.Known("s3:ListBucket", new BucketOwner("111122223333", true)));

        string[] exempt = ["CredentialSource", "RegionSource", "IsOnline", "Sources", "Warnings"];
        Assert.Equal(typeof(SignerContext).GetProperties().Select(p => p.Name).Except(exempt).Order(), context.Sources.Keys.Order());
        Assert.All(context.Sources.Values, Assert.NotEmpty);
    }

    [Theory]
    [InlineData("eu-west-1", true, 0)]
    [InlineData("us-east-1", false, 1)]
    public void The_buckets_region_is_compared(string bucketRegion, bool matches, int warnings)
    {
        SignerContext context = Build(Key(), bucket: Probe.Known("s3:ListBucket", new BucketHead { BucketName = "b", Region = bucketRegion, MayList = false }));

        Assert.Equal((bucketRegion, (bool?)matches, (bool?)false), (context.BucketRegion, context.RegionMatches, context.MayListBucket));
        Assert.Equal(warnings, context.Warnings.Count(w => w.Contains("Give -Region us-east-1", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_bucket_of_which_nothing_is_told_leaves_it_open()
    {
        SignerContext context = Build(Key(), bucket: Probe.Failed<BucketHead>("s3:ListBucket", "the server could not be reached (HostNotFound)"));

        Assert.Null(context.RegionMatches);
        Assert.Equal("the server could not be reached (HostNotFound)", context.Sources["BucketRegion"]);
        Assert.Contains("there is no bucket b", Build(Key(), bucket: Probe.Absent<BucketHead>("s3:ListBucket", "there is no such bucket")).Warnings.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(59, null)]
    [InlineData(-59, null)]
    [InlineData(300, "5 min 0 s ahead of AWS's. URLs begin and end that much off")]
    [InlineData(-300, "5 min 0 s behind AWS's. URLs begin and end that much off")]
    [InlineData(901, "takes its URLs for ones of the future")]
    [InlineData(-7200, "2 h 0 min behind AWS's: ")]
    [InlineData(-90000, "1 d 1 h 0 min behind AWS's: ")]
    public void A_clock_that_is_off_is_told(int seconds, string? expected)
    {
        SignerContext context = Build(Key(), identity: Identity(Session, TimeSpan.FromSeconds(seconds)));

        Assert.Equal(TimeSpan.FromSeconds(seconds), context.ClockSkew);
        if (expected is null)
        {
            Assert.Empty(context.Warnings);
        }
        else
        {
            Assert.Contains(expected, Assert.Single(context.Warnings), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("FwoGZXIvYXdz", SessionTokenKind.Global, "ap-southeast-4", true)]
    [InlineData("FwoGZXIvYXdz", SessionTokenKind.Global, "eu-west-1", false)]
    [InlineData("IQoJb3JpZ2lu", SessionTokenKind.Regional, "ap-southeast-4", false)]
    [InlineData("something", SessionTokenKind.Unknown, "ap-southeast-4", false)]
    [InlineData("FwoGZXIvYXdz", SessionTokenKind.Global, "cn-north-1", false)]
    public void A_token_of_the_global_STS_is_warned_of_where_it_does_not_work(string token, SessionTokenKind kind, string region, bool warned)
    {
        SignerContext context = Build(new SigningCredentials("ASIAY34FZKBOKMUTVV7A", "s", token, s_now.AddHours(1)), region);

        Assert.Equal(kind, context.SessionTokenKind);
        Assert.Equal(warned, context.Warnings.Any(w => w.Contains("regional STS endpoint", StringComparison.Ordinal)));
    }

    [Fact]
    public void Halves_that_do_not_belong_together_are_told()
    {
        Assert.Contains("there is no session token", Assert.Single(Build(new SigningCredentials("ASIAY34FZKBOKMUTVV7A", "s")).Warnings), StringComparison.Ordinal);
        Assert.Contains("Leave the token out", Assert.Single(Build(new SigningCredentials("AKIARZPUZDIKGB2VALC4", "s", "t")).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_that_AWS_refuses_are_told_apart_from_an_AWS_that_is_not_there()
    {
        var refused = new ProbeResult<CallerIdentity>(ProbeStatus.Failed, "sts:GetCallerIdentity", null, "AWS answered InvalidClientTokenId (HTTP 403)") { StatusCode = 403 };
        Assert.Contains("AWS did not accept the keys: AWS answered InvalidClientTokenId", Assert.Single(Build(Key(), identity: refused).Warnings), StringComparison.Ordinal);
        Assert.Contains("could not be asked", Assert.Single(Build(Key(), identity: Probe.Failed<CallerIdentity>("sts:GetCallerIdentity", "no answer within 15 s")).Warnings), StringComparison.Ordinal);
        Assert.Empty(Build(Key(), identity: Probe.NotAsked<CallerIdentity>("sts:GetCallerIdentity", "not AWS")).Warnings);
    }

    [Fact]
    public void No_secret_is_in_it()
    {
        SignerContext context = Build(new SigningCredentials("ASIAY34FZKBOKMUTVV7A", "SECRETsecret", "TOKENtoken", s_now.AddHours(1)), identity: Identity(Session));

        string all = System.Text.Json.JsonSerializer.Serialize(context) + context;
        Assert.DoesNotContain("SECRETsecret", all, StringComparison.Ordinal);
        Assert.DoesNotContain("TOKENtoken", all, StringComparison.Ordinal);
    }

    private static SigningCredentials Key() => new("AKIARZPUZDIKGB2VALC4", "s", null, null, "profile 'ops'");

    private static SigningCredentials Temporary(DateTimeOffset? ends = null) => new("ASIAY34FZKBOKMUTVV7A", "s", "IQoJtoken", ends, "-Credential");

    private static ProbeResult<CallerIdentity> Identity(string arn, TimeSpan? skew = null) =>
        new(ProbeStatus.Known, "sts:GetCallerIdentity", new CallerIdentity { AccountId = "111122223333", Arn = arn, UserId = "X" }, null) { ClockSkew = skew, StatusCode = 200 };

    private static SignerContext Build(SigningCredentials keys, string region = "eu-west-1", ProbeResult<CallerIdentity>? identity = null, ProbeResult<IamEntity>? entity = null, ProbeResult<BucketHead>? bucket = null, ProbeResult<BucketOwner>? owner = null) =>
        SignerContextBuilder.Build(new SignerFacts
        {
            Credentials = keys,
            Region = region,
            RegionSource = "parameter -Region",
            Now = s_now,
            Identity = identity,
            Entity = entity,
            BucketName = bucket is null ? null : "b",
            Bucket = bucket,
            Owner = owner,
        });
}
