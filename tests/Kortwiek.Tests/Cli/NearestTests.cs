using Kortwiek.Cli;

namespace Kortwiek.Tests.Cli;

public sealed class NearestTests
{
    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("flaw", "lawn", 2)]
    [InlineData("same", "same", 0)]
    [InlineData("versoin", "version", 1)]
    public void The_edit_distance_counts_letters_and_swaps(string a, string b, int distance) => Assert.Equal(distance, Nearest.Distance(a, b));

    [Fact]
    public void A_slip_of_the_finger_is_met_with_the_nearest_command() =>
        Assert.Equal("There is no command 'versoin'. Did you mean 'version'?", Nearest.Unknown(["versoin"])!.Message);

    [Fact]
    public void A_known_command_is_let_through() => Assert.Null(Nearest.Unknown(["operation", "new", "CODE"]));
}
