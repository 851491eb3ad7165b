package dev.catraca.sandbox.twins.pacto;

import dev.catraca.sandbox.twins.brazil.BankSlip;
import java.time.Instant;
import java.util.Optional;

/** A sale and what became of it. */
final class Sale {

    private final int code;
    private final PactoApi api;
    private final PactoUnit unit;
    private final String key;
    private final SaleOrder order;
    private final Client client;
    private final Instant launchedAt;
    private final String transaction;
    private final Due due;
    private PactoSaleState state;
    private Optional<Instant> paidAt = Optional.empty();

    /** What is open of a PIX or boleto, and until when; nothing of a card. */
    record Due(Optional<String> brCode, Optional<BankSlip> slip, Optional<Instant> expiresAt) {

        static final Due NOTHING = new Due(Optional.empty(), Optional.empty(), Optional.empty());
    }

    Sale(
            int code,
            PactoCall call,
            SaleOrder order,
            Client client,
            Instant launchedAt,
            String transaction,
            Due due,
            PactoSaleState state) {
        this.code = code;
        this.api = call.api();
        this.unit = call.unit();
        this.key = call.key();
        this.order = order;
        this.client = client;
        this.launchedAt = launchedAt;
        this.transaction = transaction;
        this.due = due;
        this.state = state;
        if (state.isPaid()) {
            paidAt = Optional.of(launchedAt);
        }
    }

    int code() {
        return code;
    }

    PactoApi api() {
        return api;
    }

    PactoUnit unit() {
        return unit;
    }

    /** The key that the call bore. */
    String key() {
        return key;
    }

    SaleOrder order() {
        return order;
    }

    Client client() {
        return client;
    }

    Instant launchedAt() {
        return launchedAt;
    }

    String transaction() {
        return transaction;
    }

    Due due() {
        return due;
    }

    synchronized PactoSaleState state() {
        return state;
    }

    synchronized Optional<Instant> paidAt() {
        return paidAt;
    }

    /** Throws {@link ActionRefused} in any other state than this. */
    synchronized void move(PactoSaleState from, PactoSaleState to, Instant now) {
        if (state != from) {
            throw new ActionRefused("The sale is " + state.wireName() + ".");
        }
        state = to;
        if (to.isPaid()) {
            paidAt = Optional.of(now);
        }
    }

    /** Whether there is a contract: not after a card was refused, nor while it is looked at. */
    boolean hasContract() {
        PactoSaleState now = state();
        return now != PactoSaleState.DECLINED && now != PactoSaleState.IN_ANALYSIS;
    }
}
