using PresignTools.Intake.Readers.Code.Signing;
using PresignTools.Intake.Readers.Code.Syntax;
using PresignTools.Intake.Readers.Code.Tables;

namespace PresignTools.Intake.Readers.Code.Sending;

/// <summary>What is chained to a request, or set on its object, before it is sent.</summary>
internal sealed partial class SentArguments
{
    private static readonly HashSet<string> HeaderSetters = new(StringComparer.OrdinalIgnoreCase)
    {
        "add", "addHeader", "append", "header", "putHeader", "set", "setHeader", "setRequestHeader", "setRequestProperty",
        "TryAddWithoutValidation",
    };

    private readonly HashSet<string> _visited = [];

    private void Step(CodeValue call)
    {
        CodeValue? first = call.Items.Count > 0 ? call.Items[0].Value : null;
        string name = call.Last;
        if (HeaderSetters.Contains(name) && call.Items.Count == 2 && first is { Kind: CodeValueKind.Text, Text: { } header })
        {
            AddHeader(header, call.Items[1].Value);
        }
        else if (name is "setValue" or "addValue" && call.Named("forHTTPHeaderField") is { Text: { } field } && first is not null)
        {
            AddHeader(field, first);
        }
        else if (name is "setContentType" or "contentType" or "type" && first is not null)
        {
            AddHeader("Content-Type", first);
        }
        else if (name is "setRequestMethod" or "method" or "httpMethod" && first is not null)
        {
            Method = Operations.VerbOf(document.Resolve(first)) ?? Method;
            if (call.Items.Count > 1)
            {
                SetBody(call.Items[1].Value, "body");
            }
        }
        else if (name is "send" or "body" or "end" or "write" or "setEntity" or "bodyValue" or "AddParameter" && first is not null)
        {
            SetBody(first, "body");
        }
        else if (name is "json" or "form" or "multipart" && first is not null)
        {
            SetBody(first, name == "multipart" ? "form" : name == "form" ? "fields" : name);
        }
        else if (name is "attach" or "addFile" or "AddFile" or "set_form")
        {
            Body = BodyShape.Form;
        }
        else if (name is "query")
        {
            AddsQuery = true;
        }
        else if (name is "url" or "uri" && first is not null)
        {
            Url ??= first;
        }
        else if (row.Client is "OkHttp" or "Java HttpClient"
            && Operations.VerbOf(new CodeValue(CodeValueKind.Text, 0) { Text = name }) is { } verb)
        {
            Method = verb;
            if (first is not null)
            {
                SetBody(first, "body");
            }
        }
    }

    /// <summary>An option of PHP's curl.</summary>
    internal void CurlOption(string name, CodeValue value)
    {
        switch (name)
        {
            case "CURLOPT_PUT" or "CURLOPT_UPLOAD":
                Method = "PUT";
                Body = BodyShape.Stream;
                HasNoType = true;
                break;
            case "CURLOPT_POST":
                Method = Method is null or "GET" ? "POST" : Method;
                break;
            case "CURLOPT_NOBODY":
                Method = "HEAD";
                break;
            case "CURLOPT_CUSTOMREQUEST":
                Method = Operations.VerbOf(document.Resolve(value)) ?? Method;
                break;
            case "CURLOPT_URL":
                Url ??= value;
                break;
            case "CURLOPT_HTTPHEADER":
                HeaderTable(value);
                break;
            case "CURLOPT_POSTFIELDS":
                Method = Method is null or "GET" ? "POST" : Method;
                Body = document.Resolve(value).Kind == CodeValueKind.Group ? BodyShape.Form : BodyShape.Bytes;
                break;
            default:
                break;
        }
    }

    private void Members(string variable)
    {
        if (!_visited.Add(variable))
        {
            return;
        }

        foreach (CodeAssignment set in document.SetOn(variable))
        {
            Member(set);
        }

        foreach (CodeValue call in document.CalledOn(variable))
        {
            Step(call);
        }
    }

    private void Member(CodeAssignment set)
    {
        string member = set.Target[(set.Target.LastIndexOf('.') + 1)..];
        if (set.Index is { } header)
        {
            AddHeader(header, set.Value);
            return;
        }

        switch (member.ToLowerInvariant())
        {
            case "contenttype":
                AddHeader("Content-Type", set.Value);
                break;
            case "httpmethod" or "method" or "requestmethod":
                Method = Operations.VerbOf(document.Resolve(set.Value)) ?? Method;
                break;
            case "content" or "body" or "httpbody" or "body_stream" or "httpbodystream":
                SetBody(set.Value, "body");
                break;
            case "contentlength" or "content_length":
                AddHeader("Content-Length", set.Value);
                break;
            case "allhttpheaderfields" or "headers":
                HeaderTable(set.Value);
                break;
            default:
                break;
        }
    }
}
