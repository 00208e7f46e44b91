using CsCheck;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Model;

namespace PresignTools.Tests.Policies;

/// <summary>Statements, policies and requests made of few parts, so that they meet often.</summary>
internal static class Generated
{
    private static readonly Gen<string> Principal = Generated.OneOf(
        "'*'", "{'AWS':'*'}", "{'AWS':'111111111111'}", "{'AWS':'222222222222'}", "{'AWS':'arn:aws:iam::111111111111:user/alice'}",
        "{'AWS':['arn:aws:iam::111111111111:role/app','arn:aws:sts::111111111111:assumed-role/app/s1']}", "{'AWS':'arn:aws:iam::111111111111:role/app'}",
        "{'Service':'cloudfront.amazonaws.com'}");

    private static readonly Gen<string> Condition = Generated.OneOf(
        "", "", "'Bool':{'aws:SecureTransport':'true'}", "'Bool':{'aws:SecureTransport':'false'}", "'StringNotEquals':{'aws:SourceVpce':['vpce-1','vpce-2']}",
        "'IpAddress':{'aws:SourceIp':['10.0.0.0/8','203.0.113.0/24']}", "'Null':{'aws:SourceVpce':'true'}", "'StringLikeIfExists':{'aws:UserAgent':['curl/*','a?']}",
        "'ForAllValues:StringEquals':{'aws:PrincipalOrgPaths':['a','b']}", "'NumericGreaterThan':{'s3:signatureAge':'600000'}");

    private static readonly Gen<string[]> Actions = Generated.OneOf("s3:GetObject", "s3:Get*", "s3:*", "*", "s3:PutObject", "ec2:Run*").Array[1, 3];

    private static readonly Gen<string[]> Resources = Generated.OneOf(
        "*", "arn:aws:s3:::b/*", "arn:aws:s3:::b", "arn:aws:s3:::b/k", "arn:aws:s3:::c/*", "arn:aws:s3:::b/${aws:username}").Array[1, 3];

    internal static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>Some are of use only in a Deny: NotPrincipal.</summary>
    internal static Gen<Parts> Statement(PolicyEffect effect) => Gen.Select(
        Principal, Gen.Int[0, 5], Actions, Gen.Int[0, 5], Resources, Gen.Int[0, 5], Condition.Array[0, 2],
        (principal, notPrincipal, actions, notAction, resources, notResource, conditions) => new Parts(
            effect, principal, effect == PolicyEffect.Deny && notPrincipal == 0, actions, notAction == 0, resources, notResource == 0,
            [.. conditions.Where(c => c.Length > 0).DistinctBy(c => c[..c.IndexOf(':', c[1] == 'F' ? c.IndexOf(':') + 1 : 0)])]));

    internal static Gen<Parts> AnyStatement { get; } = Gen.Bool.SelectMany(deny => Statement(deny ? PolicyEffect.Deny : PolicyEffect.Allow));

    internal static Gen<Documents> Set { get; } = Gen.Select(
        AnyStatement.Array[0, 3], AnyStatement.Array[1, 4], AnyStatement.Array[1, 3], AnyStatement.Array[1, 3], AnyStatement.Array[1, 3], Gen.Int[0, 31],
        (identity, bucket, boundary, session, scp, present) => new Documents(
            identity, (present & 1) == 0 ? bucket : null, (present & 14) == 2 ? boundary : null, (present & 12) == 4 ? session : null, (present & 24) == 8 ? scp : null));

    internal static Gen<AccessRequest> Request { get; } = Gen.Select(
        Generated.OneOf(Given.Alice, Given.AppSession, "arn:aws:iam::222222222222:user/x", "222222222222", "111111111111", "anonymous", "cloudfront.amazonaws.com"),
        Generated.OneOf("s3:GetObject", "s3:PutObject"),
        Generated.OneOf("", "true", "false"), Generated.OneOf("", "vpce-1", "vpce-3"), Generated.OneOf("", "10.1.1.1", "8.8.8.8"), Generated.OneOf("", "1", "700000"),
        (principal, action, tls, vpce, ip, age) => Given.Request(principal, action, context:
        [
            .. new[] { ("aws:SecureTransport", tls), ("aws:SourceVpce", vpce), ("aws:SourceIp", ip), ("s3:signatureAge", age) }.Where(k => k.Item2.Length > 0),
        ]));

    internal sealed record Parts(PolicyEffect Effect, string Principal, bool NotPrincipal, string[] Actions, bool NotAction, string[] Resources, bool NotResource, string[] Conditions)
    {
        internal string ToJson(PolicyKind kind) => "{'Effect':'" + Effect + "',"
            + (PolicyKinds.NamesPrincipal(kind) ? $"'{(NotPrincipal ? "Not" : "")}Principal':{Principal}," : "")
            + $"'{(NotAction ? "Not" : "")}Action':[{Quoted(Actions)}],'{(NotResource ? "Not" : "")}Resource':[{Quoted(Resources)}],'Condition':{{{string.Join(",", Conditions)}}}}}";

        internal Parts Turned(int by) => this with { Actions = Rotated(Actions, by), Resources = Rotated(Resources, by), Conditions = Rotated([.. Conditions.Select(Reversed)], by) };

        private static string Quoted(string[] values) => string.Join(",", values.Select(v => $"'{v}'"));

        // A list of two values of a condition, the other way round.
        private static string Reversed(string condition)
        {
            int open = condition.IndexOf('[');
            return open < 0 ? condition : condition[..(open + 1)] + string.Join(",", condition[(open + 1)..condition.IndexOf(']')].Split(',').Reverse()) + condition[condition.IndexOf(']')..];
        }
    }

    internal sealed record Documents(Parts[] Identity, Parts[]? Bucket, Parts[]? Boundary, Parts[]? Session, Parts[]? Scp)
    {
        internal PolicySet ToPolicies() => new()
        {
            Identity = Identity.Length == 0 ? [] : [Parse(PolicyKind.Identity, Identity)],
            Bucket = Bucket is null ? null : Parse(PolicyKind.Bucket, Bucket),
            PermissionsBoundary = Boundary is null ? null : [Parse(PolicyKind.PermissionsBoundary, Boundary)],
            Session = Session is null ? null : [Parse(PolicyKind.Session, Session)],
            ServiceControl = Scp is null ? [] : [new PolicyLevel("root", [Parse(PolicyKind.ServiceControl, Scp)])],
        };

        /// <summary>One statement more in a document that is there (0 identity, 1 bucket, 2 boundary, 3 session, 4 SCP).</summary>
        internal Documents Plus(Parts statement, int where) => where switch
        {
            1 when Bucket is not null => this with { Bucket = [.. Bucket, statement] },
            2 when Boundary is not null => this with { Boundary = [.. Boundary, statement] },
            3 when Session is not null => this with { Session = [.. Session, statement] },
            4 when Scp is not null => this with { Scp = [.. Scp, statement] },
            _ => this with { Identity = [.. Identity, statement] },
        };

        internal Documents Turned(int by) => new(Turn(Identity, by)!, Turn(Bucket, by), Turn(Boundary, by), Turn(Session, by), Turn(Scp, by));

        private static Parts[]? Turn(Parts[]? parts, int by) => parts is null ? null : Rotated([.. parts.Select(p => p.Turned(by))], by);

        private static Policy Parse(PolicyKind kind, Parts[] statements) => Given.Statement(kind, string.Join(",", statements.Select(s => s.ToJson(kind))));
    }

    private static T[] Rotated<T>(T[] values, int by) => [.. values.Skip(by % Math.Max(1, values.Length)), .. values.Take(by % Math.Max(1, values.Length))];
}
