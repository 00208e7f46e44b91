namespace PresignTools.Sandbox.Answers;

/// <summary>What goes back.</summary>
internal sealed class Answer
{
    internal Answer(int status) => Status = status;

    internal int Status { get; }

    internal List<KeyValuePair<string, string>> Headers { get; } = [];

    internal ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>Length for HEAD, whose body is not sent.</summary>
    internal long? Length { get; set; }

    /// <summary>Id of the cause that made it deny; null if nothing did.</summary>
    internal string? Cause { get; set; }

    /// <summary>What denied, for a denial by policies.</summary>
    internal string? DeniedBy { get; init; }

    /// <summary>Error code, for the log.</summary>
    internal string? Code { get; init; }

    /// <summary>Message of the error, for the log.</summary>
    internal string? Message { get; init; }

    internal Answer With(string name, string? value)
    {
        if (value is not null)
        {
            Headers.RemoveAll(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
            Headers.Add(new(name, value));
        }

        return this;
    }

    internal Answer WithBody(ReadOnlyMemory<byte> body, string contentType)
    {
        Body = body;
        return With("Content-Type", contentType);
    }

    internal static Answer Xml(string xml, int status = 200) =>
        new Answer(status).WithBody(System.Text.Encoding.UTF8.GetBytes(xml), "application/xml");

    internal static Answer Json(string json, int status = 200, string type = "application/json") =>
        new Answer(status).WithBody(System.Text.Encoding.UTF8.GetBytes(json), type);
}
