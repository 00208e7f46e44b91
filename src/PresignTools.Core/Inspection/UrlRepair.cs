namespace PresignTools.Inspection;

/// <summary>What had happened to a URL on its way here, and was undone.</summary>
public enum UrlRepairKind : long
{
    /// <summary>Text before or after the URL: <c>URL: …</c>, <c>curl '…' -o file</c>.</summary>
    SurroundingText,

    /// <summary>Quotes of any sort around the URL.</summary>
    Quotes,

    /// <summary>Angle brackets around the URL, as in mail.</summary>
    AngleBrackets,

    /// <summary>A Markdown link.</summary>
    MarkdownLink,

    /// <summary>Line breaks and the white space of wrapped lines inside the URL.</summary>
    LineWrap,

    /// <summary>Blanks inside the URL.</summary>
    Blanks,

    /// <summary>Zero-width characters, byte-order marks, soft hyphens.</summary>
    InvisibleCharacters,

    /// <summary>Punctuation of the sentence that the URL ended.</summary>
    TrailingPunctuation,

    /// <summary>HTML: <c>&amp;amp;</c> for <c>&amp;</c>.</summary>
    HtmlEscapes,

    /// <summary>JSON: <c>\u0026</c> for <c>&amp;</c>, <c>\/</c> for <c>/</c>.</summary>
    JsonEscapes,

    /// <summary>Quoted-printable mail: <c>=3D</c> and soft line breaks.</summary>
    QuotedPrintable,

    /// <summary>A shell's escapes: <c>\&amp;</c>, <c>^&amp;</c>, back-tick <c>&amp;</c>, <c>%%2F</c>.</summary>
    ShellEscapes,

    /// <summary>The whole URL was percent-encoded: <c>https%3A%2F%2F…</c>.</summary>
    WholeUrlEncoded,

    /// <summary>The query, or parameters of the signature in it, were percent-encoded once too often: <c>%252F</c>.</summary>
    DoubleEncodedQuery,

    /// <summary>The URL was inside the link of a mail filter or of a site that counts clicks.</summary>
    LinkWrapper,

    /// <summary>A <c>#</c> of the key stood unencoded and would cut the URL there.</summary>
    UnencodedHash,

    /// <summary>A second <c>?</c> with text was appended after the signature.</summary>
    AppendedQuery,

    /// <summary>
    /// The <c>?</c> before the query was percent-encoded (<c>%3F</c>), so that the query was taken for a part of the key.
    /// </summary>
    EncodedQuestionMark,
}

/// <summary>One repair that was made to get from the text given to a presigned URL.</summary>
public sealed class UrlRepair
{
    internal UrlRepair(UrlRepairKind kind, string description)
    {
        Kind = kind;
        Description = Text.Printable.Lines(description);
    }

    /// <summary>What had happened to the URL.</summary>
    public UrlRepairKind Kind { get; }

    /// <summary>The same in words, without any part of the URL that is secret.</summary>
    public string Description { get; }

    /// <summary>The description.</summary>
    public override string ToString() => Description;
}
