using PresignTools.Diagnosis;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Signing;
using PresignTools.Tests.Architecture;
using PresignTools.Tests.Diagnosis;
using PresignTools.Tests.Verification;
using PresignTools.Text.Wording;
using PresignTools.Wording;

namespace PresignTools.Tests.Text.Wording;

/// <summary>Tests that change the wording, which belongs to the process: nothing else runs beside them.</summary>
[CollectionDefinition(nameof(OneWordingAtATime), DisableParallelization = true)]
public sealed class OneWordingAtATime;

/// <summary>Who uses the library without the module reads settings and calls, and no cmdlet.</summary>
[Collection(nameof(OneWordingAtATime))]
public sealed class LibraryWordingTests : IDisposable
{
    private readonly IWording _before = Say.Wording;

    public LibraryWordingTests() => Say.Wording = new LibraryWording();

    public void Dispose() => Say.Wording = _before;

    [Fact]
    public void An_error_names_its_setting() =>
        Assert.Equal("Leave it out of QueryParameter.", SigningErrors.QueryParameterReserved("X-Amz-Date").Advice);

    [Fact]
    public void A_remedy_is_a_call() => Assert.Equal(
        "Sign(BucketName: 'reports', Key: 'it\\'s.pdf', Region: 'eu-west-1')",
        SigningCommand.Of("reports", "it's.pdf", "GET", new Argument("Region", Say.Word("eu-west-1"))));

    [Fact]
    public void The_general_remedy_of_a_cause_names_no_cmdlet()
    {
        Assert.Contains("GetBucketLocation, or header", CauseCatalogue.Get(CauseId.WrongRegion).Remedy, StringComparison.Ordinal);
        Assert.Contains("(Sign(Header), or Tag for tags)", CauseCatalogue.Get(CauseId.HeaderRequiredByPolicy).Remedy, StringComparison.Ordinal);
        Assert.All(CauseCatalogue.All, static c => Assert.Empty(ModuleNames.In(c.Remedy)));
    }

    [Fact]
    public void No_diagnosis_names_a_cmdlet()
    {
        S3ErrorResponse[] answers =
        [
            Failure.Bare, Failure.Mismatch, Failure.Denied("with an explicit deny in a resource-based policy"), Failure.Status(403), Failure.Status(400),
            Failure.Answer("PermanentRedirect", "The bucket you are attempting to access must be addressed using the specified endpoint.", 301),
            Failure.Answer("KMS.DisabledException", "arn is disabled.", 400),
            Failure.Answer("InvalidObjectState", "The operation is not valid for the object's storage class"),
            Failure.Answer("NoSuchBucket", "The specified bucket does not exist", 404), Failure.Answer("ExpiredToken", "The provided token has expired.", 400),
        ];
        foreach (S3ErrorResponse answer in answers)
        {
            PresignDiagnosis diagnosis = new DiagnosisInput { Url = Signed.Url(), Response = answer }.Diagnose();
            Assert.NotEmpty(diagnosis.Findings);
            Assert.All(diagnosis.Findings, static f => Assert.Empty(ModuleNames.In(f.Remedy)));
            Assert.All(diagnosis.Needs, static n => Assert.Empty(ModuleNames.In(n.Command)));
        }
    }

    [Fact]
    public void Both_wordings_know_every_call_task_and_phrase()
    {
        foreach (IWording wording in (IWording[])[new LibraryWording(), new PowerShellWording()])
        {
            Assert.All(Enum.GetValues<AwsCall>(), c => Assert.NotEmpty(wording.Call(c, [])));
            Assert.All(Enum.GetValues<PresignTask>(), t => Assert.NotEmpty(wording.Command(t, [])));
            Assert.All(Enum.GetValues<Phrase>(), p => Assert.NotEmpty(wording.Of(p)));
        }
    }

    [Theory]
    [InlineData("Give {setting:Region}.", "Give Region.")]
    [InlineData("{call:GetBucketLocation}{sign:Header}", "GetBucketLocationSign(Header)")]
    [InlineData("{ \"Effect\": {\"a\":1} } {setting:} {other:Region} {call:Nothing} {setting:Key", "{ \"Effect\": {\"a\":1} } {setting:} {other:Region} {call:Nothing} {setting:Key")]
    [InlineData("{{setting:Key}}", "{Key}")]
    [InlineData("{", "{")]
    public void Marks_are_shown_and_other_braces_stay(string marked, string shown) => Assert.Equal(shown, MarkedText.Show(marked));
}
