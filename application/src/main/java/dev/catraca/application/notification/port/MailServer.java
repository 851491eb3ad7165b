package dev.catraca.application.notification.port;

/** Hands a mail to a server over SMTP; never called inside a transaction. */
public interface MailServer {
    Delivery send(Mail mail);

    /** What came of it. */
    sealed interface Delivery {
        record Accepted() implements Delivery {}

        /** A definite no (5xx), such as an address that does not exist. */
        record Refused(String reason) implements Delivery {}

        record Unavailable(String cause) implements Delivery {}
    }
}
