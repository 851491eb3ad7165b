package dev.catraca.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.it.Gym.Customer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Master keys change while gyms sell; a card's token lives on under the old one, for its time. */
class LiveRotationIT {
    /** The file is read again after that long. */
    private static final Duration READ_AGAIN = Duration.ofSeconds(60);

    @TempDir private static Path folder;

    private static final String OLD = "k1:" + newKey();
    private static final String NEW = "k2:" + newKey();

    private static OwnServer server;
    private static Product product;

    @BeforeAll
    static void start() throws IOException {
        write(OLD);
        server =
                OwnServer.start(
                        Map.of(
                                "CATRACA_MASTER_KEYS_FILE",
                                file().toString(),
                                "CATRACA_CARDS_TOKEN_TTL",
                                "PT1M"));
        product = server.product();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void no_sale_notices_that_the_master_keys_change() throws Exception {
        var gym = Gym.open(product);
        assertThat(sealedBy(gym)).isEqualTo("k1");
        var expiring = gym.token(Gym.GOOD_CARD);
        var answers = new ConcurrentLinkedQueue<Http.Answer>();
        long rest;
        String underWay;

        write(NEW + "," + OLD);
        var changed = System.nanoTime();
        try (var _ = Load.of(2, _ -> buy(gym, answers))) {
            sleepUntil(changed, READ_AGAIN.minusSeconds(15));
            underWay = gym.token(Gym.GOOD_CARD);
            sleepUntil(changed, READ_AGAIN.plusSeconds(2));
            rest = answers.size();
            Thread.sleep(4_000);
        }

        assertThat(answers)
                .hasSizeGreaterThan(20)
                .allSatisfy(it -> assertThat(it.status()).as("a sale's answer").isEqualTo(200));
        assertThat(answers.size()).isGreaterThan((int) rest);
        System.out.printf("%d requests while the master keys changed%n", answers.size());
        // What is sealed from now on is sealed by the new key, and what was is opened.
        assertThat(sealedBy(Gym.open(product))).isEqualTo("k2");
        assertThat(sealedBy(gym)).isEqualTo("k1");
        var sold = gym.sell(gym.byCard(Customer.fresh(), underWay));
        assertThat(sold.status()).as(sold.toString()).isEqualTo(200);
        LiveFailuresIT.assertRefused(
                gym.sell(gym.byCard(Customer.fresh(), expiring)), 409, "card-token-expired");
    }

    private static void buy(Gym gym, ConcurrentLinkedQueue<Http.Answer> answers) {
        try {
            var token = gym.tokenize(Gym.card(Gym.GOOD_CARD).add("slug", gym.slug()));
            answers.add(token);
            if (token.status() == 200) {
                answers.add(
                        gym.sell(gym.byCard(Customer.fresh(), token.json().getString("token"))));
            }
            Thread.sleep(150);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The id of the key that the unit's account is sealed by. */
    private static String sealedBy(Gym gym) {
        return new Tables(product)
                .text(
                        """
                        SELECT split_part(credentials, '.', 2) FROM provider_account
                        JOIN merchant ON merchant.id = merchant_id WHERE slug = ?\
                        """,
                        gym.slug());
    }

    private static void sleepUntil(long start, Duration after) throws InterruptedException {
        Thread.sleep(after.minusNanos(System.nanoTime() - start));
    }

    private static Path file() {
        return folder.resolve("master-keys");
    }

    /** As a whole, as who rotates keys should. */
    private static void write(String keys) throws IOException {
        var next =
                Files.createTempFile(
                        folder,
                        "next",
                        "",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(next, keys + "\n");
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("r--------"));
        Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String newKey() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
