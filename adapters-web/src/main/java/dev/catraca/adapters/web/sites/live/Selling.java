package dev.catraca.adapters.web.sites.live;

import dev.catraca.adapters.web.answers.Json;
import dev.catraca.adapters.web.answers.Repeats;
import dev.catraca.adapters.web.answers.Repeats.Keeping;
import dev.catraca.adapters.web.answers.Repeats.Success;
import dev.catraca.adapters.web.gate.Fingerprint;
import dev.catraca.adapters.web.gate.IdempotencyKey;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.TrustedProxies;
import dev.catraca.adapters.web.gate.Violation;
import dev.catraca.adapters.web.limits.RateLimit;
import dev.catraca.adapters.web.limits.WaitingRoom;
import dev.catraca.application.limits.Limit;
import dev.catraca.application.sale.SellPlan;
import dev.catraca.application.sale.SellPlan.Outcome;
import dev.catraca.application.shared.NewId;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.sale.CustomerField;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What both routes of a sale do; they differ in the name of one member of the answer. */
@Dependent
public class Selling {
    private static final Map<CustomerField, String> FIELDS =
            Map.of(
                    CustomerField.STREET, "endereco",
                    CustomerField.NUMBER, "numero",
                    CustomerField.COMPLEMENT, "complemento",
                    CustomerField.DISTRICT, "bairro",
                    CustomerField.CITY, "cidade",
                    CustomerField.STATE, "estado",
                    CustomerField.POSTAL_CODE, "cep",
                    CustomerField.BIRTH_DATE, "dataNascimento",
                    CustomerField.SEX, "sexo",
                    CustomerField.IDENTITY_CARD, "rg");

    private final SellPlan selling;
    private final Repeats repeats;
    private final NewId ids;
    private final RateLimit limits;
    private final WaitingRoom room;
    private final TrustedProxies proxies;

    @Inject
    public Selling(
            SellPlan selling,
            Repeats repeats,
            NewId ids,
            RateLimit limits,
            WaitingRoom room,
            TrustedProxies proxies) {
        this.selling = selling;
        this.repeats = repeats;
        this.ids = ids;
        this.limits = limits;
        this.room = room;
        this.proxies = proxies;
    }

    /** A repetition whose answer is known does not count against the limit. */
    Response sell(
            String route,
            String member,
            Slug unit,
            Supplier<SaleBody> body,
            HttpHeaders headers,
            HttpServletRequest request) {
        var key =
                IdempotencyKey.optional(
                        headers.getRequestHeaders().getOrDefault(IdempotencyKey.HEADER, List.of()));
        if (key.isEmpty()) {
            limits.count(Limit.SALE, unit, request);
            return Repeats.once(sell(body.get(), ids.next(), member, request));
        }
        var wanted = body.get();
        return repeats.once(
                new Repeats.Request(
                        unit.value(),
                        "POST " + route,
                        key.get(),
                        Fingerprint.of("POST", route, unit.value(), wanted.json())),
                order -> {
                    limits.count(Limit.SALE, unit, request);
                    return sell(wanted, order, member, request);
                });
    }

    private Success sell(SaleBody wanted, UUID order, String member, HttpServletRequest request) {
        // A zone names an interface of this machine, which is nobody else's business.
        var address = proxies.clientOf(request).getHostAddress().replaceFirst("%.*", "");
        return switch (room.within(() -> selling.sell(wanted.toCommand(order, address)))) {
            case Outcome.Sold it -> success(200, member, SaleView.of(it), Keeping.PLAIN);
            case Outcome.Issued it -> success(200, member, SaleView.of(it), Keeping.PLAIN);
            case Outcome.InReview it -> success(202, member, SaleView.of(it), Keeping.NOT_AT_ALL);
            case Outcome.UnitUnknown() -> throw LiveRefusals.unitUnknown();
            case Outcome.NotSellable() -> throw LiveRefusals.notSellable();
            case Outcome.PlanUnknown() -> throw LiveRefusals.planUnknown();
            case Outcome.MethodNotOffered() -> throw new Rejected(ProblemCode.METHOD_NOT_OFFERED);
            case Outcome.NotHuman() -> throw new Rejected(ProblemCode.CAPTCHA_FAILED);
            case Outcome.HumanUnclear() -> throw LiveRefusals.captchaUnavailable();
            case Outcome.Blocked() -> throw new Rejected(ProblemCode.BLOCKED);
            case Outcome.Lacking(var fields) -> throw lacking(fields);
            case Outcome.InstallmentsNotOffered(var most) -> throw LiveRefusals.installments(most);
            case Outcome.DueDayNotOffered() -> throw LiveRefusals.dueDay();
            case Outcome.QuoteExpired() -> throw new Rejected(ProblemCode.QUOTE_EXPIRED);
            case Outcome.QuoteChanged() -> throw new Rejected(ProblemCode.QUOTE_CHANGED);
            case Outcome.TokenInvalid() -> throw new Rejected(ProblemCode.CARD_TOKEN_INVALID);
            case Outcome.TokenUsed() -> throw new Rejected(ProblemCode.CARD_TOKEN_USED);
            case Outcome.TokenExpired() -> throw new Rejected(ProblemCode.CARD_TOKEN_EXPIRED);
            case Outcome.CardDeclined() -> throw new Rejected(ProblemCode.CARD_DECLINED);
            case Outcome.Refused() -> throw LiveRefusals.refused();
            case Outcome.AttemptUnresolved _ -> throw new Rejected(ProblemCode.ATTEMPT_UNRESOLVED);
            case Outcome.NotOpen _ -> throw new Rejected(ProblemCode.ORDER_NOT_OPEN);
            case Outcome.Unavailable(var pause) -> throw LiveRefusals.unavailable(pause);
        };
    }

    private static Success success(
            int status, String member, Map<String, Object> sale, Keeping keeping) {
        return new Success(
                status,
                Json.withNulls(Map.of("success", true, member, sale)),
                Optional.empty(),
                keeping);
    }

    /** As the site calls it. */
    @SuppressWarnings("NullAway") // all are in the table, which a test proves
    static String fieldName(CustomerField field) {
        return FIELDS.get(field);
    }

    private static Rejected lacking(Collection<CustomerField> fields) {
        return new Rejected(
                        ProblemCode.FIELDS_INVALID,
                        fields.stream()
                                .sorted()
                                .map(it -> "cliente." + fieldName(it))
                                .map(it -> Violation.of(it, "required"))
                                .toList())
                .withStatus(400);
    }
}
