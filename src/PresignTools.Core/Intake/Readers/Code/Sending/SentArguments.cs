using PresignTools.Intake.Readers.Code.Signing;
using PresignTools.Intake.Readers.Code.Syntax;
using PresignTools.Intake.Readers.Code.Tables;

namespace PresignTools.Intake.Readers.Code.Sending;

/// <summary>Collects what a request is given: arguments, options, chained calls, and what is set on the request's object.</summary>
internal sealed partial class SentArguments(CodeDocument document, SendingRow row)
{
    private readonly List<KeyValuePair<string, string?>> _headers = [];

    internal IReadOnlyList<KeyValuePair<string, string?>> Headers => _headers;

    internal string? Method { get; private set; } = row.Method;

    internal CodeValue? Url { get; private set; }

    internal BodyShape Body { get; private set; } = BodyShape.None;

    /// <summary>Whether every table of headers was looked into.</summary>
    internal bool IsWhole { get; private set; } = true;

    /// <summary>Whether parameters are added to the URL's query.</summary>
    internal bool AddsQuery { get; private set; }

    /// <summary>Whether Content-Type is taken off on purpose.</summary>
    internal bool HasNoType { get; private set; }

    internal void ReadCall(CodeValue call)
    {
        int position = 0;
        foreach (CodeArgument argument in call.Items)
        {
            if (argument.Name is { } name)
            {
                Option(name, argument.Value);
            }
            else if (argument.IsSpread)
            {
                IsWhole = false;
            }
            else
            {
                Role(position < row.Positions.Count ? row.Positions[position] : "-", argument.Value);
                position++;
            }
        }

        IsWhole &= call.IsClosed;
        foreach (CodeValue step in document.ChainedTo(call).TakeWhile(static s =>
            s.Last is not ("then" or "catch" or "subscribe" or "pipe")))
        {
            Step(step);
        }

        string? variable = call.Last == "open" && call.Before.Length > 0 ? call.Before : document.VariableOf(call);
        if (variable is not null)
        {
            Members(variable);
        }

        Method ??= row.Default;
    }

    private void Role(string role, CodeValue value)
    {
        switch (role)
        {
            case "url":
                Url = value;
                OptionsIfObject(value);
                break;
            case "method":
                Method = Operations.VerbOf(document.Resolve(value)) ?? Method;
                break;
            case "body" or "json" or "form":
                SetBody(value, role);
                break;
            case "type":
                AddHeader("Content-Type", value);
                break;
            case "headers":
                HeaderTable(value);
                break;
            case "options":
                Options(value);
                break;
            default:
                break;
        }
    }

    /// <summary>Clients that take a URL take everything in one object instead.</summary>
    private void OptionsIfObject(CodeValue value)
    {
        if (document.Resolve(value) is { Kind: CodeValueKind.Group } options)
        {
            Options(options);
        }
    }

    private void Options(CodeValue given)
    {
        CodeValue options = document.Resolve(given);
        IsWhole &= options.Kind is CodeValueKind.Group or CodeValueKind.Call;
        foreach (CodeArgument entry in options.Items)
        {
            if (entry.Name is { } name)
            {
                Option(name, entry.Value);
            }
            else if (entry.IsSpread)
            {
                Options(entry.Value);
            }
        }
    }

    private void Option(string name, CodeValue value)
    {
        switch (name.Replace("_", string.Empty, StringComparison.Ordinal).ToLowerInvariant())
        {
            case "method" or "httpmethod" or "custommethod" or "type" or "verb":
                Method = Operations.VerbOf(document.Resolve(value)) ?? Method;
                break;
            case "url" or "uri" or "requesturi":
                Url ??= value;
                break;
            case "headers" or "header":
                HeaderTable(value);
                break;
            case "contenttype" or "mimetype":
                AddHeader("Content-Type", value);
                break;
            case "body" or "data" or "content" or "payload" or "httpbody" or "bodystream":
                SetBody(value, "body");
                break;
            case "json":
                SetBody(value, "json");
                break;
            case "files" or "multipart" or "formdata" or "multipartformdata":
                SetBody(value, "form");
                break;
            case "form" or "formparams":
                SetBody(value, "fields");
                break;
            case "uploadtype":
                Body = value.Last.Contains("MULTIPART", StringComparison.OrdinalIgnoreCase) ? BodyShape.Form : BodyShape.Stream;
                break;
            case "params" or "searchparams" or "qs" or "query":
                AddsQuery = true;
                break;
            case "auth":
                _headers.Add(new("authorization", null));
                break;
            case "options":
                Options(value);
                break;
            default:
                break;
        }
    }

