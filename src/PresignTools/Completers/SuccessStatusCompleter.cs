namespace PresignTools.Completers;

/// <summary>Offers the statuses that a form can ask for.</summary>
internal sealed class SuccessStatusCompleter() : ListCompleter(
    ("201", "XML with key, bucket and ETag"),
    ("200", "An empty page"),
    ("204", "Nothing; a browser stays on its page"));
