namespace PresignTools.Views;

/// <summary>A cause of the catalogue that was asked for by its name.</summary>
internal static class CauseView
{
    internal static void Draw(Drawing drawing, Subject cause) => new Fields(drawing)
        .Add("Id", cause.Line("Id"))
        .Add("Layer", cause.Line("Layer"))
        .Add("Title", cause.Line("Title"))
        .Add("Why", cause.Lines("Explanation"))
        .Add("Fix", cause.Lines("Remedy"))
        .Url("Page", cause.Line("PageUri"))
        .Url("AWS", cause.Line("DocumentationUri"))
        .Draw();
}
