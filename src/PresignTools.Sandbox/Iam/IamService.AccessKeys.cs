using System.Globalization;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Iam;

/// <content>Access keys of users.</content>
internal static partial class IamService
{
    private static void AccessKeys(Exchange x, XmlText xml, string name)
    {
        xml.Open("AccessKeyMetadata");
        foreach (AccessKeyPair key in ((IamUser)Find(x, "ListAccessKeys", name, isRole: false)).AccessKeys)
        {
            xml.Open("member")
                .Add("UserName", name)
                .Add("AccessKeyId", key.AccessKeyId)
                .Add("Status", key.Active ? "Active" : "Inactive")
                .Add("CreateDate", key.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
                .Close();
        }

        xml.Close().Add("IsTruncated", "false");
    }

    private static string OwnerOf(Exchange x, string? accessKeyId) =>
        x.World.Accounts[x.Caller.Account!].Users
            .FirstOrDefault(u => u.Value.AccessKeys.Exists(k => k.AccessKeyId == accessKeyId)).Key
        ?? throw NoSuchEntity($"The Access Key with id {accessKeyId} cannot be found");
}
