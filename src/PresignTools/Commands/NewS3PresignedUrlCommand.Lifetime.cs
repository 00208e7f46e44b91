using System.Management.Automation;
using PresignTools.Input;
using PresignTools.Transformations;

namespace PresignTools.Commands;

/// <content>How long a URL lives, and what columns of the pipeline's rows say of it.</content>
public sealed partial class NewS3PresignedUrlCommand
{
    private HashSet<string>? _settingNames;

    /// <summary>The lifetime that a parameter gives, else that of the row, else an hour.</summary>
    private TimeSpan Lifetime(DateTimeOffset signedAt)
    {
        if (InputObject is null || !RecordColumns.IsData(InputObject) || IsOwnOutput(InputObject))
        {
            return ExpiresAt is { } end ? Until(end, signedAt) : ExpiresIn;
        }

        WarnAboutColumns(InputObject);
        if (_isLifetimeGiven)
        {
            return ExpiresAt is { } end ? Until(end, signedAt) : ExpiresIn;
        }

        if (RecordColumns.Value(InputObject, nameof(ExpiresIn)) is { } lifetime)
        {
            return DurationAttribute.Read(lifetime);
        }

        return RecordColumns.Value(InputObject, nameof(ExpiresAt), "Expire", "Expires") is { } at
            ? Until(EndTimeAttribute.Read(at), signedAt)
            : ExpiresIn;
    }

    /// <summary>What this command gave earlier, through a file: its times are those of the old URL.</summary>
    private static bool IsOwnOutput(object record) =>
        RecordColumns.Value(record, "Url") is not null && RecordColumns.Value(record, nameof(SignedAt)) is not null;

    /// <summary>A column with the name of a setting that rows cannot give was not meant to be passed over silently.</summary>
    private void WarnAboutColumns(object record)
    {
        _settingNames ??=
        [
            .. MyInvocation.MyCommand.Parameters.Values
                .Where(p => !p.Attributes.OfType<ParameterAttribute>().Any(static a =>
                    a.DontShow || a.ValueFromPipeline || a.ValueFromPipelineByPropertyName))
                .SelectMany(static p => p.Aliases.Prepend(p.Name))
                .Select(static n => n.ToLowerInvariant()),
        ];
        foreach (string name in RecordColumns.Names(record))
        {
            bool isLifetime = name.ToLowerInvariant() is "expiresin" or "expiresat" or "expire" or "expires";
            if (!isLifetime && _settingNames.Contains(name.ToLowerInvariant()) && RecordColumns.Value(record, name) is not null)
            {
                Warn([new(
                    "ColumnNotUsed:" + name,
                    $"Column '{Text.Printable.Of(name)}' of the input is not used. Give -{Text.Printable.Of(name)} for the whole command, "
                        + "or sign in a loop.")]);
            }
        }
    }
}
