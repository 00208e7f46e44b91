namespace PresignTools.Intake;

/// <summary>What STS does not accept when a role is to be assumed.</summary>
internal enum StsRefusalKind
{
    /// <summary>Who asks may not have the role: its trust policy, or the policies of who asks.</summary>
    Denied,

    /// <summary>The account of the role knows no identity provider for the token's issuer.</summary>
    NoProvider,

    /// <summary>The token is for another audience than the provider takes.</summary>
    Audience,

    /// <summary>STS cannot get the keys of the token's issuer.</summary>
    ProviderKey,

    /// <summary>The session is to live longer than the role allows.</summary>
    Duration,

    /// <summary>The account does not use STS in the region that was asked.</summary>
    Region,

    /// <summary>The code of the MFA device was not taken.</summary>
    Mfa,
}
