package dev.catraca.sandbox.twins.mainsystem;

import dev.catraca.sandbox.twins.http.Call;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Somebody paid for a period of a plan.
 *
 * @param email canonical: trimmed, NFC, lower case
 * @param amount minor units
 */
record GrantRequest(
        String email,
        Optional<String> name,
        String planId,
        String provider,
        String reference,
        long amount,
        String currency,
        Optional<Instant> periodEnd) {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@.]+");
    private static final Set<String> FIELDS =
            Set.of(
                    "email",
                    "name",
                    "planId",
                    "stripeSessionId",
                    "provider",
                    "providerReference",
                    "amount",
                    "currency",
                    "orderId",
                    "periodEnd");

    static GrantRequest read(Call call) {
        StrictBody body = StrictBody.of(call, FIELDS);
        Optional<String> session = body.optionalText("stripeSessionId");
        Optional<String> reference = body.optionalText("providerReference");
        String provider =
                session.isPresent()
                        ? body.optionalText("provider").orElse("stripe")
                        : body.text("provider");
        if (session.isPresent() == reference.isPresent()
                || (session.isPresent() && !provider.equals("stripe"))) {
            throw Refusal.unreadable(
                    "Send either stripeSessionId or provider and providerReference");
        }
        body.optionalText("orderId");
        return new GrantRequest(
                email(body.text("email")),
                body.optionalText("name"),
                body.text("planId"),
                provider,
                session.or(() -> reference).orElseThrow(),
                body.integer("amount"),
                currency(body.optionalText("currency").orElse("BRL")),
                body.optionalTime("periodEnd"));
    }

    static String email(String text) {
        String email =
                Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        if (email.length() > 254 || !EMAIL.matcher(email).matches()) {
            throw Refusal.unreadable("email is no e-mail address");
        }
        return email;
    }

    private static String currency(String text) {
        if (!text.matches("[A-Z]{3}")) {
            throw Refusal.unreadable("currency must be an ISO 4217 code");
        }
        return text;
    }

    /** The same payment for the same thing: nothing else is compared. */
    boolean agreesWith(GrantRequest other) {
        return email.equals(other.email)
                && planId.equals(other.planId)
                && amount == other.amount
                && currency.equals(other.currency);
    }
}
