package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.catraca.application.contract.Samples;
import dev.catraca.application.notification.port.Mail;
import dev.catraca.application.payment.port.Journeys.Journey;
import dev.catraca.application.payment.port.Journeys.MailState;
import dev.catraca.domain.order.Access;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderState;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.provisioning.AccountReference;
import dev.catraca.domain.provisioning.ProvisioningId;
import dev.catraca.domain.shared.Email;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SqlJourneysTest {
    private static final Instant PAID = Samples.NOW.plusSeconds(60);

    private final SqlDatabase database = SqlDatabase.empty();
    private final SqlJourneys journeys = new SqlJourneys(database.sql());

    @Test
    void one_question_tells_how_far_each_of_many_orders_is() {
        var open = added();
        var paid = added();
        pay(paid);

        assertThat(journeys.of(List.of(open.id(), paid.id(), new OrderId(UUID.randomUUID()))))
                .extracting(Journey::order, Journey::state)
                .containsExactlyInAnyOrder(
                        tuple(open.id(), OrderState.OPEN), tuple(paid.id(), OrderState.PAID));
        assertThat(journeys.of(List.of())).isEmpty();
    }

    @Test
    void account_and_mail_are_told_once_they_are_there() {
        var order = added();
        pay(order);
        assertThat(journey(order).paidAt()).contains(PAID);
        assertThat(journey(order).expectsAccess()).isTrue();
        assertThat(journey(order).accountMadeAt()).isEmpty();
        assertThat(journey(order).mail()).isEqualTo(MailState.NONE);

        var mail = new Mail(UUID.randomUUID(), new Email("ana@example.com"), "Hello", "there");
        database.transactions().run(() -> database.mails().add(mail, order.id(), Instant.EPOCH));
        grant(order);
        assertThat(journey(order).accountMadeAt()).isPresent();
        assertThat(journey(order).mail()).isEqualTo(MailState.WAITING);

        var due = database.mails().claimDue(10, Duration.ofMinutes(1)).getFirst();
        database.mails().sent(mail, due.lease());
        assertThat(journey(order).mail()).isEqualTo(MailState.SENT);
        assertThat(journey(order).mailEndedAt()).isPresent();
    }

    @Test
    void an_order_that_ended_says_when() {
        var order = added();
        database.transactions().run(() -> database.orders().save(order.expired(PAID)));

        assertThat(journey(order).state()).isEqualTo(OrderState.EXPIRED);
        assertThat(journey(order).endedAt()).contains(PAID);
    }

    private Order.Open added() {
        var merchant = Samples.merchant();
        var order = Samples.order(merchant.id());
        database.transactions()
                .run(
                        () -> {
                            database.merchants().put(merchant);
                            database.orders().addUnlessOpen(order);
                        });
        return order;
    }

    private void pay(Order.Open order) {
        var payment = Samples.payment(order);
        var page = URI.create("https://pay.example/1");
        var pending = payment.opened(new ChargeReference("cs_" + order.id()), page);
        database.transactions()
                .run(
                        () -> {
                            database.payments().add(payment, Samples.NOW);
                            database.payments().save(Samples.collected(pending), Optional.empty());
                            database.orders().save(order.paid(PAID));
                        });
    }

    private void grant(Order.Open order) {
        var id = new ProvisioningId(UUID.randomUUID());
        database.transactions()
                .run(
                        () ->
                                database.provisionings()
                                        .want(id, order.id(), Access.ACTIVE, Instant.EPOCH));
        var due = database.provisionings().claimDue(10, Duration.ofMinutes(1)).getFirst();
        var account = new AccountReference("u", "t", "s");
        database.provisionings().reached(id, due.lease(), Access.ACTIVE, Optional.of(account));
    }

    private Journey journey(Order order) {
        return journeys.of(List.of(order.id())).getFirst();
    }
}
