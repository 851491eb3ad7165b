package dev.catraca.sandbox.mailbox;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server that accepts every mail for everybody and keeps it to be read. */
public final class Mailbox implements AutoCloseable {

    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final GreenMail server;
    private final GreenMailUser everybody;

    /** Listens on the loopback address at once; port 0 takes any free one. */
    public Mailbox(int port) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        everybody = server.setUser("everybody@sandbox.catraca.dev", "unused");
        server.getUserManager().setMessageDeliveryHandler(this::keep);
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    /** All mails, the newest last. */
    public List<Mail> mails() {
        return List.copyOf(mails);
    }

    /** The mails of one address, whatever its case; the newest last. */
    public List<Mail> mails(String to) {
        return mails.stream().filter(mail -> mail.to().equalsIgnoreCase(to.strip())).toList();
    }

    public void clear() {
        mails.clear();
    }

    private GreenMailUser keep(MovingMessage message, MailAddress recipient)
            throws MessagingException, UserException {
        try {
            mails.add(
                    new Mail(
                            recipient.getEmail(),
                            Objects.requireNonNullElse(message.getMessage().getSubject(), ""),
                            text(message.getMessage()),
                            Instant.now()));
        } catch (IOException unreadable) {
            throw new MessagingException("a mail that cannot be read", unreadable);
        }
        return everybody;
    }

    /** The plain text, or whatever text there is in a mail without one. */
    private static String text(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof String text) {
            return text;
        }
        if (content instanceof Multipart parts) {
            String other = "";
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                String text = text(inner);
                if (inner.isMimeType("text/plain")) {
                    return text;
                }
                other = other.isEmpty() ? text : other;
            }
            return other;
        }
        return "";
    }

    @Override
    public void close() {
        server.stop();
    }
}
