package dev.catraca.adapters.persistence;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.catraca.application.shared.port.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class TimeOrderedIds implements Ids {
    @Override
    public UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
