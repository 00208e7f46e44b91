using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>What to send so that signed headers and sent headers agree, as a command.</summary>
internal static class HeaderAdvice
{
    /// <summary>Send these headers, with the values that were signed where these are known.</summary>
    internal static string Send(FailureFacts e, IReadOnlyList<string> names)
    {
        var request = new List<Argument>();
        if (e.Method is not (null or "GET"))
        {
            request.Add(new("Method", Printable.Of(e.Method, 20)));
            request.AddRange(e.IsUpload ? [new("Body", "./FILE")] : []);
        }

        return $"Send it with the value that was signed: {Client([.. request, new("Headers", Table(e, names))])}";
    }

    /// <summary>A command that sends the URL.</summary>
    internal static string Client(params Argument[] request) =>
        Say.Command(PresignTask.Send, [new(string.Empty, Say.Variable("url")), .. request]);

    /// <summary>Headers with their values, where these are known, as a table.</summary>
    internal static string Table(FailureFacts e, IReadOnlyList<string> names) =>
        Say.Table([.. names.Take(4).Select(n => new Argument(Say.Quoted(n), Say.Quoted(ValueOf(e, n))))]);

    private static string ValueOf(FailureFacts e, string name)
    {
        if (CanonicalMask.IsSecretHeader(name))
        {
            return "VALUE";
        }

        string? given = e.Signing.Headers.GetValueOrDefault(name);
        string? value = string.IsNullOrEmpty(given) ? e.Header(name) : given;
        return string.IsNullOrEmpty(value) ? "VALUE" : value;
    }
}
