package dev.catraca.adapters.gateways.asaas;

import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.ResumesDelivery.Resumption;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * The queues in which an account's events wait. One that was stopped after too many failures keeps
 * them for 14 days, and delivers them when it may go on.
 */
final class AsaasQueues {
    private static final System.Logger LOG = System.getLogger(AsaasQueues.class.getName());

    private final AsaasCalls calls;

    AsaasQueues(AsaasCalls calls) {
        this.calls = calls;
    }

    Resumption resume(ProviderAccount account) {
        try {
            var stopped =
                    AsaasWire.list(AsaasWire.success(calls.webhooks(account))).stream()
                            .map(AsaasWebhook::of)
                            .filter(AsaasWebhook::isOfOurKind)
                            .filter(it -> it.isEnabled() && it.isInterrupted())
                            .map(AsaasWebhook::id)
                            .toList();
            stopped.forEach(it -> reopen(it, account));
            return stopped.isEmpty()
                    ? new Resumption.NotNeeded()
                    : new Resumption.Resumed(List.copyOf(stopped));
        } catch (CallFailed failed) {
            return new Resumption.Unclear(failed.failure().code());
        } catch (UnexpectedAnswer unexpected) {
            return new Resumption.Unclear(unexpected.cause());
        }
    }

    private void reopen(String webhook, ProviderAccount account) {
        LOG.log(
                Level.ERROR,
                "Asaas has stopped sending the events of merchant {0} after too many failures;"
                        + " webhook {1} is told to go on",
                account.merchant(),
                webhook);
        AsaasWire.success(calls.changeWebhook(webhook, AsaasWebhook.reopening(), account));
    }
}
