package dev.catraca.application.limits;

/**
 * What is limited, and how often it may happen to one subject within a window if nothing else is
 * configured. Each has a counter of its own.
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
    CART_QUOTE("cart-quote", 100);

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
