namespace Kortwiek.Tests.Core;

public sealed class OutcomeTests
{
    [Fact]
    public void Every_outcome_can_be_written_down()
    {
        Outcome<int> bad = new BadInput("The file is empty.");
        Outcome<int> refused = new Refusals("four-eyes", "The same person cannot sign twice.");
        Assert.Equal("Done { ExitCode = 0, Answer = 7 }", ((Outcome<int>)7).ToString());
        Assert.Equal("No { ExitCode = 1, Answer = 7, Reason = too few }", new Outcome<int>.No(7, "too few").ToString());
        Assert.Equal("Bad { ExitCode = 2, Fault = The file is empty. }", bad.ToString());
        Assert.Equal("Refused { ExitCode = 1, All = The same person cannot sign twice. }", refused.ToString());
        Assert.Throws<InvalidOperationException>(() => refused.Value);
    }
}
