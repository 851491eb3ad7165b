package dev.catraca.adapters.provisioning;

import jakarta.mail.SendFailedException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an SMTP server ended a mail: its three-digit code, and whether asking again is pointless. */
record SmtpReply(int code, boolean isFinal) {
    static final SmtpReply ACCEPTED = new SmtpReply(250, true);

    private static final Pattern CODE = Pattern.compile("([45][0-9]{2})[ -].*", Pattern.DOTALL);

    /** What servers say to a text they do not want; other codes without an address are about us. */
    private static final Set<Integer> CONTENT_REFUSED = Set.of(550, 552, 554);

    /** Empty if the failure holds no reply. */
    static Optional<SmtpReply> of(SendFailedException failure) {
        for (Throwable it = failure; it != null; it = it.getCause()) {
            Matcher code = CODE.matcher(String.valueOf(it.getMessage()));
            if (code.matches()) {
                return Optional.of(of(failure, Integer.parseInt(code.group(1))));
            }
        }
        return Optional.empty();
    }

    /** A refused sender comes as a nested exception, a refused recipient as an invalid address. */
    private static SmtpReply of(SendFailedException failure, int code) {
        boolean recipientRefused =
                failure.getInvalidAddresses() != null && failure.getInvalidAddresses().length > 0;
        boolean contentRefused =
                failure.getNextException() == null && CONTENT_REFUSED.contains(code);
        return new SmtpReply(code, code >= 500 && (recipientRefused || contentRefused));
    }

    boolean isAccepted() {
        return code == ACCEPTED.code;
    }
}
