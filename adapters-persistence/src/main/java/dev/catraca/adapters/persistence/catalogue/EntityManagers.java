package dev.catraca.adapters.persistence.catalogue;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Lends the container's entity manager to beans that take it in their constructor. */
@Dependent
class EntityManagers {
    @PersistenceContext(unitName = "catraca")
    private EntityManager manager;

    @Produces
    EntityManager manager() {
        return manager;
    }
}
