namespace PresignTools.Credentials;

/// <summary>What the user gave to say who signs. Two equal queries of one command have one answer.</summary>
internal readonly record struct SignerQuery
{
    internal string? AccessKey { get; init; }

    internal string? SecretKey { get; init; }

    internal string? SessionToken { get; init; }

    internal string? ProfileName { get; init; }

    /// <summary>Full path of a file or folder.</summary>
    internal string? ProfileLocation { get; init; }

    internal object? Credential { get; init; }

    internal object? Region { get; init; }

    internal string? RoleArn { get; init; }

    internal string? RoleSessionName { get; init; }

    internal string? ExternalId { get; init; }

    internal string? MfaSerial { get; init; }

    /// <summary>Nothing: this type holds secrets.</summary>
    public override string ToString() => nameof(SignerQuery);
}
