using System.Text.Json.Nodes;

namespace PresignTools.Differential;

/// <summary>
/// Conditions and contexts over the same few keys and values. Each key is one that the Service Authorization Reference has for all
/// the actions here, or that only counts where the context may have it.
/// </summary>
internal sealed class ConditionGenerator(Random random)
{
    private sealed record Key(string Name, string Family, string[] Wanted, string[] Actual, bool IsList = false);

    private static readonly Key[] Keys =
    [
        new("aws:SecureTransport", "Bool", ["true", "false", "True"], ["true", "false"]),
        new("aws:MultiFactorAuthPresent", "Bool", ["true", "false"], ["true", "false"]),
        new("aws:SourceIp", "IpAddress", ["10.0.0.0/8", "203.0.113.0/24", "2001:db8::/32", "203.0.113.9"], ["10.1.2.3", "203.0.113.9", "8.8.8.8", "2001:db8::1"]),
        new("aws:SourceVpce", "String", ["vpce-1", "vpce-*", "vpce-?"], ["vpce-1", "vpce-22"]),
        new("aws:UserAgent", "String", ["curl/*", "*Mozilla*", "CURL/8", "a?c"], ["curl/8", "abc", "x Mozilla y"]),
        new("aws:username", "String", ["alice", "Alice", "a*", "${aws:PrincipalTag/team}"], ["alice", "zoe"]),
        new("aws:PrincipalTag/team", "String", ["red", "r*", "${aws:username}", "${aws:PrincipalTag/x, 'red'}"], ["red", "alice", "Red"]),
        new("aws:PrincipalArn", "Arn", ["arn:aws:iam::111111111111:role/team/app", "arn:aws:iam::*:user/*", "arn:aws:iam::111111111111:*", "arn:aws:iam::*:role/*"],
            ["arn:aws:iam::111111111111:role/team/app", "arn:aws:iam::111111111111:user/alice", "arn:aws:iam::222222222222:user/zoe"]),
        new("aws:PrincipalAccount", "String", ["111111111111", "2*"], ["111111111111", "222222222222"]),
        new("aws:PrincipalOrgPaths", "String", ["o-1/r-1/ou-1/", "o-1/*", "o-2/*"], ["o-1/r-1/ou-1/", "o-1/r-1/", "o-2/r/"], IsList: true),
        new("aws:CurrentTime", "Date", ["2026-06-01T00:00:00Z", "2026-01-01", "1767225600"], ["2026-01-01T00:00:00Z", "2026-11-24T12:00:00Z"]),
        new("aws:EpochTime", "Numeric", ["1767225600", "1800000000"], ["1767225600", "1795000000"]),
        new("aws:MultiFactorAuthAge", "Numeric", ["300", "3600", "300.0"], ["299", "300", "4000"]),
    ];

    internal JsonObject Next()
    {
        var condition = new JsonObject();
        for (int i = random.Next(1, 3); i > 0; i--)
        {
            Key key = Keys[random.Next(Keys.Length)];
            bool isNull = random.Next(8) == 0;
            string name = isNull ? "Null" : Prefix(key) + Operator(key) + (random.Next(4) == 0 ? "IfExists" : string.Empty);
            string[] values = isNull ? [random.Next(2) == 0 ? "true" : "false"] : Chosen(key.Wanted, 2);
            JsonNode written = values.Length == 1 ? JsonValue.Create(values[0]) : new JsonArray([.. values.Select(JsonNode (v) => JsonValue.Create(v))]);
            if (condition[name] is JsonObject block)
            {
                block[key.Name] = written;
            }
            else
            {
                condition[name] = new JsonObject { [key.Name] = written };
            }
        }

        return condition;
    }

    internal JsonObject Context()
    {
        var context = new JsonObject();
        foreach (Key key in Keys)
        {
            if (random.Next(5) < 2)
            {
                continue;
            }

            string[] values = Chosen(key.Actual, key.IsList ? 2 : 1);
            context[key.Name] = key.IsList ? new JsonArray([.. values.Select(JsonNode (v) => JsonValue.Create(v))]) : JsonValue.Create(values[0]);
        }

        return context;
    }

    private string Prefix(Key key) => !key.IsList ? string.Empty : random.Next(2) == 0 ? "ForAllValues:" : "ForAnyValue:";

    private string Operator(Key key)
    {
        string[] of = key.Family switch
        {
            "String" => ["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike"],
            "Arn" => ["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "StringLike", "StringEquals"],
            "Bool" => ["Bool"],
            "IpAddress" => ["IpAddress", "NotIpAddress"],
            "Date" => ["DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals"],
            _ => ["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals"],
        };
        return of[random.Next(of.Length)];
    }

    private string[] Chosen(string[] values, int most) =>
        Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => values[random.Next(values.Length)]).Distinct().ToArray();
}
