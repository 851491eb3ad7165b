package dev.catraca.adapters.gateways.asaas;

import dev.catraca.application.payment.port.RawNotification;
import dev.catraca.application.shared.Sha256;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * The proof in {@code asaas-access-token}: a token that Asaas and we share, the same for every
 * notification. It says nothing of the body, which therefore only ever says where to look.
 */
final class AsaasToken {
    static final String HEADER = "asaas-access-token";

    private static final int LONGEST = 255;

    private AsaasToken() {}

    /** Why it is no proof; empty if it is one. */
    static Optional<String> flaw(RawNotification notification, List<String> tokens) {
        var headers = notification.header(HEADER);
        if (headers.size() != 1) {
            return Optional.of(headers.isEmpty() ? "token-missing" : "token-repeated");
        }
        if (headers.getFirst().length() > LONGEST) {
            return Optional.of("token-malformed");
        }
        // Hashes are of one length, and all are compared: the time taken tells nothing.
        var given = Sha256.of(headers.getFirst());
        var matches = false;
        for (var token : tokens) {
            matches |= MessageDigest.isEqual(Sha256.of(token), given);
        }
        return matches ? Optional.empty() : Optional.of("token-wrong");
    }
}
