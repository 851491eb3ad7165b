package dev.catraca.domain.split;

import dev.catraca.domain.shared.Apportionment;
import dev.catraca.domain.shared.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * An amount that a buyer paid, divided between the provider, who keeps a fee, and the payees. The
 * parts and the fee add up to the amount exactly.
 */
public record Allotment(Money fee, List<Part> parts) {
    public Allotment {
        parts = List.copyOf(parts);
    }

    /** What one payee gets. */
    public record Part(Payee payee, Money amount) {}

    /** What the buyer paid. */
    public Money total() {
        return parts.stream().map(Part::amount).reduce(fee, Money::plus);
    }

    /**
     * What everybody, the provider too, has given back when {@code refunded} of the amount has gone
     * back in all. It grows with {@code refunded}, and of the whole amount it is everything.
     */
    public Allotment returned(Money refunded) {
        var weights = new long[parts.size() + 1];
        weights[0] = fee.minor();
        for (var i = 0; i < parts.size(); i++) {
            weights[i + 1] = parts.get(i).amount().minor();
        }
        var back = Apportionment.bySteps(refunded.minor(), weights);
        var given = new ArrayList<Part>();
        for (var i = 0; i < parts.size(); i++) {
            given.add(new Part(parts.get(i).payee(), money(back[i + 1])));
        }
        return new Allotment(money(back[0]), given);
    }

    /** What is left of each part of this without those of {@code other}, an earlier return. */
    public Allotment minus(Allotment other) {
        var left = new ArrayList<Part>();
        for (var i = 0; i < parts.size(); i++) {
            left.add(
                    new Part(
                            parts.get(i).payee(),
                            parts.get(i).amount().minus(other.parts.get(i).amount())));
        }
        return new Allotment(fee.minus(other.fee), left);
    }

    private Money money(long minor) {
        return new Money(minor, fee.currency());
    }
}
