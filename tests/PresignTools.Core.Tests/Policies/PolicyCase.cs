using System.Text.Json;
using PresignTools.Errors;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;
using PresignTools.Policies.Parsing;

namespace PresignTools.Tests.Policies;

/// <summary>One case of cases/policy.json, made into a request and a set of policies.</summary>
public sealed class PolicyCase
{
    private readonly JsonElement _json;

    private PolicyCase(JsonElement json) => _json = json;

    public static IReadOnlyDictionary<string, PolicyCase> All { get; } = Load();

    /// <summary>
    /// What AWS would decide: of a disputed case its aws_most_likely (null: nobody knows), else what two evaluators agree on.
    /// <c>Error</c> stays <c>Error</c>.
    /// </summary>
    public string? Expected => _json.TryGetProperty("disputed", out JsonElement disputed)
        ? disputed.GetProperty("aws_most_likely").GetString()
        : _json.GetProperty("expected").GetProperty("decision").GetString();

    public string Note => _json.GetProperty("note").GetString()!;

    public AccessRequest Request
    {
        get
        {
            JsonElement request = _json.GetProperty("request");
            return new AccessRequest(
                RequestPrincipal.Parse(request.GetProperty("principal").GetString()!),
                request.GetProperty("action").GetString()!,
                request.GetProperty("resource").GetString()!)
            {
                ResourceAccount = request.GetProperty("resourceAccount").GetString(),
                Context = RequestContext.Of(request.GetProperty("context").EnumerateObject().Select(p =>
                    new KeyValuePair<string, IReadOnlyList<string>>(p.Name, p.Value.ValueKind == JsonValueKind.Array
                        ? [.. p.Value.EnumerateArray().Select(v => v.GetString()!)]
                        : [p.Value.GetString()!]))),
            };
        }
    }

    public PolicySet Policies(List<PresignException> errors)
    {
        JsonElement policies = _json.GetProperty("policies");
        PolicyKind resourceKind = Request.Service switch { "kms" => PolicyKind.Key, "sts" => PolicyKind.RoleTrust, _ => PolicyKind.Bucket };
        Policy? resource = Documents(resourceKind, policies.GetProperty("resource"), errors)?.SingleOrDefault();
        return new PolicySet
        {
            Identity = Documents(PolicyKind.Identity, policies.GetProperty("identity"), errors) ?? [],
            Bucket = resourceKind == PolicyKind.Bucket ? resource : null,
            Key = resourceKind == PolicyKind.Key ? resource : null,
            RoleTrust = resourceKind == PolicyKind.RoleTrust ? resource : null,
            PermissionsBoundary = Documents(PolicyKind.PermissionsBoundary, policies.GetProperty("boundary"), errors),
            Session = Documents(PolicyKind.Session, policies.GetProperty("session"), errors),
            VpcEndpoint = Documents(PolicyKind.VpcEndpoint, policies.GetProperty("vpce"), errors),
            ServiceControl = Levels(PolicyKind.ServiceControl, policies.GetProperty("scp"), errors),
            ResourceControl = Levels(PolicyKind.ResourceControl, policies.GetProperty("rcp"), errors),
            RestrictPublicBuckets = _json.GetProperty("blockPublicAccess").ValueKind == JsonValueKind.True,
        };
    }

    private static Dictionary<string, PolicyCase> Load()
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "cases", "policy.json")));
        return file.RootElement.GetProperty("cases").EnumerateArray()
            .ToDictionary(c => c.GetProperty("id").GetString()!, c => new PolicyCase(c.Clone()));
    }

    private static List<PolicyLevel> Levels(PolicyKind kind, JsonElement levels, List<PresignException> errors) =>
        [.. levels.EnumerateArray().Select(l => new PolicyLevel(l.GetProperty("level").GetString()!, Documents(kind, l.GetProperty("policies"), errors)!))];

    private static List<Policy>? Documents(PolicyKind kind, JsonElement json, List<PresignException> errors)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var policies = new List<Policy>();
        foreach (JsonElement document in json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().ToArray() : [json])
        {
            PolicyParseResult result = PolicyParser.Parse(kind, document.GetRawText(), $"{kind} {policies.Count + 1}");
            errors.AddRange(result.Errors);
            if (result.Policy is not null)
            {
                policies.Add(result.Policy);
            }
        }

        return policies;
    }
}
