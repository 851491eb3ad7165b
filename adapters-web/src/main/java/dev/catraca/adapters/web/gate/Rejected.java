package dev.catraca.adapters.web.gate;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The request is refused: thrown anywhere in the web adapter, answered in the route's envelope. */
@SuppressWarnings("serial") // never serialised
public final class Rejected extends RuntimeException {
    private final ProblemCode code;
    private final int status;
    private final List<Violation> violations;
    private final Optional<Duration> retryAfter;
    private final JsonObject members;

    public Rejected(ProblemCode code) {
        this(code, code.status(), List.of(), Optional.empty(), JsonValue.EMPTY_JSON_OBJECT);
    }

    public Rejected(ProblemCode code, List<Violation> violations) {
        this(code, code.status(), violations, Optional.empty(), JsonValue.EMPTY_JSON_OBJECT);
    }

    private Rejected(
            ProblemCode code,
            int status,
            List<Violation> violations,
            Optional<Duration> retryAfter,
            JsonObject members) {
        // An expected answer, not a fault: a stack trace would only cost time.
        super(code.code(), null, false, false);
        this.code = code;
        this.status = status;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
        this.members = members;
    }

    /** The same refusal, telling the caller when to come again; rounded up to whole seconds. */
    public Rejected retryAfter(Duration pause) {
        return new Rejected(code, status, violations, Optional.of(pause), members);
    }

    /** The same refusal where a route's contract asks for another status than the code's own. */
    public Rejected withStatus(int otherStatus) {
        return new Rejected(code, otherStatus, violations, retryAfter, members);
    }

    /**
     * The same refusal with more members in its problem details; the sites' envelopes have none.
     */
    public Rejected with(JsonObject moreMembers) {
        return new Rejected(code, status, violations, retryAfter, moreMembers);
    }

    public ProblemCode code() {
        return code;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    public List<Violation> violations() {
        return violations;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    JsonObject members() {
        return members;
    }
}
