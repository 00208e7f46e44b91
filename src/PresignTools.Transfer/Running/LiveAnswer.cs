using PresignTools.Transfer.Http;
using PresignTools.Transfers;

namespace PresignTools.Transfer.Running;

/// <summary>An answer whose headers are read, and whose body is not yet.</summary>
/// <param name="message">The answer.</param>
internal sealed class LiveAnswer(HttpResponseMessage message) : IDisposable
{
    /// <summary>Its status.</summary>
    internal int Status => (int)message.StatusCode;

    /// <summary>Its headers.</summary>
    internal AnswerHeaders Headers { get; } = new(AnswerBody.Headers(message));

    /// <summary>Length of the body; null if it is not stated.</summary>
    internal long? Length => message.Content.Headers.ContentLength;

    /// <summary>Whether the body has an end of its own, so that a connection that breaks is seen.</summary>
    internal bool IsDelimited => Length is not null || message.Headers.TransferEncodingChunked == true;

    /// <summary>The body, if it is known to be short and was read.</summary>
    internal byte[] Body { get; init; } = [];

    /// <summary>The body.</summary>
    internal Task<Stream> OpenAsync(CancellationToken cancellation) => message.Content.ReadAsStreamAsync(cancellation);

    /// <inheritdoc/>
    public void Dispose() => message.Dispose();
}
