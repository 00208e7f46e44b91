using PresignTools.Policies.Matching;

namespace PresignTools.Policies.Decisions;

/// <summary>Condition keys that follow from who asks and for what (IAM guide, "AWS global condition context keys").</summary>
internal static class ImpliedContext
{
    internal static RequestContext Of(AccessRequest request)
    {
        RequestPrincipal caller = request.Principal;
        var keys = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["aws:ViaAWSService"] = "false",
        };
        Caller(caller, keys);
        if (request.OwnerAccount is { } owner)
        {
            keys["aws:ResourceAccount"] = owner;
            if (request.Service == "s3")
            {
                keys["s3:ResourceAccount"] = owner;
            }
        }

        if (request.Service == "kms" && caller.Account is not null)
        {
            keys["kms:CallerAccount"] = caller.Account;
        }

        if (AccessPoint(request.Resource) is { } accessPoint)
        {
            keys["s3:DataAccessPointArn"] = accessPoint.Arn;
            keys["s3:DataAccessPointAccount"] = accessPoint.Account;
        }

        return RequestContext.Of(keys.Select(k => new KeyValuePair<string, IReadOnlyList<string>>(k.Key, [k.Value])));
    }

    private static void Caller(RequestPrincipal caller, Dictionary<string, string> keys)
    {
        switch (caller.Kind)
        {
            case RequestPrincipalKind.Anonymous:
                keys["aws:PrincipalType"] = "Anonymous";
                keys["aws:PrincipalAccount"] = "anonymous";
                keys["aws:userid"] = "anonymous";
                return;
            case RequestPrincipalKind.Service:
                keys["aws:PrincipalIsAWSService"] = "true";
                keys["aws:PrincipalServiceName"] = caller.Text;
                return;
            case RequestPrincipalKind.FederatedIdentity:
                return;
        }

        keys["aws:PrincipalIsAWSService"] = "false";
        keys["aws:PrincipalAccount"] = caller.Account!;
        if (caller.Kind == RequestPrincipalKind.Unidentified)
        {
            return;
        }

        keys["aws:PrincipalArn"] = caller.RoleArn ?? caller.Text;   // a session's aws:PrincipalArn is that of its role
        switch (caller.Kind)
        {
            case RequestPrincipalKind.Root:
                keys["aws:PrincipalType"] = "Account";
                keys["aws:userid"] = caller.Account!;
                break;
            case RequestPrincipalKind.User:
                keys["aws:PrincipalType"] = "User";
                keys["aws:username"] = caller.Name!;
                break;
            case RequestPrincipalKind.FederatedUser:
                keys["aws:PrincipalType"] = "FederatedUser";
                keys["aws:userid"] = caller.Account + ":" + caller.Name;
                break;
            default:
                keys["aws:PrincipalType"] = "AssumedRole";
                break;
        }
    }

    private static (string Arn, string Account)? AccessPoint(string resource)
    {
        string[] parts = resource.Split([':'], 6);
        if (parts.Length < 6 || parts[2] != "s3" || !parts[5].StartsWith("accesspoint/", StringComparison.Ordinal))
        {
            return null;
        }

        int end = parts[5].IndexOf('/', "accesspoint/".Length);
        string name = end < 0 ? parts[5] : parts[5][..end];
        return ($"{parts[0]}:{parts[1]}:{parts[2]}:{parts[3]}:{parts[4]}:{name}", parts[4]);
    }
}
