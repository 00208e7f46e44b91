using System.Text;

namespace PresignTools.Forms;

/// <summary>A policy as it was signed.</summary>
/// <param name="Base64">The policy as the form has it.</param>
/// <param name="Fields">The fields of the signature, the policy among them, in the order in which they are sent.</param>
internal sealed record SignedPolicy(string Base64, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    internal string Json => Encoding.UTF8.GetString(Convert.FromBase64String(Base64));
}
