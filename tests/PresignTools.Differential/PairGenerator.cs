using System.Text.Json.Nodes;

namespace PresignTools.Differential;

/// <summary>Makes pairs of policies and request out of few parts, so that they meet often. The same seed gives the same pairs.</summary>
internal sealed class PairGenerator
{
    private const string Own = "111111111111";
    private const string Other = "222222222222";
    private const string User = $"arn:aws:iam::{Own}:user/alice";
    private const string OtherUser = $"arn:aws:iam::{Other}:user/zoe";
    private const string Role = $"arn:aws:iam::{Own}:role/team/app";
    private const string Session = $"arn:aws:sts::{Own}:assumed-role/app/s1";
    private const string OtherSession = $"arn:aws:sts::{Other}:assumed-role/app/s1";
    private const string Federated = $"arn:aws:sts::{Own}:federated-user/fred";
    private const string Root = $"arn:aws:iam::{Own}:root";

    private static readonly string[] Callers =
        [User, User, OtherUser, Session, Session, Session, OtherSession, Role, Federated, Root, "cloudfront.amazonaws.com", "anonymous"];

    private static readonly string[] Named =
    [
        User, OtherUser, Role, Session, $"arn:aws:sts::{Own}:assumed-role/app/s2", $"arn:aws:iam::{Own}:role/other", Federated, Root, Own, Other, "*",
        $"arn:aws:iam::{Other}:role/app",
    ];

    private static readonly (string Action, string[] Resources)[] Requests =
    [
        ("s3:GetObject", ["arn:aws:s3:::b/k", "arn:aws:s3:::b/home/alice/x", "arn:aws:s3:::b/logs/2026/a.txt", "arn:aws:s3:::c/k"]),
        ("s3:PutObject", ["arn:aws:s3:::b/k", "arn:aws:s3:::b/home/alice/x"]),
        ("s3:DeleteObject", ["arn:aws:s3:::b/k"]),
        ("s3:ListBucket", ["arn:aws:s3:::b"]),
        ("kms:Decrypt", [$"arn:aws:kms:eu-west-1:{Own}:key/1234abcd-12ab-34cd-56ef-1234567890ab"]),
        ("sts:AssumeRole", [$"arn:aws:iam::{Own}:role/target"]),
    ];

    private static readonly string[] Actions = ["s3:GetObject", "s3:Get*", "s3:*", "*", "*", "s3:*", "s3:PutObject", "S3:getobject", "s3:*Object", "s3:?etObject", "s3:List*", "ec2:Run*", "kms:*", "sts:AssumeRole"];

    private static readonly string[] ResourcePatterns =
    [
        "*", "*", "*", "*", "arn:aws:s3:::b/*", "arn:aws:s3:::b*", "arn:aws:s3:::b", "arn:aws:s3:::b/k", "arn:aws:s3:::*/k", "arn:aws:s3:::b/home/${aws:username}/*",
        "arn:aws:s3:::b/${aws:PrincipalTag/team, 'k'}", "arn:aws:s3:::b/logs/????/*", "arn:aws:s3:::c*", "arn:aws:kms:*:*:key/*", "arn:aws:iam::*:role/t*",
        "arn:aws:s3:::b/*.txt", "arn:*:s3:::b/${*}*",
    ];

    private readonly Random _random;
    private readonly ConditionGenerator _conditions;

    internal PairGenerator(int seed)
    {
        _random = new Random(seed);
        _conditions = new ConditionGenerator(_random);
    }

