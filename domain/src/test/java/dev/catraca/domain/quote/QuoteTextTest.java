package dev.catraca.domain.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.domain.catalogue.BillingCycle;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.order.AppliedCoupon;
import dev.catraca.domain.order.OrderLines;
import dev.catraca.domain.order.PlanLine;
import dev.catraca.domain.order.ProductLine;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.split.Payee;
import dev.catraca.domain.split.Payee.Role;
import dev.catraca.domain.split.Share;
import dev.catraca.domain.split.SplitPlan;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuoteTextTest {
    private static final Slug NEXUS = new Slug("nexus");
    private static final Instant EXPIRES = Instant.parse("2026-11-21T12:15:00Z");

    @Test
    void the_text_is_the_one_that_the_guide_documents() {
        assertThat(QuoteText.of(quote(1, 19_990, "Pro | Anual\nx\\", 3, EXPIRES), NEXUS))
                .isEqualTo(
                        """
                        catraca-quote-v1
                        merchant|nexus
                        id|00000000-0000-0007-0000-000000000001
                        plan|pro|1|19990|ONCE|30|Pro | Anual\\nx\\\\
                        total|19990|BRL
                        installment|1|6664
                        installment|2|6663
                        installment|3|6663
                        expires|2026-11-21T12:15:00Z""");
    }

    @Test
    void products_coupon_and_split_have_lines_of_their_own() {
        assertThat(QuoteText.of(shared("SAVE", 1_000), NEXUS))
                .isEqualTo(
                        """
                        catraca-quote-v1
                        merchant|nexus
                        id|00000000-0000-0007-0000-000000000001
                        product|cup-1|2|7525|Cup
                        coupon|505|SAVE
                        total|14545|BRL
                        installment|1|14545
                        split|affiliate|1000|maria
                        split|merchant|9000|00000000-0000-0000-0000-000000000001
                        expires|2026-11-21T12:15:00Z""");
        assertThat(QuoteText.of(shared("SAVE", 1_001), NEXUS))
                .isNotEqualTo(QuoteText.of(shared("SAVE", 1_000), NEXUS));
        assertThat(QuoteText.of(shared("OTHER", 1_000), NEXUS))
                .isNotEqualTo(QuoteText.of(shared("SAVE", 1_000), NEXUS));
    }

    private static Quote shared(String coupon, int basisPoints) {
        var merchant = new MerchantId(new UUID(0, 1));
        var maria = new Payee(Role.AFFILIATE, "maria", Optional.empty());
        return new Quote(
                new QuoteId(new UUID(7, 1)),
                merchant,
                OrderLines.of(new ProductLine("cup-1", "Cup", Money.of(7_525, "BRL"), 2)),
                Optional.of(new AppliedCoupon(coupon, Money.of(505, "BRL"))),
                Optional.of(
                        new SplitPlan(
                                new Payee(
                                        Role.MERCHANT,
                                        merchant.value().toString(),
                                        Optional.empty()),
                                List.of(
                                        new Share.Percentage(
                                                maria, new BasisPoints(basisPoints))))),
                1,
                EXPIRES);
    }

    @Test
    void whatever_is_changed_changes_the_text() {
        var texts =
                List.of(
                        QuoteText.of(quote(1, 19_990, "Pro", 1, EXPIRES), NEXUS),
                        QuoteText.of(quote(1, 19_990, "Pro", 1, EXPIRES), new Slug("other")),
                        QuoteText.of(quote(2, 19_990, "Pro", 1, EXPIRES), NEXUS),
                        QuoteText.of(quote(1, 19_991, "Pro", 1, EXPIRES), NEXUS),
                        QuoteText.of(quote(1, 19_990, "Pra", 1, EXPIRES), NEXUS),
                        QuoteText.of(quote(1, 19_990, "Pro", 2, EXPIRES), NEXUS),
                        QuoteText.of(quote(1, 19_990, "Pro", 1, EXPIRES.plusSeconds(1)), NEXUS));

        assertThat(new HashSet<>(texts)).hasSameSizeAs(texts);
    }

    private static Quote quote(
            long id, long price, String name, int installments, Instant expiresAt) {
        var line =
                new PlanLine(
                        new PlanCode("pro"),
                        name,
                        Money.of(price, "BRL"),
                        BillingCycle.ONCE,
                        OptionalInt.of(30));
        return new Quote(
                new QuoteId(new UUID(7, id)),
                new MerchantId(new UUID(0, 1)),
                OrderLines.of(line),
                Optional.empty(),
                Optional.empty(),
                installments,
                expiresAt);
    }
}
