package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.clock.Agenda;
import dev.catraca.sandbox.clock.TwinClock;
import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.Faults;
import dev.catraca.sandbox.faults.FaultyWire;
import dev.catraca.sandbox.twins.http.CallJournal;
import dev.catraca.sandbox.twins.http.Routes;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stripe as far as Catraca uses it, and as strict as Stripe. */
public final class StripeTwin implements AutoCloseable {

    /** Its name among the faults. */
    public static final String PARTY = "stripe";

    static final String PAY_PATH = "/stripe/c/pay/";
    static final String CREATE_SESSION = "create-session";
    static final String CREATE_TRANSFER = "create-transfer";
    private static final String API = "/stripe/v1";

    private final Accounts accounts;
    private final CallJournal journal = new CallJournal();
    private final Postman postman = new Postman();
    private final Deliveries deliveries;
    private final Events events;
    private final SessionJson json;
    private final Checkout checkout;
    private final PageBuyer buyer;
    private final MoneyBack moneyBack;

    /** Where the twin is reached is needed for the addresses it hands out. */
    public StripeTwin(URI uri, TwinClock clock, Agenda agenda, Faults faults, Routes routes) {
        accounts = new Accounts(clock);
        deliveries = new Deliveries(clock, agenda, faults, postman);
        events = new Events(clock, deliveries);
        json = new SessionJson(uri + PAY_PATH);
        checkout = new Checkout(clock, agenda, events, json);
        moneyBack = new MoneyBack(clock, events);
        buyer = new PageBuyer(checkout, moneyBack);
        FaultyWire wire = new FaultyWire(faults, PARTY, StripeErrors::ofStatus);
        StripeGate gate =
                new StripeGate(accounts, journal, wire, new EventBarrier(faults, checkout));
        Map<String, Api> api = api(clock);
        api.forEach(
                (name, one) ->
                        routes.add(one.method, API + one.path, gate.guard(name, one.operation)));
        routes.otherwise(API, gate::unknownRoute);
        new PaymentPageRoutes(accounts, checkout, buyer, json).add(routes);
        new TwinOnlyRoutes(this, events, accounts).add(routes);
        declare(faults, api.keySet());
    }

    private record Api(String method, String path, Operation operation) {}

    private Map<String, Api> api(TwinClock clock) {
        SessionOperations sessions = new SessionOperations(clock, checkout, json);
        PaymentOperations payments = new PaymentOperations(moneyBack);
        EventOperations told = new EventOperations(clock);
        AccountOperations accountOperations = new AccountOperations();
        EndpointOperations endpoints = new EndpointOperations(clock, events);
        String endpoint = "/webhook_endpoints/{id}";
        String session = "/checkout/sessions/{id}";
        String transfer = "/transfers/{id}";
        TransferOperations transfers = new TransferOperations(clock, accounts);
        return Map.ofEntries(
                Map.entry(CREATE_SESSION, new Api("POST", "/checkout/sessions", sessions::create)),
                Map.entry("read-session", new Api("GET", session, sessions::read)),
                Map.entry("list-sessions", new Api("GET", "/checkout/sessions", sessions::page)),
                Map.entry("expire-session", new Api("POST", session + "/expire", sessions::expire)),
                Map.entry(
                        "list-line-items",
                        new Api("GET", session + "/line_items", sessions::lineItems)),
                Map.entry(
                        "read-payment-intent",
                        new Api("GET", "/payment_intents/{id}", payments::readIntent)),
                Map.entry("read-charge", new Api("GET", "/charges/{id}", payments::readCharge)),
                Map.entry("create-refund", new Api("POST", "/refunds", payments::refund)),
                Map.entry("list-disputes", new Api("GET", "/disputes", payments::disputes)),
                Map.entry("list-refunds", new Api("GET", "/refunds", payments::refunds)),
                Map.entry("read-refund", new Api("GET", "/refunds/{id}", payments::readRefund)),
                Map.entry(CREATE_TRANSFER, new Api("POST", "/transfers", transfers::create)),
                Map.entry("list-transfers", new Api("GET", "/transfers", transfers::page)),
                Map.entry("read-transfer", new Api("GET", transfer, transfers::read)),
                Map.entry(
                        "reverse-transfer",
                        new Api("POST", transfer + "/reversals", transfers::reverse)),
                Map.entry("read-account", new Api("GET", "/account", accountOperations::account)),
                Map.entry("read-balance", new Api("GET", "/balance", accountOperations::balance)),
                Map.entry(
                        "create-webhook-endpoint",
                        new Api("POST", "/webhook_endpoints", endpoints::create)),
                Map.entry(
                        "list-webhook-endpoints",
                        new Api("GET", "/webhook_endpoints", endpoints::page)),
                Map.entry("read-webhook-endpoint", new Api("GET", endpoint, endpoints::read)),
                Map.entry("update-webhook-endpoint", new Api("POST", endpoint, endpoints::update)),
                Map.entry(
                        "delete-webhook-endpoint", new Api("DELETE", endpoint, endpoints::delete)),
                Map.entry("read-event", new Api("GET", "/events/{id}", told::read)),
                Map.entry("list-events", new Api("GET", "/events", told::page)));
    }

    private static void declare(Faults faults, Set<String> operations) {
        EnumSet<Fault> all = EnumSet.copyOf(FaultyWire.COMMON);
        all.add(Fault.CONFLICT_409);
        all.add(Fault.BEFORE_ANSWER);
        Arrays.stream(Fault.values())
                .filter(fault -> fault.stage() == Fault.Stage.DELIVERY)
                .forEach(all::add);
        all.remove(Fault.QUEUE_INTERRUPTED);
        Set<String> targets = new HashSet<>(operations);
        targets.addAll(WebhookEndpoint.ALL_TYPES);
        faults.party(PARTY, all, targets);
    }

    /** What happened, seen from Stripe's side: the balance of truth for tests. */
    public StripeLedger ledger() {
        return new StripeLedger(accounts, journal, deliveries);
    }

    /**
     * The events of the account with this secret key are delivered there from now on; several
     * webhook secrets sign once each. Gives the endpoint's id.
     */
    public String deliverTo(String secretKey, URI url, String... webhookSecrets) {
        return deliverTo(WebhookEndpoint.of(secretKey, url, List.of(webhookSecrets)));
    }

    String deliverTo(WebhookEndpoint endpoint) {
        events.add(endpoint);
        return endpoint.id();
    }

    /** Forgets all endpoints. */
    public void deliverToNobody() {
        events.endpoints().forEach(endpoint -> events.remove(endpoint.id()));
    }

    /** The pauses before an undelivered event is tried again; their number limits the tries. */
    public void pausesBetweenDeliveries(Duration... pauses) {
        deliveries.pauses(List.of(pauses));
    }

    /** From now on these accounts may be sent money, by transfers of any platform. */
    public void connect(String... accountIds) {
        List.of(accountIds).forEach(accounts::connect);
    }

    /** From now on only these secret keys are accepted. */
    public void acceptOnly(String... secretKeys) {
        accounts.acceptOnly(List.of(secretKeys));
    }

    /**
     * Presses a button of a session's page; throws {@link ActionRefused} if that is not possible.
     */
    public void act(String sessionId, PageAction action) {
        buyer.act(accounts.session(sessionId).orElseThrow(), action, Map.of());
    }

    /** Gives a part back, in minor units. */
    public void refund(String sessionId, long amount) {
        buyer.act(
                accounts.session(sessionId).orElseThrow(),
                PageAction.REFUND,
                Map.of("amount", Long.toString(amount)));
    }

    @Override
    public void close() {
        postman.close();
    }
}
