package dev.catraca.domain.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.domain.catalogue.BillingCycle;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.order.OrderLines;
import dev.catraca.domain.order.PlanLine;
import dev.catraca.domain.shared.Money;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
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
                installments,
                expiresAt);
    }
}
