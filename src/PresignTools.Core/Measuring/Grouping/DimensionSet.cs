namespace PresignTools.Measuring.Grouping;

/// <summary>A set of dimensions.</summary>
internal readonly struct DimensionSet
{
    private readonly int _bits;

    private DimensionSet(int bits) => _bits = bits;

    /// <summary>Every dimension.</summary>
    internal static FailureDimension[] All { get; } = Enum.GetValues<FailureDimension>();

    /// <summary>A set of these.</summary>
    internal static DimensionSet Of(IEnumerable<FailureDimension> dimensions) =>
        new(dimensions.Aggregate(0, static (bits, d) => bits | (1 << (int)d)));

    /// <summary>The set with one more.</summary>
    internal DimensionSet With(FailureDimension dimension) => new(_bits | (1 << (int)dimension));

    /// <summary>Whether a dimension is in it.</summary>
    internal bool Has(FailureDimension dimension) => (_bits & (1 << (int)dimension)) != 0;
}
