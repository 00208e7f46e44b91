namespace PresignTools.Verification;

/// <summary>What is known of the signature of a URL that was tested.</summary>
public enum SignatureState : long
{
    /// <summary>It was not computed: no secret was given, or a part of the request that goes into it is not known.</summary>
    NotChecked,

    /// <summary>It was computed again from the secret given and is the one in the URL.</summary>
    Correct,

    /// <summary>It is not right: computed, it is another one; or S3 refused it; or it does not have the form of a signature.</summary>
    Wrong,
}
