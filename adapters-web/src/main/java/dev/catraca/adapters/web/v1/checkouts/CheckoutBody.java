package dev.catraca.adapters.web.v1.checkouts;

import dev.catraca.adapters.web.answers.Paging;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.application.payment.StartPayment;
import dev.catraca.application.payment.StartPayment.Wish;
import dev.catraca.domain.merchant.Origin;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.TaxId;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/** {@code {"quote","buyer":{"name","email","taxId"?,"phone"?},"provider"?,"returnUrl"?}}. */
record CheckoutBody(
        QuoteId quote,
        Buyer buyer,
        Optional<ProviderName> provider,
        Optional<URI> returnUrl,
        JsonObject json) {

    static CheckoutBody of(byte[] body) {
        var in = Fields.of(body, Fields.Unknown.REFUSED);
        var quote = in.value("quote", CheckoutBody::quote);
        var buyer = buyer(in.object("buyer"));
        var provider = in.optionalValue("provider", ProviderName::new);
        var returnUrl = in.optionalValue("returnUrl", Origin::address);
        in.done();
        return new CheckoutBody(quote, buyer, provider, returnUrl, in.json());
    }

    StartPayment.Command toCommand(UUID order) {
        return new StartPayment.Command(
                new OrderId(order), new Wish.Quoted(quote), buyer, returnUrl, provider);
    }

    private static Buyer buyer(Fields in) {
        var name = in.value("name", PersonName::new);
        var email = in.value("email", Email::new);
        var taxId = in.optionalValue("taxId", TaxId::of);
        var phone = in.optionalValue("phone", Phone::new);
        return in.make(() -> new Buyer(email, Optional.of(name), taxId, phone));
    }

    private static QuoteId quote(String text) {
        return Paging.uuid(text)
                .map(QuoteId::new)
                .orElseThrow(() -> new InvalidValue("id-invalid", "This is not an id of ours."));
    }
}
