package dev.catraca.adapters.provisioning.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.catraca.application.account.port.PasswordHashes.Verdict;
import dev.catraca.application.account.port.Passwords.PasswordHash;
import dev.catraca.domain.account.Password;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class Argon2PasswordHashesTest {
    private static final Password RIGHT = new Password("correct horse battery");
    private final Argon2PasswordHashes hashes = new Argon2PasswordHashes();

    /** From the tests of the reference implementation, {@code P-H-C/phc-winner-argon2}. */
    @Test
    void a_hash_of_another_program_is_understood() {
        var theirs =
                new PasswordHash(
                        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ"
                                + "$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");

        assertThat(compare("password", theirs)).isEqualTo(Verdict.EQUAL);
        assertThat(compare("passwore", theirs)).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void a_hash_names_its_parameters_and_tells_right_from_wrong() {
        var hash = hashes.hash(RIGHT).orElseThrow();

        assertThat(hash.value()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hashes.compare(RIGHT, Optional.of(hash))).isEqualTo(Verdict.EQUAL);
        assertThat(compare("correct horse batterz", hash)).isEqualTo(Verdict.DIFFERENT);
        assertThat(compare("", hash)).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void two_users_with_one_password_have_different_hashes() {
        assertThat(hashes.hash(RIGHT)).isNotEqualTo(hashes.hash(RIGHT));
    }

    /** Ten each, interleaved; a shortcut for the unknown user would be a hundred times faster. */
    @Test
    void nobody_costs_as_much_as_somebody() {
        var somebody = hashes.hash(RIGHT);
        var wrong = new Password("incorrect horse battery");
        var known = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        for (int i = 0; i < 10; i++) {
            known.add(nanos(() -> hashes.compare(wrong, somebody)));
            unknown.add(nanos(() -> hashes.compare(wrong, Optional.empty())));
        }

        assertThat(median(unknown)).isBetween(median(known) / 3, median(known) * 3);
    }

    @Test
    void a_stored_text_that_is_no_hash_is_a_fault_and_not_an_open_door() {
        assertThatIllegalStateException()
                .isThrownBy(() -> compare("x", new PasswordHash("$argon2i$v=19$m=8,t=1,p=1$a$b")))
                .withMessageNotContaining("argon2i$");
    }

    @Test
    void a_crowd_is_served_in_turn_and_a_larger_one_is_turned_away() throws Exception {
        var hash = hashes.hash(RIGHT);
        Callable<Verdict> task = () -> hashes.compare(RIGHT, hash);

        assertThat(together(50, task)).hasSize(50).containsOnly(Verdict.EQUAL);
        assertThat(together(200, task)).contains(Verdict.EQUAL, Verdict.BUSY);
        assertThat(hashes.compare(RIGHT, hash)).isEqualTo(Verdict.EQUAL);
    }

    private Verdict compare(String password, PasswordHash hash) {
        return hashes.compare(new Password(password), Optional.of(hash));
    }

    private static <T> List<T> together(int count, Callable<T> task) throws Exception {
        try (var threads = Executors.newFixedThreadPool(count)) {
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(Collections.nCopies(count, task))) {
                results.add(future.get());
            }
            return results;
        }
    }

    private static long nanos(Runnable work) {
        var start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
