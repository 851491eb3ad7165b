package dev.catraca.sandbox.twins.mainsystem;

import dev.catraca.sandbox.clock.TwinClock;
import dev.catraca.sandbox.faults.Faults;
import dev.catraca.sandbox.faults.FaultyWire;
import dev.catraca.sandbox.twins.http.Action;
import dev.catraca.sandbox.twins.http.CallJournal;
import dev.catraca.sandbox.twins.http.Routes;
import dev.catraca.sandbox.twins.mainsystem.Subscription.Access;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A remote main system that keeps its side of the contract, and nothing more. */
public final class MainSystemTwin {

    /** Its name among the faults. */
    public static final String PARTY = "main-system";

    private static final String API = "/main-system/api";
    private static final String ACTIVATION_PAGE = "/main-system/activate";
    private static final String BY_PAYMENT = "/users/external/by-payment/{reference}";

    private final CallJournal journal = new CallJournal();
    private final Register register;
    private final MainSystemGate gate;

    public MainSystemTwin(URI uri, int smtpPort, TwinClock clock, Faults faults, Routes routes) {
        register = new Register(clock);
        gate =
                new MainSystemGate(
                        journal,
                        new FaultyWire(faults, PARTY, MainSystemGate::ofStatus),
                        "sandbox-main-system-key");
        Activations activations = new Activations(clock);
        WelcomeMail mail = new WelcomeMail(smtpPort, uri + ACTIVATION_PAGE);
        UserRoutes users = new UserRoutes(register, activations, mail);
        AuthRoutes auth = new AuthRoutes(register, activations, mail, new LoginAttempts(clock));

        Map<String, Route> api = api(users, auth);
        api.forEach(
                (name, route) ->
                        routes.add(
                                route.method,
                                API + route.path,
                                route.open
                                        ? gate.open(name, route.action)
                                        : gate.guard(name, route.action)));
        routes.add("GET", ACTIVATION_PAGE, auth::activationPage);
        routes.add("POST", ACTIVATION_PAGE, auth::submitActivationPage);
        routes.otherwise("/main-system", call -> Refusal.notFound().reply());
        new SetupRoutes(this).add(routes);
        faults.party(PARTY, FaultyWire.COMMON, api.keySet());
    }

    private record Route(String method, String path, boolean open, Action action) {

        static Route guarded(String method, String path, Action action) {
            return new Route(method, path, false, action);
        }

        static Route open(String path, Action action) {
            return new Route("POST", path, true, action);
        }
    }

    private static Map<String, Route> api(UserRoutes users, AuthRoutes auth) {
        return Map.of(
                "create-from-payment",
                Route.guarded(
                        "POST", "/users/external/create-from-payment", users::createFromPayment),
                "read-user",
                Route.guarded("GET", "/users/{id}", users::read),
                "read-by-payment",
                Route.guarded("GET", BY_PAYMENT, users::readByPayment),
                "suspend",
                Route.guarded(
                        "POST",
                        BY_PAYMENT + "/suspend",
                        call -> users.change(call, Access.SUSPENDED)),
                "restore",
                Route.guarded(
                        "POST", BY_PAYMENT + "/restore", call -> users.change(call, Access.ACTIVE)),
                "revoke",
                Route.guarded(
                        "POST", BY_PAYMENT + "/revoke", call -> users.change(call, Access.REVOKED)),
                "activate",
                Route.open("/auth/activate", auth::activate),
                "request-activation",
                Route.open("/auth/activation", auth::requestActivation),
                "login",
                Route.open("/auth/login", auth::login));
    }

    /** What its callers must send as bearer token. */
    public String key() {
        return gate.key();
    }

    /** From now on callers must send this key. */
    public void useKey(String key) {
        gate.useKey(key);
    }

    /** Somebody who was there before anybody paid. Gives the user's id. */
    public String addUser(String email, String name) {
        return register.user(GrantRequest.email(email), Optional.of(name)).id();
    }

    /** How long a payment of this plan grants access; MONTHLY if nothing is said. */
    void plan(String planId, PlanRule rule) {
        register.plan(planId, rule);
    }

    /** What happened, seen from the main system's side: the balance of truth for tests. */
    public MainSystemLedger ledger() {
        return new MainSystemLedger(register, journal);
    }
}
