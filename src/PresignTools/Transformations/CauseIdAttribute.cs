using System.Collections;
using System.Management.Automation;

namespace PresignTools.Transformations;

/// <summary>
/// Takes the id out of what has one: a diagnosis, a finding, a cause, or a copy of one from another session. Without it PowerShell would
/// bind the text of the object. A diagnosis without a root cause gives no id.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class CauseIdAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Names = ["RootCause", "Cause", "Id"];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Ids(inputData).ToArray();

    private static IEnumerable<string> Ids(object? value)
    {
        object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        if (plain is null)
        {
            return [];
        }

        if (plain is string text)
        {
            return [text];
        }

        if (plain is IEnumerable many and not IDictionary)
        {
            return many.Cast<object?>().SelectMany(Ids);
        }

        PSPropertyInfo? id = Names.Select(n => PSObject.AsPSObject(value!).Properties[n]).FirstOrDefault(static p => p is not null);
        return id is null ? [plain.ToString() ?? string.Empty] : Ids(id.Value);
    }
}
