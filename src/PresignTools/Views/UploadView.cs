using System.Globalization;

namespace PresignTools.Views;

/// <summary>A set of upload URLs: what it is for and until when, and how to use it. Of thousands of URLs it draws none.</summary>
internal static class UploadView
{
    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB"];

    internal static void Draw(Drawing drawing, Subject upload)
    {
        new Fields(drawing)
            .Add("BucketName", upload.Line("BucketName"))
            .Add("Key", upload.Line("Key"), 2)
            .Add("UploadId", upload.Line("UploadId"), 2)
            .Add("Size", Size(upload.Line("Size")))
            .Add("Parts", $"{upload.Line("PartCount")} of {Size(upload.Line("PartSize"))}")
            .Add("ChecksumAlgorithm", upload.Line("ChecksumAlgorithm"))
            .Add("Region", upload.Line("Region"))
            .Add("SignedAt", upload.Line("SignedAt"))
            .Add("EffectiveExpiresAt", upload.Line("EffectiveExpiresAt"))
            .Add("LimitedBy", upload.Line("LimitedBy"))
            .Add("AccessKeyId", upload.Line("AccessKeyId"))
            .Add("AccountId", upload.Line("AccountId"))
            .Draw();
        drawing.Text(
            "The URLs are in Parts, Complete, Abort and ListParts. For a script that uploads the file with curl: $set.ToCurl('FILE')",
            0,
            string.Empty,
            drawing.Style.Quiet);
        drawing.Text(
            "Parts that have arrived cost money until the upload is completed or aborted: Invoke-WebRequest $set.Abort.Url -Method Delete",
            0,
            string.Empty,
            drawing.Style.Quiet);
    }

    /// <summary>A number of bytes in the largest unit that it fills.</summary>
    private static string Size(string bytes)
    {
        if (!long.TryParse(bytes, NumberStyles.Integer, CultureInfo.InvariantCulture, out long number))
        {
            return bytes;
        }

        int unit = 0;
        double size = number;
        while (size >= 1024 && unit < Units.Length - 1)
        {
            (size, unit) = (size / 1024, unit + 1);
        }

        string shown = size.ToString("0.#", CultureInfo.InvariantCulture) + " " + Units[unit];
        return unit == 0 ? shown : $"{shown} ({bytes} bytes)";
    }
}
