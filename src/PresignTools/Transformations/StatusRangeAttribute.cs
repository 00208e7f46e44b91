using System.Management.Automation;

namespace PresignTools.Transformations;

/// <summary>An HTTP status, or 0 or null for none: rows and records have a column for it that may be empty.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class StatusRangeAttribute : ValidateArgumentsAttribute
{
    private const int Largest = 599;

    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        object? value = arguments is PSObject wrapped ? wrapped.BaseObject : arguments;
        if (value is not (null or int and >= 0 and <= Largest))
        {
            throw new ValidationMetadataException($"{Text.Printable.Of(value?.ToString() ?? string.Empty, 20)} is not an HTTP status. "
                + "Give a number from 100 to 599, or 0 if there is none.");
        }
    }
}
