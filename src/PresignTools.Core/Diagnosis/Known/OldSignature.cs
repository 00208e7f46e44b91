using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>Whether a person says that requests of Signature Version 2 are accepted where those of Version 4 are not.</summary>
internal static class OldSignature
{
    private const int Near = 60;

    private static readonly string[] Names =
        ["with v2", "signature v2", "signature version 2", "sigv2", "signature_v2", "v2 signature", "v2 auth", "v2 signing"];

    private static readonly string[] Good =
        ["works", "work ", "work,", "work.", "worked", "connect", "is fine", "is ok", "ok with", "succeeds", "accepted", "goes through",
            "no problem"];

    private static readonly string[] Bad = ["not", "n't", "fail", "refuse", "neither", "unsupported", "deprecated"];

    internal static bool Works(string text)
    {
        foreach (string name in Names)
        {
            for (int i = Scan.Find(text, name, 0, true); i >= 0; i = Scan.Find(text, name, i + name.Length, true))
            {
                int end = Math.Min(text.Length, i + name.Length + Near);
                int stop = text.IndexOfAny(Ends, i, end - i);
                string after = text[i..(stop < 0 ? end : stop + 1)];
                Work.Add(after.Length);
                if (after.ContainsAny(Good) && !after.ContainsAny(Bad))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static readonly char[] Ends = ['.', '\n', ';', ','];
}
