using PresignTools.Intake.Readers.Code.Syntax;
using PresignTools.Intake.Readers.Code.Tables;

namespace PresignTools.Intake.Readers.Code.Signing;

/// <summary>
/// Collects what a signing call is given: arguments, objects, builders, lambdas, and what is set on a request object before. What it
/// cannot look into leaves the call incomplete.
/// </summary>
internal sealed class SignedArguments(CodeDocument document, SigningRow row)
{
    private const int MostValues = 300;
    private const int Deepest = 10;

    private static readonly HashSet<string> Opaque = new(StringComparer.OrdinalIgnoreCase)
    {
        "command", "cmd", "params", "parameters", "request", "req", "input", "options", "opts", "args", "presignRequest", "kwargs",
    };

    private static readonly HashSet<string> HeaderTables = new(StringComparer.OrdinalIgnoreCase)
    {
        "headers", "header", "extraHeaders", "headersToSign", "signHeaders", "reqParams", "customHeaders",
    };

    // What an upload form is given is not signed as headers; settings of the client are no parameters either.
    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase) { "Fields", "Conditions", "credentials",
        "Tags" };

    private readonly List<KeyValuePair<string, string?>> _parameters = [];
    private int _left = MostValues;

    internal IReadOnlyList<KeyValuePair<string, string?>> Parameters => _parameters;

    /// <summary>The operation that a type, a builder or an argument names; null if none does.</summary>
    internal string? Operation { get; private set; }

    /// <summary>Whether everything that is given was looked into.</summary>
    internal bool IsWhole { get; private set; } = true;

    internal void ReadCall(CodeValue call)
    {
        int position = 0;
        foreach (CodeArgument argument in call.Items)
        {
            if (argument.Name is null && argument.Value.Text is { } text
                && (text is "ctx" || text.StartsWith("context.", StringComparison.Ordinal)))
            {
                continue;   // Go's context comes before everything else
            }

            if (argument.Name is null && !argument.IsSpread)
            {
                Positional(argument.Value, position++);
            }
            else
            {
                Visit(argument.Value, argument.Name, 0);
            }
        }

        IsWhole &= call.IsClosed;
    }

    /// <summary>What a call is made on: a chain of builder steps, or the variable that holds a request.</summary>
    internal void ReadReceiver(CodeValue call)
    {
        if (call.Receiver is { } receiver)
        {
            Visit(receiver, null, 0);
        }
        else if (call.Before is { Length: > 0 } variable)
        {
            var name = new CodeValue(CodeValueKind.Name, call.Start) { Text = variable };
            CodeValue made = document.Resolve(name);
            if (!ReferenceEquals(made, name) && made.Kind == CodeValueKind.Call && Operations.OfType(made.Last) is not null)
            {
                Visit(made, null, 0);
            }
        }
    }

    private void Positional(CodeValue value, int position)
    {
        string? name = position < row.Positions.Count ? row.Positions[position] : null;
        CodeValue resolved = document.Resolve(value);
        if (name == "Operation")
        {
            Operation ??= Operations.Of(resolved.Kind == CodeValueKind.Text ? resolved.Text : resolved.Last);
        }
        else if (name is "-" or null || resolved.Kind is CodeValueKind.Call or CodeValueKind.Group)
        {
            if (resolved is { Kind: CodeValueKind.Text, Text: { } text } && name is null)
            {
                Operation ??= Operations.Of(text);
            }
            else
            {
                Visit(value, name is "Expires" ? name : null, 0);
            }
        }
        else if (Operations.VerbOf(resolved) is { } verb)
        {
            Add("Method", verb);    // libraries give the method at several places
        }
        else
        {
            Visit(value, name, 0);
        }
    }

    private void Visit(CodeValue given, string? name, int depth)
    {
        if (_left-- <= 0 || depth > Deepest || (name is not null && Skipped.Contains(name)))
        {
            return;
        }

        CodeValue value = document.Resolve(given);
        if (name is not null && ParameterNames.Of(name) == "Expires")
        {
            Add("Expires", CodeDurations.Seconds(document, value));
            return;
        }

        if (name is not null && HeaderTables.Contains(name))
        {
            Headers(value);
            return;
        }

        switch (value.Kind)
        {
            case CodeValueKind.Text or CodeValueKind.Number:
                Add(name, value.Text);
                break;
            case CodeValueKind.Group:
                Entries(value, name, depth);
                break;
            case CodeValueKind.Call:
                Call(value, name, depth);
                break;
            case CodeValueKind.Name when name is null && Operations.VerbOf(value) is { } verb:
                Add("Method", verb);
                break;
            case CodeValueKind.Name when name is not null:
                Add(name, EnumText.Of(name, value));
                break;
            case CodeValueKind.Name:
                IsWhole &= !Opaque.Contains(value.Last);
                break;
            default:
                Add(name, null);
                break;
        }

        if (!ReferenceEquals(value, given) && value.Kind is CodeValueKind.Call or CodeValueKind.Group && given.Text is { } variable)
        {
            Members(variable, depth);
        }
    }

    private void Entries(CodeValue group, string? name, int depth)
    {
        string? api = name is null ? null : ParameterNames.Of(name);
        if (api == "Metadata")
        {
            foreach (CodeArgument entry in group.Items.Where(static i => i.Name is not null))
            {
                _parameters.Add(new(UserMetadata.Header(entry.Name!), TextOf(entry.Value)));
            }

            return;
        }

        foreach (CodeArgument entry in group.Items)
        {
            IsWhole &= !(entry.IsSpread && document.Resolve(entry.Value).Kind == CodeValueKind.Name);
            Visit(entry.Value, entry.Name, depth + 1);
        }
    }

    private void Call(CodeValue call, string? name, int depth)
    {
        if (name is not null && ParameterNames.Of(name) is { } api)
        {
            KeyValuePair<string, CodeValue>[] pairs = api == "Metadata" ? [.. UserMetadata.Pairs(call)] : [];
            _parameters.AddRange(pairs.Select(p => KeyValuePair.Create(p.Key, TextOf(p.Value))));
            bool isWrapped = call.Items.Count == 1 && call.Items[0].Name is null && EnumText.IsWrapper(call.Last);
            Add(pairs.Length > 0 ? null : name, isWrapped ? TextOf(call.Items[0].Value) : null);
            return;
        }

        Operation ??= Operations.OfType(call.Last) ?? Operations.OfType(call.Before[(call.Before.LastIndexOf('.') + 1)..]);
        if (call.Receiver is { } receiver)
        {
            Visit(receiver, null, depth + 1);
        }

        if (call.Receiver is not null || call.Items.Count == 1)
        {
            string step = call.Last;
            if (ParameterNames.Of(step) is not null && call.Items is [{ Name: null } value])
            {
                Visit(value.Value, step, depth + 1);
                return;
            }

            if (ParameterNames.Of(step) == "Expires" && call.Items is [var count, { Value: { Kind: CodeValueKind.Name } unit }])
            {
                Add("Expires", CodeDurations.Seconds(count.Value, unit));
                return;
            }

            if (call.Items is [{ Name: null, Value: { Kind: CodeValueKind.Text, Text: { } header } }, { Name: null } set])
            {
                AddHeader(UserMetadata.Header(step, header), set.Value);
                return;
            }
        }

        if (call.Last is "getCommand" or "get_command" && call.At(0) is { Kind: CodeValueKind.Text, Text: { } operation })
        {
            Operation ??= Operations.Of(operation);
        }

        int position = 0;
        IReadOnlyList<string> names = RequestTypes.Positions(call.Last);
        foreach (CodeArgument argument in call.Items)
        {
            string? known = argument.Name is null && position < names.Count ? names[position++] : argument.Name;
            bool isVerb = argument.Name is null && Operations.VerbOf(document.Resolve(argument.Value)) is not null;
            Visit(argument.Value, isVerb ? null : known, depth + 1);
        }
    }

    /// <summary>What is set on a request object after it was made.</summary>
    private void Members(string variable, int depth)
    {
        foreach (CodeAssignment set in document.SetOn(variable))
        {
            string member = set.Target[(set.Target.LastIndexOf('.') + 1)..];
            if (set.Index is { } header)
            {
                AddHeader(header, set.Value);
            }
            else if (ParameterNames.Of(member) is not null)
            {
                Visit(set.Value, member, depth + 1);
            }
        }

        foreach (CodeValue call in document.CalledOn(variable))
        {
            if (call.Items is [{ Name: null } one] && ParameterNames.Of(call.Last) is not null)
            {
                Visit(one.Value, call.Last, depth + 1);
            }
            else if (call.Items is [{ Value: { Kind: CodeValueKind.Text, Text: { } header } }, var value])
            {
                AddHeader(UserMetadata.Header(call.Last, header), value.Value);
            }
        }
    }

    private void Headers(CodeValue table)
    {
        foreach (CodeArgument entry in table.Items.Where(static i => i.Name is not null))
        {
            AddHeader(entry.Name!, entry.Value);
        }

        IsWhole &= table.Kind is CodeValueKind.Group or CodeValueKind.Call;
    }

    private void AddHeader(string name, CodeValue value)
    {
        if (name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) || ParameterNames.Of(name) is not null)
        {
            _parameters.Add(new(name, TextOf(value)));
        }
    }

    private string? TextOf(CodeValue value) => document.Resolve(value) is { Kind: CodeValueKind.Text or CodeValueKind.Number } known
        ? known.Text : null;

    private void Add(string? name, string? value)
    {
        if (name is "ClientMethod" or "client_method")
        {
            Operation ??= Operations.Of(value);
        }
        else if (name is not null && (ParameterNames.Of(name) ?? HeaderName(name)) is { } api)
        {
            _parameters.Add(new(api, value));
        }
    }

    private static string? HeaderName(string name) => name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) ? name : null;
}
