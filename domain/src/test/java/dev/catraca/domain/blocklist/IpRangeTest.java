package dev.catraca.domain.blocklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.TaxId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7/32",
        "::ffff:203.0.113.7, 203.0.113.7",
        "::FFFF:cb00:7107, 203.0.113.7",
        "::ffff:203.0.113.0/120, 203.0.113.0/24",
        "2001:db8::1, 2001:0DB8:0:0:0:0:0:1",
        "2001:db8::1, 2001:db8:0:0:0:0:0.0.0.1",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8/128",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "fe80::, fe80:0:0:0:0:0:0:0",
        "' 10.0.0.0/8 ', 10.0.0.0/8"
    })
    void one_address_has_many_spellings(String one, String other) {
        assertThat(IpRange.parse(one)).isEqualTo(IpRange.parse(other));
        assertThat(IpRange.parse(one).canonical()).isEqualTo(IpRange.parse(other).canonical());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "203.0.113",
                "203.0.113.256",
                "203.0.113.07",
                "203.0.113.7.1",
                "localhost",
                "::g",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                ":1",
                "1:",
                ":::",
                "12345::",
                "fe80::1%eth0",
                "1.2.3.4:80",
                "::1.2.3",
                "1.2.3.4::",
                "203.0.113.7/33",
                "203.0.113.7/",
                "203.0.113.7/-1",
                "203.0.113.7/24/24",
                "203.0.113.7/032",
                "2001:db8::/129"
            })
    void what_is_no_address_is_refused(String text) {
        assertThatThrownBy(() -> IpRange.parse(text))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        it -> assertThat(it.code()).isEqualTo("ip-range-invalid"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, ip-range-too-wide",
        "10.0.0.0/7, ip-range-too-wide",
        "2000::/15, ip-range-too-wide",
        "::/0, ip-range-too-wide",
        "::ffff:0.0.0.0/96, ip-range-too-wide",
        "203.0.113.7/24, ip-range-inexact",
        "2001:db8::1/64, ip-range-inexact"
    })
    void a_range_that_is_a_slip_of_the_pen_is_refused(String text, String code) {
        assertThatThrownBy(() -> IpRange.parse(text))
                .isInstanceOfSatisfying(
                        InvalidValue.class, it -> assertThat(it.code()).isEqualTo(code));
    }

    @Test
    void an_address_lies_in_all_ranges_around_it() {
        var around = IpRange.of(new byte[] {(byte) 203, 0, 113, 7}).around();

        assertThat(around)
                .hasSize(25)
                .contains(
                        IpRange.parse("203.0.113.7"),
                        IpRange.parse("203.0.113.0/24"),
                        IpRange.parse("203.0.0.0/8"))
                .doesNotContain(IpRange.parse("203.0.113.8/29"));
        assertThat(IpRange.parse("2001:db8:1:2::3").around())
                .hasSize(113)
                .contains(IpRange.parse("2001:db8:1::/48"), IpRange.parse("2001::/16"));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.*",
        "203.0.113.240/28, 203.0.113.*/28",
        "203.0.113.0/24, 203.0.113.0/24",
        "10.0.0.0/8, 10.0.0.0/8",
        "2001:db8:1:2::3, 2001:db8:1:*",
        "2001:db8:1:2::/64, 2001:db8:1:*/64",
        "2001:db8:1::/48, 2001:db8:1::/48",
        "2001:db8::/32, 2001:db8::/32"
    })
    void only_networks_are_shown(String text, String shown) {
        assertThat(IpRange.parse(text)).hasToString(shown);
    }

    @Test
    void nobody_is_shown_in_full() {
        assertThat(
                        List.of(
                                new Subject.OfAddress(IpRange.parse("203.0.113.77")),
                                new Subject.OfTaxId(TaxId.of("529.982.247-25")),
                                new Subject.OfEmail(new Email("ana@example.com"))))
                .allSatisfy(
                        it ->
                                assertThat(it.masked() + it)
                                        .doesNotContain("113.77", "52998224725", "529", "ana@"));
    }
}
