package dev.catraca.adapters.gateways.stripe;

import dev.catraca.application.payment.port.ChargeRequest;
import dev.catraca.application.payment.port.RefundsCharges;
import dev.catraca.application.payment.port.TransfersShares.Share;
import dev.catraca.domain.merchant.MerchantId;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.List;

/** A request as the form fields that Stripe wants, in an order that is always the same. */
final class StripeForm {
    /** Under this name a transfer carries our own id of it. */
    static final String TRANSFER = "transfer";

    /** Under this name a refund carries our own id of it. */
    static final String REFUND = "refund";

    private StripeForm() {}

    /** Where to send which events; the merchant says that the endpoint is ours. */
    static MultivaluedMap<String, String> endpoint(
            URI address, List<String> events, MerchantId merchant) {
        var form =
                new Form()
                        .param("url", address.toString())
                        .param("description", "Catraca")
                        .param("api_version", StripeApi.VERSION)
                        .param(
                                "metadata[" + StripeEndpoint.OURS + "]",
                                merchant.value().toString());
        return events(form, events);
    }

    /** These events, and sent again if that was switched off. */
    static MultivaluedMap<String, String> endpoint(List<String> events) {
        return events(new Form().param("disabled", "false"), events);
    }

    private static MultivaluedMap<String, String> events(Form form, List<String> events) {
        for (var i = 0; i < events.size(); i++) {
            form.param("enabled_events[" + i + "]", events.get(i));
        }
        return form.asMap();
    }

    /** Part of a charge, with an amount that {@link StripeMoney} can say. */
    static MultivaluedMap<String, String> transfer(Share share, String charge) {
        var amount = StripeMoney.amount(share.amount()).orElseThrow();
        return new Form()
                .param("amount", Long.toString(amount))
                .param("currency", StripeMoney.currency(share.amount()))
                .param("destination", share.wallet())
                .param("source_transaction", charge)
                .param("transfer_group", share.order().toString())
                .param("metadata[" + TRANSFER + "]", share.id().toString())
                .asMap();
    }

    /** Part of a charge goes back, with an amount that {@link StripeMoney} can say. */
    static MultivaluedMap<String, String> refund(
            RefundsCharges.Request request, String intent, boolean isShared) {
        var amount = StripeMoney.amount(request.amount()).orElseThrow();
        var form =
                new Form()
                        .param("payment_intent", intent)
                        .param("amount", Long.toString(amount))
                        .param("metadata[" + REFUND + "]", request.id().toString());
        if (isShared) {
            form.param("reverse_transfer", "true");
        }
        return form.asMap();
    }

    static MultivaluedMap<String, String> reversal(long amount) {
        return new Form().param("amount", Long.toString(amount)).asMap();
    }

    static MultivaluedMap<String, String> empty() {
        return new Form().asMap();
    }

    /** A page for the lines, each with a price that {@link StripeMoney} can say. */
    static MultivaluedMap<String, String> page(ChargeRequest request) {
        var terms = request.terms();
        var form =
                new Form()
                        .param("mode", "payment")
                        .param("client_reference_id", terms.id().toString())
                        .param("customer_email", request.buyer().email().value())
                        .param("expires_at", Long.toString(terms.expiresAt().getEpochSecond()))
                        .param("locale", "auto")
                        .param("success_url", request.page().exits().success().toString())
                        .param("cancel_url", request.page().exits().cancel().toString());
        var number = 0;
        for (var line : request.page().items()) {
            var item = "line_items[" + number++ + "]";
            var price = line.unitPrice();
            var amount = StripeMoney.amount(price).orElseThrow();
            form.param(item + "[quantity]", Integer.toString(line.quantity()))
                    .param(item + "[price_data][currency]", StripeMoney.currency(price))
                    .param(item + "[price_data][unit_amount]", Long.toString(amount))
                    .param(item + "[price_data][product_data][name]", line.name());
        }
        switch (StripeSplit.of(request)) {
            case StripeSplit.Destination(var account, var share) ->
                    form.param("payment_intent_data[transfer_data][destination]", account)
                            .param(
                                    "payment_intent_data[transfer_data][amount]",
                                    Long.toString(share));
            case StripeSplit.Transfers() ->
                    form.param("payment_intent_data[transfer_group]", terms.order().toString());
            case StripeSplit.Undivided() -> {
                // nobody else gets anything
            }
            case StripeSplit.Impossible(var reason) -> throw new IllegalArgumentException(reason);
        }
        // Stripe does not copy the session's to the payment intent, whose events carry their own.
        for (var holder : List.of("metadata", "payment_intent_data[metadata]")) {
            form.param(holder + "[payment]", terms.id().toString())
                    .param(holder + "[order]", terms.order().toString());
        }
        return form.asMap();
    }
}
