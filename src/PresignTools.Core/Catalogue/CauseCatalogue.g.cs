// Written by build.ps1 Generate from the definitions in Diagnosis/Causes. Do not edit.
namespace PresignTools.Catalogue;

/// <content>The layers.</content>
public static partial class CauseCatalogue
{
    private static IEnumerable<Cause> Everything() =>
        [
            .. IdentityCauses(),
            .. ObjectCauses(),
            .. RegionCauses(),
            .. PermissionCauses(),
            .. PolicyCauses(),
            .. RequestCauses(),
            .. EncryptionCauses(),
        ];
}
