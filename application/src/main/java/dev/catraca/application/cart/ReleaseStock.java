package dev.catraca.application.cart;

import dev.catraca.application.order.port.Stock;

/**
 * Gives back pieces whose reservation expired without anybody telling us how the payment ended. If
 * money arrives later all the same, they are taken again, if they are still there.
 */
public final class ReleaseStock {
    private static final int BATCH = 100;

    private final Stock stock;

    public ReleaseStock(Stock stock) {
        this.stock = stock;
    }

    /** How many reservations were released: less than a batch if nothing is left to do. */
    public int release() {
        return stock.releaseExpired(BATCH);
    }
}
