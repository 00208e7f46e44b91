using System.Runtime.CompilerServices;
using PresignTools.Abstractions;
using PresignTools.Signing;

namespace PresignTools;

/// <summary>
/// The only class that names types of PresignTools.Aws. Each method is kept from being inlined, so that its caller can be compiled
/// without loading that assembly, and with it the AWS SDK: import, help, completion and signing with given keys never do.
/// </summary>
internal static class AwsAdapter
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static ICredentialSource CreateCredentialSource(Func<string, string?>? mfaTokenCode) =>
        new Aws.SdkProfileCredentials(mfaTokenCode);

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static IAwsEvidenceSource CreateEvidenceSource(SigningCredentials signer, AwsConnection connection) =>
        new Aws.Evidence.AwsEvidenceSource(signer, connection);

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static IUploadStarter CreateUploadStarter(SigningCredentials signer, AwsConnection connection) =>
        new Aws.Uploads.UploadStarter(signer, connection);

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static IObjectReader CreateObjectReader(SigningCredentials signer, AwsConnection connection) =>
        new Aws.Objects.ObjectReader(signer, connection);

    internal static IDirectoryBucketSessions CreateDirectoryBucketSessions(SigningCredentials signer, AwsConnection connection) =>
        new Aws.DirectoryBucketSessions(signer, connection);

    /// <summary>Which copy of the AWS SDK answers, for -Debug: the first question when two modules have one each.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static string Describe() => Aws.SdkProfileCredentials.Describe();
}
