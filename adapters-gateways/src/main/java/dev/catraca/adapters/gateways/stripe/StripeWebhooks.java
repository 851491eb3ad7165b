package dev.catraca.adapters.gateways.stripe;

import static dev.catraca.adapters.gateways.http.JsonFields.text;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.Outgoing;
import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.RegistersWebhooks;
import dev.catraca.domain.merchant.ProviderName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Registers our address at Stripe. What was made here carries the merchant's id in its metadata; if
 * the account has no secret of such an endpoint, nobody has, and it is removed.
 */
@ApplicationScoped
class StripeWebhooks implements RegistersWebhooks {
    private final StripeCalls calls;

    @Inject
    StripeWebhooks(
            Outgoing outgoing,
            StripeGuard guard,
            @ConfigProperty(
                            name = "catraca.stripe.api-base",
                            defaultValue = "https://api.stripe.com")
                    URI base) {
        calls = new StripeCalls(outgoing.client(StripeApi.class, base), guard);
    }

    @Override
    public ProviderName provider() {
        return StripeProvider.NAME;
    }

    @Override
    public Registration register(ProviderAccount account, URI address) {
        try {
            return registered(account, address);
        } catch (CallFailed failed) {
            return new Registration.Unclear(failed.failure().code(), failed.retryAfter());
        } catch (NotDone no) {
            return no.reason();
        } catch (UnexpectedAnswer unexpected) {
            return new Registration.Unclear(unexpected.cause(), Optional.empty());
        }
    }

    private Registration registered(ProviderAccount account, URI address) {
        var there = endpointsAt(address, account);
        var verified =
                there.stream()
                        .filter(it -> StripeProvider.isRegistered(it.id(), account))
                        .findFirst();
        var byHand = there.stream().filter(it -> !it.isOurs()).findFirst();
        var hasSecretByHand = !account.credentials(StripeProvider.WEBHOOK_SECRETS).isEmpty();
        if (verified.isEmpty() && byHand.isPresent() && !hasSecretByHand) {
            return new Registration.SecretUnknown(byHand.get().id());
        }
        var kept = verified.or(() -> byHand);
        there.stream()
                .filter(it -> it.isOurs() && !kept.equals(Optional.of(it)))
                .forEach(it -> remove(it, account));
        return kept.isPresent() ? complete(kept.get(), account) : make(account, address);
    }

    private List<StripeEndpoint> endpointsAt(URI address, ProviderAccount account) {
        return StripeWire.list(success(calls.endpoints(account))).stream()
                .map(StripeEndpoint::of)
                .filter(it -> it.isAt(address))
                .toList();
    }

    private void remove(StripeEndpoint orphan, ProviderAccount account) {
        var answer = calls.deleteEndpoint(orphan.id(), account);
        if (answer.status() != 404) {
            success(answer);
        }
    }

    private Registration complete(StripeEndpoint endpoint, ProviderAccount account) {
        var missing = endpoint.missing(StripeEvents.NEEDED);
        if (endpoint.isEnabled() && missing.isEmpty()) {
            return new Registration.There(endpoint.id(), false);
        }
        var events = new ArrayList<>(endpoint.events());
        events.addAll(missing);
        success(calls.changeEndpoint(endpoint.id(), StripeForm.endpoint(events), account));
        return new Registration.There(endpoint.id(), true);
    }

    private Registration make(ProviderAccount account, URI address) {
        var form = StripeForm.endpoint(address, StripeEvents.NEEDED, account.merchant());
        var made = success(calls.createEndpoint(form, account));
        var id = text(made, "id").orElseThrow(() -> new UnexpectedAnswer("id"));
        var secret = text(made, "secret").orElseThrow(() -> new UnexpectedAnswer("secret"));
        return new Registration.Made(
                id, StripeProvider.REGISTERED, StripeProvider.registered(id, secret));
    }

    private static JsonObject success(Answer answer) {
        return switch (answer.status()) {
            case 200 -> answer.json().orElseThrow(() -> new UnexpectedAnswer("not JSON"));
            case 400, 401, 403 ->
                    throw new NotDone(
                            new Registration.Refused(
                                    StripeWire.error(answer).orElse("status " + answer.status())));
            case 429 ->
                    throw new NotDone(
                            new Registration.Unclear("rate-limited", answer.retryAfter()));
            default -> throw new UnexpectedAnswer("status " + answer.status());
        };
    }

    /** A definite end on the way. */
    private static final class NotDone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Registration reason;

        NotDone(Registration reason) {
            super("not done", null, false, false);
            this.reason = reason;
        }

        Registration reason() {
            return reason;
        }
    }
}
