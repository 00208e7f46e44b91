using PresignTools.Intake.Fragments;
using PresignTools.Intake.Readers.Code.Syntax;
using PresignTools.Intake.Readers.Code.Tables;

namespace PresignTools.Intake.Readers.Code.Signing;

/// <summary>Finds the calls that sign, with what they are given.</summary>
internal static class SigningCallReader
{
    private const int MostCalls = 40;

    /// <summary>The calls in the order of the text.</summary>
    internal static IReadOnlyList<SigningCall> Read(CodeDocument document, Fragment fragment)
    {
        var found = new List<SigningCall>();
        foreach (CodeValue call in document.Calls)
        {
            if (found.Count == MostCalls)
            {
                break;
            }

            if ((Presigning(document, call, fragment) ?? OwnRequests.Of(document, call, fragment)) is { } one)
            {
                found.Add(one);
            }
        }

        if (HandWritten.Of(document, fragment) is { } hand)
        {
            found.Add(hand);
        }

        return found;
    }

    private static SigningCall? Presigning(CodeDocument document, CodeValue call, Fragment fragment)
    {
        if (call.Path is not { } path || SigningTable.Of(path) is not { } row || IsOfAnotherService(document, call))
        {
            return null;
        }

        var arguments = new SignedArguments(document, row);
        arguments.ReadCall(call);
        arguments.ReadReceiver(call);
        string? verb = arguments.Parameters.FirstOrDefault(static p => p.Key == "Method").Value;
        string? operation = row.Operation ?? arguments.Operation ?? (verb is null ? null : OfVerb(row, verb));
        (string? library, operation) = Google.Of(document, call, row, operation);
        bool isGetByDefault = row.Library is SigningTable.Net or SigningTable.Java1 && arguments.Parameters.Count > 1;
        operation ??= isGetByDefault && arguments.IsWhole && verb is null ? "GetObject" : null;
        if (operation is null && row.NeedsOperation)
        {
            return null;
        }

        bool isComplete = arguments.IsWhole && operation is not null
            && arguments.Parameters.Any(static p => p.Key is "Key" or "Bucket" or "Url");
        return new SigningCall
        {
            Library = library ?? JavaScript(document, call),
            Operation = operation,
            Parameters = [.. arguments.Parameters.Where(static p => p.Key is not ("Url" or "Body"))],
            IsComplete = isComplete,
            IsPresigning = true,
            Place = fragment.PlaceOf(call.Start, Math.Max(1, call.End - call.Start)),
        };
    }

    private static string? OfVerb(SigningRow row, string verb) =>
        verb == "POST" && row.Library != "MinIO client" ? null : SigningFacts.Named(verb);

    /// <summary>Signers of CloudFront and Google have the same names.</summary>
    private static bool IsOfAnotherService(CodeDocument document, CodeValue call)
    {
        if (call.Before.Contains("cloudfront", StringComparison.OrdinalIgnoreCase)
            || call.Before.EndsWith("cf", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return call.Items.Select(i => document.Resolve(i.Value))
            .Append(call)
            .SelectMany(static v => v.Items)
            .Any(static i => i.Name is not null && (i.Name.Contains("keyPair", StringComparison.OrdinalIgnoreCase)
                || i.Name.Equals("privateKey", StringComparison.OrdinalIgnoreCase)
                || i.Name.Equals("dateLessThan", StringComparison.Ordinal)));
    }

    /// <summary>Version 2 takes the operation's name, version 3 a command.</summary>
    private static string JavaScript(CodeDocument document, CodeValue call) =>
        call.At(0) is { } first && document.Resolve(first).Kind == CodeValueKind.Text ? SigningTable.JavaScript2 : SigningTable.JavaScript3;
}
