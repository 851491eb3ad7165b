package dev.catraca.domain.order;

import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.PersonName;
import java.util.Optional;

/** Who commits to an order and gets the access. */
public record Buyer(Email email, Optional<PersonName> name) {}
