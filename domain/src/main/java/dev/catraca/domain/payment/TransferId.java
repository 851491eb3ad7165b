package dev.catraca.domain.payment;

import java.util.UUID;

/**
 * Our own id of what one payee gets of one payment; the keys of all calls about it begin with it.
 */
public record TransferId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
