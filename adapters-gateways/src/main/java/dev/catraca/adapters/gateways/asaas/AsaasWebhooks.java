package dev.catraca.adapters.gateways.asaas;

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
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Registers our address at Asaas. What was made here carries the merchant's id in its name; if the
 * account does not have its token, nobody has, and it is removed.
 */
@ApplicationScoped
class AsaasWebhooks implements RegistersWebhooks {
    private static final int TOKEN_BYTES = 32;

    private final AsaasCalls calls;
    private final Optional<String> mail;
    private final SecureRandom random = new SecureRandom();

    @Inject
    AsaasWebhooks(
            Outgoing outgoing,
            AsaasGuard guard,
            @ConfigProperty(
                            name = "catraca.asaas.api-base",
                            defaultValue = "https://api.asaas.com/v3")
                    URI base,
            @ConfigProperty(name = "catraca.alarms.mail") Optional<String> mail) {
        this.calls = new AsaasCalls(outgoing.client(AsaasApi.class, base), guard);
        this.mail = mail;
    }

    @Override
    public ProviderName provider() {
        return AsaasProvider.NAME;
    }

    @Override
    public Registration register(ProviderAccount account, URI address) {
        try {
            return registered(account, address);
        } catch (CallFailed failed) {
            return new Registration.Unclear(failed.failure().code(), failed.retryAfter());
        } catch (NotDone no) {
            return no.reason;
        } catch (UnexpectedAnswer unexpected) {
            return new Registration.Unclear(unexpected.cause(), Optional.empty());
        }
    }

    private Registration registered(ProviderAccount account, URI address) {
        var there = webhooksAt(address, account);
        var verified =
                there.stream()
                        .filter(it -> AsaasProvider.isRegistered(it.id(), account))
                        .findFirst();
        var byHand = there.stream().filter(it -> !it.isOurs()).findFirst();
        var hasTokenByHand = !account.credentials(AsaasProvider.WEBHOOK_TOKENS).isEmpty();
        if (verified.isEmpty() && byHand.isPresent() && !hasTokenByHand) {
            return new Registration.SecretUnknown(byHand.get().id());
        }
        var kept = verified.or(() -> byHand);
        there.stream()
                .filter(it -> it.isOurs() && !kept.equals(Optional.of(it)))
                .forEach(it -> remove(it, account));
        return kept.isPresent() ? complete(kept.get(), account) : make(account, address);
    }

    private List<AsaasWebhook> webhooksAt(URI address, ProviderAccount account) {
        return AsaasWire.list(success(calls.webhooks(account))).stream()
                .map(AsaasWebhook::of)
                .filter(it -> it.isAt(address))
                .toList();
    }

    private void remove(AsaasWebhook orphan, ProviderAccount account) {
        var answer = calls.deleteWebhook(orphan.id(), account);
        if (answer.status() != 404) {
            success(answer);
        }
    }

    private Registration complete(AsaasWebhook webhook, ProviderAccount account) {
        if (webhook.isComplete()) {
            return new Registration.There(webhook.id(), false);
        }
        success(calls.changeWebhook(webhook.id(), webhook.completion(), account));
        return new Registration.There(webhook.id(), true);
    }

    /** The token is ours to choose, and Asaas never shows it again. */
    private Registration make(ProviderAccount account, URI address) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = HexFormat.of().formatHex(bytes);
        var webhook = AsaasWebhook.request(address, token, mail, account.merchant());
        var id = AsaasWire.required(success(calls.createWebhook(webhook, account)), "id");
        return new Registration.Made(
                id, AsaasProvider.REGISTERED, AsaasProvider.registered(id, token));
    }

    private static JsonObject success(Answer answer) {
        return switch (answer.status()) {
            case 400, 401, 403 ->
                    throw new NotDone(
                            new Registration.Refused(
                                    AsaasWire.error(answer).orElse("status " + answer.status())));
            case 429 ->
                    throw new NotDone(
                            new Registration.Unclear("rate-limited", AsaasWire.retryAfter(answer)));
            default -> AsaasWire.success(answer);
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
    }
}
