using System.Globalization;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Parsing;

namespace PresignTools.Benchmarks;

/// <summary>One request against ten policies of fifty statements; iam-simulate.mjs measures the same with the peer.</summary>
[MemoryDiagnoser]
public class PolicyBenchmark
{
    // The same formulas stand in tests/benchmarks/iam-simulate.mjs.
    private static readonly string[] s_actions = ["s3:PutObject", "s3:Get*", "s3:ListBucket", "dynamodb:*", "s3:GetObject"];
    private readonly string[] _documents = [.. Enumerable.Range(0, 10).Select(Document)];
    private readonly AccessRequest _request = new(RequestPrincipal.Parse("arn:aws:iam::111122223333:user/alice"), "s3:GetObject", "arn:aws:s3:::reports/2026/q3.pdf")
    {
        ResourceAccount = "111122223333",
        Context = RequestContext.Of(("aws:PrincipalTag/team", "team-7"), ("aws:SecureTransport", "true"), ("aws:SourceIp", "203.0.113.9")),
    };

    private PolicySet _policies = PolicySet.Empty;

    /// <summary>Parses the policies, and makes sure that the answer is the peer's.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _policies = Parse();
        if (Evaluate().Decision != AccessOutcome.Allowed)
        {
            throw new InvalidOperationException("The benchmark's request must be allowed: " + Evaluate());
        }
    }

    /// <summary>The decision, with every explanation that it can give.</summary>
    [Benchmark(Baseline = true)]
    public int Explain()
    {
        AccessDecision decision = Evaluate();
        return decision.Explanation.Length + decision.Reasons.Count + decision.Permissions.Count;
    }

    /// <summary>The decision alone; explanations wait until they are asked for.</summary>
    [Benchmark]
    public AccessDecision Evaluate() => PolicyEvaluator.Evaluate(_request, _policies);

    /// <summary>From JSON text to the explained decision, as somebody who keeps nothing between two requests.</summary>
    [Benchmark]
    public int ParseAndExplain()
    {
        AccessDecision decision = PolicyEvaluator.Evaluate(_request, Parse());
        return decision.Explanation.Length + decision.Reasons.Count + decision.Permissions.Count;
    }

    private PolicySet Parse() => new() { Identity = [.. _documents.Select((d, i) => PolicyParser.Parse(PolicyKind.Identity, d, $"policy-{i}").Policy!)] };

    private static string Document(int number) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = Enumerable.Range(number * 50, 50).Select(Statement).ToArray(),
    });

    private static Dictionary<string, object> Statement(int i)
    {
        string n = i.ToString(CultureInfo.InvariantCulture);
        if (i == 499)
        {
            return new() { ["Sid"] = "Last", ["Effect"] = "Allow", ["Action"] = "s3:GetObject", ["Resource"] = "arn:aws:s3:::reports/*" };
        }

        var statement = new Dictionary<string, object>
        {
            ["Sid"] = "S" + n,
            ["Effect"] = i % 7 == 3 ? "Deny" : "Allow",
            ["Action"] = new[] { s_actions[i % 5], s_actions[(i + 2) % 5] },
            ["Resource"] = i % 11 == 0 ? $"arn:aws:s3:::reports/team-{n}/*" : new[] { $"arn:aws:s3:::bucket-{n}", $"arn:aws:s3:::bucket-{n}/*" },
        };
        if (i % 3 == 0)
        {
            statement["Condition"] = new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, string> { ["aws:PrincipalTag/team"] = "team-" + n },
                ["Bool"] = new Dictionary<string, string> { ["aws:SecureTransport"] = "true" },
            };
        }
        else if (i % 3 == 1)
        {
            statement["Condition"] = new Dictionary<string, object>
            {
                ["IpAddress"] = new Dictionary<string, string[]> { ["aws:SourceIp"] = [$"10.{i % 250}.0.0/16", "203.0.113.0/24"] },
            };
        }

        return statement;
    }
}
