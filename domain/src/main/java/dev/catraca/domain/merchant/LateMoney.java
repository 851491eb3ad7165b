package dev.catraca.domain.merchant;

/** What a merchant does with money that arrives after its order ended. */
public enum LateMoney {
    ACCEPT,
    REFUND
}
