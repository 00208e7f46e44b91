using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>Failures of which S3 knows nothing: links that an application or a CDN signs, and files of the machine itself.</summary>
public class ToldElsewhereTests
{
    private const string Hex = "9d1c3a01a24e82c843973d6f6c65e3e07ffd3d81c28d5394d3cfedfa7f5bd34c";

    [Theory]
    [InlineData("statamic behind traefik, export link mails: https://cms.example.org/exports/17?expires=1700000000&signature=" + Hex + "\n403 Invalid signature.")]
    [InlineData("unsubscribe link: GET https://app.example.net/email/verify/3/ab?expires=1700000000&signature=" + Hex + "&x=1 -> 403")]
    [InlineData("$request->hasValidSignature() is false in production for the upload url, 401. The files go to S3 afterwards")]
    [InlineData("rails 7 direct upload\nPUT https://app.example.org/rails/active_storage/disk/eyJfcmFpbHMiOnsi--0fe1\n404 Not Found")]
    [InlineData("ActiveSupport::MessageVerifier::InvalidSignature in ActiveStorage::DiskController#update, bucket is set in storage.yml")]
    [InlineData("flask app, link to the bucket's report: itsdangerous.exc.BadSignature: Signature does not match, 403")]
    [InlineData("symfony: GET https://shop.example.org/invoice/9?_expiration=1700000000&_hash=7PVnnc4j0YxwLDbDs6sBnT5hdbQ%3D 403 Forbidden")]
    [InlineData("media cdn: https://cdn.example.org/a.mp4?Expires=1700000000&KeyName=key1&Signature=ab-cd_efgh12345678== gives 403")]
    [InlineData("dataset download fails: 403 Forbidden, body 'unknown key pair'. the url of the cdn has &Key-Pair-Id=APKAEXAMPLE in it")]
    public void A_link_that_is_not_signed_for_S3(string text) => Likely(CauseId.NotS3, text);

    [Theory]
    [InlineData("https://b.s3.eu-west-1.amazonaws.com/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260301%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260301T120000Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=" + Hex + "&signature=" + Hex)]
    [InlineData("our laravel app checks hasValidSignature() and then streams from S3: <Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>")]
    [InlineData("cloudfront with Key-Pair-Id=APKAEXAMPLE\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>")]
    public void S3_s_own_answer_or_signature_is_of_S3(string text) => Assert.NotEqual(CauseId.NotS3, Read(text).RootCause);

    [Theory]
    [InlineData("gitea with s3 storage\n[E] Failed to save: mkdir /var/lib/gitea/attachments: permission denied")]
    [InlineData("nextcloud, bucket configured. fopen(/srv/nc/data/x.tmp): failed to open stream: Permission denied")]
    [InlineData("s3 uploads with multer: Error: EACCES: permission denied, open '/usr/src/app/uploads/a.png'")]
    [InlineData("download_file from the bucket: PermissionError: [Errno 13] Permission denied: '/opt/models/w.bin'")]
    [InlineData("backup to s3 with duplicati: System.UnauthorizedAccessException: Access to the path '/config/db.sqlite' is denied.")]
    [InlineData("spark on s3a: java.io.FileNotFoundException: /tmp/hadoop/s3a/out.tmp (Permission denied)")]
    [InlineData("loki, s3 storage: level=error msg=\"init compactor: mkdir /loki: read-only file system\"")]
    [InlineData("carrierwave, fog to our S3 bucket: Errno::EACCES: Permission denied @ rb_sysopen - /srv/app/tmp/uploads/1.png")]
    [InlineData("client_body_temp for our s3 proxy: open() \"/var/cache/nginx/client_temp/0001\" failed (13: Permission denied), the bucket is fine")]
    public void The_operating_system_refused(string text) => Likely(CauseId.NotS3, text);

    [Theory]
    [InlineData("s3fs bucket /mnt/b\ncp: cannot create regular file '/mnt/b/x': Permission denied")]
    [InlineData("aws s3 cp a s3://bucket/dir/a: permission denied")]
    [InlineData("GET /bucket/key returns permission denied, 403")]
    [InlineData("fetch of https://b.s3.amazonaws.com/a.png: permission denied (AccessDenied). mkdir /data worked")]
    public void A_refusal_by_the_server_is_none_of_the_operating_system(string text) => Assert.NotEqual(CauseId.NotS3, Read(text).RootCause);

    private static void Likely(string cause, string text)
    {
        PresignDiagnosis read = Read(text);
        Assert.Equal(cause, read.RootCause);
        Assert.Equal(Certainty.Likely, read.Certainty);
    }

    private static PresignDiagnosis Read(string text) =>
        (TextIntake.Read(text, out _) with { AsOf = new DateTimeOffset(2026, 3, 1, 12, 1, 0, TimeSpan.Zero) }).Diagnose();
}
