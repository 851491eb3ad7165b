package dev.catraca.sandbox.twins;

import dev.catraca.sandbox.clock.Agenda;
import dev.catraca.sandbox.clock.ClockRoutes;
import dev.catraca.sandbox.clock.TwinClock;
import dev.catraca.sandbox.faults.FaultRoutes;
import dev.catraca.sandbox.faults.Faults;
import dev.catraca.sandbox.mailbox.Mailbox;
import dev.catraca.sandbox.mailbox.MailboxRoutes;
import dev.catraca.sandbox.twins.asaas.AsaasTwin;
import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.http.Routes;
import dev.catraca.sandbox.twins.http.TwinServer;
import dev.catraca.sandbox.twins.mainsystem.MainSystemTwin;
import dev.catraca.sandbox.twins.pacto.PactoTwin;
import dev.catraca.sandbox.twins.recaptcha.RecaptchaTwin;
import dev.catraca.sandbox.twins.stripe.StripeTwin;
import java.io.UncheckedIOException;
import java.net.URI;

/** The twins of all outside parties, on one HTTP port and one SMTP port of the loopback address. */
public final class Twins implements AutoCloseable {

    private final TwinServer server;
    private final TwinClock clock = new TwinClock();
    private final Agenda agenda;
    private final Faults faults = new Faults();
    private final Mailbox mailbox;
    private final StripeTwin stripe;
    private final AsaasTwin asaas;
    private final PactoTwin pacto;
    private final RecaptchaTwin recaptcha;
    private final MainSystemTwin mainSystem;

    /** Starts them all; port 0 takes any free port. */
    public static Twins start(int port, int smtpPort) {
        return new Twins(port, smtpPort);
    }

    private Twins(int port, int smtpPort) {
        mailbox = new Mailbox(smtpPort);
        agenda = new Agenda(clock);
        server = server(port);
        Routes routes = new Routes();
        ClockRoutes.add(routes, clock);
        FaultRoutes.add(routes, faults);
        MailboxRoutes.add(routes, mailbox);
        stripe = new StripeTwin(uri(), clock, agenda, faults, routes);
        asaas = new AsaasTwin(uri(), clock, agenda, faults, routes);
        pacto = new PactoTwin(uri(), clock, agenda, faults, routes);
        recaptcha = new RecaptchaTwin(clock, faults, routes);
        mainSystem = new MainSystemTwin(uri(), smtpPort(), clock, faults, routes);
        routes.add("GET", "/", call -> Reply.html(200, IndexPage.of(this, faults)));
        server.serve(routes);
    }

    private TwinServer server(int port) {
        try {
            return new TwinServer(port);
        } catch (UncheckedIOException portTaken) {
            mailbox.close();
            agenda.close();
            throw portTaken;
        }
    }

    public int port() {
        return server.port();
    }

    public int smtpPort() {
        return mailbox.port();
    }

    /** Where everything is served: {@code http://localhost:9081}. */
    public URI uri() {
        return URI.create("http://localhost:" + port());
    }

    /** For {@code catraca.stripe.api-base}. */
    public URI stripeBase() {
        return uri().resolve("/stripe");
    }

    /** For {@code catraca.asaas.api-base}. */
    public URI asaasBase() {
        return uri().resolve("/asaas/v3");
    }

    /** For {@code catraca.pacto-v2.api-base}. */
    public URI pactoV2Base() {
        return uri().resolve(PactoTwin.V2_PATH);
    }

    /** For {@code catraca.pacto-v3.api-base}. */
    public URI pactoV3Base() {
        return uri().resolve(PactoTwin.V3_PATH);
    }

    /** For {@code catraca.recaptcha.api-base}. */
    public URI recaptchaBase() {
        return uri().resolve(RecaptchaTwin.PATH);
    }

    /** For {@code catraca.main-system.api-base}. */
    public URI mainSystemBase() {
        return uri().resolve("/main-system/api");
    }

    public StripeTwin stripe() {
        return stripe;
    }

    public AsaasTwin asaas() {
        return asaas;
    }

    public PactoTwin pacto() {
        return pacto;
    }

    public RecaptchaTwin recaptcha() {
        return recaptcha;
    }

    public MainSystemTwin mainSystem() {
        return mainSystem;
    }

    public TwinClock clock() {
        return clock;
    }

    public Faults faults() {
        return faults;
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    @Override
    public void close() {
        faults.close();
        agenda.close();
        stripe.close();
        asaas.close();
        server.close();
        mailbox.close();
    }
}
