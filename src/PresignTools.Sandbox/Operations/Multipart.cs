using System.Globalization;
using System.Security.Cryptography;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authorization;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Operations;

/// <summary>Multipart uploads.</summary>
internal static class Multipart
{
    private const int SmallestPart = 5 * 1024 * 1024;
    private const int MostUploads = 1000;
    private const int PartsInAList = 1000;

    internal static Answer Create(Exchange x)
    {
        Authorizer.Check(x, "CreateMultipartUpload", x.Bucket.Current(x.Key));
        if (x.State.Uploads.Count >= MostUploads)
        {
            throw Failures.SlowDown();
        }

        StoredObject item = PutObject.Prepare(x, x.Bucket);
        var upload = new MultipartUpload
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)),
            Bucket = x.BucketName,
            Key = x.Key,
            Template = item,
            ChecksumAlgorithm = x.Request.Amz("x-amz-checksum-algorithm")?.ToLowerInvariant(),
            Initiated = x.Now,
        };
        x.State.Storage.Reserve(StoredBytes.Of(x.Key, item));
        x.State.Uploads.Add(upload.Id, upload);
        var xml = new XmlText("InitiateMultipartUploadResult", XmlText.S3Namespace);
        xml.Add("Bucket", x.BucketName).Add("Key", x.Key).Add("UploadId", upload.Id);
        Answer answer = Answer.Xml(xml.ToString()).With("x-amz-checksum-algorithm", upload.ChecksumAlgorithm?.ToUpperInvariant());
        Encryption.Tell(answer, item);
        return answer;
    }

    internal static Answer UploadPart(Exchange x)
    {
        bool copies = x.Request.Amz("x-amz-copy-source") is not null;
        _ = copies ? CopyObject.SourceName(x) : default;
        Authorizer.Check(x, copies ? "UploadPartCopy" : "UploadPart", x.Bucket.Current(x.Key));
        MultipartUpload upload = Find(x);
        string text = x.Request.Query("partNumber") ?? string.Empty;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 1 or > 10000)
        {
            throw Failures.Argument("Part number must be an integer between 1 and 10000, inclusive", "partNumber", text, null);
        }

        byte[] body = x.Request.Body;
        string etag;
        Answer answer;
        if (copies)
        {
            body = CopyObject.Source(x).Body;
            etag = Checksums.Md5Hex(body);
            answer = Answer.Xml(
                new XmlText("CopyPartResult", XmlText.S3Namespace)
                    .Add("LastModified", Failures.Iso(x.Now))
                    .Add("ETag", $"\"{etag}\"")
                    .ToString());
        }
        else
        {
            KeyValuePair<string, string> checksum = x.Request.Prepared.Checksum;
            bool given = Checksums.Given(x.Request, checksum.Key) is not null;

            // A checksum header on a part needs the algorithm declared (botocore#3216). What SDKs put into the trailer by default does
            // not: the AWS SDK for .NET sends it without declaring anything, and works against S3.
            if (x.Request.Header("x-amz-checksum-" + checksum.Key) is not null && upload.ChecksumAlgorithm != checksum.Key)
            {
                throw Failures.ChecksumNotDeclared(checksum.Key);
            }

            etag = x.Request.Prepared.Md5;
            answer = new Answer(200).With("ETag", $"\"{etag}\"").With("x-amz-checksum-" + checksum.Key, given ? checksum.Value : null);
        }

        Encryption.Tell(answer, upload.Template);
        var part = new UploadedPart(body, etag, x.Now);
        x.State.Storage.Reserve(
            StoredBytes.Of(part),
            upload.Parts.TryGetValue(number, out UploadedPart? replaced) ? StoredBytes.Of(replaced) : 0);
        upload.Parts[number] = part;
        return answer;
    }

    internal static Answer Complete(Exchange x)
    {
        Authorizer.Check(x, "CompleteMultipartUpload", x.Bucket.Current(x.Key));
        MultipartUpload upload = Find(x);
        Conditions.ForWrite(x, x.Bucket.Current(x.Key));
        if (upload.Template.KeyArn is { } arn)
        {
            KmsAccess.Check(
                x,
                x.Bucket,
                arn,
                "kms:Decrypt",
                upload.Template.BucketKey ? $"arn:aws:s3:::{x.BucketName}" : $"arn:aws:s3:::{x.BucketName}/{x.Key}");
        }

        List<UploadedPart> parts = Named(x, upload);
        long total = parts.Sum(p => (long)p.Body.Length), freed = upload.Parts.Values.Sum(StoredBytes.Of);
        x.State.Storage.Check(total, freed);
        byte[] body = new byte[total];
        int at = 0;
        foreach (UploadedPart part in parts)
        {
            part.Body.CopyTo(body, at);
            at += part.Body.Length;
        }

#pragma warning disable CA5351 // the ETag of a multipart object is defined as MD5 over the MD5s of its parts
        string etag =
            Convert.ToHexStringLower(MD5.HashData([.. parts.SelectMany(p => Convert.FromHexString(p.ETag))]))
            + "-"
            + parts.Count.ToString(CultureInfo.InvariantCulture);
#pragma warning restore CA5351
        StoredObject item = upload.Template;
        item.ETag = etag;
        PutObject.Store(x, x.Bucket, x.Key, item, body, freed);
        x.State.Uploads.Remove(upload.Id);
        var xml = new XmlText("CompleteMultipartUploadResult", XmlText.S3Namespace);
        xml.Add(
                "Location",
                $"{x.Request.Target.Scheme}://{x.Request.Host}/{x.BucketName}/{Signing.UriEncoding.Encode(x.Key, keepSlash: true)}"
            )
            .Add("Bucket", x.BucketName)
            .Add("Key", x.Key)
            .Add("ETag", $"\"{etag}\"");
        Answer answer = Answer.Xml(xml.ToString()).With("x-amz-version-id", x.Bucket.IsVersioned ? item.VersionId : null);
        Encryption.Tell(answer, item);
        return answer;
    }

    internal static Answer Abort(Exchange x)
    {
        Authorizer.Check(x, "AbortMultipartUpload");
        x.State.Uploads.Remove(Find(x).Id);
        return new Answer(204);
    }

    internal static Answer ListParts(Exchange x)
    {
        Authorizer.Check(x, "ListParts");
        MultipartUpload upload = Find(x);
        _ = int.TryParse(x.Request.Query("part-number-marker"), NumberStyles.None, CultureInfo.InvariantCulture, out int marker);
        int most = int.TryParse(x.Request.Query("max-parts"), NumberStyles.None, CultureInfo.InvariantCulture, out int wanted)
            ? Math.Min(wanted, PartsInAList)
            : PartsInAList;
        (int Number, UploadedPart Part)[] after = [.. upload.Parts.Where(p => p.Key > marker).Select(static p => (p.Key, p.Value))];
        var xml = new XmlText("ListPartsResult", XmlText.S3Namespace);
        xml.Add("Bucket", x.BucketName)
            .Add("Key", x.Key)
            .Add("UploadId", upload.Id)
            .Add("StorageClass", upload.Template.StorageClass)
            .Add("PartNumberMarker", Failures.Number(marker))
            .Add("NextPartNumberMarker", Failures.Number(after.Take(most).LastOrDefault().Number))
            .Add("MaxParts", Failures.Number(most))
            .Add("IsTruncated", after.Length > most ? "true" : "false");
        foreach ((int number, UploadedPart part) in after.Take(most))
        {
            xml.Open("Part")
                .Add("PartNumber", Failures.Number(number))
                .Add("LastModified", ListObjects.Milliseconds(part.LastModified))
                .Add("ETag", $"\"{part.ETag}\"")
                .Add("Size", Failures.Number(part.Body.Length))
                .Close();
        }

        return Answer.Xml(xml.ToString());
    }

    internal static Answer ListUploads(Exchange x)
    {
        Authorizer.Check(x, "ListMultipartUploads");
        var xml = new XmlText("ListMultipartUploadsResult", XmlText.S3Namespace);
        xml.Add("Bucket", x.BucketName).Add("IsTruncated", "false");
        foreach (
            MultipartUpload upload in x
                .State.Uploads.Values.Where(u => u.Bucket == x.BucketName)
                .OrderBy(u => u.Key, StringComparer.Ordinal))
        {
            xml.Open("Upload")
                .Add("Key", upload.Key)
                .Add("UploadId", upload.Id)
                .Add("StorageClass", upload.Template.StorageClass)
                .Add("Initiated", ListObjects.Milliseconds(upload.Initiated))
                .Close();
        }

        return Answer.Xml(xml.ToString());
    }

    private static MultipartUpload Find(Exchange x)
    {
        string id = x.Request.Query("uploadId") ?? string.Empty;
        return x.State.Uploads.TryGetValue(id, out MultipartUpload? upload) && upload.Bucket == x.BucketName && upload.Key == x.Key
            ? upload
            : throw Failures.NoSuchUpload(id);
    }

    private static List<UploadedPart> Named(Exchange x, MultipartUpload upload)
    {
        var parts = new List<UploadedPart>();
        int last = 0;
        IReadOnlyList<IReadOnlyDictionary<string, string>> named = x.Request.Prepared.Parts.Items;
        if (named.Count == 0)
        {
            throw Failures.MalformedXml();
        }

        foreach (IReadOnlyDictionary<string, string> entry in named)
        {
            if (!int.TryParse(entry.GetValueOrDefault("PartNumber"), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                throw Failures.MalformedXml();
            }

            if (number <= last)
            {
                throw new Failure(
                    400,
                    "InvalidPartOrder",
                    "The list of parts was not in ascending order. Parts must be ordered by part number.",
                    CauseId.Other,
                    ("UploadId", upload.Id));
            }

            last = number;
            string etag = entry.GetValueOrDefault("ETag", string.Empty).Trim('"');
            if (!upload.Parts.TryGetValue(number, out UploadedPart? part) || part.ETag != etag)
            {
                throw new Failure(
                    400,
                    "InvalidPart",
                    "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity "
                        + "tag may not match the part's entity tag.",
                    CauseId.Other,
                    ("UploadId", upload.Id),
                    ("PartNumber", Failures.Number(number)),
                    ("ETag", etag));
            }

            if (entry != named[^1] && part.Body.Length < SmallestPart)
            {
                throw Failures.PartTooSmall(part.Body.Length, SmallestPart, number, etag);
            }

            parts.Add(part);
        }

        return parts;
    }
}
