package dev.catraca.sandbox.twins.mainsystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.mailbox.Mail;
import dev.catraca.sandbox.twins.Client;
import dev.catraca.sandbox.twins.Client.Answer;
import dev.catraca.sandbox.twins.Receiver;
import dev.catraca.sandbox.twins.Twins;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever paid gets one mail, sets a password by its link, and logs in. */
final class ActivationAndLoginTest {

    private static final String AUTH = "/main-system/api/auth/";
    private static final String MARIA = "maria@example.com";
    private static final String PASSWORD = "uma senha bem longa";

    private final Twins twins = Twins.start(0, 0);
    private final Client client = new Client(twins.uri());

    @AfterEach
    void close() {
        client.close();
        twins.close();
    }

    private void pay() throws IOException {
        client.json(
                "/main-system/api/users/external/create-from-payment",
                """
                {"email":"%s","planId":"pro","stripeSessionId":"cs_1","amount":100}
                """
                        .formatted(MARIA),
                "Authorization",
                "Bearer " + twins.mainSystem().key());
    }

    private List<Mail> mails(int number) {
        Receiver.await(() -> twins.mailbox().mails(MARIA).size() >= number, () -> "no mail");
        return twins.mailbox().mails(MARIA);
    }

    private static String token(Mail mail) {
        Matcher link = Pattern.compile("token=(\\S+)").matcher(mail.text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private Answer activate(String token, String password) throws IOException {
        return client.json(
                AUTH + "activate",
                "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, password));
    }

    private Answer login(String password) throws IOException {
        return client.json(
                AUTH + "login",
                "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(MARIA, password));
    }

    @Test
    void from_payment_to_login() throws IOException {
        pay();
        Mail mail = mails(1).getFirst();
        assertThat(mail.subject()).isEqualTo("Seu acesso está pronto");
        assertThat(mail.text())
                .contains("Olá, maria!", twins.uri() + "/main-system/activate?token=");
        assertThat(login(PASSWORD).status()).isEqualTo(401);

        assertThat(activate(token(mail), PASSWORD).status()).isEqualTo(204);

        Answer in = login(PASSWORD);
        assertThat(in.status()).isEqualTo(200);
        assertThat(in.json().getString("accessToken").split("\\.")).hasSize(3);
        assertThat(in.json().getString("tokenType")).isEqualTo("Bearer");
        assertThat(in.json().getInt("expiresIn")).isEqualTo(3600);
        assertThat(in.json().getJsonObject("user").getString("email")).isEqualTo(MARIA);
        assertThat(login("another long password").status()).isEqualTo(401);
    }

    @Test
    void a_link_works_once_and_for_72_hours() throws IOException {
        pay();
        String first = token(mails(1).getFirst());
        assertThat(activate(first, "short").status()).isEqualTo(400);
        twins.clock().advance(Duration.ofHours(73));
        assertThat(activate(first, PASSWORD).status()).isEqualTo(400);

        assertThat(client.json(AUTH + "activation", "{\"email\":\"%s\"}".formatted(MARIA)).status())
                .isEqualTo(202);
        String second = token(mails(2).getLast());
        assertThat(activate(second, PASSWORD).status()).isEqualTo(204);
        assertThat(activate(second, PASSWORD).status()).isEqualTo(400);
    }

    @Test
    void nobody_learns_who_has_an_account() throws IOException {
        pay();
        mails(1);

        Answer unknown = client.json(AUTH + "activation", "{\"email\":\"no@example.com\"}");
        assertThat(unknown.status()).isEqualTo(202);
        Answer noUser =
                client.json(
                        AUTH + "login",
                        "{\"email\":\"no@example.com\",\"password\":\"%s\"}".formatted(PASSWORD));
        assertThat(noUser.status()).isEqualTo(401);
        assertThat(noUser.body()).isEqualTo(login(PASSWORD).body());
    }

    @Test
    void ten_failures_close_the_door_for_half_an_hour() throws IOException {
        pay();
        activate(token(mails(1).getFirst()), PASSWORD);
        for (int i = 0; i < 10; i++) {
            assertThat(login("wrong password " + i).status()).isEqualTo(401);
        }

        assertThat(login(PASSWORD).status()).isEqualTo(429);
        twins.clock().advance(Duration.ofMinutes(31));
        assertThat(login(PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void a_person_activates_by_the_page() throws IOException {
        pay();
        String token = token(mails(1).getFirst());

        assertThat(client.get("/main-system/activate?token=" + token).body()).contains(token);
        Answer done =
                client.form("/main-system/activate", Map.of("token", token, "password", PASSWORD));

        assertThat(done.status()).isEqualTo(200);
        assertThat(login(PASSWORD).status()).isEqualTo(200);
    }
}
