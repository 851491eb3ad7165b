package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.Faults;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.Reply;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The fault {@code before-answer}: a call's events arrive before its answer does. */
final class EventBarrier {

    private static final EnumSet<Fault> STRIKES = EnumSet.of(Fault.BEFORE_ANSWER);
    private static final long LONGEST_SECONDS = 15;

    private final Faults faults;
    private final PagePayer payer;

    EventBarrier(Faults faults, PagePayer payer) {
        this.faults = faults;
        this.payer = payer;
    }

    Reply around(AsaasCall call, String operation, Supplier<Reply> execution) {
        if (faults.strike(STRIKES, AsaasTwin.PARTY, operation).isEmpty()) {
            return execution.get();
        }
        int before = call.account().events().size();
        Reply answer = execution.get();
        if (operation.equals(AsaasTwin.CREATE_CHECKOUT)) {
            payAtOnce(call.account(), answer);
        }
        CompletableFuture.allOf(
                        call.account().events().stream()
                                .skip(before)
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
                .flatMap(account::checkout)
                .ifPresent(payer::payAsOffered);
    }
}
