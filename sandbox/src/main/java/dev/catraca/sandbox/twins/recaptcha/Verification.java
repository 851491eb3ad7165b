package dev.catraca.sandbox.twins.recaptcha;

import java.util.Optional;

/**
 * A question that was answered; the error is one of Google's codes.
 *
 * @param token what was asked about, shortened
 */
public record Verification(
        String token, boolean success, Optional<String> error, Optional<String> remoteIp) {}
