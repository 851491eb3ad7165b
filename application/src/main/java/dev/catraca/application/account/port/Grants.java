package dev.catraca.application.account.port;

import dev.catraca.domain.account.Grant;
import dev.catraca.domain.account.PaymentReference;
import java.util.List;
import java.util.Optional;

/** The payments that were processed, and the access each gave. */
public interface Grants {
    /**
     * What the payment gave, if it was processed; holds the payment until the end of the
     * transaction even if it was not, so that of many who report it at once one goes first.
     */
    Optional<Grant> lock(PaymentReference payment);

    /** Adds a grant under the payment's lock and its user's. */
    void add(Grant.Active grant);

    /** Writes the state of a grant that was locked in this transaction. */
    void save(Grant grant);

    /** The grants of every provider's payment that has this reference. */
    List<Grant> find(String reference);
}
