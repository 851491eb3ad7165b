package dev.catraca.application.sale;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.sale.port.CardTokens;
import dev.catraca.application.sale.port.CardTokens.Contents;
import dev.catraca.application.sale.port.CardTokens.Terms;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.domain.card.Card;
import dev.catraca.domain.card.CardBrand;
import dev.catraca.domain.card.CardToken;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.shared.InvalidValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Seals a buyer's card into a token that pays once, within minutes. Nothing is stored, so a crash
 * leaves nothing behind.
 */
public final class TokenizeCard {
    /** Whoever forgets redeemed tokens relies on it. */
    static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);

    /** For cards that are bound to no unit. */
    private static final ZoneId BRASILIA = ZoneId.of("America/Sao_Paulo");

    private final Optional<Duration> life;
    private final CheckHuman humans;
    private final CardTokens tokens;
    private final Merchants merchants;
    private final Ids ids;
    private final Clock clock;

    /** Without a life of tokens no card is taken; with one it has a minute to an hour. */
    public TokenizeCard(
            Optional<Duration> life,
            CheckHuman humans,
            CardTokens tokens,
            Merchants merchants,
            Ids ids,
            Clock clock) {
        if (life.stream()
                .anyMatch(
                        it -> it.compareTo(SHORTEST_LIFE) < 0 || it.compareTo(LONGEST_LIFE) > 0)) {
            throw new IllegalArgumentException("a card's token lives a minute to an hour");
        }
        this.life = life;
        this.humans = humans;
        this.tokens = tokens;
        this.merchants = merchants;
        this.ids = ids;
        this.clock = clock;
    }

    /** With a unit, nobody else can use the token. */
    public record Command(Card card, OptionalInt instalments, Optional<Slug> unit) {
        private static final int MOST_INSTALMENTS = 21;

        public Command {
            if (instalments.isPresent()
                    && (instalments.getAsInt() < 1 || instalments.getAsInt() > MOST_INSTALMENTS)) {
                throw new InvalidValue("installments-invalid", "There are 1 to 21 instalments.");
            }
        }
    }

    /** What became of the card. */
    public sealed interface Outcome {
        /** {@code masked} is all of the number that may be shown. */
        record Sealed(CardToken token, Instant expiresAt, String masked, CardBrand brand)
                implements Outcome {}

        /** The last month of the card has ended where the unit is. */
        record CardExpired() implements Outcome {}

        record UnitUnknown() implements Outcome {}

        /** Nobody can be told from a program now, so that no sale would follow. */
        record HumanUnclear() implements Outcome {}

        /** This installation takes no cards. */
        record NotOffered() implements Outcome {}
    }

    public Outcome tokenize(Command command) {
        if (life.isEmpty()) {
            return new Outcome.NotOffered();
        }
        if (humans.isSilent()) {
            return new Outcome.HumanUnclear();
        }
        var unit = command.unit().flatMap(merchants::find);
        if (unit.isEmpty() && command.unit().isPresent()) {
            return new Outcome.UnitUnknown();
        }
        var now = clock.instant();
        var card = command.card();
        if (card.expiry().isOver(now, unit.map(Merchant::zone).orElse(BRASILIA))) {
            return new Outcome.CardExpired();
        }
        return seal(command, unit.map(Merchant::id), now.plus(life.orElseThrow()));
    }

    private Outcome seal(Command command, Optional<MerchantId> unit, Instant end) {
        var card = command.card();
        var expiresAt = end.truncatedTo(ChronoUnit.MILLIS);
        var token =
                tokens.seal(
                        new Contents(card, command.instalments()),
                        new Terms(ids.next(), unit, expiresAt));
        return new Outcome.Sealed(token, expiresAt, card.number().masked(), card.brand());
    }
}
