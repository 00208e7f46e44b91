using CsCheck;
using PresignTools.Diagnosis;
using PresignTools.Errors;
using PresignTools.Intake.Reading;
using PresignTools.Responses;
using PresignTools.Text.Masking;
using PresignTools.Verification;
using PresignTools.Verification.Subject;

namespace PresignTools.Tests.Text;

/// <summary>Whatever is pasted, and however it was damaged: no secret comes out of any property of what the engine gives.</summary>
public sealed class PlantedSecretTests
{
    // A piece this long of a secret is a leak; shorter ones occur by chance.
    private const int Piece = 16;

    private static readonly string[] Failures =
    [
        "403 Forbidden", "Invoke-WebRequest: Response status code does not indicate success: 403 (Forbidden).",
            "AccessDenied: Access Denied", "status code 400",
        "<Error><Code>AccessDenied</Code><Message>Request has expired</Message><RequestId>R</RequestId></Error>", string.Empty,
    ];

    private static readonly Gen<(int Kind, int Place, char Character)> Edit = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 100_000],
        Gen.OneOf("&=?#/ \n\"'<>%;,x0_".ToCharArray()));

    [Fact]
    public void Of_fragments() =>
        Gen.Select(Planted.Any, Gen.Int[0, 1000], Gen.Int[0, Failures.Length - 1], Gen.Bool).Sample(
            static (planted, which, failure, withUrl) =>
            {
                string fragment = planted.Fragments[which % planted.Fragments.Length];
                Check(planted, fragment + (withUrl ? "\n" + planted.Url : string.Empty) + "\n" + Failures[failure]);
            },
            iter: Nightly.Times(400));

    [Fact]
    public void Of_urls() =>
        Gen.Select(Planted.Any, Gen.Int[0, 1000], Gen.Int[0, Failures.Length - 1]).Sample(
            static (planted, which, failure) =>
            {
                string url = planted.Urls[which % planted.Urls.Length];
                Check(planted, url);
                Check(planted, "GET " + url + "\n" + Failures[failure]);
            },
            iter: Nightly.Times(200));

    /// <summary>
    /// The same URLs in each run: where several characters are lost at once, what is left may look like nothing, and then no rule can
    /// tell. The password
    /// of a URL is left out, which has neither name nor form: without its @ it is a part of the host.
    /// </summary>
    [Fact]
    public void Of_damaged_urls()
    {
        for (uint run = 0; run < 1200; run++)
        {
            (Planted planted, string text) = DamagedText(run, 20261124, 2);
            Check(planted, text);
        }
    }

    /// <summary>
    /// One character lost, added or encoded, anywhere in a URL: the mask alone is fast enough to be tried very often. The nightly
    /// run draws other URLs each time.
    /// </summary>
    [Fact]
    public void Of_urls_with_one_character_damaged()
    {
        uint seed = Nightly.IsOn ? (uint)Environment.TickCount : 777;
        for (uint run = 0; run < Nightly.Times(20_000); run++)
        {
            (Planted planted, string text) = DamagedText(run, seed, 1);
            string masked = SecretMask.Of(text);
            Clean(Pieces(planted), masked, $"mask (seed {seed}, run {run})", text);
            Assert.Equal(masked, SecretMask.Of(masked));
        }
    }

    /// <summary>
    /// Two characters: nearly always. Where one of them has damaged the name and the other parts the value, what is left may look like
    /// nothing; docs/security.md says so. More than that is a rule that was lost.
    /// </summary>
    [Fact]
    public void Of_urls_with_two_characters_damaged_but_for_a_few_in_ten_thousand()
    {
        int runs = Nightly.Times(10_000);
        var shown = new List<string>();
        uint seed = Nightly.IsOn ? (uint)Environment.TickCount : 4242;
        for (uint run = 0; run < runs; run++)
        {
            (Planted planted, string text) = DamagedText(run, seed, 2);
            string masked = SecretMask.Of(text);
            HashSet<string> pieces = Pieces(planted);
            if (Enumerable.Range(0, Math.Max(0, masked.Length - Piece + 1)).Any(i => pieces.Contains(masked.Substring(i, Piece))))
            {
                shown.Add($"seed {seed}, run {run}: {masked}");
            }

            Assert.Equal(masked, SecretMask.Of(masked));
        }

        Assert.True(shown.Count * 2000 <= runs, string.Join('\n', shown));
    }

    private static (Planted Secrets, string Text) DamagedText(uint run, uint seed, int edits)
    {
        Gen<(Planted Secrets, int Which, (int Kind, int Place, char Character)[] Edits, bool IsAlone)> any = Gen.Select(Planted.Any,
            Gen.Int[0, 1000], Edit.Array[1, edits], Gen.Bool);
        (Planted planted, int which, (int Kind, int Place, char Character)[] damage, bool alone) = any.Generate(new PCG(run, seed),
            null, out _);
        string url = Damaged(planted.Urls[which % (planted.Urls.Length - 1)], damage);
        return (planted, alone ? url : url + "\n403 Forbidden");
    }

    private static string Damaged(string url, (int Kind, int Place, char Character)[] edits)
    {
        foreach ((int kind, int place, char character) in edits)
        {
            int at = place % url.Length;
            url = kind switch
            {
                0 => url.Remove(at, 1),
                1 => url.Insert(at, character.ToString()),
                _ => url.Remove(at, 1).Insert(at, "%" + ((int)url[at]).ToString("X2", System.Globalization.CultureInfo.InvariantCulture)),
            };
        }

        return url;
    }

    private static HashSet<string> Pieces(Planted planted)
    {
        var pieces = new HashSet<string>(StringComparer.Ordinal);
        foreach (string secret in planted.All)
        {
            foreach (string form in new[] { secret, Uri.EscapeDataString(secret) })
            {
                for (int i = 0; i + Piece <= form.Length; i++)
                {
                    pieces.Add(form.Substring(i, Piece));
                }
            }
        }

        return pieces;
    }

    private static void Check(Planted planted, string text)
    {
        HashSet<string> pieces = Pieces(planted);
        string masked = SecretMask.Of(text);
        Clean(pieces, masked, "mask", text);
        Assert.Equal(masked, SecretMask.Of(masked));
        foreach ((string what, Func<object> run) in new (string, Func<object>)[]
        {
            ("diagnosis", () => PresignDiagnoser.Diagnose(TextIntake.Read(text,
                out IReadOnlyList<string> recognized) with { Recognized = recognized }, DateTimeOffset.UnixEpoch.AddYears(57))),
            ("test", () => PresignedUrlVerifier.Verify(new ReceivedRequest { Url = text, Method = "GET", Headers = [] }, null,
                DateTimeOffset.UnixEpoch.AddYears(57))),
            ("answer", () => S3ErrorResponseReader.Read(new S3ResponseInput { Body = text })),
        })
        {
            object result;
            try
            {
                result = run();
            }
            catch (PresignException e)
            {
                result = new { e.Message, e.Advice, Inner = e.InnerException?.Message };
            }

            foreach (string shown in PublicText.Of(result))
            {
                Clean(pieces, shown, what, text);
            }
        }
    }

    private static void Clean(HashSet<string> pieces, string shown, string what, string text)
    {
        for (int i = 0; i + Piece <= shown.Length; i++)
        {
            if (pieces.Contains(shown.Substring(i, Piece)))
            {
                Assert.Fail($"The {what} shows '{shown.Substring(i, Piece)}':\n{shown}\nof\n{text}");
            }
        }
    }
}
