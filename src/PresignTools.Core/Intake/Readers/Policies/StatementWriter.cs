using System.Text;
using System.Text.Json;
using PresignTools.Intake.Documents;
using PresignTools.Policies;

namespace PresignTools.Intake.Readers.Policies;

/// <summary>Writes statements, however they were spelled, as AWS's language has them.</summary>
internal static class StatementWriter
{
    // Of a log of many thousand lines, a statement's line is not worth a document of as many.
    private const int LastLine = 4000;

    /// <summary>Whether a statement says whom it is about.</summary>
    internal static bool HasPrincipal(LooseNode statement) =>
        statement.Member("principal", "principals", "notprincipal", "notprincipals") is not null;

    /// <summary>The actions of a statement.</summary>
    internal static IReadOnlyList<string> Actions(LooseNode statement) =>
        [.. StatementValues.Of(statement.Member("action", "actions", "notaction", "notactions")).Where(IsAction)];

    /// <summary>Whether it denies.</summary>
    internal static bool IsDeny(LooseNode statement) =>
        statement.Member("effect") is { } effect && effect.Text.EndsWith("deny", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// A document of these statements, for a kind. Each begins on the line that it has in the text, so that what is said of it leads there.
    /// </summary>
    /// <param name="kind">What it is attached to.</param>
    /// <param name="statements">The statements.</param>
    /// <param name="lineOf">The line of a statement in the text, from 1.</param>
    internal static string Document(PolicyKind kind, IReadOnlyList<LooseNode> statements, Func<LooseNode, int> lineOf)
    {
        var text = new StringBuilder("""{"Version":"2012-10-17","Statement":[""");
        int line = 1;
        for (int i = 0; i < statements.Count; i++)
        {
            text.Append(i == 0 ? string.Empty : ",");
            for (int at = Math.Min(LastLine, lineOf(statements[i])); line < at; line++)
            {
                text.Append('\n');
            }

            text.Append(One(kind, statements[i]));
        }

        return text.Append("]}").ToString();
    }

    private static string One(PolicyKind kind, LooseNode statement)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Statement(writer, kind, statement);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Statement(Utf8JsonWriter writer, PolicyKind kind, LooseNode s)
    {
        writer.WriteStartObject();
        if (s.TextOf("sid") is { } sid && Sid(kind, sid) is { Length: > 0 } name)
        {
            writer.WriteString("Sid", name);
        }

        writer.WriteString("Effect", IsDeny(s) ? "Deny" : "Allow");
        if (PolicyKinds.NamesPrincipal(kind) && kind != PolicyKind.ResourceControl)
        {
            Principal(writer, s);
        }
        else if (kind == PolicyKind.ResourceControl)
        {
            writer.WriteString("Principal", "*");
        }

        bool excludes = s.Member("action", "actions") is null && s.Member("notaction", "notactions") is not null;
        Values(writer, excludes ? "NotAction" : "Action", Actions(s));
        if (kind != PolicyKind.RoleTrust)
        {
            bool others = s.Member("resource", "resources") is null && s.Member("notresource", "notresources") is not null;
            IReadOnlyList<string> resources = StatementValues.Resources(s.Member("resource", "resources", "notresource", "notresources"));
            Values(writer, others ? "NotResource" : "Resource", resources.Count > 0 ? resources : ["*"]);
        }

        Condition(writer, s);
        writer.WriteEndObject();
    }

    /// <summary>IAM takes letters and digits only; other places take blanks too.</summary>
    private static string Sid(PolicyKind kind, string sid) =>
        PolicyKinds.IsStoredByIam(kind) ? new string([.. sid.Where(char.IsAsciiLetterOrDigit)]) : sid;

    private static void Principal(Utf8JsonWriter writer, LooseNode s)
    {
        LooseNode? node = s.Member("principal", "principals");
        LooseNode? not = node is null ? s.Member("notprincipal", "notprincipals") : null;
        writer.WritePropertyName(not is null ? "Principal" : "NotPrincipal");
        LooseNode? value = node ?? not;
        List<(string Type, IReadOnlyList<string> Names)> named = [.. Principals(value)];
        if (named.Count == 0)
        {
            writer.WriteStringValue("*");
            return;
        }

        writer.WriteStartObject();
        foreach (var group in named.GroupBy(static n => n.Type))
        {
            Values(writer, group.Key, [.. group.SelectMany(static g => g.Names).Distinct()]);
        }

        writer.WriteEndObject();
    }

    private static IEnumerable<(string Type, IReadOnlyList<string> Names)> Principals(LooseNode? value)
    {
        if (value is null or { IsScalar: true })
        {
            string text = value?.Text ?? "*";
            return text.StartsWith("arn:", StringComparison.Ordinal) ? [("AWS", [text])] : [];
        }

        if (value.Kind == LooseKind.Array)
        {
            return value.Items.SelectMany(Principals);
        }

        // Terraform: principals { type = "AWS"  identifiers = [...] }
        if (value.TextOf("type") is { } type && value.Member("identifiers") is { } identifiers)
        {
            IReadOnlyList<string> names = Named(type, identifiers);
            return type == "*" || names.Count == 0 ? [] : [(type, names)];
        }

        return value
            .Members.Where(static m => m.Name is "AWS" or "Service" or "Federated" or "CanonicalUser")
            .Select(static m => (m.Name, Named(m.Name, m.Value)))
            .Where(static m => m.Item2.Count > 0);
    }

    /// <summary>Names that AWS takes; one that a template should fill in is anybody.</summary>
    private static IReadOnlyList<string> Named(string type, LooseNode value) =>
        [
            .. StatementValues
                .Of(value)
                .Select(n => type == "AWS" && n != "*" && n.Contains('*') ? "*" : n)
                .Where(n => type != "Service" || n.Contains('.')),
        ];

    private static void Condition(Utf8JsonWriter writer, LooseNode s)
    {
        List<(string Operator, string Key, IReadOnlyList<string> Values)> tests = [];
        foreach (LooseMember member in s.Members)
        {
            if (member.Plain is "condition" or "conditions")
            {
                tests.AddRange(Tests(member.Value));
            }
        }

        if (tests.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("Condition");
        foreach (var byOperator in tests.GroupBy(static t => t.Operator))
        {
            writer.WriteStartObject(byOperator.Key);
            foreach (var byKey in byOperator.GroupBy(static t => t.Key))
            {
                Values(writer, byKey.Key, [.. byKey.SelectMany(static k => k.Values)]);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static IEnumerable<(string Operator, string Key, IReadOnlyList<string> Values)> Tests(LooseNode condition)
    {
        if (condition.Kind == LooseKind.Array)
        {
            return condition.Items.SelectMany(Tests);
        }

        // Terraform: condition { test = "StringEquals"  variable = "aws:SourceVpc"  values = [...] }
        if (condition.TextOf("test") is { } test && condition.TextOf("variable") is { } variable)
        {
            return [(test, variable, StatementValues.Of(condition.Member("values")))];
        }

        return condition.Members.SelectMany(static o => o.Value.Members.Select(k => (o.Name, k.Name, StatementValues.Of(k.Value))));
    }

    private static void Values(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static bool IsAction(string action) => action == "*" || (action.IndexOf(':') > 0 && action.IndexOf(' ') < 0);
}
