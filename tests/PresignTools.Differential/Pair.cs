using System.Text.Json;
using PresignTools.Errors;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;
using PresignTools.Policies.Parsing;

namespace PresignTools.Differential;

/// <summary>One pair of a file: the request and the policies, as Core takes them, with the keys of the request and nothing more.</summary>
internal sealed class Pair
{
    private readonly JsonElement _json;

    internal Pair(string line)
    {
        _json = JsonDocument.Parse(line).RootElement;
        Json = line;
        Id = _json.GetProperty("id").GetInt32();
        Principal = RequestPrincipal.Parse(_json.GetProperty("principal").GetString()!);
        Request = new AccessRequest(Principal, Text("action"), Text("resource"))
        {
            ResourceAccount = Text("account"),
            Context = RequestContext.Of(_json.GetProperty("context").EnumerateObject().Select(static p => new KeyValuePair<string, IReadOnlyList<string>>(
                p.Name, p.Value.ValueKind == JsonValueKind.Array ? [.. p.Value.EnumerateArray().Select(static v => v.GetString()!)] : [p.Value.GetString()!]))),
        };
        JsonElement given = _json.GetProperty("policies");
        PolicyKind resource = Request.Service switch { "kms" => PolicyKind.Key, "sts" => PolicyKind.RoleTrust, _ => PolicyKind.Bucket };
        Policy? ofResource = Documents(resource, given.GetProperty("resource"))?.SingleOrDefault();
        Policies = new PolicySet
        {
            Identity = Documents(PolicyKind.Identity, given.GetProperty("identity")) ?? [],
            Bucket = resource == PolicyKind.Bucket ? ofResource : null,
            Key = resource == PolicyKind.Key ? ofResource : null,
            RoleTrust = resource == PolicyKind.RoleTrust ? ofResource : null,
            PermissionsBoundary = Documents(PolicyKind.PermissionsBoundary, given.GetProperty("boundary")),
            Session = Documents(PolicyKind.Session, given.GetProperty("session")),
            VpcEndpoint = Documents(PolicyKind.VpcEndpoint, given.GetProperty("vpce")),
            ServiceControl = Levels(PolicyKind.ServiceControl, given.GetProperty("scp")),
            ResourceControl = Levels(PolicyKind.ResourceControl, given.GetProperty("rcp")),
        };
    }

    internal int Id { get; }

    internal string Json { get; }

    internal RequestPrincipal Principal { get; }

    internal AccessRequest Request { get; }

    internal PolicySet Policies { get; }

    /// <summary>What was wrong with the documents, if they were refused.</summary>
    internal List<PresignException> Errors { get; } = [];

    /// <summary>Our decision.</summary>
    internal AccessDecision Decision => PolicyEvaluator.Evaluate(Request, Policies);

    private string Text(string name) => _json.GetProperty(name).GetString()!;

    private List<PolicyLevel> Levels(PolicyKind kind, JsonElement levels) =>
        [.. levels.EnumerateArray().Select(l => new PolicyLevel(l.GetProperty("level").GetString()!, Documents(kind, l.GetProperty("policies"))!))];

    private List<Policy>? Documents(PolicyKind kind, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var policies = new List<Policy>();
        foreach (JsonElement document in json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().ToArray() : [json])
        {
            PolicyParseResult result = PolicyParser.Parse(kind, document.GetRawText(), $"{kind} {policies.Count + 1}");
            Errors.AddRange(result.Errors);
            policies.AddRange(result.Policy is { } policy ? [policy] : []);
        }

        return policies;
    }
}
