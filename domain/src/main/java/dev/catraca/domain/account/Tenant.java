package dev.catraca.domain.account;

/** The space in the main system that a user works in. It keeps the name it was given at first. */
public record Tenant(TenantId id, String name) {
    @Override
    public String toString() {
        return "Tenant[%s]".formatted(id);
    }
}
