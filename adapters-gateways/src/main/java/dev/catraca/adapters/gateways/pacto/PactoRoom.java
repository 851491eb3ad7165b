package dev.catraca.adapters.gateways.pacto;

import dev.catraca.adapters.gateways.http.AccountLimit;
import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.domain.merchant.MerchantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** How many calls of an account are under way, whoever makes them. */
@ApplicationScoped
class PactoRoom {
    private final AccountLimit limit = new AccountLimit();

    Answer within(MerchantId account, Supplier<Answer> call) {
        return limit.within(account, call);
    }
}
