package dev.catraca.adapters.web.sites.live;

import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.Violation;
import java.time.Duration;
import java.util.List;

/** What several routes of this contract refuse in the same way. */
final class LiveRefusals {
    private static final Duration A_WHILE = Duration.ofMinutes(5);

    private LiveRefusals() {}

    static Rejected unitUnknown() {
        return new Rejected(ProblemCode.UNIT_UNKNOWN);
    }

    static Rejected planUnknown() {
        return new Rejected(ProblemCode.PLAN_UNKNOWN);
    }

    /** Somebody has to give the unit its key first. */
    static Rejected notSellable() {
        return new Rejected(ProblemCode.UNIT_NOT_SELLABLE).retryAfter(A_WHILE);
    }

    static Rejected refused() {
        return new Rejected(ProblemCode.SALE_REFUSED);
    }

    static Rejected unavailable(Duration retryAfter) {
        return new Rejected(ProblemCode.PROVIDER_UNAVAILABLE).retryAfter(retryAfter);
    }

    static Rejected captchaUnavailable() {
        return new Rejected(ProblemCode.CAPTCHA_UNAVAILABLE).retryAfter(Duration.ofSeconds(30));
    }

    static Rejected installments(int most) {
        return invalid(
                Violation.of("parcelas", "installments-not-offered", Integer.toString(most)));
    }

    static Rejected dueDay() {
        return invalid(Violation.of("diaVencimento", "due-day-not-offered"));
    }

    static Rejected invalid(Violation violation) {
        return new Rejected(ProblemCode.VALUES_INVALID, List.of(violation)).withStatus(400);
    }
}
