using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace PresignTools.Signing;

/// <summary>
/// Turns a signed URL into a <see cref="Uri"/>, and refuses what cannot be made of one. Whoever reports a cast that failed shows the text
/// of the object, which here is a secret: for the report of a cast that was refused here, the text is masked.
/// </summary>
public sealed class PresignedUrlConverter : TypeConverter
{
    [ThreadStatic]
    private static long _refusedAt;

    [ThreadStatic]
    private static bool _hasRefused;

    /// <inheritdoc/>
    public override bool CanConvertTo(ITypeDescriptorContext? context, Type? destinationType) =>
        destinationType is not null && (destinationType == typeof(Uri) || IsOutOfReach(destinationType));

    /// <inheritdoc/>
    /// <exception cref="InvalidCastException">For every type but <see cref="Uri"/> and text.</exception>
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType)
    {
        if (value is not PresignedUrl url)
        {
            return base.ConvertTo(context, culture, value, destinationType);
        }

        if (destinationType == typeof(Uri))
        {
            return url.ToUri();
        }

        if (destinationType == typeof(string))
        {
            return url.Url;
        }

        (_hasRefused, _refusedAt) = (true, Environment.TickCount64);
        throw new InvalidCastException(
            $"A signed URL cannot be a {destinationType?.Name}. Its address is its property Url; its times are SignedAt and ExpiresAt.");
    }

    /// <summary>Whether the text is wanted for the report of a cast that was refused just now, on this thread. Asked once.</summary>
    internal static bool HasJustRefused()
    {
        if (!_hasRefused)
        {
            return false;
        }

        const long Longest = 1000;      // the report follows at once; a refusal that nobody reported must not change a later text
        _hasRefused = false;
        return Environment.TickCount64 - _refusedAt < Longest;
    }

    /// <summary>
    /// Whether no conversion leads there: the type is no text, list or interface, and neither its constructors nor its operators take the
    /// URL.
    /// </summary>
    private static bool IsOutOfReach(Type type) =>
        type != typeof(string)
        && !type.IsArray
        && !type.IsInterface
        && !type.IsAssignableFrom(typeof(PresignedUrl))
        && !typeof(System.Collections.IEnumerable).IsAssignableFrom(type)
        && !type.GetConstructors().Any(static c => c.GetParameters() is [{ } only] && Takes(only))
        && !type.GetMethods(BindingFlags.Public | BindingFlags.Static).Any(static m =>
            m.Name is "op_Implicit" or "op_Explicit" && m.GetParameters() is [{ } only] && Takes(only));

    private static bool Takes(ParameterInfo parameter) => parameter.ParameterType.IsAssignableFrom(typeof(PresignedUrl));
}
