package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.Faults;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.Reply;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The fault {@code before-answer}: a call's events arrive before its answer does. */
final class EventBarrier {

    private static final EnumSet<Fault> STRIKES = EnumSet.of(Fault.BEFORE_ANSWER);
    private static final long LONGEST_SECONDS = 15;

    private final Faults faults;
    private final Checkout checkout;

    EventBarrier(Faults faults, Checkout checkout) {
        this.faults = faults;
        this.checkout = checkout;
    }

    Reply around(StripeCall call, String operation, Supplier<Reply> execution) {
        if (faults.strike(STRIKES, StripeTwin.PARTY, operation).isEmpty()) {
            return execution.get();
        }
        long newest = call.account().events().isEmpty() ? 0 : call.account().events().lastKey();
        Reply answer = execution.get();
        if (operation.equals(StripeTwin.CREATE_SESSION)) {
            payAtOnce(call.account(), answer);
        }
        List<Event> since = List.copyOf(call.account().events().tailMap(newest, false).values());
        CompletableFuture.allOf(
                        since.stream()
                                .flatMap(event -> event.deliveries().stream())
                                .map(Delivery::firstAnswer)
                                .toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, LONGEST_SECONDS, TimeUnit.SECONDS)
                .join();
        return answer;
    }

    private void payAtOnce(Account account, Reply created) {
        JsonText.object(created.body())
                .map(json -> json.getString("id"))
                .flatMap(account::session)
                .ifPresent(session -> checkout.pay(session, PageBuyer.payer(session, Map.of())));
    }
}
