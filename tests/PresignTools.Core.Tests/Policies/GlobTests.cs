using System.Text;
using CsCheck;
using PresignTools.Policies.Matching;

namespace PresignTools.Tests.Policies;

public class GlobTests
{
    [Theory]
    // a pattern and a text, both as a repeated part: what made each star try every place
    [InlineData("*", "a", "b", "a")]
    [InlineData("*a", "", "b", "a")]
    [InlineData("*", "a", "b*", "a")]
    [InlineData("*", "a?", "b*", "a")]
    [InlineData("*", "?a", "b", "a")]
    [InlineData("*", "ab", "*c", "ab")]
    public void Steps_grow_with_the_length_and_not_with_its_square(string before, string repeated, string after, string text)
    {
        long Steps(int n)
        {
            string part = repeated.Length == 0 ? string.Concat(Enumerable.Repeat(before, n)) : before + string.Concat(Enumerable.Repeat(repeated, n));
            string pattern = part + after;
            Glob.Of(pattern, wildcards: true).IsMatch(0, pattern.Length, string.Concat(Enumerable.Repeat(text, 4 * n)), ignoreCase: false, out long steps);
            return steps;
        }

        // Runs with a ? cost a step for each 64 of their places, so they are measured where that is one.
        int n = repeated.Contains('?') ? 8 : 2000;
        long one = Steps(n), two = Steps(2 * n), four = Steps(4 * n);
        Assert.InRange(two, one, (2 * one) + 200);
        Assert.InRange(four, two, (2 * two) + 400);
        Assert.InRange(four, 0, 40L * 4 * n * (repeated.Length + text.Length + 4));
    }

    [Fact]
    public void Runs_with_question_marks_are_compared_64_places_at_a_time()
    {
        string pattern = "*" + string.Concat(Enumerable.Repeat("a?", 5000)) + "b*";
        string text = new('a', 40_000);
        Assert.False(Glob.Of(pattern, wildcards: true).IsMatch(0, pattern.Length, text, ignoreCase: false, out long steps));
        Assert.InRange(steps, 0, 40_000L * ((10_001 / 64) + 12));
    }

    [Fact]
    public void A_run_that_almost_fits_everywhere_costs_a_few_steps_a_character()
    {
        string pattern = "*" + new string('a', 40) + "b";
        Assert.False(Glob.Of(pattern, wildcards: true).IsMatch(0, pattern.Length, new string('a', 8000), ignoreCase: false, out long steps));
        Assert.InRange(steps, 0, 10 * 8000);
        pattern += "*";
        Assert.False(Glob.Of(pattern, wildcards: true).IsMatch(0, pattern.Length, new string('a', 8000), ignoreCase: true, out steps));
        Assert.InRange(steps, 0, 10 * 8000);
    }

    /// <summary>Held against the plain definition: a star takes any run, a question mark one character.</summary>
    [Fact]
    public void Matches_as_defined() =>
        Gen.Select(Generated.OneOf('a', 'b', 'A', '*', '?').Array[0, 40], Generated.OneOf('a', 'b', 'A').Array[0, 300], Gen.Bool).Sample((pattern, text, ignoreCase) =>
        {
            // Long texts of few letters, so that trying out gives way to the linear way.
            string p = new(pattern), t = new(text);
            return Glob.Of(p, wildcards: true).IsMatch(t, ignoreCase) == Defined(p, t, ignoreCase);
        }, iter: 20_000);

    [Fact]
    public void Matches_as_defined_where_it_is_dear()
    {
        int linear = 0;
        Gen.Select(Generated.OneOf("a", "a", "a", "b", "*", "?").Array[1, 30], Gen.Int[0, 30], Gen.Int[100, 400]).Sample((parts, bs, length) =>
        {
            string p = "*" + string.Concat(parts) + "ab*";
            var text = new StringBuilder(new string('a', length));
            for (int i = 0; i < bs; i++)
            {
                text[i * 97 % length] = 'b';
            }

            bool expected = Defined(p, text.ToString(), false);
            bool actual = Glob.Of(p, wildcards: true).IsMatch(0, p.Length, text.ToString(), ignoreCase: false, out long steps);
            Interlocked.Add(ref linear, steps > 64 + (2 * (p.Length + length)) ? 1 : 0);
            return expected == actual;
        }, iter: 20_000);
        Assert.True(linear > 100, $"{linear} of the patterns were dear enough");
    }

    private static bool Defined(string pattern, string text, bool ignoreCase)
    {
        var reach = new bool[text.Length + 1];
        reach[0] = true;
        foreach (char c in pattern)
        {
            var next = new bool[text.Length + 1];
            for (int i = 0; i <= text.Length; i++)
            {
                next[i] = c == '*' ? reach[i] || (i > 0 && next[i - 1])
                    : i > 0 && reach[i - 1] && (c == '?' || c == text[i - 1] || (ignoreCase && char.ToUpperInvariant(c) == char.ToUpperInvariant(text[i - 1])));
            }

            reach = next;
        }

        return reach[text.Length];
    }
}
