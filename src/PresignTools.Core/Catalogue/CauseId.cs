namespace PresignTools.Catalogue;

/// <summary>
/// Ids of causes, as constants. Generated from the definitions in <c>Diagnosis/Causes</c>; see <see cref="CauseCatalogue"/>.
/// </summary>
public static partial class CauseId
{
}
