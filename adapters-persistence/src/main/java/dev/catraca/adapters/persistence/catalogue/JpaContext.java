package dev.catraca.adapters.persistence.catalogue;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * The container's entity manager, which also reads outside a transaction; the one that CDI offers
 * by itself lives only inside one.
 */
@Dependent
class JpaContext {
    @PersistenceContext(unitName = "catraca")
    private EntityManager manager;

    EntityManager get() {
        return manager;
    }
}
