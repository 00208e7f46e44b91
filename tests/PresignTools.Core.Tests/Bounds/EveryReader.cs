using System.Reflection;
using PresignTools.Errors;
using PresignTools.Intake;
using PresignTools.Intake.Fragments;
using PresignTools.Intake.Fragments.Cutting;
using PresignTools.Intake.Fragments.Unwrapping;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Bounds;

/// <summary>
/// What takes text inside the engine, found by reflection, so that a new one is covered when it is written: each reader of fragments, alone
/// and with every kind of fragment that it reads; the cutting and the unwrapping before them; and every public method with a text.
/// </summary>
internal static class EveryReader
{
    private static readonly FragmentKind[] Kinds = Enum.GetValues<FragmentKind>();

    /// <summary>The types of all readers of fragments.</summary>
    internal static IReadOnlyList<Type> ReaderTypes { get; } =
    [
        .. typeof(IFragmentReader).Assembly.GetTypes().Where(static t => t is { IsAbstract: false, IsInterface: false } && typeof(IFragmentReader).IsAssignableFrom(t)),
    ];

    /// <summary>The readers that a text goes through.</summary>
    internal static IEnumerable<object> ReadersInUse { get; } =
        ((IEnumerable<object>)typeof(FragmentReaders).GetProperty("All", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!).ToArray();

    /// <summary>By its name, what is given the text.</summary>
    internal static IReadOnlyDictionary<string, Action<string>> All { get; } = Readers().Concat(Steps()).Concat(PublicMethods())
        .ToDictionary(static e => e.Name, static e => e.Take);

    /// <summary>Gives the text; an error that says why it was refused is an answer.</summary>
    internal static void Run(string entry, string text)
    {
        try
        {
            All[entry](text);
        }
        catch (PresignException)
        {
            // Refused with a reason.
        }
    }

    private static IEnumerable<(string Name, Action<string> Take)> Readers()
    {
        foreach (Type type in ReaderTypes)
        {
            var reader = (IFragmentReader)Activator.CreateInstance(type, nonPublic: true)!;
            yield return (type.Name, text => ReadAll(reader, text));
        }
    }

    private static void ReadAll(IFragmentReader reader, string text)
    {
        var source = new SourceText(text);
        foreach (FragmentKind kind in Kinds)
        {
            if (reader.ReadsWholeText ? kind == FragmentKind.Prose : reader.Reads(kind))
            {
                reader.Read(new Fragment(kind, source, 0, text.Length), new FactSheet(new DiagnosisInput()));
            }
        }
    }

    private static (string Name, Action<string> Take)[] Steps() =>
    [
        ("cutting into fragments", static text => Segmenter.Cut(new SourceText(text))),
        ("unwrapping", static text => Unwrap(new Fragment(FragmentKind.Prose, new SourceText(text), 0, text.Length))),
        ("cutting, unwrapping and places", static text =>
        {
            foreach (Fragment fragment in Segmenter.Cut(new SourceText(text)))
            {
                _ = fragment.Place;
                Unwrap(fragment);
            }
        }),
    ];

    private static void Unwrap(Fragment fragment)
    {
        foreach (SourceText inner in Inner.Of(fragment))
        {
            _ = inner.PlaceOf(0, inner.Text.Length);
        }
    }

    /// <summary>Every public static method with a parameter of text gets the text there; the others get what is empty of their type.</summary>
    private static IEnumerable<(string Name, Action<string> Take)> PublicMethods()
    {
        IEnumerable<MethodInfo> methods = typeof(PresignException).Assembly.GetExportedTypes()
            .Where(static t => !t.IsEnum && !t.ContainsGenericParameters)
            .SelectMany(static t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(static m => !m.IsSpecialName && !m.ContainsGenericParameters);
        foreach (MethodInfo method in methods)
        {
            ParameterInfo[] parameters = method.GetParameters();
            for (int i = 0; i < parameters.Length; i++)
            {
                if (parameters[i].ParameterType == typeof(string) && Others(parameters) is { } others)
                {
                    int place = i;
                    yield return ($"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", parameters.Select(static p => p.Name))}): {parameters[i].Name}",
                        text => Invoke(method, others, place, text));
                }
            }
        }
    }

    private static void Invoke(MethodInfo method, object?[] others, int place, string text)
    {
        object?[] arguments = [.. others];
        arguments[place] = text;
        try
        {
            object? result = method.Invoke(null, arguments);
            if (result is System.Collections.IEnumerable many and not string)
            {
                foreach (object? _ in many)
                {
                    // What is enumerated late is worked for late.
                }
            }
        }
        catch (Exception e) when (e is ArgumentException or TargetInvocationException { InnerException: PresignException or ArgumentException })
        {
            // Refused: by the rules, or for the empty values beside it.
        }
    }

    private static object?[]? Others(ParameterInfo[] parameters)
    {
        var values = new object?[parameters.Length];
        for (int i = 0; i < values.Length; i++)
        {
            Type type = parameters[i].ParameterType;
            if (type == typeof(string))
            {
                values[i] = "b";
            }
            else if (parameters[i].HasDefaultValue)
            {
                values[i] = parameters[i].DefaultValue;
            }
            else if (parameters[i].IsOut || type.IsByRef)
            {
                values[i] = null;
            }
            else if (type.IsValueType || type.GetConstructor(Type.EmptyTypes) is not null)
            {
                values[i] = Activator.CreateInstance(type);
            }
            else
            {
                return null;
            }
        }

        return values;
    }
}
