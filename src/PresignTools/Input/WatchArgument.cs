using System.Collections;
using System.Management.Automation;
using PresignTools.Errors;
using PresignTools.Signing;
using PresignTools.Transformations;
using PresignTools.Watching;

namespace PresignTools.Input;

/// <summary>
/// Reads what is given to watch: URLs as text, objects of New-S3PresignedUrl, copies of them, rows of a table; one or many.
/// </summary>
internal static class WatchArgument
{
    /// <summary>Each of several that were given at once.</summary>
    internal static IEnumerable<object?> Each(object? argument)
    {
        object? value = argument is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : argument;
        return value is IEnumerable many and not (string or IDictionary) ? many.Cast<object?>() : [argument];
    }

    /// <summary>Whether it is a line of a list that says nothing, blank or a comment, as in a file of -InputFile.</summary>
    internal static bool IsRemark(object? argument) =>
        ((argument as PSObject)?.BaseObject ?? argument) is string text && text.AsSpan().Trim() is [] or ['#', ..];

    /// <summary>The URL, and what its signer knew of its end.</summary>
    /// <param name="argument">What was given.</param>
    /// <param name="method">The method that a parameter gives; null for that of the object.</param>
    /// <param name="headers">The headers that a parameter gives; null for those of the object.</param>
    /// <exception cref="PresignException"><c>UrlArgumentUnknown</c>.</exception>
    internal static WatchedUrl Read(object? argument, string? method, IDictionary? headers)
    {
        (string url, string? ofObject, IDictionary? signed) = UrlArgument.Read(argument);
        (DateTimeOffset? end, UrlLimit limit) = End(argument);
        return new WatchedUrl
        {
            Url = url.Trim(),
            Method = string.IsNullOrEmpty(method) ? ofObject : method,
            Headers = UrlArgument.Pairs(headers ?? signed),
            KnownEnd = end,
            KnownLimit = limit,
        };
    }

    private static (DateTimeOffset? End, UrlLimit Limit) End(object? argument)
    {
        if ((argument is PSObject wrapped ? wrapped.BaseObject : argument) is PresignedUrl own)
        {
            return (own.LimitedBy == UrlLimit.Expiry ? null : own.EffectiveExpiresAt, own.LimitedBy);
        }

        bool isLimited = LanguagePrimitives.TryConvertTo(RecordColumns.Value(argument, nameof(PresignedUrl.LimitedBy)), out UrlLimit limit)
            && limit != UrlLimit.Expiry;
        object? end = isLimited ? RecordColumns.Value(argument, nameof(PresignedUrl.EffectiveExpiresAt)) : null;
        try
        {
            return end is null ? (null, UrlLimit.Expiry) : (EndTimeAttribute.Read(end), limit);
        }
        catch (PresignException)
        {
            return (null, UrlLimit.Expiry);     // a column of somebody's own with that name
        }
    }
}
