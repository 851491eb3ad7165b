package dev.catraca.sandbox.twins.asaas;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an account says about one of its webhooks. */
record WebhookSettings(
        String name,
        URI url,
        @Nullable String email,
        boolean enabled,
        @Nullable String authToken,
        boolean sequential,
        List<String> events) {

    private static final int OBVIOUS = 8;

    static WebhookSettings usual(URI url, String authToken) {
        return new WebhookSettings("sandbox", url, null, true, authToken, true, Event.ALL_TYPES);
    }

    boolean wants(String type) {
        return enabled && events.contains(type);
    }

    /** Why this cannot be a token, if so; the sentence goes on after the field's name. */
    static Optional<String> objection(String authToken) {
        if (authToken.length() < 32 || authToken.length() > 255) {
            return Optional.of("deve ter de 32 a 255 caracteres");
        }
        if (authToken.chars().anyMatch(Character::isWhitespace)) {
            return Optional.of("não pode conter espaços");
        }
        if (authToken.startsWith("$aact_")) {
            return Optional.of("não pode ser uma chave de API");
        }
        return isObvious(authToken)
                ? Optional.of("não pode conter sequências previsíveis")
                : Optional.empty();
    }

    /** Eight times the same character, or eight that follow one another: 12345678. */
    private static boolean isObvious(String text) {
        int same = 1;
        int rising = 1;
        for (int i = 1; i < text.length(); i++) {
            int step = text.charAt(i) - text.charAt(i - 1);
            same = step == 0 ? same + 1 : 1;
            rising = step == 1 ? rising + 1 : 1;
            if (same == OBVIOUS || rising == OBVIOUS) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "WebhookSettings[" + name + ", " + url + "]";
    }
}
