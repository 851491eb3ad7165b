package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.Signatures;
import dev.catraca.application.merchant.port.SigningSecrets;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.payment.SettlePayments.Hint;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.shared.Secret;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A buyer comes back from the provider's page. That is a hint to look, no more: what the merchant's
 * site is told is what the provider says, signed so that a buyer cannot write it into the address.
 */
public final class ReturnBuyer {
    private static final int NONCE_BYTES = 18;

    private final SettlePayments settling;
    private final Orders orders;
    private final SigningSecrets secrets;
    private final Signatures signatures;
    private final RandomGenerator random;
    private final Clock clock;

    public ReturnBuyer(
            SettlePayments settling,
            Orders orders,
            SigningSecrets secrets,
            Signatures signatures,
            RandomGenerator random,
            Clock clock) {
        this.settling = settling;
        this.orders = orders;
        this.secrets = secrets;
        this.signatures = signatures;
        this.random = random;
        this.clock = clock;
    }

    /** Where the buyer goes now. */
    public sealed interface Outcome {
        /** To the merchant's site, which is told the order's state and proof of it. */
        record ToSite(URI site, Optional<Message> message) implements Outcome {}

        /** Nowhere: the order has no address to return to. */
        record Stay(Order order) implements Outcome {}

        record OrderUnknown() implements Outcome {}
    }

    /**
     * What the site is told: {@code signature} is the hex HMAC-SHA256 of {@code return-v1}, order,
     * status, time, nonce and the site's address, joined by line feeds. Valid 300 s, once.
     */
    public record Message(
            OrderId order, String status, long epochSecond, String nonce, String signature) {}

    public Outcome goBack(OrderId id) {
        settling.settle(new Hint.OfOrder(id));
        var order = orders.find(id).orElse(null);
        if (order == null) {
            return new Outcome.OrderUnknown();
        }
        var site = order.terms().returnUrl().orElse(null);
        return site == null
                ? new Outcome.Stay(order)
                : new Outcome.ToSite(site, message(order, site));
    }

    /** Without a shared secret nothing can be proved, so nothing is said. */
    private Optional<Message> message(Order order, URI site) {
        var now = clock.instant();
        return secrets.live(order.terms().merchant(), now).stream()
                .findFirst()
                .map(it -> sign(order, site, now.getEpochSecond(), it.secret()));
    }

    private Message sign(Order order, URI site, long epochSecond, Secret secret) {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        var nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var status = order.state().name().toLowerCase(Locale.ROOT);
        var text =
                String.join(
                        "\n",
                        "return-v1",
                        order.id().toString(),
                        status,
                        Long.toString(epochSecond),
                        nonce,
                        site.toString());
        return new Message(
                order.id(), status, epochSecond, nonce, signatures.hmacSha256(secret, text));
    }
}
