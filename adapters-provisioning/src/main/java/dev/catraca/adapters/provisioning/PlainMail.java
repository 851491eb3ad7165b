package dev.catraca.adapters.provisioning;

import dev.catraca.application.notification.port.Mail;
import dev.catraca.domain.shared.Email;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;

/** A mail as plain text in UTF-8; whatever its subject holds, it stays one header. */
final class PlainMail extends MimeMessage {
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;

    /** Throws {@link AddressException} for a recipient that SMTP has no way to name. */
    @SuppressWarnings("JavaUtilDate") // Jakarta Mail knows no other.
    PlainMail(Session session, InternetAddress from, Mail mail, Instant now)
            throws MessagingException {
        super(session);
        String address = from.getAddress();
        this.messageId =
                "<%s@%s>".formatted(mail.id(), address.substring(address.lastIndexOf('@') + 1));
        setFrom(from);
        setRecipient(Message.RecipientType.TO, recipient(mail.to()));
        setSubject(CONTROLS.matcher(mail.subject()).replaceAll(" ").strip(), UTF_8);
        setSentDate(Date.from(now));
        setHeader("Auto-Submitted", "auto-generated");
        setText(mail.text(), UTF_8);
        saveChanges();
    }

    /** The same at every attempt, so that whoever gets it twice can tell. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    /**
     * A domain has an ASCII form. What is before it has none, and Jakarta Mail would cut each
     * letter to a byte: another mailbox.
     */
    private static InternetAddress recipient(Email to) throws AddressException {
        int at = to.value().lastIndexOf('@');
        String mailbox = to.value().substring(0, at);
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(mailbox)) {
            throw new AddressException("not ASCII");
        }
        try {
            String domain = IDN.toASCII(to.value().substring(at + 1));
            return new InternetAddress(mailbox + "@" + domain, true);
        } catch (IllegalArgumentException _) {
            throw new AddressException("not a domain");
        }
    }
}
