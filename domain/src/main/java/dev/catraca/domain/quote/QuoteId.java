package dev.catraca.domain.quote;

import java.util.UUID;

public record QuoteId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
