package dev.catraca.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.contract.Samples;
import dev.catraca.application.fakes.InMemoryDatabase;
import dev.catraca.application.fakes.MovableClock;
import dev.catraca.domain.access.ApiKey;
import dev.catraca.domain.access.ApiKey.State;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.Slug;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key from its making to its end: created, used, rotated, revoked. */
class ApiKeysTest {
    private static final Principal PLATFORM =
            new Principal(new UUID(9, 9), Optional.empty(), Set.of(Scope.ADMIN));

    private final MovableClock clock = new MovableClock(Samples.NOW);
    private final InMemoryDatabase database = InMemoryDatabase.at(clock);
    private final Random random = new Random(7);
    private final Map<UUID, Instant> uses = new HashMap<>();
    private final AuthenticateKey authenticating =
            new AuthenticateKey(database.apiKeys(), uses::put, clock);
    private final CreateApiKey creating =
            new CreateApiKey(
                    database.apiKeys(),
                    database.merchants(),
                    database.transactions(),
                    random,
                    clock,
                    false);
    private final RotateApiKey rotating =
            new RotateApiKey(
                    database.apiKeys(),
                    database.merchants(),
                    database.transactions(),
                    random,
                    clock,
                    false);
    private final RevokeApiKey revoking =
            new RevokeApiKey(
                    database.apiKeys(), database.merchants(), database.transactions(), clock);
    private final ListApiKeys listing =
            new ListApiKeys(database.apiKeys(), database.merchants(), clock);

    private final Merchant platform = Samples.merchant();
    private final Merchant unit = Samples.unitOf(platform);
    private final Merchant other = Samples.merchant();

    @BeforeEach
    void there_are_merchants() {
        for (var it : new Merchant[] {platform, unit, other}) {
            database.transactions().run(() -> database.merchants().put(it));
        }
    }

    @Test
    void a_key_opens_what_it_was_made_for_and_its_use_is_noted() {
        var shown = create(Optional.of(unit.slug()), Optional.empty());

        assertThat(shown.secret()).startsWith(shown.key().prefix() + "_").startsWith("ck_test_");
        assertThat(authenticating.authenticate(shown.secret()))
                .contains(
                        new Principal(
                                shown.key().id(),
                                Optional.of(unit.id()),
                                Set.of(Scope.ORDERS_READ)));
        assertThat(uses).containsExactly(Map.entry(shown.key().id(), clock.instant()));
        assertThat(authenticating.authenticate(shown.secret() + "x")).isEmpty();
    }

    @Test
    void a_key_ends_when_it_expires() {
        var shown = create(Optional.empty(), Optional.of(clock.instant().plusSeconds(5)));
        clock.advance(Duration.ofMillis(4_999));
        assertThat(authenticating.authenticate(shown.secret())).isPresent();
        clock.advance(Duration.ofMillis(1));
        uses.clear();
        assertThat(authenticating.authenticate(shown.secret())).isEmpty();
        assertThat(uses).isEmpty();
        assertThat(rotate(shown.key())).isInstanceOf(RotateApiKey.Outcome.KeyOver.class);
    }

    @Test
    void a_key_that_would_be_over_at_once_is_not_made() {
        assertThat(creating.create(command(Optional.empty(), Optional.of(clock.instant()))))
                .isInstanceOf(CreateApiKey.Outcome.AlreadyOver.class);
        assertThat(creating.create(command(Optional.of(new Slug("nobody")), Optional.empty())))
                .isInstanceOf(CreateApiKey.Outcome.MerchantUnknown.class);
    }

    @Test
    void a_revoked_key_opens_nothing_and_is_revoked_once() {
        var shown = create(Optional.empty(), Optional.empty());
        assertThat(revoke(shown.key(), PLATFORM)).isTrue();
        var at = stored(shown).revokedAt();
        clock.advance(Duration.ofSeconds(1));
        assertThat(revoke(shown.key(), PLATFORM)).isTrue();
        assertThat(stored(shown).revokedAt()).isEqualTo(at).isPresent();
        assertThat(authenticating.authenticate(shown.secret())).isEmpty();
        assertThat(rotate(shown.key())).isInstanceOf(RotateApiKey.Outcome.KeyOver.class);
    }

    @Test
    void both_keys_live_for_seven_days_after_a_rotation() {
        var old = create(Optional.of(unit.slug()), Optional.empty());
        var fresh = rotated(old.key());

        assertThat(fresh.key().id()).isNotEqualTo(old.key().id());
        assertThat(fresh.key().merchant()).isEqualTo(old.key().merchant());
        assertThat(fresh.key().scopes()).isEqualTo(old.key().scopes());
        clock.advance(Duration.ofDays(7).minusMillis(1));
        assertThat(authenticating.authenticate(old.secret())).isPresent();
        assertThat(authenticating.authenticate(fresh.secret())).isPresent();
        assertThat(stored(old).state(clock.instant())).isEqualTo(State.RETIRING);
        clock.advance(Duration.ofMillis(1));
        assertThat(authenticating.authenticate(old.secret())).isEmpty();
        assertThat(authenticating.authenticate(fresh.secret())).isPresent();
    }

