using System.Globalization;
using PresignTools.Policies.Matching;

namespace PresignTools.Policies.Conditions;

/// <summary>DateEquals and its relatives: a W3C date (2024, 2024-01, 2024-01-01, 2024-01-01T00:00:00Z) or seconds since 1970.</summary>
internal sealed class DateOperator : ConditionOperator
{
    private readonly Ordering _ordering;

    private DateOperator(string name, bool negated, Ordering ordering)
        : base(name, negated) => _ordering = ordering;

    internal static IEnumerable<ConditionOperator> All { get; } =
    [
        new DateOperator("DateEquals", false, Ordering.Equal),
        new DateOperator("DateNotEquals", true, Ordering.Equal),
        new DateOperator("DateLessThan", false, Ordering.Less),
        new DateOperator("DateLessThanEquals", false, Ordering.LessOrEqual),
        new DateOperator("DateGreaterThan", false, Ordering.Greater),
        new DateOperator("DateGreaterThanEquals", false, Ordering.GreaterOrEqual),
    ];

    internal override string Relation => IsNegated ? "is not" : _ordering switch
    {
        Ordering.Less => "is before",
        Ordering.LessOrEqual => "is not after",
        Ordering.Greater => "is after",
        Ordering.GreaterOrEqual => "is not before",
        _ => "is",
    };

    internal override ConditionValue Compile(string text, bool variables) => new DateValue(text, _ordering);

    internal static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    internal static bool TryParse(string text, out DateTimeOffset time)
    {
        string t = text.Trim();
        if (
            t.Length > 4
            && t.All(c => c is >= '0' and <= '9')
            && long.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds))
        {
            bool inRange = seconds <= 253402300799;   // 9999-12-31T23:59:59Z
            time = inRange ? DateTimeOffset.FromUnixTimeSeconds(seconds) : default;
            return inRange;
        }

        return DateTimeOffset.TryParseExact(
            t.ToUpperInvariant(), Formats, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm'Z'",
        "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd", "yyyy-MM", "yyyy",
    ];

    private sealed class DateValue : ConditionValue
    {
        private readonly DateTimeOffset? _time;
        private readonly Ordering _ordering;

        internal DateValue(string text, Ordering ordering)
            : base(text)
        {
            _time = TryParse(text, out DateTimeOffset time) ? time : null;
            _ordering = ordering;
        }

        internal override string? Fault => _time is null ? "a date as in 2026-01-31T12:00:00Z, or seconds since 1970," : null;

        internal override IEnumerable<string> Candidates =>
            _time is not { } t || t.Year is < 2 or > 9998 ? [] : [Format(t), Format(t.AddSeconds(-1)), Format(t.AddSeconds(1))];

        internal override bool Matches(string actual, RequestContext context) =>
            _time is { } expected && TryParse(actual, out DateTimeOffset time) && _ordering.Holds(time.CompareTo(expected));
    }
}
