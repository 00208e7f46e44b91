namespace PresignTools.Views;

/// <summary>A transfer: what went where, and how it is known that all of it arrived.</summary>
internal static class TransferView
{
    internal static void Draw(Drawing drawing, Subject transfer)
    {
        string verified = transfer.Has("VerifiedBy") ? $"{transfer.Line("Verified")} ({transfer.Line("VerifiedBy")})" : string.Empty;
        string resumed = transfer.Line("ResumedFrom");
        new Fields(drawing)
            .Add("Source", transfer.Line("Source"), 3)
            .Add("Target", transfer.Line("Target"), 3)
            .Add("Method", transfer.Line("Method"))
            .Add("StatusCode", transfer.Line("StatusCode"))
            .Add("Bytes", transfer.Line("Bytes"))
            .Add("ResumedFrom", resumed == "0" ? string.Empty : resumed)
            .Add("Duration", transfer.Line("Duration"))
            .Add("Verified", verified)
            .Add("Checksum", transfer.Line("Checksum"))
            .Add("ETag", transfer.Line("ETag"))
            .Add("VersionId", transfer.Line("VersionId"))
            .Add("ContentType", transfer.Line("ContentType"))
            .Add("LastModified", transfer.Line("LastModified"))
            .Add("Attempts", transfer.Line("Attempts"))
            .Draw();
    }
}
