namespace PresignTools.Catalogue;

/// <summary>An entry of the catalogue of causes: one reason why a presigned URL or S3 request fails.</summary>
public sealed class Cause
{
    internal Cause(string id, CheckLayer layer, string title, string remedy, string documentationUri)
    {
        Id = id;
        Layer = layer;
        Title = title;
        Explanation = CauseExplanations.Of(id);
        Remedy = remedy;
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
    public string Remedy { get; }

    /// <summary>The AWS document that it is explained in.</summary>
    public string DocumentationUri { get; }

    /// <summary>Id and title.</summary>
    public override string ToString() => Id + ": " + Title;
}
