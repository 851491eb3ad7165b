package dev.catraca.sandbox.twins.stripe;

import static dev.catraca.sandbox.twins.stripe.Rule.currency;
import static dev.catraca.sandbox.twins.stripe.Rule.integer;
import static dev.catraca.sandbox.twins.stripe.Rule.metadata;
import static dev.catraca.sandbox.twins.stripe.Rule.text;

import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.stripe.FormNode.Branch;
import dev.catraca.sandbox.twins.stripe.Transfer.Reversal;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code /v1/transfers} and their reversals, of charges of the platform's own. */
final class TransferOperations {

    private static final Rule CREATE =
            Rule.object(
                    Map.of(
                            "amount", integer(1, 99_999_999),
                            "currency", currency(),
                            "destination", text(255),
                            "source_transaction", text(255),
                            "transfer_group", text(255),
                            "description", text(1_000),
                            "metadata", metadata(),
                            "expand", StripeCall.EXPAND),
                    Set.of("currency", "destination"));

    private static final Rule LIST =
            Paging.rule(Map.of("destination", text(255), "transfer_group", text(255)));

    private static final Rule REVERSE =
            Rule.object(
                    Map.of(
                            "amount", integer(1, 99_999_999),
                            "description", text(1_000),
                            "metadata", metadata(),
                            "expand", StripeCall.EXPAND),
                    Set.of());

    private final Clock clock;
    private final Accounts accounts;

    TransferOperations(Clock clock, Accounts accounts) {
        this.clock = clock;
        this.accounts = accounts;
    }

    Supplier<Reply> create(StripeCall call) {
        Branch parameters = call.parameters();
        CREATE.check("", parameters);
        String destination = parameters.text("destination").orElseThrow();
        if (!accounts.isConnected(destination)) {
            throw StripeRefusal.invalid(
                    "resource_missing",
                    "destination",
                    "No such destination: '%s'".formatted(destination));
        }
        String source =
                parameters
                        .text("source_transaction")
                        .orElseThrow(
                                () ->
                                        StripeRefusal.notInTwin(
                                                "a transfer of no source_transaction"));
        Charge charge = charge(call, source);
        String currency = parameters.text("currency").orElseThrow();
        String its = charge.intent().session().order().currency();
        if (!currency.equals(its)) {
            throw StripeRefusal.invalid(
                    "currency",
                    "The currency of source_transaction's balance transaction (%s) must be the same"
                                    .formatted(its)
                            + " as the transfer currency (%s)".formatted(currency));
        }
        Transfer.Order order =
                new Transfer.Order(
                        charge,
                        parameters
                                .number("amount")
                                .orElseThrow(() -> StripeRefusal.notInTwin("no amount")),
                        destination,
                        parameters.text("transfer_group").orElse(null),
                        parameters.text("description").orElse(null),
                        texts(parameters));
        return () -> created(call, order);
    }

    private Reply created(StripeCall call, Transfer.Order order) {
        synchronized (order.source().intent().session()) {
            long sent = transfersOf(call, order.source()).mapToLong(Transfer::amount).sum();
            if (sent + order.amount() > order.source().amount()) {
                throw StripeRefusal.invalid(
                        "amount",
                        "Transfers using this transaction as a source must not exceed the source"
                                + " amount of %d. (There is already a transfer using this source,"
                                        .formatted(order.source().amount())
                                + " amounting to a total of %d.)".formatted(sent));
            }
            Transfer transfer =
                    new Transfer(order, call.idempotencyKey().orElse(null), clock.instant());
            call.account().keep(transfer);
            return Reply.json(200, json(transfer));
        }
    }

    Supplier<Reply> read(StripeCall call) {
        StripeCall.ONLY_EXPAND.check("", call.parameters());
        Transfer transfer = transfer(call);
        return () -> Reply.json(200, json(transfer));
    }

