package dev.catraca.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.contract.Together;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/**
 * However many bodies come at once, each request gets its own answer. A server that starts requests
 * anew on the thread that read their bodies answers one in three hundred with an empty 200, which a
 * provider takes for a receipt.
 */
@ArquillianTest
class ManyBodiesIT {
    private static final int CALLERS = 60;
    private static final int REQUESTS = 100;
    private static final String BODY = "{\"id\":\"forged\"}";

    @Test
    void every_one_of_six_thousand_forged_webhooks_is_refused() {
        var answers =
                Together.run(CALLERS, ManyBodiesIT::forge).stream().flatMap(List::stream).toList();

        assertThat(answers).hasSize(CALLERS * REQUESTS).containsOnly("400 {\"error\"");
    }

    private static List<String> forge() throws Exception {
        var head =
                RawHttp.head(
                        "POST",
                        "/api/payments/webhook/stripe",
                        "Content-Type: application/json",
                        "Content-Length: " + BODY.length());
        var answers = new ArrayList<String>();
        for (int i = 0; i < REQUESTS; i++) {
            // A new one each time: Liberty closes a connection with a refusal.
            try (var connection = new RawHttp(Product.managed().api())) {
                var answer = connection.send(head).send(BODY).read();
                answers.add(
                        answer.status()
                                + " "
                                + answer.body().substring(0, Math.min(8, answer.body().length())));
            }
        }
        return answers;
    }
}
