package dev.catraca.application.merchant.port;

import dev.catraca.domain.shared.Secret;

/** Proofs that a text comes from somebody who shares a secret. */
public interface Signatures {
    /** HMAC-SHA256 over the UTF-8 bytes of the text, in lower-case hex. */
    String hmacSha256(Secret secret, String text);
}
