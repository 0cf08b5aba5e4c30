using System.Text.Json;
using Kortwiek.Watch;

namespace Kortwiek.Tests.Watch;

public sealed class StixIdTests
{
    [Theory]
    [InlineData("domain-name", """{"value":"example.com"}""", "bedb4899-d24b-5401-bc86-8f6b4cc18ec7")]
    [InlineData("domain-name", """{"value":"bücher.example"}""", "dbf3aff2-b3cd-57d2-9616-0ddfde9d01ad")]
    [InlineData("domain-name", """{"value":"b\u00fccher.example"}""", "dbf3aff2-b3cd-57d2-9616-0ddfde9d01ad")]
    [InlineData("ipv4-addr", """{"value":"198.51.100.3"}""", "28bb3599-77cd-5a82-a950-b5bc3caf07c4")]
    [InlineData("ipv6-addr", """{"value":"2001:db8::1"}""", "6469e3a9-b053-5e34-a025-9396ae051d26")]
    [InlineData("url", """{"value":"https://example.com/research/index.html"}""", "47c3cf9a-5027-5bf0-997a-017c7edc7c55")]
    [InlineData("autonomous-system", """{"number":15139,"name":"no matter"}""", "3aa27478-50b5-5ab8-9da9-cdc12b657fff")]
    [InlineData("user-account", """{"user_id":"1001","account_type":"telegram","account_login":"news_x"}""", "68e23224-dc73-5c34-979b-9637b001231c")]
    [InlineData("x509-certificate", """{"hashes":{"SHA-256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},"serial_number":"36:f7:d4:32:f4:ab:70:ea:d3:ce:98:6e:ea:99:93:49"}""", "10059a17-598e-5ee3-aebd-a44d845448b9")]
    [InlineData("windows-registry-key", """{"key":"HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\WSALG2"}""", "16b80d14-d574-5620-abad-10ff304b1c26")]
    [InlineData("file", """{"hashes":{"SHA-1":"c79a326f8411e9488bdc3779753e1e3489aaedea","MD5":"1717b7fff97d37a1e1a0029d83492de1"},"name":"resume.pdf","size":83968}""", "364fe3e5-b1f4-5ba3-b951-ee5983b3538d")]
    public void Every_party_computes_the_same_identifier_for_an_observable(string type, string json, string uuid)
    {
        using var document = JsonDocument.Parse(json);
        Assert.Equal($"{type}--{uuid}", StixId.Deterministic(type, document.RootElement));
    }

    [Fact]
    public void The_shortcut_for_plain_values_agrees_with_the_long_way() =>
        Gen.String.Where(s => !s.Any(char.IsSurrogate)).Sample(value =>
        {
            var json = JsonSerializer.SerializeToElement(new { value });
            return StixId.OfValue("url", value) == StixId.Deterministic("url", json);
        }, iter: 2_000);

    [Theory]
    [InlineData("process", """{"pid":4}""")]
    [InlineData("indicator", """{"pattern":"[url:value = 'x']"}""")]
    [InlineData("domain-name", """{"x":1}""")]
    [InlineData("domain-name", "[]")]
    [InlineData("domain-name", """{"value":"\ud800"}""")]
    [InlineData("file", """{"extensions":{"a":1,"a":2}}""")]
    public void What_has_no_such_identifier_gets_none(string type, string json)
    {
        using var document = JsonDocument.Parse(json);
        Assert.Null(StixId.Deterministic(type, document.RootElement));
    }

    [Fact]
    public void Of_hashes_without_a_strong_name_the_first_listed_counts()
    {
        using var both = JsonDocument.Parse("""{"hashes":{"SSDEEP":"3:a:b","TLSH":"T1"}}""");
        using var one = JsonDocument.Parse("""{"hashes":{"SSDEEP":"3:a:b"}}""");
        Assert.Equal(StixId.Deterministic("file", one.RootElement), StixId.Deterministic("file", both.RootElement));
    }
}
