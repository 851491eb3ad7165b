package dev.catraca.domain.split;

import java.util.Optional;

/**
 * Somebody who gets part of a payment. The {@code reference} is the merchant's id or the
 * affiliate's reference; the {@code wallet} is where the provider sends the part to, empty where
 * nothing is sent because the provider's account is the payee's own.
 */
public record Payee(Role role, String reference, Optional<String> wallet) {
    /** As what somebody is paid. */
    public enum Role {
        MERCHANT,
        AFFILIATE,
        PLATFORM
    }

    /** The payee's account in the ledger. */
    public String ledgerAccount() {
        return switch (role) {
            case MERCHANT, PLATFORM -> "payee:" + reference;
            case AFFILIATE -> "payee:affiliate:" + reference;
        };
    }
}
