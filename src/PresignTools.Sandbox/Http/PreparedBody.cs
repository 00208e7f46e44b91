using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Operations;

namespace PresignTools.Sandbox.Http;

/// <summary>
/// What has to be read or reckoned from a request's body. <see cref="Prepare"/> does it before the gate of the state is taken, so that no
/// body, however long, keeps other requests waiting. A fault comes where the operation asks for the value: behind the checks that S3 makes
/// first.
/// </summary>
internal sealed class PreparedBody
{
    /// <summary>
    /// S3's limits. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html and API_CompleteMultipartUpload.html
    /// </summary>
    private const int MostDeleted = 1000;
    private const int MostParts = 10_000;

    private readonly Lazy<XmlItems> _deleted;
    private readonly Lazy<XmlItems> _parts;
    private readonly Lazy<KeyValuePair<string, string>> _checksum;
    private readonly Lazy<string> _md5;

    internal PreparedBody(SandboxRequest request)
    {
        _deleted = new(() => XmlItems.Read(request.Body, "Object", MostDeleted));
        _parts = new(() => XmlItems.Read(request.Body, "Part", MostParts));
        _checksum = new(() => Checksums.Check(request));
        _md5 = new(() => Checksums.Md5Hex(request.Body));
    }

    /// <summary>The body of DeleteObjects.</summary>
    internal XmlItems Deleted => _deleted.Value;

    /// <summary>The body of CompleteMultipartUpload.</summary>
    internal XmlItems Parts => _parts.Value;

    /// <summary>The checksum to keep, compared with what the client sent.</summary>
    internal KeyValuePair<string, string> Checksum => _checksum.Value;

    /// <summary>MD5 in hexadecimal.</summary>
    internal string Md5 => _md5.Value;

    /// <summary>Whether the body is a list in XML, which S3 takes up to 2 MB of.</summary>
    internal static bool IsList(SandboxRequest request) =>
        request.Target.Service == TargetService.S3 && request.Method == "POST" && (request.Has("delete") || request.Has("uploadId"));

    /// <summary>Does the work that the operation will need.</summary>
    internal void Prepare(SandboxRequest request)
    {
        try
        {
            if (request.Method == "POST" && request.Has("uploadId"))
            {
                _ = _parts.Value;
            }
            else if (request.Method == "PUT")
            {
                _ = _md5.Value;
                _ = _checksum.Value;
            }
        }
        catch (Failure)
        {
            // kept: it comes again where the value is asked for
        }
    }
}
