using PresignTools.Addressing;
using PresignTools.Identity;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Checks;

/// <summary>
/// Directory buckets: is the session there where one is needed, and only there; and does the request ask for something that they do not
/// have?
/// </summary>
internal static class DirectoryBucketCheck
{
    internal static void Run(VerificationContext j)
    {
        if (j.Parameters.Form is not (SignatureForm.V4 or SignatureForm.V4A))
        {
            return;
        }

        if (j.Location is { HostKind: S3HostKind.Express } location)
        {
            Session(j, location);
        }
        else if (j.Parameters.ExpressToken is not null && j.IsAws)
        {
            j.Fail(
                CauseId.ExpressSessionToken,
                $"The URL has X-Amz-S3session-Token, the token of a session with a directory bucket, but {j.Location!.Host} serves none.",
                "Sign with the keys of a user or role. The keys of CreateSession work for their directory bucket only.",
                "token");
        }
    }

    /// <summary>Last, with the other pitfalls: what is signed for nothing.</summary>
    internal static void Unsupported(VerificationContext j)
    {
        if (j.Location is not { HostKind: S3HostKind.Express })
        {
            return;
        }

        string[] names =
        [
            .. Settings(j).Select(static s => (s.Name, Why: S3DirectoryBuckets.WhyRefused(s.Name.ToLowerInvariant(), s.Value)))
                .Where(static s => s.Why is not null)
                .Select(static s => $"{s.Name} ({s.Why})"),
        ];
        if (names.Length > 0)
        {
            j.Fail(
                CauseId.DirectoryBucketUnsupported,
                $"Directory buckets do not take {Printable.Of(string.Join(", ", names.Distinct()), 300)}.",
                null,
                "query");
        }

        IReadOnlyList<string> operations = j.PossibleOperations();
        if (operations.Count > 0 && operations.All(static o => S3DirectoryBuckets.UseOf(o) == DirectoryBucketUse.None))
        {
            j.Fail(CauseId.DirectoryBucketUnsupported, $"Directory buckets do not have the operation {operations[0]}.", null, "query");
        }
    }

    /// <summary>Headers and parameters with what is known of their values.</summary>
    internal static IEnumerable<(string Name, string Value)> Settings(VerificationContext j)
    {
        foreach (string name in j.Parameters.SignedHeaderNames)
        {
            if ((j.HeaderOrNull(name) ?? j.SemiHeader(name)) is { } value)
            {
                yield return (name, value);
            }
        }

        foreach (RawQueryParameter parameter in j.Url.Parameters)
        {
            yield return (parameter.Name, parameter.Value);
        }
    }

    private static void Session(VerificationContext j, S3Location location)
    {
        SignatureParameters p = j.Parameters;
        bool control = location.IsPathStyle;
        if (p.ExpressToken is not null && control)
        {
            j.Fail(
                CauseId.ExpressSessionToken,
                $"{location.Host} takes the keys of a user or role; the URL is signed with those of a session with a directory bucket.",
                "Sign with the keys of a user or role.",
                "token");
        }

        if (p.ExpressToken is not null || control || p.Service != S3DirectoryBuckets.Service)
        {
            return;
        }

        // The keys of a session begin as other temporary ones do.
        if (AccessKey.Kind(p.AccessKeyId) == AccessKeyKind.Temporary && string.IsNullOrEmpty(p.Token)
            && j.HeaderOrNull("x-amz-security-token") is null && !p.SignedHeaderNames.Contains("x-amz-security-token"))
        {
            j.Fail(
                CauseId.ExpressSessionToken,
                "The scope is s3express and the key a temporary one, but X-Amz-S3session-Token, the token of CreateSession, is missing.",
                null,
                "token");
        }
        else if (!j.PossibleOperations().Any(static o => S3DirectoryBuckets.UseOf(o) == DirectoryBucketUse.OwnKeys))
        {
            j.Warn(
                CauseId.ExpressSessionToken,
                "The scope is s3express, and X-Amz-S3session-Token, the token of CreateSession, is missing: the URL is signed with the "
                    + "signer's own keys. S3 takes them too, and then authorizes each request by itself.");
        }
    }
}
