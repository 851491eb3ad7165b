package dev.catraca.domain.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.PersonName;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardTest {
    private static final ZoneId BRASILIA = ZoneId.of("America/Sao_Paulo");

    @ParameterizedTest
    @CsvSource({
        "4242424242424242, VISA",
        "4111111111111111, VISA",
        "5555555555554444, MASTERCARD",
        "2223003122003222, MASTERCARD",
        "378282246310005, AMEX",
        "6362970000457013, ELO",
        "5066991111111118, ELO",
        "6062826786276634, HIPERCARD",
        "6062825624254001, HIPERCARD",
        "30569309025904, DINERS"
    })
    void a_published_number_has_its_brand(String digits, CardBrand brand) {
        assertThat(CardBrand.of(new CardNumber(digits))).isEqualTo(brand);
    }

    /** The first and the last of ranges, and their neighbours outside. */
    @ParameterizedTest
    @CsvSource({
        "401178, ELO",
        "401179, ELO",
        "401177, VISA",
        "401180, VISA",
        "431274, ELO",
        "438935, ELO",
        "451416, ELO",
        "457393, ELO",
        "457631, ELO",
        "457632, ELO",
        "457633, VISA",
        "504175, ELO",
        "506699, ELO",
        "506778, ELO",
        "509000, ELO",
        "509999, ELO",
        "627780, ELO",
        "636297, ELO",
        "636368, ELO",
        "650031, ELO",
        "650033, ELO",
        "650034, DISCOVER",
        "650035, ELO",
        "650051, ELO",
        "650405, ELO",
        "650439, ELO",
        "650485, ELO",
        "650538, ELO",
        "650541, ELO",
        "650598, ELO",
        "650700, ELO",
        "650718, ELO",
        "650719, DISCOVER",
        "650720, ELO",
        "650727, ELO",
        "650901, ELO",
        "650920, ELO",
        "651652, ELO",
        "651679, ELO",
        "655000, ELO",
        "655019, ELO",
        "655020, DISCOVER",
        "655021, ELO",
        "655058, ELO",
        "655059, DISCOVER",
        "384100, HIPERCARD",
        "384140, HIPERCARD",
        "384160, HIPERCARD",
        "384161, DINERS",
        "637095, HIPER",
        "637568, HIPER",
        "637599, HIPER",
        "637600, HIPER",
        "637609, HIPER",
        "637612, HIPER",
        "300000, DINERS",
        "305999, DINERS",
        "360000, DINERS",
        "390000, DINERS",
        "510000, MASTERCARD",
        "559999, MASTERCARD",
        "222100, MASTERCARD",
        "223000, MASTERCARD",
        "229999, MASTERCARD",
        "272099, MASTERCARD",
        "352800, JCB",
        "358999, JCB",
        "601100, DISCOVER",
        "644000, DISCOVER",
        "649999, DISCOVER"
    })
    void a_brand_is_told_by_the_first_digits(String first, CardBrand brand) {
        assertThat(CardBrand.of(numbered(first, 16))).isEqualTo(brand);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000000", "222099", "272100", "506698", "506779", "508999", "560000", "352799",
                "359000", "340000", "370000", "306000", "601200", "643999", "606281", "637613"
            })
    void other_cards_are_not_taken(String first) {
        refused("card-brand-unknown", () -> CardBrand.of(numbered(first, 16)));
    }

    @Test
    void brands_have_the_names_that_clients_know() {
        assertThat(CardBrand.values())
                .extracting(CardBrand::code)
                .containsExactlyInAnyOrder(
                        "visa",
                        "mastercard",
                        "elo",
                        "hipercard",
                        "hiper",
                        "amex",
                        "diners",
                        "jcb",
                        "discover");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111112",
                "",
                "411111111111",
                "41111111111111111113",
                "4111 1111 1111 111a",
                "\u0664111111111111111",
                "-4111111111111111x"
            })
    void a_number_of_another_form_is_refused_and_not_repeated(String text) {
        assertThatThrownBy(() -> new CardNumber(text))
                .isInstanceOf(InvalidValue.class)
                .hasMessageNotContaining("411111");
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18, 19})
    void a_number_has_13_to_19_digits(int length) {
        assertThat(numbered("4", length).digits()).hasSize(length);
    }

    @ParameterizedTest
    @CsvSource({
        "4111111111111111, 4111****1111",
        "4111-1111 1111-1111, 4111****1111",
        "30569309025904, 3056****5904",
        "378282246310005, 3782****0005"
    })
    void four_digits_at_each_end_may_be_shown(String digits, String masked) {
        assertThat(new CardNumber(digits).masked()).isEqualTo(masked);
    }

    /** Midnight of Brasília is at three in the morning of UTC. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-01T00:00:00Z, false",
        "2026-12-01T02:59:59Z, false",
        "2026-12-01T03:00:00Z, true",
        "2027-01-15T12:00:00Z, true"
    })
    void a_card_is_good_until_its_month_ends_there(Instant now, boolean isOver) {
        assertThat(CardExpiry.of("11/26").isOver(now, BRASILIA)).isEqualTo(isOver);
    }

    @Test
    void the_year_is_one_of_this_century() {
        assertThat(CardExpiry.of(" 02/30 ").month()).isEqualTo(YearMonth.of(2030, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "13/30", "00/30", "1/30", "01/2030", "0130", "01-30", "01/3a"})
    void any_other_validity_is_refused(String text) {
        refused("card-expiry-invalid", () -> CardExpiry.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "12345", "12a", "\u0661\u0662\u0663"})
    void any_other_code_is_refused(String text) {
        refused("card-code-invalid", () -> new SecurityCode(text));
    }

    @ParameterizedTest
    @CsvSource({"378282246310005, 123", "4111111111111111, 1234"})
    void a_code_of_the_other_length_is_refused(String number, String code) {
        refused("card-code-invalid", () -> card(number, "Ana", code));
    }

    @Test
    void a_card_knows_its_brand() {
        assertThat(card("378282246310005", "An", "1234").brand()).isEqualTo(CardBrand.AMEX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "\uD83D\uDE00"})
    void a_holder_of_one_character_is_refused(String holder) {
        refused("card-holder-invalid", () -> card("4111111111111111", holder, "123"));
    }

    @Test
    void nothing_of_it_prints_itself() {
        var card = card("4111111111111111", "Ana Souza", "987");

        assertThat(card).hasToString("Card[***]");
        assertThat(card.number()).hasToString("***");
        assertThat(card.holder()).hasToString("***");
        assertThat(card.expiry()).hasToString("**/**");
        assertThat(card.code()).hasToString("***");
    }

    private static void refused(String code, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        InvalidValue.class, it -> assertThat(it.code()).isEqualTo(code));
    }

    private static Card card(String number, String holder, String code) {
        return new Card(
                new CardNumber(number),
                new PersonName(holder),
                CardExpiry.of("12/30"),
                new SecurityCode(code));
    }

    /** The one number of this length that begins so and goes on with zeros. */
    private static CardNumber numbered(String first, int length) {
        var begun = first + "0".repeat(length - 1 - first.length());
        for (var last = 0; last <= 9; last++) {
            try {
                return new CardNumber(begun + last);
            } catch (InvalidValue wrongDigit) {
                continue;
            }
        }
        throw new AssertionError("no digit fits");
    }
}
