package dev.catraca.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueValuesTest {
    private static final MerchantId MERCHANT = new MerchantId(new UUID(0, 1));

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "9ddiJlQ72cmE57lJlkch", "prod-123", "ção", "a&b=d+e:f@g", "...", "𝒜"})
    void a_reference_and_a_code_are_kept_as_they_are(String text) {
        assertThat(new Reference(text).value()).isEqualTo(text);
        assertThat(new CouponCode(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                " a",
                "a\u00a0b",
                "a\tb",
                "a\u0000",
                "a\u200eb",
                "a/b",
                "a%b",
                "a;b",
                "a?b",
                "a#b",
                "a\\b",
                ".",
                "..",
                "\ud800",
                "\ue000"
            })
    void what_cannot_be_read_or_stand_in_an_address_is_refused(String text) {
        refused("reference-invalid", () -> new Reference(text));
        refused("coupon-code-invalid", () -> new CouponCode(text));
    }

    @Test
    void a_reference_has_up_to_100_characters() {
        assertThat(new Reference("𝒜".repeat(100)).value()).hasSize(200);
        refused("reference-invalid", () -> new Reference("a".repeat(101)));
    }

    @Test
    void one_word_in_two_encodings_is_one_reference() {
        assertThat(new Reference("cafe\u0301")).isEqualTo(new Reference("caf\u00e9"));
        assertThat(new CouponCode("PROMO")).isNotEqualTo(new CouponCode("promo"));
    }

    @Test
    void a_product_costs_something_and_has_a_stock_of_none_or_more() {
        assertThat(product("P", 1, 0).stock()).isZero();
        assertThat(product("P", 1, 1_000_000_000).stock()).isEqualTo(1_000_000_000);
        refused("amount-not-positive", () -> product("P", 0, 1));
        refused("amount-not-positive", () -> product("P", -1, 1));
        refused("stock-invalid", () -> product("P", 1, -1));
        refused("stock-invalid", () -> product("P", 1, 1_000_000_001));
        refused("stock-invalid", () -> Product.stock(Long.MAX_VALUE));
    }

    @Test
    void a_product_has_a_name_of_1_to_200_characters() {
        assertThat(product("𝒜".repeat(200), 1, 0).name()).hasSize(400);
        refused("label-invalid", () -> product("a".repeat(201), 1, 0));
        refused("label-invalid", () -> product(" ", 1, 0));
    }

    @Test
    void a_wallet_has_a_name_that_can_be_read() {
        assertThat(affiliate("0021c712-d963-4d86-a59d-031e7ac51a2e").wallets()).hasSize(1);
        refused("wallet-invalid", () -> affiliate(""));
        refused("wallet-invalid", () -> affiliate("a b"));
        refused("wallet-invalid", () -> affiliate("a".repeat(101)));
    }

    private static Product product(String name, long price, int stock) {
        return new Product(
                MERCHANT,
                new Reference("p"),
                name,
                Optional.empty(),
                Money.of(price, "BRL"),
                stock,
                true);
    }

    private static Affiliate affiliate(String wallet) {
        return new Affiliate(
                MERCHANT,
                new Reference("a"),
                "Ana",
                Map.of(new ProviderName("asaas"), wallet),
                Optional.empty(),
                true);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidValue.class, it -> assertThat(it.code()).isEqualTo(code));
    }
}
