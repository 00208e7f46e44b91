using System.Management.Automation;

namespace PresignTools.Transformations;

/// <summary>Takes an empty text for no value, so that an empty cell of a file is one: the parameter keeps its default.</summary>
/// <param name="text">The default.</param>
internal sealed class DefaultTextAttribute(string text) : ArgumentTransformationAttribute
{
    /// <summary>The default.</summary>
    public string Text { get; } = text;

    /// <inheritdoc/>
    public override bool TransformNullOptionalParameters => true;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            null => Text,
            string given when string.IsNullOrWhiteSpace(given) => Text,
            _ => inputData,
        };
}
