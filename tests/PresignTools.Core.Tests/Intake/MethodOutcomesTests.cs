using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Intake.Reading;
using PresignTools.Tests.Diagnosis;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Intake;

/// <summary>A HEAD or OPTIONS that is answered 200 is no success of the request that fails.</summary>
public class MethodOutcomesTests
{
    [Theory]
    [InlineData("$ curl -I '@'\nHTTP/1.1 200 OK\nServer: AmazonS3\n\nThe same URL with PUT: upload failed in the app.", "PUT")]
    [InlineData("$ curl -i '@'\nHTTP/1.1 403 Forbidden\nServer: AmazonS3\n\n$ curl -I '@'\nHTTP/1.1 200 OK\nServer: AmazonS3\n", "GET")]
    [InlineData("HEAD works (200 OK), the GET of the same link fails in the player.\n@", "GET")]
    [InlineData("$ wget --spider '@'\nHTTP request sent, awaiting response... 200 OK\n$ wget '@'\nHTTP request sent, awaiting response... 403 Forbidden", "GET")]
    [InlineData(">>> requests.head(url).status_code\n200\n>>> requests.get(url).status_code\n403\nurl = '@'", "GET")]
    [InlineData("http.Head(url) // 200 OK\nhttp.Get(url) // 403\nurl := \"@\"", "GET")]
    [InlineData("$ curl -X PUT -T a '@'\nHTTP/1.1 403 Forbidden\n\n$ curl --head '@'\nHTTP/1.1 200 OK\n", "PUT")]
    [InlineData("await client.head(url) -> 200\nawait client.put(url) -> 403\n@", "PUT")]
    public void A_HEAD_that_went_well_was_what_was_signed(string text, string failed)
    {
        DiagnosisInput input = Read(text);
        Assert.Null(input.SuccessStatus);
        Assert.Equal(failed, input.Method);
        PresignDiagnosis diagnosis = input.Diagnose();
        Assert.Equal(CauseId.WrongMethod, diagnosis.RootCause);
        Assert.DoesNotContain(CauseId.HeadWithGetUrl, diagnosis.PossibleCauses);
    }

    [Fact]
    public void A_preflight_that_went_well_is_none_that_was_refused() => Assert.NotEqual(
        CauseId.CorsMisconfigured,
        Read("Request URL: @\nRequest Method: OPTIONS\nStatus Code: 200 OK\n\nRequest URL: @\nRequest Method: PUT\nStatus Code: 403 Forbidden").Diagnose().RootCause);

    [Theory]
    [InlineData("OPTIONS @ 200 OK\nPUT @ net::ERR_FAILED")]
    [InlineData("The preflight is answered 204 No Content, but the upload itself is blocked by CORS policy.\nPUT @")]
    public void Behind_a_preflight_the_browser_hides_why(string text) => Assert.Equal(CauseId.CorsMisconfigured, Read(text).Diagnose().RootCause);

    [Theory]
    [InlineData("$ curl -I '@'\nHTTP/1.1 200 OK\nServer: AmazonS3\n")]
    [InlineData("$ curl -i '@'\nHTTP/1.1 200 OK\nServer: AmazonS3\n\nIt works here. The error of this morning is gone.")]
    [InlineData("HEAD fails with 403, GET answers 200 OK\n@")]
    public void Other_successes_stay(string text) => Assert.NotEqual(CauseId.WrongMethod, Read(text).Diagnose().RootCause);

    private static DiagnosisInput Read(string text) =>
        TextIntake.Read(text.Replace("@", Signed.Url(), StringComparison.Ordinal), out _) with { AsOf = Failure.Now };
}
