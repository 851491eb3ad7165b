package dev.catraca.adapters.web.v1.orders;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.application.payment.ResolveSale;
import dev.catraca.application.payment.ResolveSale.Finding;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.shared.InvalidValue;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code {"outcome":"sold"|"not-sold","providerReference" (exactly if sold),"reason"}}. */
record ResolutionBody(Finding finding, String reason) {
    private static final int LONGEST_REASON = 500;

    /** Visible, and such as a provider writes its own numbers. */
    private static final String REFERENCE = "[!-~]{1,100}";

    private enum Found {
        SOLD,
        NOT_SOLD
    }

    static ResolutionBody of(byte[] body) {
        var in = Fields.of(body, Fields.Unknown.REFUSED);
        var found = in.choice("outcome", Map.of("sold", Found.SOLD, "not-sold", Found.NOT_SOLD));
        Function<String, Optional<ChargeReference>> number = it -> Optional.of(reference(it));
        // What was not sold has no number: there it is a field too many.
        var reference =
                found == Found.SOLD
                        ? in.value("providerReference", number)
                        : Optional.<ChargeReference>empty();
        var reason = in.text("reason", LONGEST_REASON);
        return in.done(
                () ->
                        new ResolutionBody(
                                reference
                                        .<Finding>map(Finding.Sold::new)
                                        .orElseGet(Finding.NotSold::new),
                                reason));
    }

    private static ChargeReference reference(String text) {
        if (!text.matches(REFERENCE)) {
            throw new InvalidValue(
                    "provider-reference-invalid",
                    "A provider's number has 1 to 100 visible ASCII characters.");
        }
        return new ChargeReference(text);
    }

    ResolveSale.Command toCommand(OrderId order, Principal principal) {
        return new ResolveSale.Command(order, principal, finding, reason);
    }
}
