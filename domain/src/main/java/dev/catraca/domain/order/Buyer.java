package dev.catraca.domain.order;

import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.TaxId;
import java.util.Optional;

/**
 * Who commits to an order and gets the access; the {@code reference} is the client's own id of the
 * buyer.
 */
public record Buyer(
        Optional<String> reference,
        Email email,
        Optional<PersonName> name,
        Optional<TaxId> taxId,
        Optional<Phone> phone) {
    /** Somebody of whom the client has no id. */
    public Buyer(
            Email email, Optional<PersonName> name, Optional<TaxId> taxId, Optional<Phone> phone) {
        this(Optional.empty(), email, name, taxId, phone);
    }

    public Buyer(Email email, Optional<PersonName> name) {
        this(email, name, Optional.empty(), Optional.empty());
    }
}
