package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.AppliedCoupon;
import dev.catraca.domain.quote.Quote;
import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.quote.Signature;
import dev.catraca.domain.quote.SignedQuote;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.split.Payee;
import dev.catraca.domain.split.Payee.Role;
import dev.catraca.domain.split.Share;
import dev.catraca.domain.split.SplitPlan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface QuotesContract {
    Database database();

    @Test
    default void a_quote_is_found_as_it_was_added() {
        var quote = quote(new QuoteId(UUID.randomUUID()), "sig");

        assertThat(database().quotes().add(quote)).isTrue();

        assertThat(database().quotes().find(quote.quote().id())).contains(quote);
        assertThat(database().quotes().find(new QuoteId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    default void a_quote_that_is_there_never_changes() {
        var first = quote(new QuoteId(UUID.randomUUID()), "sig");
        database().quotes().add(first);

        assertThat(database().quotes().add(quote(first.quote().id(), "other"))).isFalse();

        assertThat(database().quotes().find(first.quote().id())).contains(first);
    }

    private static SignedQuote quote(QuoteId id, String signature) {
        var merchant = new MerchantId(UUID.randomUUID());
        var terms = Samples.order(merchant).terms();
        var expires = Instant.now().plusSeconds(900).truncatedTo(ChronoUnit.SECONDS);
        return new SignedQuote(
                new Quote(
                        id,
                        merchant,
                        terms.lines(),
                        Optional.of(new AppliedCoupon("SAVE", Money.of(500, "BRL"))),
                        Optional.of(split(merchant)),
                        3,
                        expires),
                new Signature("k1", signature));
    }

    private static SplitPlan split(MerchantId merchant) {
        return new SplitPlan(
                new Payee(Role.MERCHANT, merchant.value().toString(), Optional.empty()),
                List.of(
                        new Share.Percentage(
                                new Payee(Role.AFFILIATE, "maria", Optional.empty()),
                                new BasisPoints(1_000))));
    }
}
