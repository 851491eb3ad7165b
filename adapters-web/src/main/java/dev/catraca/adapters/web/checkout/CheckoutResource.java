package dev.catraca.adapters.web.checkout;

import dev.catraca.adapters.web.answers.Openings;
import dev.catraca.adapters.web.gate.BodyRules;
import dev.catraca.adapters.web.gate.Language;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.limits.RateLimit;
import dev.catraca.adapters.web.limits.WaitingRoom;
import dev.catraca.application.catalogue.ReadPlans;
import dev.catraca.application.limits.Limit;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.application.payment.StartPayment;
import dev.catraca.application.payment.StartPayment.Command;
import dev.catraca.application.payment.StartPayment.Outcome;
import dev.catraca.application.payment.StartPayment.Wish;
import dev.catraca.application.shared.NewId;
import dev.catraca.domain.catalogue.Plan;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.shared.InvalidValue;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way to the provider for a site without a page of its own. Looking opens nothing; only the
 * buyer's own click opens a payment.
 */
@Path("checkout")
@Dependent
public class CheckoutResource {
    private final StartPayment starting;
    private final ReadMerchant merchants;
    private final ReadPlans plans;
    private final NewId ids;
    private final RateLimit limits;
    private final WaitingRoom room;

    @Inject
    public CheckoutResource(
            StartPayment starting,
            ReadMerchant merchants,
            ReadPlans plans,
            NewId ids,
            RateLimit limits,
            WaitingRoom room) {
        this.starting = starting;
        this.merchants = merchants;
        this.plans = plans;
        this.ids = ids;
        this.limits = limits;
        this.room = room;
    }

    @GET
    public Response show(
            @QueryParam("merchant") @DefaultValue(CheckoutForm.USUAL_MERCHANT) String merchant,
            @QueryParam("plan") @Nullable String plan,
            @QueryParam("email") @Nullable String email,
            @QueryParam("name") @Nullable String name,
            @QueryParam("return_url") @Nullable String returnUrl,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        var form = new CheckoutForm(merchant, plan, email, name, returnUrl);
        var offer = offer(form);
        var language = Language.of(languages);
        var problem =
                isReturnAllowed(form, offer) ? Optional.<String>empty() : Optional.of("return-url");
        return new CheckoutPage(language).show(200, form, offer.merchant(), offer.plan(), problem);
    }

    @POST
    @BodyRules(contentType = "application/x-www-form-urlencoded")
    public Response pay(
            MultivaluedMap<String, String> fields,
            @Context HttpServletRequest request,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        var form = CheckoutForm.of(fields);
        var offer = offer(form);
        var page = new CheckoutPage(Language.of(languages));
        Command command;
        try {
            command =
                    new Command(
                            new OrderId(ids.next()),
                            new Wish.Plan(offer.merchant().slug(), offer.plan().code()),
                            form.buyer(),
                            form.site(),
                            Optional.empty());
        } catch (InvalidValue invalid) {
            return page.show(
                    422, form, offer.merchant(), offer.plan(), Optional.of(invalid.code()));
        }
        limits.count(Limit.INTENT, request);
        var outcome = room.within(() -> starting.start(command));
        return switch (outcome) {
            case Outcome.ReturnNotAllowed() ->
                    page.show(422, form, offer.merchant(), offer.plan(), Optional.of("return-url"));
            case Outcome.Unavailable _ ->
                    page.show(
                            503, form, offer.merchant(), offer.plan(), Optional.of("unavailable"));
            case Outcome.Refused() ->
                    page.show(
                            502, form, offer.merchant(), offer.plan(), Optional.of("unavailable"));
            case Outcome.ProviderNotConfigured() ->
                    page.show(
                            422, form, offer.merchant(), offer.plan(), Optional.of("no-provider"));
            default -> Response.seeOther(Openings.opened(outcome, request).page()).build();
        };
    }

    private record Offer(Merchant merchant, Plan plan) {}

    private Offer offer(CheckoutForm form) {
        var merchant =
                form.slug()
                        .flatMap(merchants::read)
                        .orElseThrow(() -> new Rejected(ProblemCode.MERCHANT_UNKNOWN))
                        .merchant();
        var plan =
                form.planCode()
                        .flatMap(
                                code ->
                                        plans.read(merchant.id()).stream()
                                                .filter(it -> it.code().equals(code))
                                                .findFirst())
                        .orElseThrow(() -> new Rejected(ProblemCode.PLAN_UNKNOWN));
        return new Offer(merchant, plan);
    }

    private static boolean isReturnAllowed(CheckoutForm form, Offer offer) {
        try {
            return form.site().map(offer.merchant()::mayReturnTo).orElse(true);
        } catch (InvalidValue invalid) {
            return false;
        }
    }
}
