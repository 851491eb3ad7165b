package dev.catraca.sandbox.twins.recaptcha;

import dev.catraca.sandbox.clock.TwinClock;
import dev.catraca.sandbox.faults.Faults;
import dev.catraca.sandbox.faults.FaultyWire;
import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.CallJournal;
import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.http.Routes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Google's reCAPTCHA v3: what a token says, once and for two minutes. */
public final class RecaptchaTwin {

    /** Its name among the faults. */
    public static final String PARTY = "recaptcha";

    /** The secret it expects unless another was agreed on. */
    public static final String SECRET = "sandbox-recaptcha-secret";

    /** What a page names; every one is accepted. */
    public static final String SITE_KEY = "sandbox-recaptcha-site-key";

    /** Where it is; {@code /recaptcha/api/siteverify} is appended. */
    public static final String PATH = "/google";

    private static final String VERIFY = "siteverify";

    private final Tokens tokens;
    private final FaultyWire wire;
    private final CallJournal journal = new CallJournal();
    private final Queue<Verification> verifications = new ConcurrentLinkedQueue<>();
    private volatile String secret = SECRET;

    public RecaptchaTwin(TwinClock clock, Faults faults, Routes routes) {
        tokens = new Tokens(clock);
        wire = new FaultyWire(faults, PARTY, RecaptchaTwin::error);
        faults.party(PARTY, FaultyWire.COMMON, Set.of(VERIFY));
        routes.add("POST", PATH + "/recaptcha/api/" + VERIFY, this::answer);
        new TokenRoutes(this).add(routes);
    }

    /** A token of a person on localhost who does this. */
    public String mint(String action) {
        return mint(TokenOrder.of(action));
    }

    /** A token that says what was ordered. */
    public String mint(TokenOrder order) {
        return tokens.mint(order);
    }

    /** From now on this secret is expected. */
    public void expect(String otherSecret) {
        secret = otherSecret;
    }

    /** How often it was asked, whatever became of it. */
    public long calls() {
        return journal.calls(VERIFY);
    }

    /** The questions that were answered, the oldest first. */
    public List<Verification> verifications() {
        return List.copyOf(verifications);
    }

    private static Reply error(int status) {
        return Reply.html(status, "<!doctype html><title>Error %d</title>".formatted(status));
    }

    private Reply answer(Call call) {
        journal.arrived(VERIFY, Optional.empty());
        return wire.around(VERIFY, () -> wire.spoilt(VERIFY, verified(call)));
    }

    /** As at Google the status is 200 whatever is wrong, and a JSON body is not read at all. */
    private Reply verified(Call call) {
        boolean isForm = call.contentType().equals("application/x-www-form-urlencoded");
        Map<String, String> form = isForm ? call.form() : Map.of();
        String given = form.getOrDefault("secret", "");
        String response = form.getOrDefault("response", "");
        Optional<String> remoteIp = Optional.ofNullable(form.get("remoteip"));
        if (given.isEmpty() || response.isEmpty()) {
            List<String> missing = new ArrayList<>();
            if (response.isEmpty()) {
                missing.add("missing-input-response");
            }
            if (given.isEmpty()) {
                missing.add("missing-input-secret");
            }
            return refused(response, remoteIp, missing);
        }
        if (!MessageDigest.isEqual(bytes(given), bytes(secret))) {
            return refused(response, remoteIp, List.of("invalid-input-secret"));
        }
        Optional<Tokens.Token> token = tokens.find(response);
        if (token.isEmpty()) {
            return refused(response, remoteIp, List.of("invalid-input-response"));
        }
        if (!tokens.use(token.get())) {
            return refused(response, remoteIp, List.of("timeout-or-duplicate"));
        }
        note(response, remoteIp, Optional.empty());
        TokenOrder order = token.get().order();
        return Reply.json(
                200,
                Fields.object()
                        .with("success", true)
                        .with("challenge_ts", token.get().challengeAt().toString())
                        .with("hostname", order.hostname())
                        .with("score", JsonText.number(order.score()))
                        .with("action", order.action())
                        .build());
    }

    private Reply refused(String token, Optional<String> remoteIp, List<String> codes) {
        note(token, remoteIp, Optional.of(codes.getFirst()));
        return Reply.json(
                200,
                Fields.object()
                        .with("success", false)
                        .with("error-codes", JsonText.strings(codes))
                        .build());
    }

    private void note(String token, Optional<String> remoteIp, Optional<String> error) {
        String shortened = token.substring(0, Math.min(12, token.length()));
        verifications.add(new Verification(shortened, error.isEmpty(), error, remoteIp));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
