using PresignTools.Text;

namespace PresignTools.Intake.Reading;

/// <summary>
/// The message of Hadoop's S3A, which Spark, Flink, Hive and Databricks print: <c>getFileStatus on s3a://bucket/key: …</c>. It names the
/// step that failed and the object; where S3 answered a HEAD, there is no code but the status.
/// </summary>
internal static class HadoopMessage
{
    private const int LongestName = 63;

    // S3AFileSystem and S3AUtils of Apache Hadoop: the names that are given to translateException.
    private static readonly (string Step, string Operation)[] Steps =
    [
        ("getFileStatus on s3", "HeadObject"), ("Object does not exist on s3", "HeadObject"), ("open s3", "GetObject"), ("open on s3",
        "GetObject"),
        ("re-open s3", "GetObject"), ("reopen s3", "GetObject"), ("reopen on s3", "GetObject"), ("read on s3", "GetObject"),
        ("listStatus on s3", "ListObjectsV2"), ("listing s3", "ListObjectsV2"), ("PUT 0-byte object  on s3", "PutObject"),
        ("PUT 0-byte object on s3", "PutObject"), ("Writing Object on s3", "PutObject"), ("upload part on s3", "UploadPart"),
        ("initiate MultiPartUpload on s3", "CreateMultipartUpload"), ("Multi-object delete on s3", "DeleteObjects"), ("delete on s3",
        "DeleteObject"),
    ];

    /// <summary>The input with the step and the bucket, where the message tells them and nothing else does.</summary>
    internal static DiagnosisInput Add(DiagnosisInput input, string text)
    {
        if (input.Url is not null || input.SignedOperation is not null || input.Response?.AccessDenied is not null
            || !text.Contains("s3", StringComparison.Ordinal))
        {
            return input;
        }

        foreach ((string step, string operation) in Steps)
        {
            int at = Scan.Find(text, step, 0);
            int name = at < 0 ? -1 : text.IndexOf("://", at + step.Length - 2, Math.Min(8, text.Length - at - step.Length + 2),
                StringComparison.Ordinal) + 3;
            int end = name < 3 ? -1 : Scan.Skip(text, name, static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');
            if (end <= name || end - name > LongestName)
            {
                continue;
            }

            // Of a HEAD the SDK knows the status only, and calls it the code.
            bool isSilent = operation == "HeadObject" && text.Contains("Error Code: 403 Forbidden", StringComparison.Ordinal)
                && input.Response is { AccessDenied: null };
            return input with
            {
                SignedOperation = operation,
                Method = S3OperationTable.MethodOf(operation),
                SignedBy = input.SignedBy ?? "Hadoop S3A (signs in the header)",
                Bucket = input.Bucket with { Name = input.Bucket.Name ?? text[name..end] },
                Response = isSilent ? AnswerText.TryRead(new Responses.S3ResponseInput { Status = 403 }) : input.Response,
                IsStatusReported = isSilent || input.IsStatusReported,
            };
        }

        return input;
    }
}
