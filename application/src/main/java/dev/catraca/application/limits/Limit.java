package dev.catraca.application.limits;

/**
 * What is limited, and how often one subject may do it at once, and again within a window, if
 * nothing else is configured. Each has a pace of its own.
 */
public enum Limit {
    /** Intents, by the caller's address. */
    INTENT("intent", 300),
    /** Orders that were not there before, by the buyer's e-mail address. */
    CHECKOUT("checkout", 10),
    /** The routes of the v1 API that need no key, by the caller's address. */
    BUYER("buyer", 300),
    /** Payments of carts, by company and buyer. */
    CREATE_PAYMENT("create-payment", 100),
    /** Prices of carts, by company and buyer. */
    CART_QUOTE("cart-quote", 100),
    /** Plans and the rest of a unit's catalogue, by the caller's address and the unit. */
    PLANS("plans", 50),
    /** Sales of a unit on whichever path, by the caller's address and the unit. */
    SALE("sale", 10),
    /** Cards that become tokens, by the caller's address and the unit. */
    TOKENIZE("tokenize", 10),
    /** Simulated sales, by the caller's address and the unit. */
    SIMULATE("simulate", 30),
    /** Coupons that are tried, by the caller's address and the unit. */
    COUPON("coupon", 10);

    private final String key;
    private final int usual;

    Limit(String key, int usual) {
        this.key = key;
        this.usual = usual;
    }

    /** Its name in the configuration, in headers and in the database. */
    public String key() {
        return key;
    }

    /** How often, unless configured otherwise. */
    public int usual() {
        return usual;
    }
}
