using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace PresignTools.Tests.Architecture;

/// <summary>Core is layered: what docs/architecture.md draws is held here, arrow by arrow.</summary>
public sealed class LayerTests
{
    private static readonly ArchUnitNET.Domain.Architecture Core = new ArchLoader().LoadAssemblies(typeof(CauseCatalogue).Assembly).Build();

    private static readonly Lazy<IReadOnlyList<SourceFile>> Files = new(static () => SourceTree.FilesOf("PresignTools.Core"));

    public static TheoryData<string, string> Upward => Rooms.Upward();

    [Theory]
    [MemberData(nameof(Upward))]
    public void A_room_uses_nothing_above_it(string room, string above) =>
        Types().That().ResideInNamespaceMatching(Inside(room)).Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(Inside(above)))
            .WithoutRequiringPositiveResults().Check(Core);

    [Theory]
    [MemberData(nameof(Upward))]
    public void A_room_names_nothing_above_it_in_its_sources(string room, string above)
    {
        string own = "PresignTools." + room;
        string other = "PresignTools." + above;
        Assert.Empty(Files.Value.Where(f => IsIn(f.FolderNamespace, own)).SelectMany(f => f.Usings.Where(u => IsIn(u, other)).Select(u => f.Path + " uses " + u)));
    }

    [Fact]
    public void No_folder_is_part_of_a_circle() => SliceRuleDefinition.Slices().Matching("PresignTools.(**)").Should().BeFreeOfCycles().Check(Core);

    [Fact]
    public void Every_type_is_in_a_room()
    {
        IEnumerable<string> strays = Core.Types
            .Where(static t => t.Namespace.FullName.StartsWith("PresignTools", StringComparison.Ordinal))
            .Where(static t => !Rooms.All.Any(room => IsIn(t.Namespace.FullName, "PresignTools." + room)))
            .Select(static t => t.FullName);
        Assert.Empty(strays);
    }

    [Fact]
    public void Every_room_has_types() =>
        Assert.All(Rooms.All, static room => Assert.Contains(Core.Types, t => IsIn(t.Namespace.FullName, "PresignTools." + room)));

    [Theory]
    [InlineData("System.Management.Automation")]
    [InlineData("AWSSDK")]
    [InlineData("Amazon")]
    public void Core_refers_to_no_assembly_of(string vendor) =>
        Assert.DoesNotContain(typeof(CauseCatalogue).Assembly.GetReferencedAssemblies(), name => name.Name!.StartsWith(vendor, StringComparison.OrdinalIgnoreCase));

    private static string Inside(string room) => "^PresignTools\\." + room + "(\\.|$)";

    private static bool IsIn(string name, string room) => name == room || name.StartsWith(room + ".", StringComparison.Ordinal);
}
