package dev.catraca.sandbox.twins.recaptcha;

import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.Html;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.http.Routes;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a page's script, a person or a program gets a token. */
final class TokenRoutes {

    private static final String TOKENS = RecaptchaTwin.PATH + "/twin/tokens";
    private static final String PAGE = RecaptchaTwin.PATH + "/recaptcha/demo";
    private static final Set<String> KNOWN = Set.of("action", "score", "hostname", "ageSeconds");
    private static final String ACTION = "[A-Za-z0-9_/]{1,100}";

    /** What Google's script is to a page, as far as v3 goes. */
    private static final String SCRIPT =
            """
            (() => {
              const home = new URL(document.currentScript.src).origin;
              window.grecaptcha = {
                ready: (then) => then(),
                execute: (key, {action}) => fetch(home + "%s", {
                  method: "POST",
                  body: JSON.stringify({action, hostname: location.hostname}),
                }).then((answer) => answer.json()).then((json) => json.token),
              };
            })();
            """
                    .formatted(TOKENS);

    private final RecaptchaTwin twin;

    TokenRoutes(RecaptchaTwin twin) {
        this.twin = twin;
    }

    void add(Routes routes) {
        routes.add("POST", TOKENS, this::mint);
        routes.add("GET", RecaptchaTwin.PATH + "/recaptcha/api.js", call -> script());
        routes.add("GET", PAGE, call -> page(Optional.empty()));
        routes.add("POST", PAGE, this::minted);
        routes.add("GET", RecaptchaTwin.PATH + "/twin/verifications", call -> verifications());
        routes.otherwise(RecaptchaTwin.PATH, call -> Reply.empty(404));
    }

    private static Reply script() {
        return Reply.of(
                200, "text/javascript; charset=utf-8", SCRIPT.getBytes(StandardCharsets.UTF_8));
    }

    private Reply mint(Call call) {
        Optional<JsonObject> body = JsonText.object(call.body());
        Optional<TokenOrder> order = body.flatMap(TokenRoutes::order);
        if (order.isEmpty()) {
            return Reply.json(
                    400,
                    Fields.object()
                            .with(
                                    "error",
                                    "send JSON with an action, and a score, a hostname and"
                                            + " ageSeconds if you like")
                            .build());
        }
        // Pages of any origin ask, as they do at Google.
        return Reply.json(201, Fields.object().with("token", twin.mint(order.get())).build())
                .with("Access-Control-Allow-Origin", "*");
    }

    private static Optional<TokenOrder> order(JsonObject json) {
        String action = JsonText.text(json, "action");
        if (action == null || !action.matches(ACTION) || !KNOWN.containsAll(json.keySet())) {
            return Optional.empty();
        }
        TokenOrder order = TokenOrder.of(action);
        if (json.get("score") instanceof JsonNumber score) {
            if (!isScore(score.bigDecimalValue())) {
                return Optional.empty();
            }
            order = order.score(score.bigDecimalValue().toPlainString());
        }
        String hostname = JsonText.text(json, "hostname");
        if (hostname != null) {
            order = order.hostname(hostname);
        }
        if (json.get("ageSeconds") instanceof JsonNumber age) {
            order = order.age(Duration.ofSeconds(age.longValue()));
        }
        return Optional.of(order);
    }

    private static boolean isScore(BigDecimal score) {
        return score.signum() >= 0 && score.compareTo(BigDecimal.ONE) <= 0;
    }

    private Reply minted(Call call) {
        Map<String, String> form = call.form();
        String action = form.getOrDefault("action", "");
        String score = form.getOrDefault("score", "");
        if (!action.matches(ACTION) || !score.matches("0(\\.[0-9]{1,2})?|1(\\.0{1,2})?")) {
            return page(Optional.empty());
        }
        String hostname = form.getOrDefault("hostname", "localhost");
        return page(Optional.of(twin.mint(TokenOrder.of(action).score(score).hostname(hostname))));
    }

    private static Reply page(Optional<String> token) {
        String given =
                token.map(
                                it ->
                                        "<p>Good for one question within two minutes:</p><pre>"
                                                + it
                                                + "</pre>")
                        .orElse("");
        return Reply.html(
                200,
                Html.page(
                        "en",
                        "A reCAPTCHA token",
                        """
                        %s<form method="post" action="%s">
                        <p><label>Action <input name="action" value="checkout"></label></p>
                        <p><label>Score <input name="score" value="0.9"></label></p>
                        <p><label>Hostname <input name="hostname" value="localhost"></label></p>
                        <button class="main">Make a token</button></form>
                        <p><small><a href="/">sandbox</a></small></p>
                        """
                                .formatted(given, PAGE)));
    }

    private Reply verifications() {
        return Reply.json(
                200,
                Fields.object()
                        .with("calls", twin.calls())
                        .with(
                                "verifications",
                                JsonText.array(
                                        twin.verifications(),
                                        one ->
                                                Fields.object()
                                                        .with("token", one.token())
                                                        .with("success", one.success())
                                                        .with("error", one.error().orElse(null))
                                                        .build()))
                        .build());
    }
}
