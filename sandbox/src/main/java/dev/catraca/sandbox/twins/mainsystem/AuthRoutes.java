package dev.catraca.sandbox.twins.mainsystem;

import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.FormPairs;
import dev.catraca.sandbox.twins.http.Html;
import dev.catraca.sandbox.twins.http.Reply;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /auth}: users activate their account and log in; also as a page for people. */
final class AuthRoutes {

    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 128;

    private final Register register;
    private final Activations activations;
    private final WelcomeMail mail;
    private final LoginAttempts attempts;
    private final AccessToken tokens = new AccessToken();

    AuthRoutes(
            Register register, Activations activations, WelcomeMail mail, LoginAttempts attempts) {
        this.register = register;
        this.activations = activations;
        this.mail = mail;
        this.attempts = attempts;
    }

    Reply activate(Call call) {
        StrictBody body = StrictBody.of(call, Set.of("token", "password"));
        activate(body.text("token"), body.text("password"));
        return Reply.empty(204);
    }

    private void activate(String token, String password) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
            throw new Refusal(400, "password-length", "A password has from 12 to 128 characters");
        }
        User user =
                activations
                        .redeem(token)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                400,
                                                "activation-invalid",
                                                "The link was used or has expired"));
        PasswordHash chosen = PasswordHash.of(password);
        synchronized (register) {
            user.password(chosen);
        }
    }

    /** The answer does not tell whether the address is known. */
    Reply requestActivation(Call call) {
        String email = GrantRequest.email(StrictBody.of(call, Set.of("email")).text("email"));
        register.userByEmail(email).ifPresent(user -> mail.send(user, activations.issue(user)));
        return Reply.empty(202);
    }

    Reply login(Call call) {
        StrictBody body = StrictBody.of(call, Set.of("email", "password"));
        String email = GrantRequest.email(body.text("email"));
        String password = body.text("password");
        if (attempts.isClosed(email)) {
            return Refusal.error(429, "too-many-failures", "Try again later")
                    .with("Retry-After", "1800");
        }
        Optional<User> user = register.userByEmail(email);
        PasswordHash expected = user.flatMap(this::password).orElse(PasswordHash.NOBODYS);
        boolean matches = expected.matches(password);
        if (!matches || expected == PasswordHash.NOBODYS) {
            attempts.failed(email);
            throw new Refusal(401, "invalid-credentials", "Wrong e-mail address or password");
        }
        attempts.succeeded(email);
        return Reply.json(200, loggedIn(user.orElseThrow()));
    }

    private Optional<PasswordHash> password(User user) {
        synchronized (register) {
            return user.password();
        }
    }

    private JsonObject loggedIn(User user) {
        return Fields.object()
                .with("accessToken", tokens.of(user, register.now()))
                .with("tokenType", "Bearer")
                .with("expiresIn", AccessToken.LIFETIME_SECONDS)
                .with(
                        "user",
                        Fields.object()
                                .with("id", user.id())
                                .with("email", user.email())
                                .with("name", user.name())
                                .build())
                .build();
    }

    Reply activationPage(Call call) {
        String token = Html.escaped(call.query("token").orElse(""));
        return page(
                200,
                """
                <form method="post"><input type="hidden" name="token" value="%s">
                <p><label>Senha · Password (≥ 12)<br>
                <input name="password" type="password" minlength="12" required></label></p>
                <button class="main">Ativar · Activate</button></form>
                """
                        .formatted(token));
    }

    Reply submitActivationPage(Call call) {
        Map<String, String> form =
                FormPairs.parse(new String(call.body(), StandardCharsets.UTF_8)).stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b));
        try {
            activate(form.getOrDefault("token", ""), form.getOrDefault("password", ""));
        } catch (Refusal refusal) {
            return page(
                    400,
                    "<p class=\"note\">%s</p>"
                            .formatted(Html.escaped(String.valueOf(refusal.getMessage()))));
        }
        return page(200, "<p>Pronto, você já pode entrar. · Done, you can log in now.</p>");
    }

    private static Reply page(int status, String body) {
        return Reply.html(status, Html.page("pt-BR", "Ativar acesso · Activate", body));
    }
}
