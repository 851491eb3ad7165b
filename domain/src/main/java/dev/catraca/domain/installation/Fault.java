package dev.catraca.domain.installation;

/**
 * A reason for which a server must not serve. The code is stable and kebab-case, the subject names
 * a setting or {@code database}, and the cure is for the administrator; none of them holds a
 * secret.
 */
public record Fault(String code, String subject, String cure) {
    @Override
    public String toString() {
        return code + " " + subject + ": " + cure;
    }
}
