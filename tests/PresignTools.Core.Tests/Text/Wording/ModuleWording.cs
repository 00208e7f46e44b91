using System.Runtime.CompilerServices;
using PresignTools.Text.Wording;
using PresignTools.Wording;

namespace PresignTools.Tests.Text.Wording;

/// <summary>Expectations of commands in these tests are written as a user of the module reads them.</summary>
internal static class ModuleWording
{
    [ModuleInitializer]
    internal static void Use() => Say.Wording = new PowerShellWording();
}
