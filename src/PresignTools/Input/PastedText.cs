namespace PresignTools.Input;

/// <summary>A text that was piped in or given, put together from its lines, or one failure of several in it.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsOfFile">Whether a file had it: then whoever wrote the file chose its URLs.</param>
internal sealed record PastedText(string Text, bool IsOfFile);
