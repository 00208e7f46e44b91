using PresignTools.Intake.Readers.Code.Lexing;

namespace PresignTools.Intake.Readers.Code.Syntax;

/// <summary>What a text of code calls and sets, with variables looked up within the text.</summary>
internal sealed class CodeDocument
{
    private const int MostSteps = 24;

    private readonly Dictionary<string, List<CodeAssignment>> _byTarget = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CodeAssignment>> _byOwner = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CodeValue>> _callsByOwner = new(StringComparer.Ordinal);
    private readonly Dictionary<int, CodeValue> _nextByStart = [];

    internal CodeDocument(IReadOnlyList<CodeValue> calls, IReadOnlyList<CodeAssignment> assignments, IReadOnlyList<CodeToken> tokens)
    {
        Tokens = tokens;
        Calls = calls;
        Assignments = assignments;
        foreach (CodeAssignment assignment in assignments)
        {
            Add(assignment.Index is null ? _byTarget : _byOwner, assignment.Index is null
                ? assignment.Target : Owner(assignment.Target), assignment);
            if (assignment.Index is null && assignment.Target.IndexOf('.') > 0)
            {
                Add(_byOwner, Owner(assignment.Target), assignment);
            }
        }

        foreach (CodeValue call in calls)
        {
            if (call is { Receiver: null, Text: { } path } && path.IndexOf('.') > 0)
            {
                Add(_callsByOwner, Owner(path), call);
            }
            else if (call.Receiver is { } receiver)
            {
                _nextByStart.TryAdd(receiver.Start, call);
            }
        }
    }

    /// <summary>The tokens of the text.</summary>
    internal IReadOnlyList<CodeToken> Tokens { get; }

    /// <summary>Every call, in the order of the text.</summary>
    internal IReadOnlyList<CodeValue> Calls { get; }

    /// <summary>Everything that is set, in the order of the text.</summary>
    internal IReadOnlyList<CodeAssignment> Assignments { get; }

    /// <summary>The value of a name: what it was set to last before it is used, else first; the value itself if it is no name.</summary>
    internal CodeValue Resolve(CodeValue value)
    {
        CodeValue at = value;
        for (int step = 0; step < MostSteps && at is { Kind: CodeValueKind.Name, Receiver: null, Text: { } name }; step++)
        {
            if (!_byTarget.TryGetValue(name, out List<CodeAssignment>? set))
            {
                return at;
            }

            CodeAssignment one = set.FindLast(a => a.Value.Start < at.Start) ?? set[0];
            if (ReferenceEquals(one.Value, at))
            {
                return at;
            }

            at = one.Value;
        }

        return at;
    }

    /// <summary>The variable that a value is set to; null if to none.</summary>
    internal string? VariableOf(CodeValue value)
    {
        foreach (CodeAssignment assignment in Assignments)
        {
            if (assignment.Index is null && assignment.Value.Start <= value.Start && value.End <= assignment.Value.End
                && IsChain(assignment.Value, value))
            {
                return assignment.Target;
            }
        }

        return null;
    }

    /// <summary>The calls that are chained to a call: <c>b</c> and <c>c</c> of <c>a().b().c()</c>.</summary>
    internal IEnumerable<CodeValue> ChainedTo(CodeValue call)
    {
        CodeValue at = call;
        for (int step = 0; step < MostSteps && _nextByStart.TryGetValue(at.Start, out CodeValue? next); step++)
        {
            yield return next;
            at = next;
        }
    }

    /// <summary>What is set on a variable: its members and elements.</summary>
    internal IReadOnlyList<CodeAssignment> SetOn(string variable) => _byOwner.TryGetValue(variable, out List<CodeAssignment>? set)
        ? set : [];

    /// <summary>What is called on a variable.</summary>
    internal IReadOnlyList<CodeValue> CalledOn(string variable) => _callsByOwner.TryGetValue(variable, out List<CodeValue>? calls)
        ? calls : [];

    /// <summary>Whether a value is another, or what that is called on.</summary>
    private static bool IsChain(CodeValue whole, CodeValue part)
    {
        for (CodeValue? at = whole; at is not null; at = at.Receiver)
        {
            if (ReferenceEquals(at, part) || at.Start == part.Start)
            {
                return true;
            }
        }

        return false;
    }

    private static string Owner(string path)
    {
        int from = path.StartsWith("this.", StringComparison.Ordinal) || path.StartsWith("self.", StringComparison.Ordinal) ? 5 : 0;
        int dot = path.IndexOf('.', from);
        return dot < 0 ? path : path[..dot];
    }

    private static void Add<T>(Dictionary<string, List<T>> map, string key, T value)
    {
        if (!map.TryGetValue(key, out List<T>? list))
        {
            map[key] = list = [];
        }

        list.Add(value);
    }
}
