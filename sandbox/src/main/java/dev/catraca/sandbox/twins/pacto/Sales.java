package dev.catraca.sandbox.twins.pacto;

import dev.catraca.sandbox.clock.Agenda;
import dev.catraca.sandbox.twins.brazil.BankSlip;
import dev.catraca.sandbox.twins.brazil.BrCode;
import dev.catraca.sandbox.twins.pacto.Sale.Due;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All sales of all units: made, paid, lapsed. Nothing here notices that one was asked for twice.
 */
final class Sales {

    private static final Duration PIX_LIFE = Duration.ofHours(1);
    private static final int DAYS_TO_PAY_A_BOLETO = 3;

    /** A boleto that is paid on its last day is known some days later. */
    private static final int DAYS_OF_GRACE = 7;

    private static final String BANK = "033";

    private final Clock clock;
    private final Agenda agenda;
    private final AtomicInteger codes = new AtomicInteger(70_000);
    private final Map<Integer, Sale> byCode = new ConcurrentSkipListMap<>();
    private final Map<String, Sale> byTransaction = new ConcurrentHashMap<>();
    private final Map<Client, List<Sale>> byClient = new ConcurrentHashMap<>();

    Sales(Clock clock, Agenda agenda) {
        this.clock = clock;
        this.agenda = agenda;
    }

    Instant now() {
        return clock.instant();
    }

    Sale sell(PactoCall call, SaleOrder order) {
        Instant now = now();
        int code = codes.incrementAndGet();
        String transaction = UUID.randomUUID().toString().replace("-", "");
        Sale sale =
                new Sale(
                        code,
                        call,
                        order,
                        call.unit().client(order.buyer()),
                        now,
                        transaction,
                        due(call.unit(), order, code, transaction, now),
                        firstState(order));
        byCode.put(code, sale);
        byTransaction.put(transaction, sale);
        byClient.computeIfAbsent(sale.client(), client -> new CopyOnWriteArrayList<>()).add(sale);
        sale.due()
                .expiresAt()
                .ifPresent(expiry -> agenda.at(lapse(order, expiry), () -> lapse(sale)));
        return sale;
    }

    private static PactoSaleState firstState(SaleOrder order) {
        return order.card()
                .map(
                        card ->
                                switch (card.outcome()) {
                                    case APPROVED -> PactoSaleState.APPROVED;
                                    case DECLINED -> PactoSaleState.DECLINED;
                                    case IN_ANALYSIS -> PactoSaleState.IN_ANALYSIS;
                                })
                .orElse(PactoSaleState.PENDING);
    }

    private static Due due(
            PactoUnit unit, SaleOrder order, int code, String transaction, Instant now) {
        long total = order.price().total();
        return switch (order.method()) {
            case CARD -> Due.NOTHING;
            case PIX ->
                    new Due(
                            Optional.of(
                                    BrCode.oneTime(
                                            "pix.pacto.example/qr/v2/" + transaction,
                                            total,
                                            unit.name(),
                                            unit.city())),
                            Optional.empty(),
                            Optional.of(now.plus(PIX_LIFE)));
            case BOLETO -> {
                LocalDate day = PactoTime.day(now).plusDays(DAYS_TO_PAY_A_BOLETO);
                yield new Due(
                        Optional.empty(),
                        Optional.of(BankSlip.of(BANK, day, total, "%025d".formatted(code))),
                        Optional.of(day.plusDays(1).atStartOfDay(PactoTime.ZONE).toInstant()));
            }
        };
    }

    private static Instant lapse(SaleOrder order, Instant expiry) {
        return order.method() == PactoMethod.BOLETO
                ? expiry.plus(Duration.ofDays(DAYS_OF_GRACE))
                : expiry;
    }

    private void lapse(Sale sale) {
        try {
            expire(sale);
        } catch (ActionRefused paidMeanwhile) {
            return;
        }
    }

    void pay(Sale sale) {
        sale.move(PactoSaleState.PENDING, PactoSaleState.PAID, now());
    }

    void expire(Sale sale) {
        sale.move(PactoSaleState.PENDING, PactoSaleState.EXPIRED, now());
    }

    void approve(Sale sale) {
        sale.move(PactoSaleState.IN_ANALYSIS, PactoSaleState.APPROVED, now());
    }

    void decline(Sale sale) {
        sale.move(PactoSaleState.IN_ANALYSIS, PactoSaleState.DECLINED, now());
    }

    /** The oldest first. */
    List<Sale> all() {
        return List.copyOf(byCode.values());
    }

    /** The oldest first. */
    List<Sale> of(Client client) {
        return List.copyOf(byClient.getOrDefault(client, List.of()));
    }

    Optional<Sale> find(int code) {
        return Optional.ofNullable(byCode.get(code));
    }

    Optional<Sale> find(String transaction) {
        return Optional.ofNullable(byTransaction.get(transaction));
    }
}
