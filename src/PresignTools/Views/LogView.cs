namespace PresignTools.Views;

/// <summary>
/// A record of S3's logs: what was asked and answered, and below it who signed, how, and the id. Two lines, as there are many.
/// </summary>
internal static class LogView
{
    internal static void Draw(Drawing drawing, Subject record)
    {
        string target = string.Join('/', new[] { record.Line("Bucket"), record.Line("Key") }.Where(static t => t.Length > 0));
        string what = $"{record.Line("Time")}  {(record.Has("Method") ? record.Line("Method") : record.Line("Operation"))} {target}".Trim();
        string answer = string.Join(' ', new[] { record.Line("Status"), record.Line("ErrorCode") }.Where(static t => t.Length > 0));
        string shown = answer.Length == 0 ? string.Empty : $"[{answer}]";
        drawing.Apart(Cells.Cut(what, drawing.Width), shown, drawing.Style.Strong, drawing.Style.Label);
        string how = record.Line("AuthenticationType") switch
        {
            "QueryString" => "presigned",
            "" => "not signed",
            var type => type,
        };
        string who = record.Has("Requester") ? record.Line("Requester") : "no signer";
        drawing.Line("  " + Cells.Cut(
            string.Join("  ", new[] { who, how, record.Line("RemoteIp"), record.Line("RequestId") }.Where(static t => t.Length > 0)),
            drawing.Width - 2));
        if (record.Has("ErrorMessage"))
        {
            drawing.Text(record.Line("ErrorMessage"), 2);
        }
    }
}
