package dev.catraca.domain.cart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.domain.cart.CartClaim.Item;
import dev.catraca.domain.shared.Money;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CartSignatureTest {
    private static final String SECRET = "catraca-test-secret";
    private static final String COMPANY = "9ddiJlQ72cmE57lJlkch";
    private static final String ORDER = "NbYhqwWV3dfLR2sZMqqr";
    private static final String BUYER = "RRFPNnuygPZ6QlXhmUFlMVqVNwj1";

    @Test
    void the_published_vector_is_signed_as_published() {
        var claim = claim(COMPANY, ORDER, BUYER, new Item("prod-123", 2, brl(7_525)));

        assertThat(CartSignature.text(claim, brl(15_050), 1_700_000_000L))
                .isEqualTo(
                        """
                        v1
                        9ddiJlQ72cmE57lJlkch
                        NbYhqwWV3dfLR2sZMqqr
                        RRFPNnuygPZ6QlXhmUFlMVqVNwj1
                        15050
                        1700000000
                        prod-123|2|7525""");
        assertThat(sign(claim, 15_050, 1_700_000_000L))
                .isEqualTo("40c4855f2fa717f2c255eab34ef40c9684a06e24554cbd79f7002dc1f0c185ab");
    }

    /** Computed with {@code printf … | openssl dgst -sha256 -hmac catraca-test-secret}. */
    static Stream<Arguments> vectors() {
        var one = new Item("prod-123", 2, brl(7_525));
        return Stream.of(
                Arguments.of(
                        claim("other", "o", "b", new Item("p", 1, brl(1))),
                        1L,
                        1700000000L,
                        "5d73a8a996e008c470a1d73e04394f7afada8d3c4c0e4190981e971b073a24c5"),
                Arguments.of(
                        claim(COMPANY, "order-2", BUYER, one),
                        15050L,
                        1700000000L,
                        "3d172f80d033b7745fd786a93bfb1cfa271ef0ce02b6daa26de98bcc561a8214"),
                Arguments.of(
                        claim(COMPANY, ORDER, "buyer-2", one),
                        15050L,
                        1700000000L,
                        "3a386f986e7a58f2765c7f4fc914260e1fbdc78d876e86df013bd4b9d33b2009"),
                Arguments.of(
                        claim(COMPANY, ORDER, BUYER, one),
                        15051L,
                        1700000000L,
                        "b52d51d1f12d594191f166f811a260964162147b9970ab0c918649cd457f1699"),
                Arguments.of(
                        claim(COMPANY, ORDER, BUYER, one),
                        15050L,
                        1700000001L,
                        "45f7035f9d0d08f344f871df2b931d0eda657c5423088d7b365270093538cfb4"),
                Arguments.of(
                        claim(COMPANY, ORDER, BUYER, new Item("prod-124", 2, brl(7525))),
                        15050L,
                        1700000000L,
                        "446640345da712cb2c750c3a47ec9e391db3e9c5f05c4e5a7c02d07d6763b0c2"),
                Arguments.of(
                        claim(COMPANY, ORDER, BUYER, new Item("prod-123", 1, brl(15050))),
                        15050L,
                        1700000000L,
                        "1803bbc5bf10c955a7f2713dce694243f6492c9c94ff758b2c969205a3a55a56"),
                Arguments.of(
                        claim(
                                COMPANY,
                                ORDER,
                                BUYER,
                                new Item("prod-123", 1, brl(7525)),
                                new Item("prod-123", 1, brl(7525))),
                        15050L,
                        1700000000L,
                        "faadb9447a8c94af98e0eeea2d865b41e141d99ad84edb069bb075b7dbabb07d"),
                Arguments.of(
                        claim(
                                COMPANY,
                                ORDER,
                                BUYER,
                                new Item("a", 1, brl(7525)),
                                new Item("b", 2, brl(7525))),
                        22575L,
                        1700000000L,
                        "eae5ec1b2657cf988e3ef1d16b72e049b964e54d8159da9bf1110db41a663131"),
                Arguments.of(
                        claim(
                                COMPANY,
                                ORDER,
                                BUYER,
                                new Item("b", 2, brl(7525)),
                                new Item("a", 1, brl(7525))),
                        22575L,
                        1700000000L,
                        "2c67a176fcbf73ab7f2a4cce974b7602f340b1484453991d6dfe10815dfafc53"),
                Arguments.of(
                        claim(
                                "empresa-ção",
                                "pedido-é",
                                "usuário-ü",
                                new Item("açaí", 1, brl(100))),
                        100L,
                        1732233600L,
                        "0d71a2a4a840e095ede3b73d828ba2f752b0ca5b549533241873444df864b312"),
                Arguments.of(
                        claim(COMPANY, ORDER, BUYER, new Item("x".repeat(100), 10000, brl(100000))),
                        1000000000L,
                        4102444800L,
                        "f35924f31cd58a21669b5079194ef37e6252374be652a5d2da91b0683b5ee981"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void other_values_are_signed_as_openssl_signs_them(
            CartClaim claim, long total, long signedAt, String signature) {
        assertThat(sign(claim, total, signedAt)).isEqualTo(signature);
    }

    private static CartClaim claim(String company, String order, String buyer, Item... items) {
        return new CartClaim(
                order,
                buyer,
                company,
                List.of(items),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static String sign(CartClaim claim, long total, long signedAt) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            var text = CartSignature.text(claim, brl(total), signedAt);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Money brl(long minor) {
        return Money.of(minor, "BRL");
    }
}
