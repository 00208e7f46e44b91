using PresignTools.Abstractions;
using PresignTools.Intake;

namespace PresignTools.Watching;

/// <summary>What a watch goes by, the same for all of its URLs.</summary>
internal sealed record WatchTerms
{
    /// <summary>How long before its end a URL counts as one that ends soon.</summary>
    internal TimeSpan WarnBefore { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long an access key may be used; null if nobody says.</summary>
    internal TimeSpan? KeyLifetime { get; init; }

    /// <summary>Policies, signer, and what else is known beside the URL. Its URL is not looked at.</summary>
    internal DiagnosisInput Known { get; init; } = new();

    /// <summary>What AWS has told of the access key that signed; null if it was not asked, or did not say.</summary>
    internal AccessKeyStatus? Key { get; init; }
}
