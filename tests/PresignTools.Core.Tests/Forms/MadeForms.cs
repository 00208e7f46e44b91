using PresignTools.Addressing;
using PresignTools.Forms;
using PresignTools.Signing;

namespace PresignTools.Tests.Forms;

/// <summary>Forms for tests, with the credentials of AWS's examples.</summary>
internal static class MadeForms
{
    internal static readonly DateTimeOffset Time = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    internal static readonly SigningCredentials Credentials = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    internal static PresignedPost Sign(PostOptions? options = null, string key = "in/${filename}", TimeSpan? life = null) =>
        new PostSigner().Sign(
            new PostTemplate(options ?? new PostOptions { MaximumSize = 100 }).For(
                S3AddressResolver.Resolve("reports", new S3EndpointOptions { Region = "eu-central-1" }), key, Time, life ?? TimeSpan.FromHours(1)),
            Credentials);

    internal static ReceivedPost Sent(PresignedPost post, params (string Name, string? Value)[] changes)
    {
        var fields = post.Fields.Pairs.Where(f => !changes.Any(c => c.Name == f.Key)).ToList();
        fields.AddRange(changes.Where(static c => c.Value is not null).Select(static c => new KeyValuePair<string, string>(c.Name, c.Value!)));
        return new ReceivedPost { Url = post.Url, Fields = fields, FileName = "a.txt", FileSize = 5 };
    }

    internal static PresignedPostTest Judge(ReceivedPost post) => PresignedPostVerifier.Verify(post, Credentials, Time.AddMinutes(1));
}
