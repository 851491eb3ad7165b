package dev.catraca.application.blocklist;

import dev.catraca.application.blocklist.port.Blocklist;
import dev.catraca.domain.blocklist.IpRange;
import dev.catraca.domain.blocklist.Subject;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.TaxId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Whether somebody who wants to buy at a unit is blocked there or at its platform: by the address,
 * by a range around it, by CPF or CNPJ, or by e-mail address.
 */
public final class FindBlocked {
    private final Blocklist blocklist;
    private final Clock clock;

    public FindBlocked(Blocklist blocklist, Clock clock) {
        this.blocklist = blocklist;
        this.clock = clock;
    }

    /** What is known of a buyer. */
    public record Query(
            MerchantId unit,
            Optional<IpRange> address,
            Optional<TaxId> taxId,
            Optional<Email> email) {}

    /** Whether they may go on. */
    public sealed interface Outcome {
        record Clear() implements Outcome {}

        /** Known by this; the buyer is not told by which. */
        record Blocked(Subject.Kind kind) implements Outcome {}
    }

    public Outcome find(Query query) {
        var subjects = new ArrayList<Subject>();
        query.address().ifPresent(it -> it.around().forEach(range -> subjects.add(of(range))));
        query.taxId().map(Subject.OfTaxId::new).ifPresent(subjects::add);
        query.email().map(Subject.OfEmail::new).ifPresent(subjects::add);
        if (subjects.isEmpty()) {
            return new Outcome.Clear();
        }
        return blocklist
                .find(query.unit(), subjects, clock.instant())
                .<Outcome>map(Outcome.Blocked::new)
                .orElseGet(Outcome.Clear::new);
    }

    private static Subject of(IpRange range) {
        return new Subject.OfAddress(range);
    }
}
