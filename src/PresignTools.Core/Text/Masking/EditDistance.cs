namespace PresignTools.Text.Masking;

/// <summary>How many letters must be changed, added or left out to make one word of another.</summary>
internal static class EditDistance
{
    /// <summary>Whether it takes at most so many.</summary>
    internal static bool IsAtMost(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (int k = 0; k <= b.Length; k++)
        {
            row[k] = k;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            int least = i;
            for (int k = 1; k <= b.Length; k++)
            {
                int changed = diagonal + (a[i - 1] == b[k - 1] ? 0 : 1);
                diagonal = row[k];
                row[k] = Math.Min(changed, Math.Min(row[k], row[k - 1]) + 1);
                least = Math.Min(least, row[k]);
            }

            if (least > most)
            {
                return false;
            }
        }

        return row[b.Length] <= most;
    }
}
