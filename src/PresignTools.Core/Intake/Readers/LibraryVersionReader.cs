using PresignTools.Intake.Fragments;
using PresignTools.Text;

namespace PresignTools.Intake.Readers;

/// <summary>
/// Reads the names of SDKs and tools that stand beside a version: of a user agent, a list of dependencies, or in a person's words.
/// </summary>
internal sealed class LibraryVersionReader : IFragmentReader
{
    private const int MostVersions = 32;

    private const string Signs = "\"' :=/@^~><v(";

    private static readonly PhraseTable<string> Libraries = new(new[]
    {
        "boto3", "botocore", "aiobotocore", "s3transfer", "aws-cli", "awscli", "s3cmd", "s5cmd", "rclone", "s3fs", "minio-go", "minio-java",
        "minio-py", "minio-js", "minio-cpp", "minio-dotnet", "minio-rs", "@aws-sdk/client-s3", "@aws-sdk/s3-request-presigner",
        "@aws-sdk/lib-storage", "@aws-sdk/s3-presigned-post", "aws-sdk-js", "aws-sdk-js-v3", "aws-sdk-nodejs", "aws-sdk-go",
        "aws-sdk-go-v2", "aws-sdk-java", "aws-sdk-php", "aws-sdk-ruby", "aws-sdk-ruby3", "aws-sdk-s3", "aws-sdk-rust", "aws-sdk-cpp",
        "aws-sdk-dotnet", "aws-sdk-net", "aws-sdk", "AWSSDK.S3", "AWSSDK.Core", "AWSSDK.Extensions.NETCore.Setup", "AWS.Tools.S3",
        "AWS.Tools.Common", "AWSPowerShell", "AWSPowerShell.NetCore", "software.amazon.awssdk", "com.amazonaws", "aws4fetch", "opendal",
        "object_store", "fog-aws", "carrierwave-aws", "django-storages", "flysystem-aws-s3-v3", "league/flysystem-aws-s3-v3", "sccache",
        "terraform", "velero", "restic", "cyberduck", "libs3", "hadoop-aws", "s3a", "aws/aws-sdk-php", "@uppy/aws-s3", "multer-s3",
        "ceph", "minio", "localstack", "moto", "seaweedfs", "versitygw", "garage",
    }.Select(static l => (l, l)));

    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => true;

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        string text = fragment.Text;
        int left = MostVersions;
        foreach ((int index, int length, string library) in Libraries.In(text))
        {
            if (VersionAt(text, index + length) is { } version)
            {
                var setting = new ClientSetting(
                    ClientSettingNames.LibraryVersion,
                    library + " " + version.Text,
                    fragment.PlaceOf(index, version.End - index));
                sheet.Add(
                    new ReadFact(ReadFactKind.ClientSetting, setting.Value, setting.Place),
                    new DiagnosisInput { Settings = [setting] });
                if (--left == 0)
                {
                    break;
                }
            }
        }
    }

    private static (string Text, int End)? VersionAt(string text, int index)
    {
        const int MostSigns = 8;
        int i = index;
        while (i < text.Length && i - index < MostSigns && Signs.Contains(text[i]))
        {
            i++;
        }

        int end = i;
        while (end < text.Length && (Scan.IsDigit(text[end]) || text[end] == '.') && end - i < 20)
        {
            end++;
        }

        Work.Add(end - index);
        string version = text[i..end].TrimEnd('.');
        return i > index && version.Contains('.') && !HostText.IsAddress(version) ? (version, i + version.Length) : null;
    }
}
