using PresignTools.Policies.Matching;

namespace PresignTools.Policies.Conditions;

/// <summary>IpAddress and NotIpAddress: CIDR ranges of IPv4 and IPv6; a bare address is a range of one.</summary>
internal sealed class IpAddressOperator : ConditionOperator
{
    private IpAddressOperator(string name, bool negated)
        : base(name, negated)
    {
    }

    internal static IEnumerable<ConditionOperator> All { get; } =
    [new IpAddressOperator("IpAddress", false), new IpAddressOperator("NotIpAddress", true)];

    internal override string Relation => IsNegated ? "is outside" : "is in";

    internal override ConditionValue Compile(string text, bool variables) => new IpValue(text);

    private sealed class IpValue : ConditionValue
    {
        private readonly CidrBlock? _block;

        internal IpValue(string text)
            : base(text) => _block = CidrBlock.TryParse(text);

        internal override string? Fault => _block is null ? "an IP address or a range as in 203.0.113.0/24" : null;

        internal override IEnumerable<string> Candidates => _block is null ? [] : [_block.FirstAddress];

        internal override bool Matches(string actual, RequestContext context) => _block is not null && _block.Contains(actual);
    }
}
