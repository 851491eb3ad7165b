package dev.catraca.domain.cart;

import dev.catraca.domain.shared.Money;
import java.util.ArrayList;

/**
 * What a client's server signs, line by line: version, company, order, buyer, total in minor units,
 * time in epoch seconds, and each item with its quantity and price in minor units.
 */
public final class CartSignature {
    private CartSignature() {}

    public static String text(CartClaim claim, Money total, long signedAt) {
        var lines = new ArrayList<String>();
        lines.add("v1");
        lines.add(claim.company());
        lines.add(claim.order());
        lines.add(claim.buyer());
        lines.add(Long.toString(total.minor()));
        lines.add(Long.toString(signedAt));
        claim.items()
                .forEach(
                        it ->
                                lines.add(
                                        "%s|%d|%d"
                                                .formatted(
                                                        it.reference(),
                                                        it.quantity(),
                                                        it.unitPrice().minor())));
        return String.join("\n", lines);
    }
}
