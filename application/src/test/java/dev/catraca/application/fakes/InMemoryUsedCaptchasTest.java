package dev.catraca.application.fakes;

import dev.catraca.application.contract.UsedCaptchasContract;
import dev.catraca.application.sale.port.UsedCaptchas;

class InMemoryUsedCaptchasTest implements UsedCaptchasContract {
    private final UsedCaptchas used = new InMemoryUsedCaptchas(new InMemoryTransactions());

    @Override
    public UsedCaptchas usedCaptchas() {
        return used;
    }
}
