package dev.catraca.adapters.provisioning;

import dev.catraca.application.shared.port.CallLog;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** This module's beans, put together by hand, with everything they can be told about. */
final class Wired implements AutoCloseable {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    static final Duration CONNECT = Duration.ofSeconds(5);

    final List<CallLog.Call> calls = new CopyOnWriteArrayList<>();
    final OutgoingCalls outgoing = new OutgoingCalls();
    final CallRecords records = new CallRecords(calls::add, CLOCK);
    private final Duration total;
    private final List<MainSystemClients> opened = new CopyOnWriteArrayList<>();

    Wired(Duration total) {
        this.total = total;
        transactionIs(Status.STATUS_NO_TRANSACTION);
    }

    void transactionIs(int status) {
        outgoing.transactions =
                (TransactionSynchronizationRegistry)
                        Proxy.newProxyInstance(
                                Wired.class.getClassLoader(),
                                new Class<?>[] {TransactionSynchronizationRegistry.class},
                                (_, method, _) -> {
                                    if (method.getName().equals("getTransactionStatus")) {
                                        return status;
                                    }
                                    throw new UnsupportedOperationException(method.getName());
                                });
    }

    MainSystemClients clients(Optional<String> key) {
        var clients = new MainSystemClients(key, CONNECT, total, outgoing, CLOCK);
        opened.add(clients);
        return clients;
    }

    HttpMainSystem mainSystem(Optional<URI> remote, int embeddedPort, Optional<String> key) {
        var clients = clients(key);
        return new HttpMainSystem(
                new RemoteMainSystem(remote, clients),
                new EmbeddedMainSystem(embeddedPort, clients),
                records);
    }

    SmtpMail mail(Optional<String> host, int port, boolean starttls, Optional<String> user) {
        return new SmtpMail(
                new SmtpServer(
                        host,
                        port,
                        Optional.of("Catraca <no-reply@catraca.example>"),
                        user,
                        user.map(it -> "password of " + it),
                        starttls,
                        CONNECT,
                        total,
                        outgoing,
                        CLOCK),
                records);
    }

    @Override
    public void close() {
        opened.forEach(MainSystemClients::close);
        outgoing.stop();
    }
}
