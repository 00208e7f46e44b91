namespace PresignTools.Intake.Readers.Code.Tables;

internal static partial class SigningTable
{
    internal const string Go1 = "AWS SDK for Go v1";
    internal const string Go2 = "AWS SDK for Go v2";

    // AWS SDK for Go v1, request.Request.Presign and PresignRequest. AWS SDK for Go v2, s3.PresignClient: its methods are named as those
    // of Java, and its own are PresignPostObject and PresignHeadBucket.
    private static SigningRow[] Go =>
    [
        new("Presign", Go1) { Positions = ["Expires"] },
        new("PresignHeadBucket", Go2) { Operation = "HeadBucket" },
        new("PresignPostObject", Go2) { Operation = "PostObject" },
        new("PresignRequest", Go1) { Positions = ["Expires"] },
    ];
}
