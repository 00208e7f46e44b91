namespace PresignTools.Tests.Diagnosis.Servers;

/// <summary>
/// What was recorded of real servers (tests/servers, build.ps1 Test -Servers records anew), diagnosed offline. The bars are held over all
/// servers; a fault that nobody can tell without the secret is not among the decidable.
/// </summary>
public class ServerReplayTests
{
    private static readonly Lazy<IReadOnlyList<ServerExchange>> All = Recorded("exchanges.jsonl");

    // Faults that were labeled and recorded when the rules stood: tests/servers/FurtherFaults.ps1.
    private static readonly Lazy<IReadOnlyList<ServerExchange>> Further = Recorded("further.jsonl");

    [Theory]
    [InlineData(InHand.Xml, 24, 46)]
    [InlineData(InHand.UrlAndXml, 65, 85)]
    [InlineData(InHand.Terminal, 80, 92)]
    [InlineData(InHand.Record, 80, 92)]
    [InlineData(InHand.WithKeys, 97, 99)]
    public void Likely_is_likely_and_established_is_right(InHand hand, double top1, double top3) => Hold(All.Value, hand, top1, top3);

    [Theory]
    [InlineData(InHand.Xml, 28, 48)]
    [InlineData(InHand.UrlAndXml, 65, 85)]
    [InlineData(InHand.Terminal, 80, 92)]
    [InlineData(InHand.Record, 80, 92)]
    [InlineData(InHand.WithKeys, 97, 99)]
    public void So_it_is_for_faults_that_no_rule_was_written_for(InHand hand, double top1, double top3) => Hold(Further.Value, hand, top1, top3);

    private static Lazy<IReadOnlyList<ServerExchange>> Recorded(string file) =>
        new(() => ServerExchange.Load(Path.Combine(AppContext.BaseDirectory, "servers", file)));

    private static void Hold(IReadOnlyList<ServerExchange> exchanges, InHand hand, double top1, double top3)
    {
        IReadOnlyList<ReplayedAnswer> answers = ServerReplay.Run(exchanges, hand);
        ServerFigures figures = ServerFigures.Of(answers);
        string shown = $"{hand}: {figures}\n{ServerReplay.Table(answers)}";
        Assert.True(figures.WrongEstablished == 0, shown);
        Assert.True(figures.Accused == 0, shown);
        Assert.True(figures.LikelyRight >= 0.88 * figures.Likely, shown);
        Assert.True(figures.Top1 >= top1 && figures.Top3 >= top3, shown);
    }

    [Fact]
    public void The_bar_for_Likely_holds_over_all_that_a_user_may_have_in_hand()
    {
        ServerFigures figures = ServerFigures.Of([.. Enum.GetValues<InHand>().SelectMany(static h => ServerReplay.Run(All.Value, h))]);
        Assert.True(figures.LikelyRight >= 0.88 * figures.Likely, figures.ToString());
    }

    [Fact]
    public void The_record_has_servers_of_several_makers()
    {
        Assert.True(All.Value.Select(static x => x.Server).Distinct().Count() >= 4);
        Assert.True(All.Value.Count(static x => x.IsRefused) > 300);
        Assert.True(All.Value.Count(static x => !x.IsRefused) > 50);
    }
}
