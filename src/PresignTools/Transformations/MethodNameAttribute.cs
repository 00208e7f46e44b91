using System.Management.Automation;

namespace PresignTools.Transformations;

/// <summary>
/// Takes the HTTP methods that S3 takes. In place of ValidateSet, which would offer them to Tab in the alphabet's order: DELETE first.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class MethodNameAttribute : ValidateEnumeratedArgumentsAttribute
{
    private static readonly string[] Methods = ["GET", "PUT", "HEAD", "POST", "DELETE"];

    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        string method = LanguagePrimitives.ConvertTo<string>(element);
        if (!Methods.Contains(method, StringComparer.OrdinalIgnoreCase))
        {
            throw new ValidationMetadataException(
                $"'{Text.Masking.GivenText.Of(method)}' is not a method that S3 takes. Use GET, PUT, HEAD, POST or DELETE.");
        }
    }
}
