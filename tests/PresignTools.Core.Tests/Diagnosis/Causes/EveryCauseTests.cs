using System.Reflection;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text.Wording;

namespace PresignTools.Tests.Diagnosis.Causes;

/// <summary>What holds for every cause of the book, so that a new one cannot be half done.</summary>
public class EveryCauseTests
{
    private const string Placeholder = "Replace this";

    /// <summary>Not faults: there is nothing to fix.</summary>
    private static readonly string[] WithoutFix = [CauseId.SignatureMatches, CauseId.Other];

    private static readonly string Root = FindRoot();

    public static TheoryData<string> Ids { get; } = [.. CauseBook.All.Select(static c => c.Id)];

    [Fact]
    public void Ids_are_unique() => Assert.Equal(CauseBook.All.Count, CauseBook.All.Select(static c => c.Id).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_id_is_in_kebab_case_and_the_class_is_named_after_it(string id)
    {
        Assert.Matches("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", id);
        string expected = string.Concat(id.Split('-').Select(static w => char.ToUpperInvariant(w[0]) + w[1..]));
        string name = CauseBook.Get(id).GetType().Name;

        // Abbreviations with digits keep their capitals in C# (SigV4A), and lose them in an id (sigv4a).
        Assert.Equal(expected, name, ignoreCase: id.Any(char.IsDigit));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_definition_is_in_the_folder_and_namespace_of_its_layer(string id)
    {
        CauseDefinition cause = CauseBook.Get(id);
        string layer = cause.Info.Layer.ToString();
        Assert.Equal("PresignTools.Diagnosis.Causes." + layer, cause.GetType().Namespace);
        Assert.True(File.Exists(Path.Combine(Root, "src/PresignTools.Core/Diagnosis/Causes", layer, cause.GetType().Name + ".cs")));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_texts_have_their_form(string id)
    {
        CauseInfo info = CauseBook.Get(id).Info;
        Assert.Matches("^\\S.*[^.\\s]$", info.Title);
        Assert.Matches("^\\S.*\\.$", info.Why);
        Assert.Matches(WithoutFix.Contains(id) ? "^$" : "^\\S.*\\.$", info.Fix);
        Assert.StartsWith("https://docs.aws.amazon.com/", info.Document, StringComparison.Ordinal);
        Assert.All(new[] { info.Title, info.Why, info.Fix }, static t => Assert.DoesNotContain("\n", t, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_check_of_S3_finds_it_or_it_lies_outside_S3(string id)
    {
        CauseInfo info = CauseBook.Get(id).Info;
        Assert.NotEqual(info.IsOutsideS3, info.Stages.Count > 0);
        Assert.DoesNotContain(S3CheckStage.Unknown, info.Stages);
        Assert.Equal(info.Stages.Count, info.Stages.Distinct().Count());
        Assert.All(info.Statuses, static s => Assert.InRange(s, 300, 599));
        Assert.All(info.ConditionKeys, static k => Assert.Matches("^[a-z0-9-]+:[a-z0-9/-]+$", k));
    }

    [Fact]
    public void Every_definition_is_in_the_book()
    {
        IEnumerable<string> written = typeof(CauseDefinition).Assembly.GetTypes()
            .Where(static t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(CauseDefinition))).Select(static t => t.FullName!);
        Assert.Equal(written.Order(StringComparer.Ordinal), CauseBook.All.Select(static c => c.GetType().FullName!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_constant_has_a_definition_and_every_definition_a_constant()
    {
        IEnumerable<string> constants = typeof(CauseId).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static f => (string)f.GetRawConstantValue()!);
        Assert.Equal(CauseBook.All.Select(static c => c.Id).Order(StringComparer.Ordinal), constants.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_catalogue_says_what_the_definition_says(string id)
    {
        CauseInfo info = CauseBook.Get(id).Info;
        Cause cause = CauseCatalogue.Get(id);
        Assert.Equal((info.Layer, info.Title, info.Why, MarkedText.Show(info.Fix), info.Document), (cause.Layer, cause.Title, cause.Explanation, cause.Remedy, cause.DocumentationUri));
        Assert.EndsWith($"/docs/causes/{id}.md", cause.PageUri, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_cause_has_tests_of_its_name()
    {
        string[] missing = [.. CauseBook.All.Where(static c => !HasTests(c)).Select(static c => c.Id)];
        Assert.True(missing.Length == 0, "These causes have no tests: " + string.Join("; ", missing.Select(static id =>
            $"{id} (write tests/PresignTools.Core.Tests/Diagnosis/Causes/{CauseBook.Get(id).Info.Layer}/{CauseBook.Get(id).GetType().Name}Tests.cs)")));
    }

    [Fact]
    public void No_placeholder_of_the_template_is_left()
    {
        string[] folders = ["src/PresignTools.Core/Diagnosis/Causes", "tests/PresignTools.Core.Tests/Diagnosis/Causes", "docs/causes"];
        IEnumerable<string> left =
            from folder in folders
            where Directory.Exists(Path.Combine(Root, folder))
            from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            where Path.GetFileName(file) != nameof(EveryCauseTests) + ".cs"
            from line in File.ReadLines(file).Select(static (text, i) => (Text: text, Number: i + 1))
            where line.Text.Contains(Placeholder, StringComparison.Ordinal) || line.Text.Contains("replace-this", StringComparison.Ordinal)
            select $"{Path.GetRelativePath(Root, file)}:{line.Number}: {line.Text.Trim()}";
        string[] all = [.. left];
        Assert.True(all.Length == 0, "Still to be filled in:\n" + string.Join("\n", all));
    }

    /// <summary>A class of its name, in the namespace of its layer, with at least one test in it.</summary>
    private static bool HasTests(CauseDefinition cause) =>
        typeof(EveryCauseTests).Assembly.GetType($"{typeof(EveryCauseTests).Namespace}.{cause.Info.Layer}.{cause.GetType().Name}Tests")?.GetMethods()
            .Any(static m => m.IsDefined(typeof(FactAttribute))) == true;

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "PresignTools.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests do not lie in the repository.");
    }
}
