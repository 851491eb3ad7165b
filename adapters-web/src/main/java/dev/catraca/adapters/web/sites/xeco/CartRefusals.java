package dev.catraca.adapters.web.sites.xeco;

import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.Violation;
import dev.catraca.domain.cart.CartRefusal;
import java.util.List;

/**
 * What the site is told where a cart differs from our records: 409 if it was too late, else 400.
 */
final class CartRefusals {
    private CartRefusals() {}

    static Rejected of(CartRefusal reason, String field) {
        var code = ProblemCode.valueOf(reason.name());
        var status =
                switch (reason) {
                    case ORDER_NOT_OPEN, STOCK_INSUFFICIENT -> 409;
                    default -> 400;
                };
        return new Rejected(code, List.of(Violation.of(field, "differs"))).withStatus(status);
    }
}
