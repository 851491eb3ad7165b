package dev.catraca.application.fakes;

import dev.catraca.application.order.port.OrderSearch;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.Order;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

public final class InMemoryOrderSearch implements OrderSearch {
    private static final Comparator<Position> OLDEST_FIRST =
            Comparator.comparing(Position::placedAt).thenComparing(it -> it.order().toString());

    private final InMemoryOrders orders;
    private final InMemoryPayments payments;
    private final InMemoryMerchants merchants;

    public InMemoryOrderSearch(
            InMemoryOrders orders, InMemoryPayments payments, InMemoryMerchants merchants) {
        this.orders = orders;
        this.payments = payments;
        this.merchants = merchants;
    }

    @Override
    public List<Order> find(Query query) {
        return orders.all().stream()
                .filter(it -> query.merchant().isEmpty() || isSoldBy(it, query.merchant()))
                .filter(it -> query.state().map(it.state()::equals).orElse(true))
                .filter(
                        it ->
                                query.from().map(from -> !placed(it).isBefore(from)).orElse(true)
                                        && query.to().map(placed(it)::isBefore).orElse(true))
                .filter(it -> query.words().map(words -> isMeant(it, words)).orElse(true))
                .filter(it -> query.after().map(last -> isAfter(it, last)).orElse(true))
                .sorted(Comparator.comparing(Position::of, OLDEST_FIRST.reversed()))
                .limit(query.limit())
                .toList();
    }

    private static java.time.Instant placed(Order order) {
        return order.terms().placedAt();
    }

    private static boolean isAfter(Order order, Position last) {
        return OLDEST_FIRST.compare(Position.of(order), last) < 0;
    }

    private boolean isSoldBy(Order order, Optional<MerchantId> merchant) {
        var seller = order.terms().merchant();
        return Optional.of(seller).equals(merchant)
                || merchants.find(seller).flatMap(Merchant::platform).equals(merchant);
    }

    private boolean isMeant(Order order, String words) {
        var lowerCase = words.toLowerCase(Locale.ROOT);
        return order.id().toString().equals(lowerCase)
                || order.terms().buyer().email().value().equals(lowerCase)
                || order.terms().reference().equals(Optional.of(words))
                || payments.of(order.id()).stream()
                        .flatMap(it -> it.reference().stream())
                        .anyMatch(it -> it.value().equals(words));
    }
}
