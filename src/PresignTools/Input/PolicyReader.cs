using System.Collections;
using System.Management.Automation;
using PresignTools.Errors;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Model;
using PresignTools.Policies.Parsing;

namespace PresignTools.Input;

/// <summary>
/// Reads what a policy parameter was given: JSON text, the path of a file or folder, or an object. Faults are reported one by one,
/// and remembered: a decision without one of the documents would be a wrong decision.
/// </summary>
/// <param name="resolve">From a PowerShell path to a file system path.</param>
/// <param name="report">Takes each fault, with what it is about.</param>
internal sealed class PolicyReader(Func<string, string> resolve, Action<PresignException, object?> report)
{
    /// <summary>Whether anything was wrong.</summary>
    internal bool HasErrors { get; private set; }

    /// <summary>The policies of a parameter; null if it was not given.</summary>
    internal IReadOnlyList<Policy>? Read(PolicyKind kind, object[]? input, string parameter)
    {
        if (input is null)
        {
            return null;
        }

        var policies = new List<Policy>();
        Try(parameter, () =>
        {
            foreach ((string name, string text) in Documents(input, parameter))
            {
                Parse(kind, name, text, policies);
            }
        });
        return policies;
    }

    /// <summary>The policy of a parameter that has one; null if it was not given.</summary>
    internal Policy? ReadOne(PolicyKind kind, object[]? input, string parameter)
    {
        IReadOnlyList<Policy>? policies = Read(kind, input, parameter);
        if (policies is { Count: > 1 })
        {
            Report(InputErrors.PolicyMoreThanOne(parameter, policies.Count), parameter);
        }

        return policies is { Count: 1 } ? policies[0] : null;
    }

    /// <summary>
    /// Organization policies by level. A level is an object with Level and Policies, or a folder inside the folder given. Plain
    /// documents together are one level.
    /// </summary>
    internal IReadOnlyList<PolicyLevel> ReadLevels(PolicyKind kind, object[]? input, string parameter)
    {
        var levels = new List<PolicyLevel>();
        var loose = new List<object>();
        Try(parameter, () =>
        {
            foreach (object item in Flat(input ?? []))
            {
                if (PolicyText.Property(item, "Policies") is { } inside)
                {
                    string name = PolicyText.Property(item, "Level")?.ToString() ?? $"level {levels.Count + 1}";
                    levels.Add(new PolicyLevel(name, Read(kind, Flat(new[] { inside }).ToArray(), parameter) ?? []));
                }
                else if (
                    item is string text
                    && !PolicyText.IsDocument(text)
                    && resolve(text) is var path
                    && Directory.Exists(path)
                    && Directory.GetDirectories(path) is { Length: > 0 } folders)
                {
                    foreach (string folder in folders.Order(StringComparer.OrdinalIgnoreCase))
                    {
                        // A level without a document allows nothing, so an empty folder counts.
                        object[] files = Directory.GetFiles(folder, "*.json").Order(StringComparer.OrdinalIgnoreCase).ToArray<object>();
                        levels.Add(new PolicyLevel(Path.GetFileName(folder), Read(kind, files, parameter) ?? []));
                    }
                }
                else
                {
                    loose.Add(item);
                }
            }
        });
        if (loose.Count > 0)
        {
            levels.Add(new PolicyLevel("account", Read(kind, loose.ToArray(), parameter) ?? []));
        }

        return levels;
    }

    private void Parse(PolicyKind kind, string name, string text, List<Policy> policies)
    {
        PolicyParseResult result = PolicyParser.Parse(kind, text, name);
        foreach (PresignException error in result.Errors)
        {
            Report(error, name);
        }

        if (result.Policy is not null)
        {
            policies.Add(result.Policy);
        }
    }

    private IEnumerable<(string Name, string Text)> Documents(object[] input, string parameter)
    {
        int number = 0;
        foreach (object item in Joined([.. Flat(input)]))
        {
            number++;
            string name = number == 1 ? "-" + parameter : $"-{parameter} #{number}";
            string? path = item switch
            {
                FileSystemInfo file => file.FullName,
                string text when !PolicyText.IsDocument(text) => text,
                _ => null,
            };
            if (path is not null)
            {
                foreach ((string, string) file in Files(path))
                {
                    yield return file;
                }
            }
            else if (item is string document)
            {
                yield return (name, document);
            }
            else if (PolicyText.Of(item) is { } found)
            {
                yield return (found.Name ?? name, found.Text);
            }
            else
            {
                throw InputErrors.PolicyInputNotUnderstood(parameter, item.GetType().FullName ?? item.GetType().Name);
            }
        }
    }

    /// <summary>Get-Content without -Raw gives a document line by line: a first line that opens more braces than it closes.</summary>
    private static object[] Joined(object[] items)
    {
        bool lines =
            items.Length > 1
            && items[0] is string first
            && PolicyText.IsDocument(first)
            && first.Count(c => c == '{') > first.Count(c => c == '}')
            && Array.TrueForAll(items, i => i is string);
        return lines ? [string.Join('\n', items)] : items;
    }

    private IEnumerable<(string Name, string Text)> Files(string given)
    {
        string path = resolve(given);
        if (Directory.Exists(path))
        {
            string[] files = Directory.GetFiles(path, "*.json", SearchOption.AllDirectories);
            if (files.Length == 0)
            {
                throw InputErrors.PolicyFolderEmpty(given);
            }

            return files.Order(StringComparer.OrdinalIgnoreCase).Select(f => (Path.GetRelativePath(path, f), PolicyFile.Read(f)));
        }

        return File.Exists(path) ? [(Path.GetFileName(path), PolicyFile.Read(path))] : throw InputErrors.PolicyFileNotFound(given);
    }

    /// <summary>Items of arrays in arrays, one by one. A hashtable is one item, and so is text.</summary>
    private static IEnumerable<object> Flat(IEnumerable items, int depth = 0)
    {
        if (depth > PolicyText.MaximumDepth)
        {
            throw new ArgumentException("the lists are nested too deeply, or hold themselves.", nameof(items));
        }

        foreach (object? item in items)
        {
            switch (PolicyText.Bare(item))
            {
                case null:
                    break;
                case string or IDictionary or FileSystemInfo or PSObject:
                    yield return PolicyText.Bare(item)!;
                    break;
                case IEnumerable nested:
                    foreach (object inner in Flat(nested, depth + 1))
                    {
                        yield return inner;
                    }

                    break;
                default:
                    yield return item!;
                    break;
            }
        }
    }

    private void Try(string parameter, Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is RuntimeException or InvalidOperationException or ArgumentException)
        {
            // A property of the object is a script or a getter that throws.
            Report(InputErrors.PolicyInputNotUnderstood(parameter, $"{e.GetType().Name} (reading it failed: {e.Message})"), parameter);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Report(InputErrors.PolicyFileUnreadable(parameter, e), parameter);
        }
        catch (PresignException e)
        {
            Report(e, parameter);
        }
    }

    private void Report(PresignException error, object? target)
    {
        HasErrors = true;
        report(error, target);
    }
}
