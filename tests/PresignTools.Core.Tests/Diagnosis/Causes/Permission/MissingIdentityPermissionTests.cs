using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes.Permission;

public class MissingIdentityPermissionTests : CauseTests
{
    private static readonly DiagnosisInput MayWrite = Get(Failure.Bare) with
    {
        Principal = Given.Signer,
        Policies = Given.Allow("\"s3:PutObject\""),
    };

    private protected override string Cause => CauseId.MissingIdentityPermission;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 says so", Get(S3Says.Row("access-denied-implicit", Denials.Implicit)))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "no identity-based policy",
            Fix = "s3:GetObject",
        },
        new("the policies that were given do not allow it", MayWrite)
        {
            Kind = EvidenceKind.NamedByAnswer,
            Says = "s3:GetObject",
            Fix = "s3:GetObject",
        },
        new("the same before the URL is used", MayWrite with { Response = null })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "s3:GetObject",
        },
        new("S3 and the policies agree", MayWrite with { Response = S3Says.Row("access-denied-implicit", Denials.Implicit) })
        {
            Kind = EvidenceKind.Recomputed,
            Says = "s3:GetObject",
        },
        new("IAM's simulation does not allow it", Get(Failure.Bare) with
        {
            Simulated = [new()
            {
                Action = "s3:GetObject",
                Resource = "arn:aws:s3:::examplebucket/reports/q3.pdf",
                Decision = "implicitDeny",
            }],
        })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "IAM's simulation for the signer: s3:GetObject",
        },
        new("S3 refuses the object to the signer now", Get() with
        {
            Bucket = new() { MayRead = false },
            ClientMessage = "the download fails",
        })
        {
            Kind = EvidenceKind.Circumstance,
            Says = "S3 was asked now, and refuses the object to the signer",
        },
        new("a bare refusal", Get(Failure.Bare))
        {
            Kind = EvidenceKind.CommonCause,
            Says = "The most common reason for a bare AccessDenied",
            Root = CauseRow.Undecided,
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("the policies allow it", MayWrite with { Policies = Given.All }) { Root = CauseRow.Undecided },
        new("the boundary does not allow it", MayWrite with { Policies = Given.Boundary }) { Root = CauseId.PermissionsBoundary },
        new("S3 reads s3:ListBucket where the object is missing", Get(S3Says.Row("access-denied-implicit", MayNotList)))
        {
            Kind = EvidenceKind.NamedByAnswer,
            Root = CauseId.KeyMissingWithoutListPermission,
        },
    ];

    private protected override CauseRow[] OtherAnswers => NotOfPolicies(MayWrite);

    private static string MayNotList =>
        Denials.Of("s3:ListBucket", "because no identity-based policy allows the s3:ListBucket action", "arn:aws:s3:::examplebucket");
}
