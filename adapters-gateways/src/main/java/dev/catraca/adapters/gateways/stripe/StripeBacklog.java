package dev.catraca.adapters.gateways.stripe;

import static dev.catraca.adapters.gateways.http.JsonFields.isTrue;

import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.ListsUndelivered.Listing;
import dev.catraca.application.payment.port.ListsUndelivered.Undelivered;
import dev.catraca.application.payment.port.NotificationMeaning;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stripe's list of the events that some endpoint of the account did not accept, ours or not. */
final class StripeBacklog {
    private final StripeCalls calls;

    StripeBacklog(StripeCalls calls) {
        this.calls = calls;
    }

    Listing page(Instant since, Optional<String> cursor, ProviderAccount account) {
        try {
            var answer = calls.undelivered(since, cursor, account);
            if (answer.status() != 200) {
                return new Listing.Unclear("status " + answer.status());
            }
            var list = answer.json().orElseThrow(() -> new UnexpectedAnswer("not JSON"));
            return page(list, StripeWire.list(list));
        } catch (CallFailed failed) {
            return new Listing.Unclear(failed.failure().code());
        } catch (UnexpectedAnswer unexpected) {
            return new Listing.Unclear(unexpected.cause());
        }
    }

    private static Listing page(JsonObject list, List<JsonObject> events) {
        if (events.isEmpty()) {
            return new Listing.Page(List.of(), Optional.empty());
        }
        var last =
                StripeEvents.id(bytes(events.getLast()))
                        .orElseThrow(() -> new UnexpectedAnswer("id"));
        return new Listing.Page(
                events.stream()
                        .map(StripeBacklog::bytes)
                        .filter(StripeBacklog::isForUs)
                        .flatMap(
                                it ->
                                        StripeEvents.id(it)
                                                .map(id -> new Undelivered(id, it))
                                                .stream())
                        .toList(),
                isTrue(list, "has_more") ? Optional.of(last) : Optional.empty());
    }

    /** Most of the list belongs to other endpoints, which listen to other things. */
    private static boolean isForUs(byte[] event) {
        return !(StripeEvents.meaning(event) instanceof NotificationMeaning.Irrelevant);
    }

    private static byte[] bytes(JsonObject event) {
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
