using PresignTools.Intake.Readers.Code.Syntax;

namespace PresignTools.Intake.Readers.Code.Sending;

/// <summary>
/// Options of PHP's curl: <c>curl_setopt($ch, CURLOPT_PUT, true)</c>, <c>curl_setopt_array</c>. Source: PHP manual, curl_setopt.
/// </summary>
internal static class PhpCurl
{
    internal static void Read(CodeDocument document, string handle, SentArguments request)
    {
        foreach (CodeValue call in document.Calls)
        {
            if (call.At(0) is not { Kind: CodeValueKind.Name } on || on.Text != handle)
            {
                continue;
            }

            if (call.Text == "curl_setopt" && call.At(1) is { } option && call.At(2) is { } value)
            {
                request.CurlOption(option.Last, value);
            }
            else if (call.Text == "curl_setopt_array" && call.At(1) is { } options)
            {
                foreach (CodeArgument entry in document.Resolve(options).Items)
                {
                    request.CurlOption(entry.Name ?? string.Empty, entry.Value);
                }
            }
        }
    }
}
