package dev.catraca.sandbox.twins.pacto;

import java.util.Optional;

/** A sale that was asked for and is in order. */
record SaleOrder(
        Client buyer,
        Simulation price,
        PactoMethod method,
        Optional<Card> card,
        Optional<String> coupon,
        int division,
        Optional<String> ip,
        Optional<String> captcha) {

    @Override
    public String toString() {
        return "SaleOrder[" + method + "]";
    }
}
