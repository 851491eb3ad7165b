package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.access.port.ApiKeys;
import dev.catraca.domain.access.ApiKey;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public interface ApiKeysContract {
    Database database();

    @Test
    default void an_api_key_is_found_by_its_digest_and_by_its_id() {
        var merchant = newMerchant().id();
        var key = key(Optional.of(merchant), Optional.of(Samples.NOW.plusSeconds(1)));
        add(key, 1);
        var platform = key(Optional.empty(), Optional.empty());
        add(platform, 2);
        assertThat(keys().find(digest(1))).contains(key);
        assertThat(keys().find(digest(2))).contains(platform);
        assertThat(keys().find(digest(3))).isEmpty();
        assertThat(keys().find(key.id())).contains(key);
        assertThat(keys().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    default void an_api_key_that_is_there_already_is_not_added_again() {
        var first = key(Optional.empty(), Optional.empty());
        add(first, 1);
        add(key(Optional.empty(), Optional.empty()), 1);
        assertThat(keys().find(digest(1))).contains(first);
    }

    @Test
    default void a_key_that_nobody_was_shown_is_replaced_by_its_repetition() {
        var key = key(Optional.empty(), Optional.empty());
        add(key, 1);
        assertThat(keys().find(digest(1))).isPresent();
        add(key, 2);
        assertThat(keys().find(digest(1))).isEmpty();
        assertThat(keys().find(digest(2))).contains(key);
    }

    @Test
    default void what_ends_a_key_is_seen_at_once() {
        var key = key(Optional.empty(), Optional.empty());
        add(key, 1);
        assertThat(keys().find(digest(1))).contains(key);
        var retiring = key.retiring(Samples.NOW.plus(Duration.ofDays(7)));
        save(retiring);
        assertThat(keys().find(digest(1))).contains(retiring);
        var revoked = retiring.revoked(Samples.NOW.plusSeconds(3));
        save(revoked);
        assertThat(keys().find(digest(1))).contains(revoked);
        assertThat(keys().find(key.id())).contains(revoked);
    }

    @Test
    default void keys_of_one_client_are_locked_together() {
        var first = key(Optional.empty(), Optional.empty());
        add(first, 1);
        add(key(Optional.empty(), Optional.empty()), 2);
        var counts =
                Together.run(
                        10,
                        () ->
                                database()
                                        .transactions()
                                        .compute(
                                                () -> {
                                                    var known = keys().lock(first.client());
                                                    keys().add(successor(first), digest());
                                                    return known.size();
                                                }));
        assertThat(counts).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    default void keys_are_listed_in_pages_the_newest_first() {
        var all =
                Stream.generate(() -> key(Optional.empty(), Optional.empty()))
                        .limit(5)
                        .sorted(Comparator.comparing((ApiKey it) -> it.id().toString()).reversed())
                        .toList();
        for (var it : all) {
            run(() -> keys().add(it, digest()));
        }
        assertThat(keys().list(Optional.empty(), Optional.empty(), 2)).isEqualTo(all.subList(0, 2));
        assertThat(keys().list(Optional.empty(), Optional.of(all.get(1).id()), 9))
                .isEqualTo(all.subList(2, 5));
    }

    @Test
    default void a_merchant_sees_its_keys_and_those_of_its_units() {
        var platform = newMerchant();
        var unit = Samples.unitOf(platform);
        run(() -> database().merchants().put(unit));
        var own = key(Optional.of(platform.id()), Optional.empty());
        var units = key(Optional.of(unit.id()), Optional.empty());
        var foreign = key(Optional.of(newMerchant().id()), Optional.empty());
        var everybodys = key(Optional.empty(), Optional.empty());
        for (var it : List.of(own, units, foreign, everybodys)) {
            run(() -> keys().add(it, digest()));
        }
        assertThat(keys().list(Optional.of(platform.id()), Optional.empty(), 9))
                .containsExactlyInAnyOrder(own, units);
        assertThat(keys().list(Optional.of(unit.id()), Optional.empty(), 9)).containsExactly(units);
        assertThat(keys().list(Optional.empty(), Optional.empty(), 9)).hasSize(4);
    }

    private ApiKeys keys() {
        return database().apiKeys();
    }

    private static ApiKey key(Optional<MerchantId> merchant, Optional<Instant> expiresAt) {
        // Below 8000…, so that comparing as signed or unsigned numbers is the same.
        var id = new UUID(UUID.randomUUID().getMostSignificantBits() >>> 1, -1);
        return ApiKey.fresh(
                id,
                id,
                merchant,
                "shop",
                "ck_test_a",
                Set.of(Scope.ORDERS_READ, Scope.ORDERS_WRITE),
                Samples.NOW,
                expiresAt);
    }

    private static ApiKey successor(ApiKey it) {
        return ApiKey.fresh(
                UUID.randomUUID(),
                it.client(),
                it.merchant(),
                it.name(),
                it.prefix(),
                it.scopes(),
                it.createdAt(),
                it.expiresAt());
    }

    private void add(ApiKey key, int digest) {
        run(() -> keys().add(key, digest(digest)));
    }

    private void save(ApiKey key) {
        run(() -> keys().save(key));
    }

    private static byte[] digest(int seed) {
        var digest = new byte[32];
        digest[31] = (byte) seed;
        return digest;
    }

    private static byte[] digest() {
        var text = UUID.randomUUID().toString().replace("-", "");
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    private Merchant newMerchant() {
        var merchant = Samples.merchant();
        run(() -> database().merchants().put(merchant));
        return merchant;
    }

    private void run(Runnable work) {
        database().transactions().run(work);
    }
}
