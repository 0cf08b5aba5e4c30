using System.Text;

namespace Kortwiek.Tests.Core;

public sealed class CanonicalJsonTests
{
    // RFC 8785 §3.2.3 and appendix B.
    [Theory]
    [InlineData(0x0000000000000000L, "0")]
    [InlineData(unchecked((long)0x8000000000000000L), "0")]
    [InlineData(0x0000000000000001L, "5e-324")]
    [InlineData(0x7fefffffffffffffL, "1.7976931348623157e+308")]
    [InlineData(0x4340000000000000L, "9007199254740992")]
    [InlineData(0x4430000000000000L, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5L, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6L, "1e+23")]
    [InlineData(0x444b1ae4d6e2ef4eL, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef50L, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8cL, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8dL, "0.000001")]
    [InlineData(0x41b3de4355555555L, "333333333.3333333")]
    [InlineData(unchecked((long)0xbecbf647612f3696L), "-0.0000033333333333333333")]
    public void Numbers_are_written_as_ECMAScript_writes_them(long bits, string expected) =>
        Assert.Equal(expected, CanonicalJson.Number(BitConverter.Int64BitsToDouble(bits)));

    [Fact]
    public void Keys_are_sorted_by_code_units_and_blanks_go()
    {
        var canonical = CanonicalJson.Of("""{ "b": [1, 2.50, "\u00e9\n"], "a": null, "\ud83d\ude00": 1, "\ufb33": 2 }"""u8.ToArray());
        Assert.Equal("{\"a\":null,\"b\":[1,2.5,\"é\\n\"],\"😀\":1,\"\ufb33\":2}", Encoding.UTF8.GetString(canonical));
    }

    [Fact]
    public void A_key_that_stands_twice_is_refused() =>
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => CanonicalJson.Of("""{"a":1,"a":2}"""u8.ToArray()));
}
