namespace PresignTools.Input;

/// <summary>
/// What one URL is to be signed for, from parameters, the pipeline's object, or a text that names bucket and key together.
/// </summary>
/// <param name="Bucket">Bucket name, or ARN or alias of an access point; null if none is named.</param>
/// <param name="Key">Object key; null if none is named.</param>
/// <param name="VersionId">Version; null if none is named.</param>
/// <param name="Region">Region that the reference names; null where parameters decide.</param>
internal readonly record struct SigningTarget(string? Bucket, string? Key, string? VersionId, string? Region);