    internal JsonObject Next(int id)
    {
        (string action, string[] resources) = OneOf(Requests);
        string caller = OneOf(Callers);
        bool hasIdentity = caller is not (Root or "cloudfront.amazonaws.com" or "anonymous");
        bool hasSession = caller is Session or OtherSession or Federated or Role;
        string account = action[..2] == "s3" && _random.Next(5) == 0 ? Other : Own;
        var policies = new JsonObject
        {
            ["identity"] = hasIdentity && _random.Next(6) > 0 ? Documents(Kind.Identity, 2) : new JsonArray(),
            ["resource"] = _random.Next(3) > 0 ? Document(action[..3] == "sts" ? Kind.Trust : Kind.Resource) : null,
            ["boundary"] = hasIdentity && _random.Next(5) == 0 ? Documents(Kind.Identity, 1) : null,
            ["session"] = hasSession && _random.Next(3) == 0 ? Document(Kind.Identity) : null,
            ["vpce"] = _random.Next(8) == 0 ? Documents(Kind.Endpoint, 1) : null,
            ["scp"] = caller != "anonymous" && _random.Next(4) == 0 ? Levels(Kind.Identity) : new JsonArray(),
            ["rcp"] = _random.Next(6) == 0 ? Levels(Kind.Control) : new JsonArray(),
        };
        return new JsonObject
        {
            ["id"] = id,
            ["principal"] = caller,
            ["action"] = action,
            ["resource"] = OneOf(resources),
            ["account"] = account,
            ["context"] = _conditions.Context(),
            ["policies"] = policies,
        };
    }

    private enum Kind
    {
        Identity,
        Resource,
        Trust,
        Endpoint,
        Control,
    }

    private JsonArray Levels(Kind kind) =>
        [.. Enumerable.Range(1, _random.Next(1, 3)).Select(JsonNode (i) => new JsonObject { ["level"] = $"level {i}", ["policies"] = Documents(kind, 2) })];

    private JsonArray Documents(Kind kind, int most) => [.. Enumerable.Range(0, _random.Next(1, most + 1)).Select(JsonNode (_) => Document(kind))];

    private JsonObject Document(Kind kind)
    {
        var document = new JsonObject();
        if (kind == Kind.Control || _random.Next(8) > 0)
        {
            document["Version"] = kind == Kind.Control || _random.Next(12) > 0 ? "2012-10-17" : "2008-10-17";
        }

        JsonNode[] statements = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Statement(kind))];
        document["Statement"] = statements.Length == 1 && _random.Next(2) == 0 ? statements[0] : new JsonArray(statements);
        return document;
    }

    private JsonObject Statement(Kind kind)
    {
        bool deny = kind == Kind.Control || _random.Next(4) == 0;
        var statement = new JsonObject { ["Effect"] = deny ? "Deny" : "Allow" };
        if (kind is Kind.Resource or Kind.Trust)
        {
            bool not = deny && kind == Kind.Resource && _random.Next(4) == 0;
            statement[not ? "NotPrincipal" : "Principal"] = Principal(not);
        }
        else if (kind is Kind.Endpoint or Kind.Control)
        {
            statement["Principal"] = "*";
        }

        bool notAction = kind is not (Kind.Control or Kind.Trust) && _random.Next(6) == 0;
        statement[notAction ? "NotAction" : "Action"] = kind == Kind.Trust ? "sts:AssumeRole" : Some(kind == Kind.Control ? [.. Actions.Where(a => a != "*")] : Actions);
        if (kind != Kind.Trust)
        {
            statement[_random.Next(6) == 0 ? "NotResource" : "Resource"] = Some(ResourcePatterns);
        }

        if (_random.Next(5) < 2)
        {
            statement["Condition"] = _conditions.Next();
        }

        return statement;
    }

    private JsonNode Principal(bool not)
    {
        if (!not && _random.Next(6) == 0)
        {
            return JsonValue.Create("*");
        }

        return _random.Next(8) == 0
            ? new JsonObject { ["Service"] = "cloudfront.amazonaws.com" }
            : new JsonObject { ["AWS"] = Some(not ? [.. Named.Where(n => n != "*")] : Named) };
    }

    private JsonNode Some(string[] values)
    {
        string[] chosen = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => OneOf(values)).Distinct()];
        return chosen.Length == 1 && _random.Next(2) == 0 ? JsonValue.Create(chosen[0]) : new JsonArray([.. chosen.Select(JsonNode (c) => JsonValue.Create(c))]);
    }

    private T OneOf<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];
}
