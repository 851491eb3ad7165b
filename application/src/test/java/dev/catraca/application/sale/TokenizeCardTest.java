package dev.catraca.application.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.application.contract.Samples;
import dev.catraca.application.fakes.ClearCardTokens;
import dev.catraca.application.fakes.InMemoryMerchants;
import dev.catraca.application.fakes.InMemoryTransactions;
import dev.catraca.application.fakes.InMemoryUsedCaptchas;
import dev.catraca.application.fakes.MovableClock;
import dev.catraca.application.sale.TokenizeCard.Command;
import dev.catraca.application.sale.TokenizeCard.Outcome;
import dev.catraca.application.sale.port.BotCheck.Verdict;
import dev.catraca.application.sale.port.CardTokens.Contents;
import dev.catraca.application.sale.port.CardTokens.Terms;
import dev.catraca.domain.card.Card;
import dev.catraca.domain.card.CardBrand;
import dev.catraca.domain.card.CardExpiry;
import dev.catraca.domain.card.CardNumber;
import dev.catraca.domain.card.SecurityCode;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.PersonName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizeCardTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final UUID ID = UUID.fromString("0199f0aa-0000-7000-8000-00000000000a");

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryMerchants merchants = new InMemoryMerchants(transactions);
    private final ClearCardTokens tokens = new ClearCardTokens();
    private final Merchant unit = in("America/Rio_Branco", Samples.merchant());

    @BeforeEach
    void openTheUnit() {
        transactions.run(() -> merchants.put(unit));
    }

    @Test
    void a_card_becomes_a_token_that_lives_ten_minutes() {
        var card = card("12/30");

        var outcome = tokenize(NOW, new Command(card, OptionalInt.of(3), Optional.of(unit.slug())));

        var end = Instant.parse("2026-11-21T12:10:00.123Z");
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Sealed.class,
                        it -> {
                            assertThat(it.expiresAt()).isEqualTo(end);
                            assertThat(it.masked()).isEqualTo("4111****1111");
                            assertThat(it.brand()).isEqualTo(CardBrand.VISA);
                            assertThat(it.toString()).doesNotContain("41111111", "987", "Ana");
                            var sealed = tokens.sealed(it.token());
                            assertThat(sealed.contents())
                                    .isEqualTo(new Contents(card, OptionalInt.of(3)));
                            assertThat(sealed.terms())
                                    .isEqualTo(new Terms(ID, Optional.of(unit.id()), end));
                        });
    }

    @Test
    void without_a_unit_a_token_is_bound_to_nobody() {
        var outcome = tokenize(NOW, unbound("12/30"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Sealed.class,
                        it -> assertThat(tokens.sealed(it.token()).terms().unit()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"2026-12-01T02:59:59Z, false", "2026-12-01T03:00:00Z, true"})
    void without_a_unit_a_card_ends_with_its_month_in_brasilia(Instant now, boolean isOver) {
        assertThat(tokenize(now, unbound("11/26")) instanceof Outcome.CardExpired)
                .isEqualTo(isOver);
    }

    /** Rio Branco is two hours behind Brasília. */
    @ParameterizedTest
    @CsvSource({"2026-12-01T04:59:59Z, false", "2026-12-01T05:00:00Z, true"})
    void a_card_ends_with_its_month_where_the_unit_is(Instant now, boolean isOver) {
        var bound = new Command(card("11/26"), OptionalInt.empty(), Optional.of(unit.slug()));

        assertThat(tokenize(now, bound) instanceof Outcome.CardExpired).isEqualTo(isOver);
    }

    @Test
    void a_unit_that_is_none_gets_no_token() {
        var nobody = Optional.of(new Slug("nobody"));

        assertThat(tokenize(NOW, new Command(card("12/30"), OptionalInt.empty(), nobody)))
                .isEqualTo(new Outcome.UnitUnknown());
    }

    @Test
    void where_cards_are_not_taken_none_is_sealed() {
        assertThat(tokenizing(Optional.empty(), NOW).tokenize(unbound("12/30")))
                .isEqualTo(new Outcome.NotOffered());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 22})
    void so_many_instalments_there_are_not(int count) {
        assertThatThrownBy(
                        () -> new Command(card("12/30"), OptionalInt.of(count), Optional.empty()))
                .isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT59S", "PT1H0.001S"})
    void a_life_that_is_too_short_or_too_long_is_refused(Duration life) {
        assertThatIllegalArgumentException().isThrownBy(() -> tokenizing(Optional.of(life), NOW));
    }

    private Outcome tokenize(Instant now, Command command) {
        return tokenizing(Optional.of(LIFE), now).tokenize(command);
    }

    private TokenizeCard tokenizing(Optional<Duration> life, Instant now) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        return new TokenizeCard(life, humans(clock), tokens, merchants, () -> ID, clock);
    }

    private CheckHuman humans(Clock clock) {
        return new CheckHuman(
                new InMemoryUsedCaptchas(transactions), _ -> new Verdict.Silent("timeout"), clock);
    }

    @Test
    void while_nobody_can_be_told_from_a_program_no_card_is_taken() {
        var clock = new MovableClock(NOW);
        var humans = humans(clock);
        var tokenizing =
                new TokenizeCard(Optional.of(LIFE), humans, tokens, merchants, () -> ID, clock);
        humans.check(new CheckHuman.Command("token", "checkout", Optional.empty()));

        assertThat(tokenizing.tokenize(unbound("12/30"))).isEqualTo(new Outcome.HumanUnclear());

        clock.advance(Duration.ofSeconds(30));
        assertThat(tokenizing.tokenize(unbound("12/30"))).isInstanceOf(Outcome.Sealed.class);
    }

    private static Merchant in(String zone, Merchant it) {
        return new Merchant(
                it.id(),
                it.slug(),
                it.name(),
                it.reference(),
                it.platform(),
                it.taxId(),
                ZoneId.of(zone),
                it.currency(),
                it.returnOrigins(),
                it.lateMoney(),
                it.defaultProvider(),
                it.mainSystem(),
                it.wallets(),
                it.splitRule(),
                it.unit());
    }

    private static Command unbound(String expiry) {
        return new Command(card(expiry), OptionalInt.empty(), Optional.empty());
    }

    private static Card card(String expiry) {
        return new Card(
                new CardNumber("4111111111111111"),
                new PersonName("Ana Souza"),
                CardExpiry.of(expiry),
                new SecurityCode("987"));
    }
}
