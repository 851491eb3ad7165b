package dev.catraca.domain.quote;

/** An Ed25519 signature in base64url without padding, and the id of the key that made it. */
public record Signature(String keyId, String value) {}
