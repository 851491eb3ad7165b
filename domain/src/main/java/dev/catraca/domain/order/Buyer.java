package dev.catraca.domain.order;

import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.TaxId;
import java.util.Optional;

/** Who commits to an order and gets the access. */
public record Buyer(
        Email email, Optional<PersonName> name, Optional<TaxId> taxId, Optional<Phone> phone) {
    public Buyer(Email email, Optional<PersonName> name) {
        this(email, name, Optional.empty(), Optional.empty());
    }
}
