package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.clock.Agenda;
import dev.catraca.sandbox.clock.TwinClock;
import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.Faults;
import dev.catraca.sandbox.faults.FaultyWire;
import dev.catraca.sandbox.twins.http.CallJournal;
import dev.catraca.sandbox.twins.http.Routes;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asaas as far as Catraca uses it, and as strict as Asaas. */
public final class AsaasTwin implements AutoCloseable {

    /** Its name among the faults. */
    public static final String PARTY = "asaas";

    static final String PAY_PATH = "/asaas/checkoutSession/show/";
    static final String CREATE_CHECKOUT = "create-checkout";
    private static final String API = "/asaas/v3";

    private final TwinClock clock;
    private final Accounts accounts;
    private final CallJournal journal = new CallJournal();
    private final Postman postman = new Postman();
    private final Deliveries deliveries;
    private final Events events;
    private final Checkouts checkouts;
    private final MoneyBack moneyBack;
    private final PagePayer payer;

    /** Where the twin is reached is needed for the addresses it hands out. */
    public AsaasTwin(URI uri, TwinClock clock, Agenda agenda, Faults faults, Routes routes) {
        this.clock = clock;
        String pages = uri + PAY_PATH;
        accounts = new Accounts(clock);
        deliveries = new Deliveries(clock, agenda, faults, postman);
        events = new Events(clock);
        checkouts = new Checkouts(clock, agenda, events);
        moneyBack = new MoneyBack(clock, events);
        payer = new PagePayer(checkouts, moneyBack);
        AsaasGate gate =
                new AsaasGate(
                        accounts,
                        journal,
                        new FaultyWire(faults, PARTY, AsaasRefusal::ofStatus),
                        new EventBarrier(faults, payer));
        Map<String, Api> api = api(faults, pages);
        api.forEach(
                (name, one) ->
                        routes.add(one.method, API + one.path, gate.guard(name, one.operation)));
        routes.add(
                "GET",
                API + "/wallets",
                gate.guard("read-wallets", new AccountOperations()::wallets));
        routes.otherwise(API, gate::unknownRoute);
        new CheckoutPageRoutes(accounts, checkouts, payer, pages).add(routes);
        new TwinOnlyRoutes(this, events, accounts).add(routes);
        declare(faults, api.keySet());
    }

    private record Api(String method, String path, Operation operation) {}

    private Map<String, Api> api(Faults faults, String pages) {
        CheckoutOperations checkout = new CheckoutOperations(checkouts, faults, pages);
        PaymentOperations payments = new PaymentOperations(moneyBack);
        AccountOperations account = new AccountOperations();
        WebhookOperations webhooks = new WebhookOperations(deliveries);
        String webhook = "/webhooks/{id}";
        return Map.ofEntries(
                Map.entry(CREATE_CHECKOUT, new Api("POST", "/checkouts", checkout::create)),
                Map.entry(
                        "cancel-checkout",
                        new Api("POST", "/checkouts/{id}/cancel", checkout::cancel)),
                Map.entry("read-payment", new Api("GET", "/payments/{id}", payments::read)),
                Map.entry("list-payments", new Api("GET", "/payments", payments::page)),
                Map.entry(
                        "refund-payment",
                        new Api("POST", "/payments/{id}/refund", payments::refund)),
                Map.entry("read-wallets", new Api("GET", "/wallets/", account::wallets)),
                Map.entry("read-balance", new Api("GET", "/finance/balance", account::balance)),
                Map.entry("create-webhook", new Api("POST", "/webhooks", webhooks::create)),
                Map.entry("list-webhooks", new Api("GET", "/webhooks", webhooks::page)),
                Map.entry("read-webhook", new Api("GET", webhook, webhooks::read)),
                Map.entry("update-webhook", new Api("PUT", webhook, webhooks::update)),
                Map.entry("delete-webhook", new Api("DELETE", webhook, webhooks::delete)));
    }

    private static void declare(Faults faults, Set<String> operations) {
        EnumSet<Fault> all = EnumSet.copyOf(FaultyWire.COMMON);
        all.addAll(Set.of(Fault.BEFORE_ANSWER, Fault.SPLIT_DROPPED, Fault.SPLIT_EMPTIED));
        all.addAll(Deliveries.faults());
        Set<String> targets = new HashSet<>(operations);
        targets.addAll(Event.ALL_TYPES);
        faults.party(PARTY, all, targets);
    }

    /** What happened, seen from Asaas' side: the balance of truth for tests. */
    public AsaasLedger ledger() {
        return new AsaasLedger(accounts, journal);
    }

    Instant now() {
        return clock.instant();
    }

    /** The account's own wallet, which no split may name; always the same for the same token. */
    public String walletId(String accessToken) {
        return accounts.of(accessToken).walletId();
    }

    /**
     * The events of the account with this access token are delivered there from now on, one after
     * the other, with this token in {@code asaas-access-token}. Gives the webhook's id.
     */
    public String deliverTo(String accessToken, URI url, String authToken) {
        Webhook webhook = new Webhook(WebhookSettings.usual(url, authToken), deliveries);
        accounts.of(accessToken).webhooks().add(webhook);
        return webhook.id();
    }

    /** Forgets all webhooks. */
    public void deliverToNobody() {
        for (Account account : accounts.all()) {
            account.webhooks().forEach(webhook -> webhook.queue().close());
            account.webhooks().clear();
        }
    }

    /**
     * The pauses before an undelivered event is tried again; the last one is repeated until the
     * fifteenth failure.
     */
    public void pausesBetweenDeliveries(Duration... pauses) {
        deliveries.pauses(List.of(pauses));
    }

    /** From now on only these access tokens are accepted. */
    public void acceptOnly(String... accessTokens) {
        accounts.acceptOnly(List.of(accessTokens));
    }

    /** How many requests the account may make in twelve hours: 25,000 if nothing is said. */
    public void limitRequests(String accessToken, int requests) {
        accounts.of(accessToken).budget().limit(requests);
    }

    /**
     * Presses a button of a checkout's page; throws {@link ActionRefused} if that is not possible.
     */
    public void act(String checkoutId, CheckoutAction action) {
        payer.act(accounts.checkout(checkoutId).orElseThrow(), action, Map.of());
    }

    /** Pays by card in so many instalments. */
    public void payByCard(String checkoutId, int instalments) {
        checkouts.payByCard(accounts.checkout(checkoutId).orElseThrow(), instalments);
    }

    /** Gives a part back, in centavos. */
    public void refund(String checkoutId, long centavos) {
        moneyBack.refund(accounts.checkout(checkoutId).orElseThrow(), Optional.of(centavos));
    }

    /**
     * Delivers an event that nothing caused, of any type and with any object: what Asaas may send
     * and nobody expects. Gives the event's id.
     *
     * @param kind the object's name in the body: {@code payment}, say
     */
    public String tell(String accessToken, String type, String kind, JsonObject object) {
        return events.tell(accounts.of(accessToken), type, kind, object).id();
    }

    /** As {@link #tell}, to the account that this checkout belongs to. */
    public String tellOf(String checkoutId, String type, String kind, JsonObject object) {
        Account account = accounts.checkout(checkoutId).orElseThrow().account();
        return events.tell(account, type, kind, object).id();
    }

    @Override
    public void close() {
        postman.close();
    }
}
