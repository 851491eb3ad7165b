package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.faults.Faults;
import dev.catraca.sandbox.twins.http.Reply;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** {@code /v3/checkouts}: create and cancel. There is no reading, as at Asaas. */
final class CheckoutOperations {

    private static final EnumSet<Fault> SPOILS_SPLITS =
            EnumSet.of(Fault.SPLIT_DROPPED, Fault.SPLIT_EMPTIED);

    private final Checkouts checkouts;
    private final Faults faults;
    private final String pages;

    /** The pages' address ends where a checkout's id begins. */
    CheckoutOperations(Checkouts checkouts, Faults faults, String pages) {
        this.checkouts = checkouts;
        this.faults = faults;
        this.pages = pages;
    }

    /** Nothing makes it the same checkout if the same is asked for again. */
    Reply create(AsaasCall call) {
        CheckoutOrder order = CheckoutReader.read(call.body(), call.account());
        return answer(checkouts.open(call.account(), spoilt(order)));
    }

    private CheckoutOrder spoilt(CheckoutOrder order) {
        if (order.splits().isEmpty()) {
            return order;
        }
        Optional<FaultOrder> struck =
                faults.strike(SPOILS_SPLITS, AsaasTwin.PARTY, AsaasTwin.CREATE_CHECKOUT);
        if (struck.isEmpty()) {
            return order;
        }
        List<SplitShare> splits = new ArrayList<>(order.splits());
        SplitShare last = splits.removeLast();
        if (struck.get().fault() == Fault.SPLIT_EMPTIED) {
            splits.add(last.emptied());
        }
        return order.withSplits(splits);
    }

    Reply cancel(AsaasCall call) {
        Checkout checkout =
                call.account()
                        .checkout(call.pathParameter("id"))
                        .orElseThrow(AsaasRefusal::notFound);
        try {
            checkouts.cancel(checkout);
        } catch (ActionRefused refused) {
            throw AsaasRefusal.invalid("action", "Somente checkouts ativos podem ser cancelados.");
        }
        return answer(checkout);
    }

    private Reply answer(Checkout checkout) {
        synchronized (checkout) {
            return Reply.json(200, CheckoutJson.answer(checkout, pages + checkout.id()));
        }
    }
}
