namespace PresignTools.Views;

/// <summary>An answer of S3: what it said, what it means, and what it may be the answer to.</summary>
internal static class AnswerView
{
    internal static void Draw(Drawing drawing, Subject answer) => new Fields(drawing)
        .Add("Code", answer.Line("Code"))
        .Add("StatusCode", answer.Line("StatusCode"))
        .Add("Message", answer.Lines("Message"), 3)
        .Add("IsKnown", answer.Line("IsKnown") == "False" ? "False: the catalogue has no such answer" : string.Empty)
        .Add("Meaning", answer.Lines("Meaning"), 5)
        .Add("LikelyCauses", answer.Line("LikelyCauses"), 3)
        .Add("AccessDenied", answer.Line("AccessDenied"), 2)
        .Add("HeadersNotSigned", answer.Line("HeadersNotSigned"), 2)
        .Add("AccessKeyId", answer.Line("AccessKeyId"))
        .Add("BucketName", answer.Line("BucketName"))
        .Add("Key", answer.Line("Key"), 2)
        .Add("Region", answer.Line("Region"))
        .Add("Endpoint", answer.Line("Endpoint"))
        .Add("SignedAt", answer.Line("SignedAt"))
        .Add("ExpiresAt", answer.Line("ExpiresAt"))
        .Add("ServerTime", answer.Line("ServerTime"))
        .Add("CanonicalRequest", answer.Lines("CanonicalRequest"), 3)
        .Add("RequestId", answer.Line("RequestId"))
        .Url("DocumentationUri", answer.Line("DocumentationUri"))
        .Draw();
}
