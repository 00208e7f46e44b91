namespace PresignTools.Sandbox.Answers;

/// <summary>An answer that refuses: S3's code, status, message and extra elements, and the cause behind it.</summary>
internal sealed class Failure : Exception
{
    internal Failure(int status, string code, string message, string? cause, params (string Name, string? Value)[] extras)
        : base(message)
    {
        Status = status;
        Code = code;
        Cause = cause;
        Extras = extras;
    }

    internal int Status { get; }

    internal string Code { get; }

    /// <summary>Id of the cause catalogue; null where nothing is wrong but the request (a condition that does not hold).</summary>
    internal string? Cause { get; init; }

    /// <summary>For a denial by policies, what denied; then there is no cause, which is for the diagnosis to find.</summary>
    internal string? DeniedBy { get; init; }

    internal IReadOnlyList<(string Name, string? Value)> Extras { get; }

    internal List<KeyValuePair<string, string>> Headers { get; } = [];

    /// <summary>Whether an HTML page goes back, as website hosts do.</summary>
    internal bool IsHtml { get; init; }

    internal Failure With(string name, string? value)
    {
        if (value is not null)
        {
            Headers.Add(new(name, value));
        }

        return this;
    }

    /// <summary>The XML answer, S3's frame: Code, Message, extras, RequestId, HostId.</summary>
    internal Answer ToAnswer(string requestId, string hostId)
    {
        var answer = new Answer(Status) { Code = Code, Message = Message, Cause = Cause, DeniedBy = DeniedBy };
        if (IsHtml)
        {
            answer.WithBody(
                System.Text.Encoding.UTF8.GetBytes(
                    $"<html>\n<head><title>{Status} {Code}</title></head>\n<body>\n<h1>{Status} {Code}</h1>\n<ul>\n<li>Code: "
                        + $"{Code}</li>\n<li>Message: {Message}</li>\n<li>RequestId: {requestId}</li>\n<li>HostId: "
                        + $"{hostId}</li>\n</ul>\n<hr/>\n</body>\n</html>\n"),
                "text/html; charset=utf-8");
        }
        else if (Status != 304)
        {
            var xml = new XmlText("Error");
            xml.Add("Code", Code).Add("Message", Message);
            foreach ((string name, string? value) in Extras)
            {
                xml.Add(name, value);
            }

            xml.Add("RequestId", requestId).Add("HostId", hostId);
            answer.WithBody(System.Text.Encoding.UTF8.GetBytes(xml.ToString()), "application/xml");
        }

        foreach (KeyValuePair<string, string> header in Headers)
        {
            answer.With(header.Key, header.Value);
        }

        return answer;
    }
}
