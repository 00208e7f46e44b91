using PresignTools.Addressing;

namespace PresignTools.Forms;

/// <summary>Everything that goes into one upload form, beside the credentials; made by <see cref="PostTemplate.For"/>.</summary>
public sealed class PostRequest
{
    internal PostRequest(PostTemplate template, S3Address address, string key, DateTimeOffset signedAt, TimeSpan expiresIn)
    {
        Template = template;
        Address = address;
        Key = key;
        SignedAt = signedAt;
        ExpiresIn = expiresIn;
    }

    /// <summary>Where the form is sent.</summary>
    public S3Address Address { get; }

    /// <summary>Key of the object; <c>${filename}</c> is for the name of the file.</summary>
    public string Key { get; }

    /// <summary>The instant of x-amz-date; cut to whole seconds.</summary>
    public DateTimeOffset SignedAt { get; }

    /// <summary>How long S3 accepts the form.</summary>
    public TimeSpan ExpiresIn { get; }

    /// <summary>Fields and conditions that are the same for every key.</summary>
    internal PostTemplate Template { get; }
}
