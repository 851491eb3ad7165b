package dev.catraca.domain.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrCodeTest {
    private static final String KEY = "0136123e4567-e12b-12d1-a456-426655440000";
    private static final String ACCOUNT = field("26", "0014br.gov.bcb.pix" + KEY);
    private static final String MONEY = "520400005303986";
    private static final String PLACE = "5802BR5913Fulano de Tal6008BRASILIA";
    private static final String NO_TXID = "62070503***";

    /** Of the Central Bank's manual: a key, and a payment that was prepared. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***63041D3D",
                "00020101021226700014br.gov.bcb.pix2548pix.example.com/8b3da2f39a4140d1a91abd93113bd4415204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***630464E4"
            })
    void a_published_code_says_neither_how_much_nor_what_for(String text) {
        var code = new BrCode(text);

        assertThat(code.text()).isEqualTo(text);
        assertThat(code.amount()).isEmpty();
        assertThat(code.txid()).isEmpty();
    }

    @Test
    void amount_and_name_of_a_payment_are_read() {
        var code =
                new BrCode(
                        "00020101021226580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865406199.905802BR5914ACADEMIA TESTE6009SAO PAULO62130509ORDER00016304C252");

        assertThat(code.amount()).contains(Money.of(19_990, "BRL"));
        assertThat(code.txid()).contains("ORDER0001");
    }

    @Test
    void the_check_sum_is_the_one_of_the_standard() {
        assertThat(BrCode.checkSum("123456789")).isEqualTo("29B1");
    }

    /** The length is 8 for 7 bytes, and the sum, made over that, is right. */
    @Test
    void a_right_sum_over_a_wrong_structure_is_refused() {
        var text = ("000201" + ACCOUNT + MONEY + PLACE + "62080503***6304");

        assertThat(text + "0EDE")
                .isEqualTo(summed("000201" + ACCOUNT + MONEY + PLACE + "62080503***"));
        refused(text + "0EDE");
    }

    @Test
    void lengths_count_bytes() {
        var text =
                summed("000201" + ACCOUNT + MONEY + "5802BR5912Academia São6008BRASILIA" + NO_TXID);
        refused(text);

        assertThat(
                        new BrCode(
                                summed(
                                        "000201"
                                                + ACCOUNT
                                                + MONEY
                                                + "5802BR"
                                                + field("59", "Academia São")
                                                + "6008BRASILIA"
                                                + NO_TXID)))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"1,100", "1.,100", "1.5,150", "0.01,1", "9999999999.99,999999999999"})
    void an_amount_is_in_reais_with_a_dot(String written, long minor) {
        assertThat(new BrCode(priced(written)).amount()).contains(Money.of(minor, "BRL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "1,50", "1.505", "-1", "1e3", " 1", "12345678901", "."})
    void any_other_amount_is_refused(String written) {
        refused(priced(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"***", "A", "abcdefghijklmnopqrstuvwxy"})
    void a_name_of_a_payment_is_letters_and_digits(String txid) {
        assertThat(new BrCode(named(txid))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"**", "a-b", "abcdefghijklmnopqrstuvwxyz", "ç"})
    void any_other_name_is_refused(String txid) {
        refused(named(txid));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000201{account}{money}{place}{txid}",
                "000201010211{account}{money}{place}{txid}",
                "000201010212{account}{money}{place}{txid}",
                "000201{account}27150011com.a.other{money}{place}{txid}8001x",
                "00020126580014BR.GOV.BCB.PIX{key}{money}{place}610801310100{txid}"
            })
    void what_has_all_its_parts_is_read(String pattern) {
        assertThat(new BrCode(" " + summed(filled(pattern)) + "\n")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // another version, none, or not first
                "000202{account}{money}{place}{txid}",
                "{account}{money}{place}{txid}",
                "{account}000201{money}{place}{txid}",
                // a use that does not exist
                "000201010213{account}{money}{place}{txid}",
                // nobody's account, or that of two
                "000201{money}{place}{txid}",
                "00020126570013br.gov.bcb.pi{key}{money}{place}{txid}",
                "000201{account}27580014br.gov.bcb.pix{key}{money}{place}{txid}",
                "000201{account}{account}{money}{place}{txid}",
                // neither key nor address, or both
                "00020126180014br.gov.bcb.pix{money}{place}{txid}",
                "00020126280014br.gov.bcb.pix0101a2501b{money}{place}{txid}",
                // another currency, another country, parts that are missing
                "000201{account}520400005303840{place}{txid}",
                "000201{account}5303986{place}{txid}",
                "000201{account}52030005303986{place}{txid}",
                "000201{account}52040000{place}{txid}",
                "000201{account}{money}5802US5913Fulano de Tal6008BRASILIA{txid}",
                "000201{account}{money}5802BR6008BRASILIA{txid}",
                "000201{account}{money}5802BR5913Fulano de Tal{txid}",
                "000201{account}{money}5802BR5902  6008BRASILIA{txid}",
                "000201{account}{money}5802BR5926abcdefghijklmnopqrstuvwxyz6008BRASILIA{txid}",
                "000201{account}{money}5802BR5913Fulano de Tal6016abcdefghijklmnop{txid}",
                "000201{account}{money}{place}",
                "000201{account}{money}{place}62070103***",
                // what is not a field
                "000201{account}{money}{place}{txid}8",
                "000201{account}{money}{place}{txid}8002x",
                "000201{account}{money}{place}{txid}80+1x",
                "000201{account}{money}{place}{txid}8000",
                // the sum as the value of something else
                "000201{account}{money}{place}{txid}8008"
            })
    void what_lacks_a_part_is_refused(String pattern) {
        refused(summed(filled(pattern)));
    }

    @Test
    void the_check_sum_is_at_the_end_and_right() {
        var right = summed("000201" + ACCOUNT + MONEY + PLACE + NO_TXID);

        refused(right.substring(0, right.length() - 1) + "0");
        refused(right.toLowerCase(java.util.Locale.ROOT));
        refused(right + "8001x");
        refused(right.substring(0, right.length() - 8));
        refused("");
        refused("0".repeat(5000));
    }

    @Test
    void what_cannot_be_written_in_bytes_is_refused() {
        refused(summed("000201" + ACCOUNT + MONEY + "5802BR5903A\uD83Db6008BRASILIA" + NO_TXID));
    }

    @Test
    void a_code_without_end_is_refused() {
        var text = new StringBuilder("000201" + ACCOUNT + MONEY + PLACE + NO_TXID);
        assertThat(new BrCode(summed(text.toString()))).isNotNull();

        for (var id = 80; id < 90; id++) {
            text.append(field(Integer.toString(id), "x".repeat(99)));
        }
        refused(summed(text.toString()));
    }

    @Test
    void it_does_not_print_itself() {
        assertThat(new BrCode(priced("1.00"))).hasToString("BrCode[***]");
    }

    private static void refused(String text) {
        assertThatThrownBy(() -> new BrCode(text))
                .isInstanceOf(InvalidValue.class)
                .hasMessageNotContaining("426655440000");
    }

    private static String filled(String pattern) {
        return pattern.replace("{key}", KEY)
                .replace("{account}", ACCOUNT)
                .replace("{money}", MONEY)
                .replace("{place}", PLACE)
                .replace("{txid}", NO_TXID);
    }

    private static String priced(String amount) {
        return summed("000201" + ACCOUNT + MONEY + field("54", amount) + PLACE + NO_TXID);
    }

    private static String named(String txid) {
        return summed("000201" + ACCOUNT + MONEY + PLACE + field("62", field("05", txid)));
    }

    private static String field(String id, String value) {
        return "%s%02d%s".formatted(id, value.getBytes(UTF_8).length, value);
    }

    private static String summed(String fields) {
        return fields + "6304" + BrCode.checkSum(fields + "6304");
    }
}
