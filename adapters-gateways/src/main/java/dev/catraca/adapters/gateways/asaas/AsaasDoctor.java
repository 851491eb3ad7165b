package dev.catraca.adapters.gateways.asaas;

import static dev.catraca.adapters.gateways.http.JsonFields.text;

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
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks over an Asaas account: its key, its wallet, and where its events go. It only reads. */
@ApplicationScoped
class AsaasDoctor implements ChecksAccounts {
    private static final String KEY = "key";
    private static final String MODE = "mode";
    private static final String WALLET = "wallet";
    private static final String WEBHOOK = "webhook";
    private static final String QUEUE = "webhook-queue";
    private static final String EVENTS = "webhook-events";
    private static final String SECRET = "webhook-secret";

    private static final String LIVE = "$aact_prod_";
    private static final String TEST = "$aact_hmlg_";

    /** Asaas takes no shorter one. */
    private static final int SHORTEST_TOKEN = 32;

    private final AsaasCalls calls;

    @Inject
    AsaasDoctor(
            Outgoing outgoing,
            AsaasGuard guard,
            @ConfigProperty(
                            name = "catraca.asaas.api-base",
                            defaultValue = "https://api.asaas.com/v3")
                    URI base) {
        calls = new AsaasCalls(outgoing.client(AsaasApi.class, base), guard);
    }

    @Override
    public ProviderName provider() {
        return AsaasProvider.NAME;
    }

    @Override
    public List<Finding> check(ProviderAccount account, Expectation expected) {
        var findings = new ArrayList<>(found(KEY, () -> keyAndWallet(account)));
        findings.add(mode(account, expected));
        // What a refused key is not shown is no second fault.
        if (findings.getFirst().isOk()) {
            findings.addAll(found(WEBHOOK, () -> webhook(account, expected)));
        }
        findings.add(secret(account));
        return List.copyOf(findings);
    }

    private static List<Finding> found(String name, Supplier<List<Finding>> look) {
        try {
            return look.get();
        } catch (CallFailed failed) {
            return List.of(Finding.wrong(name, "no-answer", failed.failure().code()));
        } catch (UnexpectedAnswer unexpected) {
            return List.of(Finding.wrong(name, "no-answer", unexpected.cause()));
        }
    }

    private List<Finding> keyAndWallet(ProviderAccount account) {
        var answer = calls.wallets(account);
        if (answer.status() == 401) {
            return List.of(Finding.wrong(KEY, "key-refused"));
        }
        if (answer.status() == 403) {
            return List.of(Finding.wrong(KEY, "key-lacks-permission"));
        }
        var wallets =
                AsaasWire.list(AsaasWire.success(answer)).stream()
                        .flatMap(it -> text(it, "id").stream())
                        .toList();
        if (wallets.isEmpty()) {
            throw new UnexpectedAnswer("no wallet");
        }
        return List.of(
                Finding.ok(KEY, "key-accepted", wallets.getFirst()), wallet(account, wallets));
    }

    private static Finding wallet(ProviderAccount account, List<String> own) {
        var given = account.credentials(AsaasProvider.WALLET_ID);
        if (given.isEmpty()) {
            return Finding.wrong(WALLET, "wallet-not-given", own.getFirst());
        }
        return own.stream().anyMatch(given.getFirst()::equalsIgnoreCase)
                ? Finding.ok(WALLET, "wallet-own", given.getFirst())
                : Finding.wrong(WALLET, "wallet-of-another", given.getFirst(), own.getFirst());
    }

    private static Finding mode(ProviderAccount account, Expectation expected) {
        var token = account.credential(AsaasProvider.ACCESS_TOKEN);
        var isLive = token.startsWith(LIVE);
        if (!isLive && !token.startsWith(TEST)) {
            return Finding.wrong(MODE, "mode-untold", LIVE, TEST);
        }
        if (isLive == expected.isLive()) {
            return Finding.ok(MODE, isLive ? "mode-live" : "mode-test");
        }
        return Finding.wrong(MODE, isLive ? "mode-live-in-sandbox" : "mode-test-in-production");
    }

    private List<Finding> webhook(ProviderAccount account, Expectation expected) {
        var address = expected.notifications();
        var ours =
                AsaasWire.list(AsaasWire.success(calls.webhooks(account))).stream()
                        .map(AsaasWebhook::of)
                        .filter(it -> it.isAt(address))
                        .toList();
        if (ours.isEmpty()) {
            return List.of(Finding.wrong(WEBHOOK, "webhook-missing", address.toString()));
        }
        return ours.stream()
                .filter(AsaasWebhook::isEnabled)
                .findFirst()
                .map(it -> webhook(it, address))
                .orElseGet(
                        () ->
                                List.of(
                                        Finding.wrong(
                                                WEBHOOK,
                                                "webhook-disabled",
                                                ours.getFirst().id())));
    }

    private static List<Finding> webhook(AsaasWebhook webhook, URI address) {
        var missing = webhook.missing(AsaasEvents.NEEDED);
        return List.of(
                webhook.hasToken()
                        ? Finding.ok(
                                WEBHOOK, "webhook-registered", webhook.id(), address.toString())
                        : Finding.wrong(WEBHOOK, "webhook-without-token", webhook.id()),
                webhook.isInterrupted()
                        ? Finding.wrong(QUEUE, "webhook-interrupted", webhook.id())
                        : Finding.ok(QUEUE, "webhook-sending"),
                missing.isEmpty()
                        ? Finding.ok(EVENTS, "webhook-events-complete")
                        : Finding.wrong(
                                EVENTS, "webhook-events-missing", String.join(", ", missing)));
    }

    /** Asaas never shows a token again, so nobody can compare; only its form can be wrong. */
    private static Finding secret(ProviderAccount account) {
        var tokens = AsaasProvider.tokens(account);
        if (tokens.isEmpty()) {
            return Finding.wrong(SECRET, "webhook-secret-missing");
        }
        return tokens.stream().allMatch(it -> it.length() >= SHORTEST_TOKEN)
                ? Finding.ok(SECRET, "webhook-secret-usable", Integer.toString(tokens.size()))
                : Finding.wrong(SECRET, "webhook-token-short");
    }
}
