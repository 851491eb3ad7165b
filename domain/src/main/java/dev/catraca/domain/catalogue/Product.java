package dev.catraca.domain.catalogue;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import java.util.Optional;

/**
 * What a merchant sells by the piece. The stock counts all pieces, those included that are reserved
 * for open checkouts.
 */
public record Product(
        MerchantId merchant,
        Reference reference,
        String name,
        Optional<String> description,
        Money price,
        int stock,
        boolean isActive) {
    private static final int MOST_PIECES = 1_000_000_000;

    public Product {
        Label.check(name);
        price.positive();
        stock(stock);
    }

    /** A number of pieces that we count with; throws {@link InvalidValue}. */
    public static int stock(long pieces) {
        if (pieces < 0 || pieces > MOST_PIECES) {
            throw new InvalidValue("stock-invalid", "A stock lies between 0 and 1000000000.");
        }
        return Math.toIntExact(pieces);
    }
}
