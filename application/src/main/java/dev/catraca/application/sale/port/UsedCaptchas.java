package dev.catraca.application.sale.port;

import java.time.Instant;

/** Which tokens of a captcha were asked about, by their hashes. */
public interface UsedCaptchas {
    /** Whether nobody had used it: of many at once, one is told so. Commits alone. */
    boolean use(String token, Instant at);

    /** Forgets some of those that were used before; how many. */
    int forget(Instant before);
}
