package dev.catraca.adapters.web.activation;

import static dev.catraca.adapters.web.page.Page.text;

import dev.catraca.adapters.web.gate.Language;
import dev.catraca.adapters.web.page.Page;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.ResourceBundle;

/** Asks for a password, twice, and tells what came of it. */
final class ActivationPage {
    private final Language language;
    private final ResourceBundle texts;

    ActivationPage(Language language) {
        this.language = language;
        this.texts = language.bundle("activation");
    }

    /** The form; {@code problem} is the key of a text. */
    Response ask(int status, String token, Optional<String> problem) {
        var content =
                """
                %s
                <p>%s</p>
                <form method="post" action="/activate">
                <input type="hidden" name="token" value="%s">
                <label for="password">%s</label>
                <input id="password" name="password" type="password" autocomplete="new-password"
                 required minlength="12" maxlength="128">
                <label for="repeated">%s</label>
                <input id="repeated" name="repeated" type="password" autocomplete="new-password"
                 required minlength="12" maxlength="128">
                <button type="submit">%s</button>
                </form>
                """
                        .formatted(
                                problem.map(this::problem).orElse(""),
                                shown("rule"),
                                text(token),
                                shown("password"),
                                shown("repeated"),
                                shown("send"));
        return Page.of(status, language.tag(), texts.getString("title"), content);
    }

    /** The end, good or bad: {@code outcome} is the key of a text. */
    Response end(int status, String outcome) {
        return Page.of(
                status,
                language.tag(),
                texts.getString("title"),
                "<p>%s</p>".formatted(shown(outcome)));
    }

    private String problem(String key) {
        return "<p class=\"problem\" role=\"alert\">%s</p>".formatted(shown("problem." + key));
    }

    private String shown(String key) {
        return text(texts.getString(key));
    }
}
