using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A client of boto3 without an endpoint, in a region other than us-east-1: it presigns for the global host (botocore keeps that for
/// us-east-1 and for clients whose endpoint it builds itself).
/// </summary>
internal static class GlobalClient
{
    /// <summary>The one region that the text names; null where the code is another one, or no region or several are named.</summary>
    internal static string? Region(string text)
    {
        bool isPlain = text.ContainsAny("boto3.client(", "boto3.resource(", "session.client(") && text.ContainsAny("'s3'", "\"s3\"")
            && !text.ContainsAny("endpoint_url", "endpoint-url", "us-east-1", "addressing_style", "s3.dualstack");
        if (!isPlain)
        {
            return null;
        }

        string[] named = [.. S3Partitions.Regions.Where(r => HasWord(text, r)).Take(2)];
        return named is [var only] ? only : null;
    }

    private static bool HasWord(string text, string region)
    {
        for (int i = Scan.Find(text, region, 0, true); i >= 0; i = Scan.Find(text, region, i + region.Length, true))
        {
            int end = i + region.Length;
            if (Scan.IsEdge(text, i) && (end == text.Length || !(char.IsAsciiLetterOrDigit(text[end]) || text[end] == '-')))
            {
                return true;
            }
        }

        return false;
    }
}