    @Test
    void a_third_live_key_is_refused_until_one_of_two_is_gone() {
        var old = create(Optional.empty(), Optional.empty());
        var fresh = rotated(old.key());
        assertThat(rotate(old.key())).isInstanceOf(RotateApiKey.Outcome.TwoLive.class);
        assertThat(rotate(fresh.key())).isInstanceOf(RotateApiKey.Outcome.TwoLive.class);

        revoke(old.key(), PLATFORM);
        rotated(fresh.key());
        clock.advance(Duration.ofDays(8));
        assertThat(authenticating.authenticate(fresh.secret())).isEmpty();
    }

    @Test
    void the_successor_lives_as_long_as_the_old_one_was_meant_to() {
        var old = create(Optional.empty(), Optional.of(clock.instant().plus(Duration.ofDays(30))));
        clock.advance(Duration.ofDays(29));
        assertThat(rotated(old.key()).key().expiresAt())
                .contains(clock.instant().plus(Duration.ofDays(30)));
        clock.advance(Duration.ofDays(1));
        assertThat(authenticating.authenticate(old.secret())).isEmpty();
    }

    @Test
    void a_repeated_rotation_replaces_the_key_that_nobody_saw() {
        var old = create(Optional.empty(), Optional.empty());
        var successor = UUID.randomUUID();
        var lost = rotated(old.key(), successor);
        var seen = rotated(old.key(), successor);

        assertThat(seen.key().id()).isEqualTo(lost.key().id());
        assertThat(authenticating.authenticate(seen.secret())).isPresent();
        assertThat(authenticating.authenticate(lost.secret()))
                .as("the key whose answer was lost")
                .isEmpty();
    }

    @Test
    void keys_of_others_are_as_unknown_as_none() {
        var admin = new Principal(UUID.randomUUID(), Optional.of(unit.id()), Set.of(Scope.ADMIN));
        var platformAdmin =
                new Principal(UUID.randomUUID(), Optional.of(platform.id()), Set.of(Scope.ADMIN));
        var own = create(Optional.of(unit.slug()), Optional.empty()).key();
        var foreign = create(Optional.of(other.slug()), Optional.empty()).key();
        var everybodys = create(Optional.empty(), Optional.empty()).key();

        assertThat(revoke(foreign, admin)).isFalse();
        assertThat(revoke(everybodys, admin)).isFalse();
        assertThat(
                        rotating.rotate(
                                new RotateApiKey.Command(UUID.randomUUID(), foreign.id(), admin)))
                .isInstanceOf(RotateApiKey.Outcome.KeyUnknown.class);
        assertThat(listing.list(new ListApiKeys.Query(admin, Optional.empty(), 9)))
                .extracting(it -> it.key().id())
                .containsExactly(own.id());
        assertThat(listing.list(new ListApiKeys.Query(platformAdmin, Optional.empty(), 9)))
                .extracting(ListApiKeys.Listed::merchant)
                .containsExactly(Optional.of(unit.slug()));
        assertThat(revoke(own, platformAdmin)).isTrue();
        assertThat(listing.list(new ListApiKeys.Query(PLATFORM, Optional.empty(), 9)))
                .extracting(ListApiKeys.Listed::state)
                .containsExactlyInAnyOrder(State.REVOKED, State.LIVE, State.LIVE);
    }

    @Test
    void no_secret_is_in_any_text() {
        var shown = create(Optional.empty(), Optional.empty());
        assertThat(shown.toString() + new CreateApiKey.Outcome.Created(shown))
                .doesNotContain(shown.secret());
    }

    private ApiKey stored(ShownKey shown) {
        return database.apiKeys().find(shown.key().id()).orElseThrow();
    }

    private boolean revoke(ApiKey key, Principal principal) {
        return revoking.revoke(new RevokeApiKey.Command(key.id(), principal));
    }

    private ShownKey rotated(ApiKey key) {
        return rotated(key, UUID.randomUUID());
    }

    private ShownKey rotated(ApiKey key, UUID successor) {
        var outcome = rotating.rotate(new RotateApiKey.Command(successor, key.id(), PLATFORM));
        assertThat(outcome).isInstanceOf(RotateApiKey.Outcome.Rotated.class);
        return ((RotateApiKey.Outcome.Rotated) outcome).shown();
    }

    private RotateApiKey.Outcome rotate(ApiKey key) {
        return rotating.rotate(new RotateApiKey.Command(UUID.randomUUID(), key.id(), PLATFORM));
    }

    private ShownKey create(Optional<Slug> merchant, Optional<Instant> expiresAt) {
        return ((CreateApiKey.Outcome.Created) creating.create(command(merchant, expiresAt)))
                .shown();
    }

    private static CreateApiKey.Command command(
            Optional<Slug> merchant, Optional<Instant> expiresAt) {
        return new CreateApiKey.Command(
                UUID.randomUUID(), merchant, "shop", Set.of(Scope.ORDERS_READ), expiresAt);
    }
}
