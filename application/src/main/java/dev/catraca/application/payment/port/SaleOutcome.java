package dev.catraca.application.payment.port;

import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.Voucher;
import dev.catraca.domain.shared.Money;
import java.time.Duration;
import java.util.Optional;

/** What came of one sale. The references are empty where the provider gives none. */
public sealed interface SaleOutcome {
    /** The money was taken: how much, as the provider says. */
    record Approved(Optional<ChargeReference> reference, Optional<String> transaction, Money amount)
            implements SaleOutcome {}

    /** The buyer has to pay by this. */
    record Issued(
            Optional<ChargeReference> reference, Optional<String> transaction, Voucher voucher)
            implements SaleOutcome {}

    /** The card's bank said no, in so many words: nothing was sold. */
    record Declined(String reason) implements SaleOutcome {}

    /** The provider refused what it was asked; certainly nothing was sold. */
    record Refused(String reason) implements SaleOutcome {}

    /** The request certainly never left: nothing was sold. */
    record NotSent(String cause, Optional<Duration> retryAfter) implements SaleOutcome {}

    /** It may be sold or not. Only looking finds out; nobody asks again. */
    record Unclear(String cause) implements SaleOutcome {}
}
