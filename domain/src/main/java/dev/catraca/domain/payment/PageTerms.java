package dev.catraca.domain.payment;

import dev.catraca.domain.shared.Address;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.TaxId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a provider's page offers, shows, and where it leads. Without {@code methods} the provider's
 * usual ones are offered; {@code installments} is in how many parts the buyer may pay at most.
 */
public record PageTerms(
        Set<PaymentMethod> methods,
        int installments,
        Exits exits,
        Optional<Payer> payer,
        List<Item> items) {
    public PageTerms {
        methods = Set.copyOf(methods);
        items = List.copyOf(items);
    }

    /** Where the buyer goes after paying, after giving up, and when the page has expired. */
    public record Exits(URI success, URI cancel, URI expired) {}

    /** Who pays, for the provider to know beforehand. */
    public record Payer(
            PersonName name, TaxId taxId, Email email, Phone phone, Optional<Address> address) {}

    /** One thing on the page; {@code image} is a PNG or JPEG in base64. */
    public record Item(
            Optional<String> reference,
            String name,
            Optional<String> description,
            Optional<String> image,
            int quantity,
            Money unitPrice) {}
}
