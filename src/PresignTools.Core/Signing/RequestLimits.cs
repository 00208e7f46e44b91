using PresignTools.Errors;

namespace PresignTools.Signing;

/// <summary>
/// What Amazon S3 refuses in the headers and parameters of a request, whatever its signature. Other servers share S3's request format,
/// but not all of its limits.
/// </summary>
internal static class RequestLimits
{
    /// <summary>Everything that S3 would refuse, one error each; they are made, not thrown.</summary>
    /// <param name="headers">Names in lower case, and values.</param>
    /// <param name="query">Plain names and values, without those of the signature.</param>
    internal static IEnumerable<PresignException> Faults(
        IReadOnlyList<KeyValuePair<string, string>> headers,
        IReadOnlyList<KeyValuePair<string, string>> query)
    {
        KeyValuePair<string, string>[] hoisted = Hoisted(headers, query);

        long metadata = S3Limits.CountMetadata(headers.Concat(hoisted));
        if (metadata > S3Limits.MetadataBytes)
        {
            yield return SigningErrors.MetadataTooLarge(metadata);
        }

        string[] checksums = [.. headers.Select(static h => h.Key).Where(S3Limits.IsChecksum)];
        if (checksums.Length > 1)
        {
            yield return SigningErrors.SeveralChecksums(string.Join(", ", checksums));
        }

        foreach (KeyValuePair<string, string> header in headers.Concat(hoisted))
        {
            if (header.Key == "x-amz-tagging" && ObjectTags.Fault(header.Value) is { } fault)
            {
                yield return fault;
            }
        }

        long size = S3Limits.CountHeaders(headers);
        if (size > S3Limits.HeaderBytes)
        {
            yield return SigningErrors.HeadersTooLarge(size);
        }

        foreach (KeyValuePair<string, string> parameter in query)
        {
            if (BecomesHeader(parameter.Key) && HasControl(parameter.Value ?? string.Empty))
            {
                yield return SigningErrors.QueryValueHasLineBreak(parameter.Key);
            }
        }
    }

    /// <summary>x-amz-* settings that S3 takes from the query, where no header says the same; names in lower case.</summary>
    internal static KeyValuePair<string, string>[] Hoisted(
        IReadOnlyList<KeyValuePair<string, string>> headers,
        IReadOnlyList<KeyValuePair<string, string>> query)
    {
        HashSet<string> sent = [.. headers.Select(static h => h.Key)];
        return
        [
            .. query
                .Select(static p => new KeyValuePair<string, string>(p.Key.ToLowerInvariant(), p.Value ?? string.Empty))
                .Where(p => p.Key.StartsWith("x-amz-", StringComparison.Ordinal) && !sent.Contains(p.Key)),
        ];
    }

    /// <summary>
    /// Whether S3 makes a header of a parameter's value: the response overrides
    /// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html"/>, "Overriding Response Header Values"), and x-amz-*
    /// settings that are taken from the query in place of a header.
    /// </summary>
    internal static bool BecomesHeader(string name) =>
        name.StartsWith("response-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a value has what no header can hold (RFC 9110, section 5.5): a control character other than the tab.</summary>
    internal static bool HasControl(string value)
    {
        foreach (char c in value)
        {
            if ((c < ' ' && c != '\t') || c == '\x7f')
            {
                return true;
            }
        }

        return false;
    }
}
