namespace PresignTools.Verification.Sending;

/// <summary>Kinds of network addresses, by who can be behind them.</summary>
[Flags]
internal enum AddressKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Anybody's, reached over the internet.</summary>
    Public = 1,

    /// <summary>This machine itself.</summary>
    Loopback = 2,

    /// <summary>The same link: among others the metadata services of clouds, which hand out credentials.</summary>
    LinkLocal = 4,

    /// <summary>A private network.</summary>
    Private = 8,

    /// <summary>No single host: unspecified, multicast, reserved.</summary>
    Reserved = 16,

    /// <summary>All.</summary>
    All = Public | Loopback | LinkLocal | Private | Reserved,
}
