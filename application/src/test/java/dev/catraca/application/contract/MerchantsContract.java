package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.domain.merchant.LateMoney;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Origin;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.merchant.SplitRule;
import dev.catraca.domain.merchant.Unit;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.TaxId;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface MerchantsContract {
    Database database();

    @Test
    default void a_merchant_is_found_by_id_and_by_slug() {
        var merchant = Samples.merchant();
        put(merchant);
        assertThat(database().merchants().find(merchant.id())).contains(merchant);
        assertThat(database().merchants().find(merchant.slug())).contains(merchant);
        assertThat(database().merchants().find(new Slug("nobody"))).isEmpty();
        assertThat(database().merchants().find(new MerchantId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    default void everything_about_a_merchant_is_kept_and_can_be_replaced_at_once() {
        var platform = Samples.merchant();
        put(platform);
        var bare = Samples.merchant();
        put(bare);
        assertThat(database().merchants().find(bare.slug())).contains(bare);
        var full = full(bare.id(), platform.id());
        put(full);
        assertThat(database().merchants().find(full.id())).contains(full);
        assertThat(database().merchants().find(full.slug())).contains(full);
        assertThat(database().merchants().find(bare.slug())).isEmpty();
        put(bare);
        assertThat(database().merchants().find(bare.id())).contains(bare);
    }

    @Test
    default void the_units_of_a_platform_are_listed_by_their_names() {
        var platform = Samples.merchant();
        put(platform);
        var torres = full(new MerchantId(UUID.randomUUID()), platform.id());
        put(torres);
        var company = Samples.unitOf(platform);
        put(company);
        assertThat(database().merchants().unitsOf(platform.id())).containsExactly(torres);
        assertThat(database().merchants().unitsOf(torres.id())).isEmpty();

        var centro = named("Centro", full(new MerchantId(UUID.randomUUID()), platform.id()));
        put(centro);

        assertThat(database().merchants().unitsOf(platform.id())).hasSize(2).contains(centro);
        assertThat(database().merchants().unitsOf(platform.id()))
                .isSortedAccordingTo(Comparator.comparing(Merchant::name));
    }

    private static Merchant named(String name, Merchant it) {
        return new Merchant(
                it.id(),
                new Slug("u-" + it.id().value()),
                name,
                Optional.empty(),
                it.platform(),
                it.taxId(),
                it.zone(),
                it.currency(),
                it.returnOrigins(),
                it.lateMoney(),
                it.defaultProvider(),
                it.mainSystem(),
                it.wallets(),
                it.splitRule(),
                it.unit());
    }

    @Test
    default void the_origins_of_all_merchants_are_known_and_forgotten_with_them() {
        var first = Samples.merchant();
        put(first);
        var second = full(new MerchantId(UUID.randomUUID()), first.id());
        put(second);
        assertThat(second.returnOrigins()).isNotEmpty();
        assertThat(database().merchants().returnOrigins())
                .containsAll(first.returnOrigins())
                .containsAll(second.returnOrigins())
                .allMatch(
                        it ->
                                first.returnOrigins().contains(it)
                                        || second.returnOrigins().contains(it));
    }

    @Test
    default void a_slug_belongs_to_one_merchant() {
        var first = Samples.merchant();
        put(first);
        var second = full(new MerchantId(UUID.randomUUID()), first.id());
        put(second);
        assertThatThrownBy(() -> put(full(new MerchantId(UUID.randomUUID()), first.id())))
                .isInstanceOf(RuntimeException.class);
        assertThat(database().merchants().find(second.slug())).contains(second);
    }

    @Test
    default void what_a_transaction_took_back_was_never_there() {
        var before = Samples.merchant();
        put(before);
        assertThatThrownBy(
                        () ->
                                database()
                                        .transactions()
                                        .run(
                                                () -> {
                                                    database()
                                                            .merchants()
                                                            .put(full(before.id(), before.id()));
                                                    database().merchants().find(before.id());
                                                    throw new IllegalArgumentException("no");
                                                }))
                .hasMessage("no");
        assertThat(database().merchants().find(before.id())).contains(before);
        assertThat(database().merchants().find(before.slug())).contains(before);
    }

    private static Merchant full(MerchantId id, MerchantId platform) {
        return new Merchant(
                id,
                new Slug("academia-centro"),
                "Academia Centro",
                Optional.of("9ddiJlQ72cmE57lJlkch"),
                Optional.of(platform),
                Optional.of(TaxId.of("529.982.247-25")),
                ZoneId.of("America/Manaus"),
                Money.currency("USD"),
                Set.of(new Origin("https://a.example"), new Origin("http://localhost:3000")),
                LateMoney.REFUND,
                Optional.empty(),
                MainSystemKind.REMOTE,
                Map.of(Samples.STRIPE, "acct_1"),
                Optional.of(new SplitRule(new BasisPoints(9000), new BasisPoints(1000))),
                Optional.of(
                        new Unit(
                                Optional.of("17"),
                                Optional.of("São Paulo"),
                                Optional.of("SP"),
                                Optional.of("01310100"),
                                Optional.of("Av. Paulista, 1"),
                                Optional.empty(),
                                Optional.of(new BigDecimal("-23.5614250")),
                                Optional.of(new BigDecimal("-46.6558819")),
                                Optional.of("https://a.example/logo.png"),
                                List.of("https://a.example/2.png", "https://a.example/1.png"),
                                Optional.empty(),
                                Optional.of("1130000000"),
                                Optional.of("centro@a.example"),
                                Optional.of("pt-BR"),
                                true)));
    }

    private void put(Merchant merchant) {
        database().transactions().run(() -> database().merchants().put(merchant));
    }
}
