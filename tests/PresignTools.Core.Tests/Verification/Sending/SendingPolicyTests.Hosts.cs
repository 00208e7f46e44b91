namespace PresignTools.Tests.Verification.Sending;

/// <summary>The tables of hosts.</summary>
public partial class SendingPolicyTests
{
    /// <summary>Hosts of S3 itself: a URL in text is sent there.</summary>
    public static TheoryData<string> HostsOfS3 { get; } =
    [
        "b.s3.eu-central-1.amazonaws.com", "B.S3.EU-CENTRAL-1.AMAZONAWS.COM", "b.s3.eu-central-1.amazonaws.com.", "a.b.s3.us-east-1.amazonaws.com",
        "s3.eu-central-1.amazonaws.com", "s3.amazonaws.com", "b.s3.amazonaws.com", "b.s3.dualstack.eu-west-1.amazonaws.com",
        "b.s3-fips.us-gov-west-1.amazonaws.com", "b.s3.cn-north-1.amazonaws.com.cn", "b.s3-accelerate.amazonaws.com", "b.s3-eu-west-1.amazonaws.com",
        "ap-111122223333.s3-accesspoint.eu-west-1.amazonaws.com", "mrap.mrap.accesspoint.s3-global.amazonaws.com", "b.s3-external-1.amazonaws.com",
        "b--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com", "b.s3.eusc-de-east-1.amazonaws.eu", "b.s3.ap-southeast-9.amazonaws.com",
    ];

    /// <summary>Hosts that only look like S3's, or are S3's in part.</summary>
    public static TheoryData<string> LookAlikes { get; } =
    [
        "b.s3.eu-central-1.amazonaws.com.evil.example", "s3.amazonaws.com.evil.example", "amazonaws.com", "evilamazonaws.com", "b.s3.eu-central-1.amazonaws.co",
        "b.s3.eu-central-1.amazonaws.com.co", "b.s3.eu-central-1.arnazonaws.com", "b.s3.eu-central-1-amazonaws.com", "s3-eu-central-1.amazonaws.evil.example",
        "b.s3.evil.amazonaws.com", "b.s3.elb.amazonaws.com", "s3.evil-central-1.amazonaws.com", "b.s3.eu-central-1.amazonaws.com.cn", "b.s3.cn-north-1.amazonaws.com",
        "s3-123456.eu-central-1.elb.amazonaws.com", "ec2-203-0-113-7.eu-central-1.compute.amazonaws.com", "abc.execute-api.eu-central-1.amazonaws.com",
        "b.s3.eu-central-1.amazonaws.eu", "b.s3.us-gov-west-1.amazonaws.com.cn", "s3x.eu-central-1.amazonaws.com", "b.s4.eu-central-1.amazonaws.com",
        "b.s3.eu-central-1.amazonaws.com:8443", "b.s3.eu-central-1.amazonaws.com:80", "s3.eu-central-1.amazonaws.com@evil.example",
        "b.s3.eu-central-1.amazonaws.com%2eevil.example", "evil.example\\@b.s3.eu-central-1.amazonaws.com", "b.s3.eu-central-1.amazonaws.com\\.evil.example",
        "b.r2.cloudflarestorage.com", "s3.wasabisys.com", "storage.googleapis.com", "minio.example.com", "s3.example.com", "b.s3.eu-central-1.amazonaws.com.nip.io",
        "xn--mazonaws-8fg.com", "b.s3.eu-central-1.аmazonaws.com", "b.s3。evil。example", "d111111abcdef8.cloudfront.net", "lambda.eu-central-1.on.aws",
    ];

    /// <summary>This machine, in spellings that programs take for it.</summary>
    public static TheoryData<string> LoopbackHosts { get; } =
    [
        "127.0.0.1", "127.255.255.254", "127.1", "127.0.1", "2130706433", "0x7f000001", "0X7F.0.0.1", "017700000001", "0177.0.0.1", "127.0.0.1.", "[::1]",
        "[::ffff:127.0.0.1]", "[0:0:0:0:0:ffff:7f00:1]", "[64:ff9b::127.0.0.1]", "[2002:7f00:1::1]", "[::127.0.0.1]", "localhost", "LOCALHOST.", "a.b.localhost",
        "localhost.localdomain", "ip6-localhost", "127。0。0。1",
    ];

    /// <summary>The same in compatibility characters. Which host they are takes Unicode tables that a system may lack: then they are refused.</summary>
    public static TheoryData<string> CompatibilityHosts { get; } = ["１２７.０.０.１", "ⓛocalhost", "①②⑦.0.0.1", "０ｘ７ｆ000001", "127．0．0．1"];

    /// <summary>Link-local and private addresses, metadata services, names that no public host has, and addresses of nobody.</summary>
    public static TheoryData<string> InnerHosts { get; } =
    [
        "169.254.169.254", "169.254.170.2", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "[fe80::1]", "[fd00:ec2::254]", "[::ffff:169.254.169.254]",
        "metadata.google.internal", "metadata.google.internal.", "metadata", "instance-data.ec2.internal", "100.100.100.200", "168.63.129.16", "192.0.0.192",
        "10.0.0.1", "10.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.168.257", "100.64.0.1", "198.18.0.1", "[fd12:3456::1]", "[fec0::1]",
        "[64:ff9b::a00:1]", "[64:ff9b:1::1]", "[2002:c0a8:101::1]", "0.0.0.0", "0", "[::]", "255.255.255.255", "224.0.0.1", "[ff02::1]", "[2001:0:1::1]",
        "printer", "nas.local", "db.corp", "host.docker.internal", "kubernetes.default.svc.cluster.local", "router.lan", "x.home.arpa", "1.2.3.4.5", "256.1.1.1", "evil.example.0x7f", "4294967297",
    ];
}
