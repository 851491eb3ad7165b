package dev.catraca.adapters.web.sites.nexus;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.application.payment.StartPayment;
import dev.catraca.application.payment.StartPayment.Wish;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.Origin;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.PersonName;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/** {@code {"planId","email","name"?,"returnUrl"?,"provider"?}}. */
record IntentBody(
        PlanCode plan,
        Buyer buyer,
        Optional<URI> returnUrl,
        Optional<ProviderName> provider,
        JsonObject json) {

    static IntentBody of(byte[] body) {
        var in = Fields.of(body, Fields.Unknown.REFUSED);
        var plan = in.value("planId", PlanCode::new);
        var email = in.value("email", Email::new);
        var name = in.optionalValue("name", PersonName::new);
        var returnUrl = in.optionalValue("returnUrl", Origin::address);
        var provider = in.optionalValue("provider", ProviderName::new);
        in.done();
        return new IntentBody(plan, new Buyer(email, name), returnUrl, provider, in.json());
    }

    StartPayment.Command toCommand(UUID order, Slug merchant) {
        return new StartPayment.Command(
                new OrderId(order), new Wish.Plan(merchant, plan), buyer, returnUrl, provider);
    }
}