    Supplier<Reply> page(StripeCall call) {
        Branch parameters = call.parameters();
        LIST.check("", parameters);
        Paging paging = Paging.of(parameters);
        Optional<String> destination = parameters.text("destination");
        Optional<String> group = parameters.text("transfer_group");
        return () -> {
            Paging.Page<Transfer> page =
                    paging.page(
                            "transfer",
                            call.account(),
                            call.account().transfers(),
                            one ->
                                    destination.map(one.destination()::equals).orElse(true)
                                            && group.map(it -> it.equals(one.group()))
                                                    .orElse(true));
            List<JsonObject> data = page.items().stream().map(TransferOperations::json).toList();
            return Reply.json(200, SessionJson.list("/v1/transfers", page.more(), data));
        };
    }

    Supplier<Reply> reverse(StripeCall call) {
        Branch parameters = call.parameters();
        REVERSE.check("", parameters);
        Transfer transfer = transfer(call);
        return () -> {
            synchronized (transfer.source().intent().session()) {
                long left = transfer.amount() - transfer.reversed();
                long asked = parameters.number("amount").orElse(left);
                if (left == 0) {
                    throw StripeRefusal.invalid(
                            null,
                            "Transfer %s is already fully reversed.".formatted(transfer.id()));
                }
                if (asked > left) {
                    throw StripeRefusal.invalid(
                            "amount",
                            "Reversal amount (%d) is greater than unreversed amount on transfer (%d)"
                                    .formatted(asked, left));
                }
                Reversal reversal = new Reversal(Ids.random("trr_1", 23), asked, clock.instant());
                transfer.reverse(reversal);
                return Reply.json(200, json(transfer, reversal));
            }
        };
    }

    private static Stream<Transfer> transfersOf(StripeCall call, Charge charge) {
        return call.account().transfers().values().stream()
                .filter(one -> one.source().equals(charge));
    }

    private static Charge charge(StripeCall call, String id) {
        Charge charge =
                call.account().intents().stream()
                        .flatMap(intent -> intent.charge().stream())
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        StripeRefusal.invalid(
                                                "resource_missing",
                                                "source_transaction",
                                                "No such charge: '%s'".formatted(id)));
        if (!charge.succeeded()) {
            throw StripeRefusal.invalid(
                    "source_transaction", "The charge %s did not succeed.".formatted(id));
        }
        return charge;
    }

    private static Transfer transfer(StripeCall call) {
        String id = call.pathParameter("id");
        return call.account()
                .transfer(id)
                .orElseThrow(() -> StripeRefusal.missing("transfer", "id", id));
    }

    private static Map<String, String> texts(Branch parameters) {
        Map<String, String> given =
                new HashMap<>(parameters.branch("metadata").map(Branch::texts).orElse(Map.of()));
        given.values().removeIf(String::isEmpty);
        return Map.copyOf(given);
    }

    private static JsonObject json(Transfer transfer) {
        synchronized (transfer.source().intent().session()) {
            List<JsonObject> reversals =
                    transfer.reversals().stream().map(one -> json(transfer, one)).toList();
            return Fields.object()
                    .with("id", transfer.id())
                    .with("object", "transfer")
                    .with("amount", transfer.amount())
                    .with("amount_reversed", transfer.reversed())
                    .without("balance_transaction")
                    .with("created", transfer.created().getEpochSecond())
                    .with("currency", transfer.currency())
                    .with("description", transfer.description())
                    .with("destination", transfer.destination())
                    .with("livemode", transfer.source().intent().session().account().isLive())
                    .with("metadata", JsonText.map(transfer.metadata()))
                    .with(
                            "reversals",
                            SessionJson.list(
                                    "/v1/transfers/%s/reversals".formatted(transfer.id()),
                                    false,
                                    reversals))
                    .with("reversed", transfer.reversed() == transfer.amount())
                    .with("source_transaction", transfer.source().id())
                    .with(
                            "source_type",
                            transfer.source().method().equals("card") ? "card" : "bank_account")
                    .with("transfer_group", transfer.group())
                    .build();
        }
    }

    private static JsonObject json(Transfer transfer, Reversal reversal) {
        return Fields.object()
                .with("id", reversal.id())
                .with("object", "transfer_reversal")
                .with("amount", reversal.amount())
                .without("balance_transaction")
                .with("created", reversal.created().getEpochSecond())
                .with("currency", transfer.currency())
                .with("metadata", JsonText.map(Map.of()))
                .with("transfer", transfer.id())
                .build();
    }
}
