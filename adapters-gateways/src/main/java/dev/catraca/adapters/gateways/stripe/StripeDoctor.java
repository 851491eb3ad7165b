package dev.catraca.adapters.gateways.stripe;

import static dev.catraca.adapters.gateways.http.JsonFields.isTrue;
import static dev.catraca.adapters.gateways.http.JsonFields.text;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.Outgoing;
import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.ChecksAccounts;
import dev.catraca.domain.merchant.ProviderName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks over a Stripe account: its key, its mode, and where its events go. It only reads. */
@ApplicationScoped
class StripeDoctor implements ChecksAccounts {
    private static final String KEY = "key";
    private static final String MODE = "mode";
    private static final String WEBHOOK = "webhook";
    private static final String EVENTS = "webhook-events";
    private static final String SECRET = "webhook-secret";

    private final StripeCalls calls;

    @Inject
    StripeDoctor(
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
    public List<Finding> check(ProviderAccount account, Expectation expected) {
        var findings = new ArrayList<Finding>();
        findings.add(found(KEY, () -> key(account)));
        // What a refused key is not shown is no second fault.
        if (findings.getFirst().isOk()) {
            findings.add(found(MODE, () -> mode(account, expected)));
            findings.addAll(webhook(account, expected));
        }
        findings.add(secret(account));
        return List.copyOf(findings);
    }

    private interface Look {
        Finding at();
    }

    private static Finding found(String name, Look look) {
        try {
            return look.at();
        } catch (CallFailed failed) {
            return Finding.wrong(name, "no-answer", failed.failure().code());
        } catch (UnexpectedAnswer unexpected) {
            return Finding.wrong(name, "no-answer", unexpected.cause());
        }
    }

    private Finding key(ProviderAccount account) {
        var answer = calls.account(account);
        if (answer.status() == 401) {
            return Finding.wrong(KEY, "key-refused");
        }
        if (answer.status() == 403) {
            return Finding.wrong(KEY, "key-lacks-permission");
        }
        var json = success(answer).json().orElseThrow(() -> new UnexpectedAnswer("not JSON"));
        var id = text(json, "id").orElseThrow(() -> new UnexpectedAnswer("id"));
        return isTrue(json, "charges_enabled")
                ? Finding.ok(KEY, "key-accepted", id)
                : Finding.wrong(KEY, "charges-disabled", id);
    }

    private Finding mode(ProviderAccount account, Expectation expected) {
        var json =
                success(calls.balance(account))
                        .json()
                        .orElseThrow(() -> new UnexpectedAnswer("not JSON"));
        var isLive = isTrue(json, "livemode");
        if (isLive == expected.isLive()) {
            return Finding.ok(MODE, isLive ? "mode-live" : "mode-test");
        }
        return Finding.wrong(MODE, isLive ? "mode-live-in-sandbox" : "mode-test-in-production");
    }

    private List<Finding> webhook(ProviderAccount account, Expectation expected) {
        try {
            var ours =
                    StripeWire.list(
                                    success(calls.endpoints(account))
                                            .json()
                                            .orElseThrow(() -> new UnexpectedAnswer("not JSON")))
                            .stream()
                            .map(StripeEndpoint::of)
                            .filter(it -> it.isAt(expected.notifications()))
                            .toList();
            return webhook(ours, expected.notifications());
        } catch (CallFailed failed) {
            return List.of(Finding.wrong(WEBHOOK, "no-answer", failed.failure().code()));
        } catch (UnexpectedAnswer unexpected) {
            return List.of(Finding.wrong(WEBHOOK, "no-answer", unexpected.cause()));
        }
    }

    private static List<Finding> webhook(List<StripeEndpoint> ours, URI address) {
        var enabled = ours.stream().filter(StripeEndpoint::isEnabled).toList();
        if (enabled.isEmpty()) {
            return List.of(
                    ours.isEmpty()
                            ? Finding.wrong(WEBHOOK, "webhook-missing", address.toString())
                            : Finding.wrong(WEBHOOK, "webhook-disabled", ours.getFirst().id()));
        }
        var endpoint = enabled.getFirst();
        var missing = endpoint.missing(StripeEvents.NEEDED);
        return List.of(
                Finding.ok(WEBHOOK, "webhook-registered", endpoint.id(), address.toString()),
                missing.isEmpty()
                        ? Finding.ok(EVENTS, "webhook-events-complete")
                        : Finding.wrong(
                                EVENTS, "webhook-events-missing", String.join(", ", missing)));
    }

    /** Stripe tells a secret only once, so nobody can compare; only its form can be wrong. */
    private static Finding secret(ProviderAccount account) {
        var secrets = StripeProvider.secrets(account);
        if (secrets.isEmpty()) {
            return Finding.wrong(SECRET, "webhook-secret-missing");
        }
        return secrets.stream().allMatch(it -> it.startsWith("whsec_"))
                ? Finding.ok(SECRET, "webhook-secret-usable", Integer.toString(secrets.size()))
                : Finding.wrong(SECRET, "webhook-secret-odd");
    }

    private static Answer success(Answer answer) {
        if (answer.status() != 200) {
            throw new UnexpectedAnswer("status " + answer.status());
        }
        return answer;
    }
}
