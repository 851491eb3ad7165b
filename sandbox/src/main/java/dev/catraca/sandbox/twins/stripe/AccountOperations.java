package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.Reply;
import java.util.List;
import java.util.function.Supplier;

/** {@code /v1/account} and {@code /v1/balance}: whose key it is, and whether its money is real. */
final class AccountOperations {

    Supplier<Reply> account(StripeCall call) {
        StripeCall.ONLY_EXPAND.check("", call.parameters());
        return () ->
                Reply.json(
                        200,
                        Fields.object()
                                .with("id", call.account().id())
                                .with("object", "account")
                                .with("charges_enabled", true)
                                .with("country", "BR")
                                .with("default_currency", "brl")
                                .with("details_submitted", true)
                                .with("payouts_enabled", true)
                                .with("type", "standard")
                                .build());
    }

    Supplier<Reply> balance(StripeCall call) {
        StripeCall.ONLY_EXPAND.check("", call.parameters());
        return () ->
                Reply.json(
                        200,
                        Fields.object()
                                .with("object", "balance")
                                .with("available", JsonText.strings(List.of()))
                                .with("livemode", call.account().isLive())
                                .with("pending", JsonText.strings(List.of()))
                                .build());
    }
}
