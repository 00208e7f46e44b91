using PresignTools.Text.Masking;

namespace PresignTools.Errors;

/// <summary>What sort of trouble an error is; the module maps it to a PowerShell error category.</summary>
public enum PresignErrorKind : long
{
    /// <summary>A value given by the caller is out of range, malformed or missing.</summary>
    InvalidArgument,

    /// <summary>Text that was read (a URL, XML, a policy) is not what it should be.</summary>
    InvalidData,

    /// <summary>Something named by the caller does not exist.</summary>
    ObjectNotFound,

    /// <summary>Credentials are missing, incomplete or refused.</summary>
    AuthenticationError,

    /// <summary>S3 does not offer what was asked for, or this version does not.</summary>
    NotSupported,

    /// <summary>A server, file or service could not be reached or used.</summary>
    ResourceUnavailable,

    /// <summary>It took longer than allowed.</summary>
    OperationTimeout,

    /// <summary>A fault of this program: something that it has no error of its own for.</summary>
    Unexpected,
}

/// <summary>
/// The one exception that PresignTools throws on purpose. <see cref="ErrorId"/> is stable: scripts may match on it.
/// <see cref="Advice"/> says what to do. Neither it nor the message ever holds a secret key, a session token or a signature.
/// </summary>
public sealed class PresignException : Exception
{
    internal PresignException(
        string errorId,
        PresignErrorKind kind,
        string message,
        string advice,
        Exception? inner = null,
        object? about = null)
        : base(Text.Printable.Lines(SecretMask.Of(message)), WithoutControls(inner))
    {
        ErrorId = errorId;
        Kind = kind;
        About = about;
        Advice = Text.Printable.Lines(SecretMask.Of(advice));
    }

    /// <summary>Stable identifier in PascalCase, for example <c>ExpiryTooLong</c>.</summary>
    public string ErrorId { get; }

    /// <summary>The sort of trouble.</summary>
    public PresignErrorKind Kind { get; }

    /// <summary>What the user can do about it: one or two sentences.</summary>
    public string Advice { get; }

    /// <summary>
    /// The same without secrets that are known. What lies behind it (a parser's or the system's exception) may quote what was read, and is
    /// left out then.
    /// </summary>
    internal PresignException Shown(SecretMask mask)
    {
        bool isInnerClean = InnerException is null || mask.Show(InnerException.Message) == InnerException.Message;
        return isInnerClean && mask.Show(Message) == Message && mask.Show(Advice) == Advice
            ? this
            : new PresignException(ErrorId, Kind, mask.Show(Message), mask.Show(Advice), isInnerClean ? InnerException : null, About)
            {
                Line = Line,
                Column = Column,
            };
    }

    /// <summary>What it is about, for whoever looks into it further; free of secrets where it is shown. Null for nothing.</summary>
    internal object? About { get; }

    /// <summary>Line of the text that is wrong, from 1; 0 where the error is not about a place in a text.</summary>
    public int Line { get; init; }

    /// <summary>Column of the text that is wrong, from 1; 0 where the error is not about a place in a text.</summary>
    public int Column { get; init; }

    /// <summary>Shells print inner exceptions too. One that quotes a control character, as those of XML readers do, is left out.</summary>
    private static Exception? WithoutControls(Exception? inner)
    {
        for (Exception? e = inner; e is not null; e = e.InnerException)
        {
            if (!Text.Printable.IsClean(e.Message.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\n', ' ')))
            {
                return null;
            }
        }

        return inner;
    }
}
