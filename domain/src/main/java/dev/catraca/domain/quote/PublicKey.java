package dev.catraca.domain.quote;

/** What everybody may know of a key of ours: Ed25519, in base64url without padding. */
public record PublicKey(String id, String x) {}
