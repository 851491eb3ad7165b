package dev.catraca.sandbox.launcher;

import dev.catraca.sandbox.postgres.Postgres;
import dev.catraca.sandbox.twins.Twins;
import dev.catraca.sandbox.twins.recaptcha.RecaptchaTwin;
import java.util.HashMap;
import java.util.Map;

/** The environment variables of a server, and with them its whole configuration. */
public record ServerEnvironment(Map<String, String> variables) {
    private static final String FILE = "_FILE";

    static ServerEnvironment of(
            int port, Postgres postgres, Twins twins, Secrets secrets, Map<String, String> given) {
        var own = new HashMap<String, String>();
        own.put("CATRACA_MODE", "sandbox");
        own.put("CATRACA_PUBLIC_URL", "http://localhost:" + port);
        own.put("CATRACA_DB_URL", postgres.url());
        own.put("CATRACA_DB_USER", "catraca");
        own.put("CATRACA_DB_PASSWORD", secrets.databasePasswords().runtime());
        for (var name : new String[] {"MASTER", "QUOTE", "JWT"}) {
            var keys = "CATRACA_" + name + "_KEYS";
            own.put(keys, secrets.get(keys, Secrets::keyRing));
        }
        own.put(
                "CATRACA_ADMIN_KEY",
                secrets.get("CATRACA_ADMIN_KEY", () -> Secrets.random("ck_test_")));
        own.put(
                "CATRACA_MAIN_SYSTEM_KEY",
                secrets.get("CATRACA_MAIN_SYSTEM_KEY", () -> Secrets.random("ms_")));
        own.put("CATRACA_STRIPE_API_BASE", twins.stripeBase().toString());
        own.put("CATRACA_ASAAS_API_BASE", twins.asaasBase().toString());
        own.put("CATRACA_PACTO_V2_API_BASE", twins.pactoV2Base().toString());
        own.put("CATRACA_PACTO_V3_API_BASE", twins.pactoV3Base().toString());
        own.put("CATRACA_RECAPTCHA_API_BASE", twins.recaptchaBase().toString());
        own.put("CATRACA_RECAPTCHA_SECRET", RecaptchaTwin.SECRET);
        own.put("CATRACA_RECAPTCHA_SITE_KEY", RecaptchaTwin.SITE_KEY);
        own.put("CATRACA_RECAPTCHA_HOSTNAMES", "localhost");
        own.put("CATRACA_CARDS_ENABLED", "true");
        own.put("CATRACA_MAIL_HOST", "127.0.0.1");
        own.put("CATRACA_MAIL_PORT", Integer.toString(twins.smtpPort()));
        own.put("CATRACA_MAIL_FROM", "no-reply@catraca.example");
        own.put("CATRACA_MAIL_STARTTLS", "false");
        own.put("CATRACA_STOP_PAUSE", "PT0.1S");
        own.put("LOG_FORMAT", "dev");
        for (var name : given.keySet()) {
            if (name.endsWith(FILE)) {
                // Given twice, it would not start.
                own.remove(name.substring(0, name.length() - FILE.length()));
            }
        }
        own.putAll(given);
        own.put("HTTP_PORT", Integer.toString(port));
        return new ServerEnvironment(Map.copyOf(own));
    }

    public String adminKey() {
        return value("CATRACA_ADMIN_KEY");
    }

    public String mainSystemKey() {
        return value("CATRACA_MAIN_SYSTEM_KEY");
    }

    int port() {
        return Integer.parseInt(value("HTTP_PORT"));
    }

    @Override
    public String toString() {
        return "ServerEnvironment[***]";
    }

    private String value(String name) {
        var value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException(name + " is missing");
        }
        return value;
    }
}
