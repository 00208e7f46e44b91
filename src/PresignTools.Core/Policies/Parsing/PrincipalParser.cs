using PresignTools.Errors;
using PresignTools.Policies.Matching;

namespace PresignTools.Policies.Parsing;

/// <summary>Reads Principal and NotPrincipal in all their forms.</summary>
internal sealed class PrincipalParser
{
    private readonly string _source;
    private readonly List<PresignException> _errors;
    private readonly List<string> _warnings;
    private readonly string _where;

    internal PrincipalParser(string source, List<PresignException> errors, List<string> warnings, string where)
    {
        _source = source;
        _errors = errors;
        _warnings = warnings;
        _where = where;
    }

    internal PrincipalSpec Read(JsonNode node, bool excludes)
    {
        var entries = new List<PrincipalEntry>();
        if (node.Kind == JsonKind.String)
        {
            if (node.Text == "*")
            {
                entries.Add(new PrincipalEntry(PrincipalType.Everyone, "*"));
            }
            else
            {
                _errors.Add(PolicyErrors.PolicyPrincipalInvalid(_source, node.Position, node.Text));
            }
        }
        else if (node.Kind != JsonKind.Object)
        {
            _errors.Add(
                PolicyErrors.PolicyValueType(
                    _source,
                    node.Position,
                    excludes ? "NotPrincipal" : "Principal",
                    "\"*\" or an object such as {\"AWS\": \"111122223333\"}"
                ));
        }
        else
        {
            if (node.Members.Count == 0)
            {
                _errors.Add(PolicyErrors.PolicyListEmpty(_source, node.Position, excludes ? "NotPrincipal" : "Principal"));
            }

            foreach (JsonMember member in node.Members)
            {
                entries.AddRange(Values(member).Select(v => Entry(member.Name, v)).OfType<PrincipalEntry>());
            }
        }

        if (excludes)
        {
            WarnOfMissingRoots(entries);
        }

        return new PrincipalSpec(excludes, entries);
    }

    /// <summary>IAM guide, NotPrincipal: name the account too, or the policy may shut out the whole account.</summary>
    private void WarnOfMissingRoots(List<PrincipalEntry> entries)
    {
        foreach (string account in entries.Where(e => e is { Type: PrincipalType.Arn, Named: not null }).Select(e => e.Account).Distinct())
        {
            // Tenants of other servers have no root user.
            if (RequestPrincipal.IsAccountId(account) && !entries.Any(e => e.Type == PrincipalType.Account && e.Account == account))
            {
                _warnings.Add(
                    $"{_where}: NotPrincipal should also list arn:aws:iam::{account}:root; AWS may otherwise deny the whole account. "
                        + $"Better: Principal \"*\" with a condition on aws:PrincipalArn.");
            }
        }
    }

    private IEnumerable<JsonNode> Values(JsonMember member)
    {
        if (member.Name is not ("AWS" or "Service" or "Federated" or "CanonicalUser"))
        {
            _errors.Add(
                PolicyErrors.PolicyElementUnknown(
                    _source,
                    member.Position,
                    member.Name,
                    PolicyParser.Meant(member.Name, "AWS", "Service", "Federated", "CanonicalUser")
                ));
            yield break;
        }

        if (member.Value.Kind == JsonKind.Array && member.Value.Items.Count == 0)
        {
            _errors.Add(PolicyErrors.PolicyListEmpty(_source, member.Value.Position, member.Name));
        }

        foreach (JsonNode item in member.Value.Kind == JsonKind.Array ? member.Value.Items : [member.Value])
        {
            if (item.Kind == JsonKind.String)
            {
                yield return item;
            }
            else
            {
                _errors.Add(
                    PolicyErrors.PolicyValueType(
                        _source,
                        item.Position,
                        member.Name,
                        "a text or a list of texts (write an account id in quotes)"
                    ));
            }
        }
    }

    private PrincipalEntry? Entry(string type, JsonNode value)
    {
        string text = value.Text;
        PrincipalEntry? entry = type switch
        {
            "AWS" => Aws(text),
            "Service" when text.Length > 0 => new PrincipalEntry(PrincipalType.Service, text),
            "Federated" when text.Length > 0 => new PrincipalEntry(PrincipalType.Federated, text),
            "CanonicalUser" when IsCanonical(text) => new PrincipalEntry(PrincipalType.CanonicalUser, text),
            _ => null,
        };
        if (entry is null)
        {
            _errors.Add(PolicyErrors.PolicyPrincipalInvalid(_source, value.Position, text));
        }

        return entry;
    }

    /// <summary>AWS's canonical ids have 64 digits; other servers write the id of the user or service account that they have.</summary>
    private bool IsCanonical(string text)
    {
        if (text.Length == 64)
        {
            return true;
        }

        bool isOthers = text.Length is > 0 and <= 40 && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        if (isOthers)
        {
            _warnings.Add(
                $"{_where}: '{PresignTools.Text.Printable.Of(text)}' is not a canonical user id of AWS, which has 64 hexadecimal digits. "
                    + "It is read as the id of a user of another server.");
        }

        return isOthers;
    }

    private PrincipalEntry? Aws(string text)
    {
        if (text == "*")
        {
            return new PrincipalEntry(PrincipalType.Everyone, text);
        }

        if (RequestPrincipal.IsAccountId(text))
        {
            return new PrincipalEntry(PrincipalType.Account, text);
        }

        if (text.StartsWith("AIDA", StringComparison.Ordinal) || text.StartsWith("AROA", StringComparison.Ordinal))
        {
            // What AWS shows in place of a user or role that was deleted.
            _warnings.Add(
                $"{_where}: principal '{PresignTools.Text.Printable.Of(text)}' is the id of a deleted user or role and matches nobody.");
            return new PrincipalEntry(PrincipalType.UniqueId, text);
        }

        if (!text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return null;
        }

        if (text.IndexOfAny(['*', '?']) >= 0)
        {
            // S3 refuses it as "Invalid principal in policy" when the policy is put; if it were there, it would match nobody.
            _warnings.Add(
                $"{_where}: principal '{PresignTools.Text.Printable.Of(text)}' has a wildcard inside an ARN, which matches nobody. Use "
                    + $"\"*\" with a condition on aws:PrincipalArn.");
            return new PrincipalEntry(PrincipalType.Arn, text);
        }

        if (RequestPrincipal.TryParse(text) is not { } named)
        {
            return null;
        }

        return named.Kind == RequestPrincipalKind.Root
            ? new PrincipalEntry(PrincipalType.Account, text, named)
            : new PrincipalEntry(PrincipalType.Arn, text, named);
    }
}
