namespace PresignTools.Catalogue;

/// <summary>An entry of the catalogue of causes: one reason why a presigned URL or S3 request fails.</summary>
public sealed class Cause
{
    private readonly string _remedy;

    internal Cause(string id, CheckLayer layer, string title, string explanation, string remedy, string documentationUri)
    {
        Id = id;
        Layer = layer;
        Title = title;
        Explanation = explanation;
        _remedy = remedy;
        DocumentationUri = documentationUri;
    }

    /// <summary>Stable id, for example <c>url-expired</c>; people script on it.</summary>
    public string Id { get; }

    /// <summary>Where in the checklist it belongs.</summary>
    public CheckLayer Layer { get; }

    /// <summary>The cause in a few words.</summary>
    public string Title { get; }

    /// <summary>Why S3 does so, in one or two sentences.</summary>
    public string Explanation { get; }

    /// <summary>What helps in general; a finding may know better.</summary>
    public string Remedy => MarkedText.Show(_remedy);

    /// <summary>The AWS document that explains it.</summary>
    public string DocumentationUri { get; }

    /// <summary>The project's own page about the cause: how to recognize it, an example, what it is confused with.</summary>
    public string PageUri => "https://github.com/presigntools/presigntools/blob/main/docs/causes/" + Id + ".md";

    /// <summary>
    /// Another object that says the same. PowerShell keeps type names and added members with an object, and the catalogue's are shared.
    /// </summary>
    internal Cause Copy() => (Cause)MemberwiseClone();

    /// <summary>Id and title.</summary>
    public override string ToString() => Id + ": " + Title;
}
