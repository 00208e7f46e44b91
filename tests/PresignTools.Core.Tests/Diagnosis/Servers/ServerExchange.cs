using System.Globalization;
using System.Text.Json;
using PresignTools.Errors;
using PresignTools.Intake;
using PresignTools.Intake.Reading;
using PresignTools.Responses;
using PresignTools.Signing;

namespace PresignTools.Tests.Diagnosis.Servers;

/// <summary>What a user has in hand when a request fails.</summary>
public enum InHand
{
    /// <summary>The body of the answer.</summary>
    Xml,

    /// <summary>The URL, and the body of the answer.</summary>
    UrlAndXml,

    /// <summary>All that curl -v shows.</summary>
    Terminal,

    /// <summary>The error record: URL, method, headers and the whole answer.</summary>
    Record,

    /// <summary>The terminal, and the key pair.</summary>
    WithKeys,
}

/// <summary>One recorded exchange with a real server: what was made wrong, what was sent and what came back.</summary>
public sealed class ServerExchange
{
    private JsonElement _line;

    internal string Server => Text("Server");

    internal string Fault => Text("Fault");

    /// <summary>The causes that are right; none for a healthy request.</summary>
    internal IReadOnlyList<string> Right { get; private set; } = [];

    /// <summary>Nobody can tell it without the secret.</summary>
    internal bool IsHidden => _line.GetProperty("Hidden").GetBoolean();

    internal int Status => _line.GetProperty(nameof(Status)).GetInt32();

    internal bool IsRefused => Status is 0 or >= 300;

    internal string Body => Text("Body");

    internal string Url => Text("Url");

    internal string Terminal => Text("Terminal");

    internal DateTimeOffset At => DateTimeOffset.Parse(Text("At"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Reads the recorded exchanges.</summary>
    internal static IReadOnlyList<ServerExchange> Load(string path) =>
    [
        .. File.ReadLines(path).Select(static line => JsonDocument.Parse(line).RootElement).Select(static e => new ServerExchange
        {
            _line = e,
            Right = [.. e.GetProperty(nameof(Right)).EnumerateArray().Select(static r => r.GetString()!)],
        }),
    ];

    /// <summary>What is known where a user has this in hand; null where there is nothing of the kind.</summary>
    internal DiagnosisInput? Known(InHand hand)
    {
        try
        {
            return Read(hand);
        }
        catch (PresignException e) when (e.ErrorId == "DiagnosisTextNotRecognized")
        {
            return new DiagnosisInput { ClientMessage = Body.Length > 0 ? Body : Terminal };    // a text that is not read is a miss
        }
    }

    private DiagnosisInput? Read(InHand hand) => hand switch
    {
        InHand.Xml => IsRefused && Body.Contains("<Code>", StringComparison.Ordinal) ? TextIntake.Read(Body, out _) : null,
        InHand.UrlAndXml => IsRefused && Body.Length > 0 ? TextIntake.Read(Url + "\n" + Body, out _) : null,
        InHand.Terminal => TextIntake.Read(Terminal, out _),
        InHand.WithKeys => TextIntake.Read(Terminal, out _) with { Credentials = new SigningCredentials(Text("AccessKey"), Text("SecretKey")) },
        _ => IsRefused ? FromRecord() : null,
    };

    private DiagnosisInput FromRecord() => new()
    {
        Url = Url,
        Method = Text("Method"),
        Headers = [.. _line.GetProperty("Header").EnumerateObject().Select(static h => new KeyValuePair<string, string>(h.Name, h.Value.GetString()!))],
        Response = S3ErrorResponseReader.Read(new S3ResponseInput
        {
            Status = Status,
            Headers = [.. _line.GetProperty("AnswerHeaders").EnumerateObject()
                .Select(static h => new KeyValuePair<string, string>(h.Name, h.Value.GetString()!))],
            Body = Body,
        }),
    };

    private string Text(string name) => _line.TryGetProperty(name, out JsonElement e) && e.ValueKind == JsonValueKind.String ? e.GetString()! : string.Empty;
}
