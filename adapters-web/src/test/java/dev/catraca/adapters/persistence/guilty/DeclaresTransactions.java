package dev.catraca.adapters.persistence.guilty;

import jakarta.transaction.Transactional;

final class DeclaresTransactions {
    @Transactional
    void work() {}
}
