using System.Net;
using System.Text;
using Kortwiek.Leads;

namespace Kortwiek.Tests.Leads;

public sealed class AddressTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("192.000.002.007", "192.0.2.7")]
    [InlineData("0:0:0:0:0:0:0:1", "::1")]
    [InlineData("001:db8:a0b:12f0::1", "1:db8:a0b:12f0::1")]
    [InlineData("fe80::1%eth0", "fe80::1")]
    [InlineData("[2001:db8::1]", "2001:db8::1")]
    public void Addresses_are_read_as_logs_write_them(string text, string expected)
    {
        Assert.True(Address.TryParse(text, out var address));
        Assert.Equal(expected, address.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.256")]
    [InlineData("1.2.3.4:80")]
    [InlineData("a.b.c.d")]
    [InlineData("1..2.3")]
    [InlineData("12345")]
    [InlineData(":::")]
    [InlineData("2001:db8::1::2")]
    public void Other_texts_are_no_addresses(string text) => Assert.False(Address.TryParse(text, out _));

    [Fact]
    public void Every_IPv4_address_reads_back() =>
        Gen.UInt.Sample(value => Address.TryParse(Address.FromV4(value).ToString(), out var back) && back.IsV4 && back.V4 == value
            && back.ToString() == new IPAddress(BitConverter.GetBytes(IPAddress.HostToNetworkOrder(unchecked((int)value)))).ToString());

    [Fact]
    public void Every_IPv6_address_reads_back() =>
        Gen.Select(Gen.ULong, Gen.ULong).Sample((high, low) => Address.TryParse(new Address(new UInt128(high, low)).ToString(), out var back) && back.Value == new UInt128(high, low));

    [Fact]
    public void A_country_table_finds_the_range_and_its_ends()
    {
        var table = CsvCountryTable.Read(Table("from,to,cc\n240.1.0.0,240.1.255.255,NL\n240.0.0.0,240.0.0.9,be\n2001:db8::,2001:db8::ffff,FR\n"), "t.csv", null).Value;
        Assert.Equal("NL", At(table, "240.1.0.0"));
        Assert.Equal("NL", At(table, "240.1.255.255"));
        Assert.Equal("BE", At(table, "240.0.0.9"));
        Assert.Equal("ZZ", At(table, "240.0.0.10"));
        Assert.Equal("ZZ", At(table, "240.2.0.0"));
        Assert.Equal("FR", At(table, "2001:db8::7"));
        Assert.StartsWith("sha256:", table.Table.Sha256.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("240.0.0.0,240.0.0.9,NL\n240.0.0.5,240.0.0.20,BE\n", 2)]
    [InlineData("240.0.0.9,240.0.0.1,NL\n", 1)]
    [InlineData("240.0.0.0,240.0.0.9,Q9\n", 1)]
    [InlineData("240.0.0.0;240.0.0.9;NL\n", 1)]
    public void A_bad_country_table_is_refused_with_its_line(string text, long line)
    {
        var outcome = CsvCountryTable.Read(Table(text), "t.csv", null);
        Assert.Equal(line, Assert.IsType<Outcome<CsvCountryTable>.Bad>(outcome).Fault.Line);
    }

    [Fact]
    public void A_table_in_mmdb_form_is_read()
    {
        var bytes = MmdbFixture.Write([("240.1.0.0", 16, "NL"), ("240.2.0.0", 16, "BE"), ("2001:db8::", 32, "FR")]);
        using var table = MmdbCountryTable.Read(new MemoryStream(bytes), "t.mmdb", null).Value;
        Assert.Equal("NL", At(table, "240.1.2.3"));
        Assert.Equal("BE", At(table, "240.2.255.255"));
        Assert.Equal("ZZ", At(table, "240.3.0.0"));
        Assert.Equal("FR", At(table, "2001:db8:1::1"));
        Assert.Equal(new DateOnly(2026, 1, 1), table.Table.AsOf);
        Assert.IsType<Outcome<MmdbCountryTable>.Bad>(MmdbCountryTable.Read(new MemoryStream([1, 2, 3]), "t.mmdb", null));
    }

    [Fact]
    public void Exits_of_Tor_hold_for_their_day()
    {
        var list = AddressList.Read(Table("ExitNode 00\nPublished x\nLastStatus x\nExitAddress 251.0.0.1 2026-01-10 12:00:00\n251.0.0.9,2026-01-01T00:00:00Z,2026-01-02T00:00:00Z\n"), "tor.txt", null).Value;
        Assert.Equal(2, list.Count);
        var exit = Of("251.0.0.1");
        Assert.True(list.Contains(exit));
        Assert.True(list.Contains(exit, Micros("2026-01-11T11:00:00Z")));
        Assert.False(list.Contains(exit, Micros("2026-01-12T12:00:00Z")));
        Assert.False(list.Contains(Of("251.0.0.9"), Micros("2026-01-03T00:00:00Z")));
    }

    [Fact]
    public void The_book_marks_addresses()
    {
        var geo = CsvCountryTable.Read(Table("240.1.0.0,240.1.255.255,NL\n253.0.0.0,253.0.0.255,DE\n"), "a", null).Value;
        var second = CsvCountryTable.Read(Table("240.1.0.0,240.1.255.255,BE\n"), "b", null).Value;
        var asn = AsnTable.Read(Table("240.1.0.0,240.1.0.255,64500,\"Home, inc\",access\n253.0.0.0,253.0.0.255,64501,M,cgnat\n252.0.0.0,252.0.0.255,4294967295,H,hosting\n"), "c", null).Value;
        var list = AddressList.Read(Table("240.1.0.0/28\n"), "d", null).Value;
        var book = new AddressBook(geo, second, [asn], null, list);
        Assert.Equal(AddressMarks.GeoConflict | AddressMarks.Protected, book.Look(Of("240.1.0.3")).Marks);
        Assert.Equal(AddressMarks.Cgnat, book.Look(Of("253.0.0.3")).Marks);
        Assert.Equal(AddressMarks.Hosting, book.Look(Of("252.0.0.3")).Marks);
        Assert.Equal(AddressMarks.Loopback, book.Look(Of("127.0.0.1")).Marks);
        Assert.Equal(AddressMarks.Cgnat, book.Look(Of("100.64.0.1")).Marks);
        Assert.Equal(AddressMarks.Reserved, book.Look(Of("10.0.0.1")).Marks);
        Assert.Equal(AddressMarks.Reserved, book.Look(Of("240.9.0.1")).Marks);
        Assert.Equal(64500, book.Look(Of("240.1.0.3")).Asn);
        Assert.IsType<Outcome<AsnTable>.Bad>(AsnTable.Read(Table("240.0.0.0,240.0.0.1,1,x,palace\n"), "c", null));
    }

    [Fact]
    public void Pseudonyms_are_one_to_one_under_one_key_and_others_under_another()
    {
        var other = new Pseudonyms(new byte[32]);
        var some = Enumerable.Range(0, 2000).Select(i => Address.FromV4(0xF0000000 + (uint)i)).ToList();
        Assert.Equal(2000, some.Select(Logs.Pseudonyms.Of).Distinct().Count());
        Assert.Equal(8, some.Select(Logs.Pseudonyms.OfNet).Distinct().Count());
        Assert.NotEqual(other.Of(some[0]), Logs.Pseudonyms.Of(some[0]));
        Assert.NotEqual(Logs.Pseudonyms.OfUser("a"u8), Logs.Pseudonyms.OfHost("a"u8));
        Assert.Equal(Logs.Pseudonyms.OfHost("A.example"u8), Logs.Pseudonyms.OfHost("a.EXAMPLE"u8));
        Assert.Throws<ArgumentException>(() => new Pseudonyms(new byte[16]));

        // HMAC-SHA-256 by hand: RFC 2104 over "user", zero, name.
        var mac = System.Security.Cryptography.HMACSHA256.HashData(Logs.Key, Encoding.UTF8.GetBytes("user\0bob"));
        Assert.Equal(Convert.ToHexStringLower(mac[..16]), Logs.Pseudonyms.OfUser("bob"u8));
    }

    [Theory]
    [InlineData("/x?ip=192.0.2.7&y=1", "/x?ip={ip:*}&y=1")]
    [InlineData("host 192.0.2.7:8080 x", "host {ip:*}:8080 x")]
    [InlineData("2001:db8::1", "{ip:*}")]
    [InlineData("(192.0.2.7)", "({ip:*})")]
    [InlineData("a@b.example and c", "{mail:*} and c")]
    [InlineData("mail=a.b%40c.example", "mail={mail:*}")]
    [InlineData("/home/bob/run.sh", "/home/{user}/run.sh")]
    [InlineData("Mozilla/5.0 Chrome/111.0.0.0 Safari/537.36", "Mozilla/5.0 Chrome/111.0.0.0 Safari/537.36")]
    [InlineData("logstash-1.1.0-monolithic.jar", "logstash-1.1.0-monolithic.jar")]
    [InlineData("rv:1.9.0.1", "rv:1.9.0.1")]
    [InlineData("12:34:56", "12:34:56")]
    [InlineData("@", "@")]
    public void Texts_lose_addresses_and_mail(string text, string expected)
    {
        var cleaned = Encoding.UTF8.GetString(new TextCleaner(Logs.Pseudonyms).Clean(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(expected, System.Text.RegularExpressions.Regex.Replace(cleaned, ":[0-9a-f]{12}}", ":*}", default, TimeSpan.FromSeconds(1)));
    }

    private static string At(ICountryTable table, string address) => table.Find(Of(address)).Code;

    private static Address Of(string text) => Address.TryParse(text, out var address) ? address : throw new FormatException(text);

    private static MemoryStream Table(string text) => new(Encoding.UTF8.GetBytes(text));

    private static long Micros(string text) => Utc.TryParse(text, out var at) ? (at - DateTimeOffset.UnixEpoch).Ticks / 10 : throw new FormatException(text);
}
