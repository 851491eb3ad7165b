package dev.catraca.domain.cart;

/** Why a cart cannot be paid for, in the order in which it is checked. */
public enum CartRefusal {
    ORDER_UNKNOWN,
    ORDER_FOREIGN,
    ORDER_NOT_OPEN,
    BUYER_UNKNOWN,
    BUYER_INACTIVE,
    WALLET_UNKNOWN,
    RETURN_URL_NOT_ALLOWED,
    LINES_MISMATCH,
    PRODUCT_UNKNOWN,
    STOCK_INSUFFICIENT,
    PRICE_MISMATCH,
    COUPON_INVALID,
    AFFILIATE_INVALID,
    TOTAL_MISMATCH,
    SPLITS_MISMATCH
}