    private void SetBody(CodeValue value, string role)
    {
        CodeValue known = document.Resolve(value);
        Body = role switch
        {
            "json" => BodyShape.Json,
            "form" => BodyShape.Form,
            "fields" => BodyShape.Fields,
            _ => BodyShapes.Of(document, value),
        };
        if (known is { Kind: CodeValueKind.Call, Last: "StringContent" or "RequestBody" or "create" or "toRequestBody" or "asRequestBody" })
        {
            foreach (CodeArgument argument in known.Items)
            {
                if (MediaType(argument.Value) is { } type)
                {
                    _headers.Add(new("content-type", type));
                }
            }
        }
        else if (known is { Kind: CodeValueKind.Call, Last: "HttpEntity" } && known.At(1) is { } headers)
        {
            HeaderTable(headers);
        }

        if (value.Kind == CodeValueKind.Name && known.Kind == CodeValueKind.Call && Body is not (BodyShape.Form or BodyShape.Fields))
        {
            Members(value.Text!);
        }
    }

    private string? MediaType(CodeValue given)
    {
        CodeValue value = document.Resolve(given);
        bool isMade = value is { Kind: CodeValueKind.Call, Items.Count: > 0, Last: "parse" or "get" or "MediaTypeHeaderValue" };
        CodeValue text = isMade ? value.Items[0].Value : value;
        text = text.Receiver is { Kind: CodeValueKind.Text } literal ? literal : document.Resolve(text);
        bool isType = text is { Kind: CodeValueKind.Text, Text: { Length: < 100 } s } && s.IndexOf('/') > 0 && s.IndexOf(' ') < 0;
        return isType ? text.Text : null;
    }

    private void HeaderTable(CodeValue given)
    {
        CodeValue table = document.Resolve(given);
        IsWhole &= table.Kind is CodeValueKind.Group or CodeValueKind.Call && table.Last is not ("getHeaders" or "get_headers");
        CodeValue entries = table.Kind == CodeValueKind.Call && table.At(0) is { Kind: CodeValueKind.Group } inner ? inner : table;
        foreach (CodeArgument entry in entries.Items)
        {
            if (entry.Name is { } name)
            {
                AddHeader(name, entry.Value);
            }
            else if (entry.Value is { Kind: CodeValueKind.Group } pair && pair.At(0) is { Kind: CodeValueKind.Text, Text: { } key }
                && pair.At(1) is { } value)
            {
                AddHeader(key, value);
            }
            else if (entry.IsSpread)
            {
                HeaderTable(entry.Value);
            }
            else if (entry.Value is { Kind: CodeValueKind.Text, Text: { } line } && line.IndexOf(':') is > 0 and var colon)
            {
                _headers.Add(new(line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim()));
            }
        }

        if (given.Kind == CodeValueKind.Name && table.Kind == CodeValueKind.Call)
        {
            Members(given.Text!);
        }
    }

    private void AddHeader(string name, CodeValue value)
    {
        CodeValue known = document.Resolve(value);
        string? type = known is { Kind: CodeValueKind.Call } ? MediaType(known) : null;
        bool isNone = known is { Kind: CodeValueKind.Name, Text: "undefined" or "null" or "false" or "None" or "nil" }
            || known is { Kind: CodeValueKind.Text, Text: "" };
        string plain = name.Equals("ContentType", StringComparison.OrdinalIgnoreCase) ? "content-type" : name.ToLowerInvariant();
        if (isNone)
        {
            HasNoType |= plain == "content-type";
            return;
        }

        _headers.Add(new(plain, type ?? (known.Kind is CodeValueKind.Text or CodeValueKind.Number ? known.Text : null)));
    }
}
