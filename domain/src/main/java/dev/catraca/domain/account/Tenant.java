package dev.catraca.domain.account;

import dev.catraca.domain.merchant.Merchant;

/** The space in the main system that a user works in. It keeps the name it was given at first. */
public record Tenant(TenantId id, String name) {
    /** The one that all who bought at a gym unit share. */
    public static Tenant ofUnit(Merchant unit) {
        return new Tenant(new TenantId(unit.id().value()), unit.name());
    }

    @Override
    public String toString() {
        return "Tenant[%s]".formatted(id);
    }
}
