package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.catalogue.PutProduct;
import dev.catraca.application.catalogue.PutProduct.Outcome;
import dev.catraca.application.contract.Samples;
import dev.catraca.application.contract.Together;
import dev.catraca.domain.catalogue.Product;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.Money;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A merchant counts its stock anew while buyers reserve what is left of it. */
class ReservedStockRaceTest {
    private static final int LESS = 8;
    private static final int MORE = 30;

    private final SqlDatabase database = SqlDatabase.empty();
    private final PutProduct putting = new PutProduct(database.products(), database.transactions());

    @Test
    void a_stock_and_its_reservations_never_contradict_each_other() {
        var merchant = Samples.merchant();
        database.transactions().run(() -> database.merchants().put(merchant));
        putting.put(product(merchant.id(), MORE));
        var number = new AtomicInteger();

        var outcomes =
                Together.run(
                        40,
                        () ->
                                number.getAndIncrement() % 2 == 0
                                        ? reserve()
                                        : putting.put(product(merchant.id(), LESS)));

        assertThat(outcomes).as("nobody failed").hasSize(40).doesNotContainNull();
        var reserved = number("reserved");
        var stock = number("stock");
        assertThat(reserved).isBetween(LESS, stock);
        var last = putting.put(product(merchant.id(), reserved - 1));
        assertThat(last).isEqualTo(new Outcome.StockBelowReserved());
        assertThat(number("stock")).isEqualTo(stock);
    }

    /** As a checkout does, by native SQL. */
    private boolean reserve() {
        return database.transactions()
                .compute(
                        () ->
                                database.sql()
                                                .update(
                                                        """
                                                        UPDATE product SET reserved = reserved + 1
                                                        WHERE reserved < stock""")
                                        == 1);
    }

    private int number(String column) {
        return database.sql()
                .find("SELECT " + column + " AS it FROM product", row -> row.number("it"))
                .orElseThrow();
    }

    private static Product product(MerchantId merchant, int stock) {
        return new Product(
                merchant,
                new Reference("shirt"),
                "Camiseta",
                Optional.empty(),
                Money.of(7525, "BRL"),
                stock,
                true);
    }
}
